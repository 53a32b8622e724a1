import type { FastifyRequest } from 'fastify';
import { ApiError, notFound } from './api-error.js';
import { callerOf, ownerOf, refusedCredentials } from './credentials.js';
import { FormBody } from './form.js';
import { refuseTestCredentials } from './gates.js';
import { originOf, pathOf } from './request-facts.js';
import type { Answer, Call } from './resources/operation.js';
import type { World } from './world.js';

export type Run = (call: Call) => Answer;

/** A 500 that nobody asked for is a mistake of the sandbox, and says so. */
function mistake(error: unknown): ApiError {
  console.error('The sandbox itself failed:', error);
  return new ApiError(500, 20500, 'An internal server error has occurred');
}

function runAs(world: World, request: FastifyRequest, run: Run, touched: Call['touched']): Answer {
  const path = pathOf(request);
  const params = request.params as Record<string, string>;
  const { accounts, settings } = world;
  const caller = callerOf(accounts, request.headers.authorization);
  if (!caller) throw refusedCredentials();
  const account = ownerOf(accounts, caller, params['account'] ?? caller.account.sid);
  // Another account's resources do not exist for this one.
  if (!account) {
    throw settings.otherAccount === 'not-found' ? notFound(path) : refusedCredentials();
  }
  refuseTestCredentials(account, request.method, path);
  return run({
    world,
    account,
    path,
    params,
    query: new URLSearchParams(request.url.split('?')[1] ?? ''),
    form: request.body instanceof FormBody ? request.body.fields : new URLSearchParams(),
    origin: originOf(request),
    touched,
  });
}

/** Carries a call out for whoever its credentials name; a refusal is an answer too. */
export function execute(
  world: World,
  request: FastifyRequest,
  run: Run,
  touched: Call['touched'],
): Answer {
  const asSet = world.settings;
  world.settings = { ...asSet, ...request.fault?.settings };
  try {
    return runAs(world, request, run, touched);
  } catch (error) {
    const { status, code, message } = error instanceof ApiError ? error : mistake(error);
    const recoded = new ApiError(status, asSet.refusalCodes[code] ?? code, message);
    return { status, json: recoded.body };
  } finally {
    world.settings = asSet;
  }
}
