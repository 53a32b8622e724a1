import { ApiError, notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import type { Bundle, BundleKind } from '../model.js';
import { answerPage } from '../paging.js';
import { newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { findBundle } from './bundles.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

interface Assignment {
  readonly sid: string;
  readonly created: Date;
}

/** What of an assignment is asked for; the rest is ours to give. */
type Asked<T extends Assignment> = Omit<T, keyof Assignment>;

/** What a bundle can be given, and how that differs from the other thing that it can be given. */
export interface AssignmentResource<T extends Assignment> {
  readonly name: 'EntityAssignments' | 'ChannelEndpointAssignments';
  readonly sidPrefix: 'BV' | 'RA';
  of(bundle: Bundle): T[];
  /** What is assigned. */
  objectOf(asked: Asked<T>): string;
  /** What Twilio shows of it beside SIDs and dates. */
  shown(assignment: T): object;
  /** What a request asks to assign. Throws why it may not be. */
  read(call: Call, bundle: Bundle): Asked<T>;
  /** What it says to whoever assigns the same again. */
  repeated(object: string, bundle: Bundle): string;
  /** Throws where another bundle has it, and only one may. */
  refuseHeld?(call: Call, bundle: Bundle, object: string): void;
  /** Throws where a bundle's assignments may not be changed now. */
  refuseLocked(call: Call, bundle: Bundle): void;
  /** Whether a list's query asks for it. */
  isAsked(query: URLSearchParams, assignment: T): boolean;
}

/** Create, list, fetch and delete: assignments cannot be changed. */
export function assignmentOperations<T extends Assignment>(
  kind: BundleKind,
  resource: AssignmentResource<T>,
): readonly Operation[] {
  const path = `/v1/${kind}/:bundle/${resource.name}`;

  const render = ({ account, origin }: Call, bundle: Bundle, assignment: T) => ({
    sid: assignment.sid,
    [BUNDLE_NAMES[bundle.kind].sidProperty]: bundle.sid,
    account_sid: account.sid,
    ...resource.shown(assignment),
    date_created: isoDate(assignment.created),
    url: `${origin}/v1/${bundle.kind}/${bundle.sid}/${resource.name}/${assignment.sid}`,
  });

  const find = ({ params, path: asked }: Call, bundle: Bundle): T => {
    const found = resource.of(bundle).find(({ sid }) => sid === params['sid']);
    if (!found) throw notFound(asked);
    return found;
  };

  const create = (call: Call): Answer => {
    const bundle = findBundle(call, kind);
    const asked = resource.read(call, bundle);
    const object = resource.objectOf(asked);
    const held = resource.of(bundle);
    const existing = held.find((one) => resource.objectOf(one) === object);
    if (existing && call.world.settings.repeatAssignment === 'existing') {
      return { status: 201, json: render(call, bundle, existing) };
    }
    if (existing) throw new ApiError(409, 20409, resource.repeated(object, bundle));
    resource.refuseHeld?.(call, bundle, object);
    const given = { sid: newSid(resource.sidPrefix), created: new Date() };
    const assignment = { ...given, ...asked } as T;
    held.push(assignment);
    call.touched.created.push(assignment.sid);
    return { status: 201, json: render(call, bundle, assignment) };
  };

  const list = (call: Call): Answer => {
    const bundle = findBundle(call, kind);
    const assignments = listed(call, resource.of(bundle)).filter((assignment) =>
      resource.isAsked(call.query, assignment),
    );
    return answerPage(call, assignments, (assignment) => render(call, bundle, assignment));
  };

  const fetch = (call: Call): Answer => {
    const bundle = findBundle(call, kind);
    return { status: 200, json: render(call, bundle, find(call, bundle)) };
  };

  const remove = (call: Call): Answer => {
    const bundle = findBundle(call, kind);
    const assignment = find(call, bundle);
    resource.refuseLocked(call, bundle);
    const held = resource.of(bundle);
    held.splice(held.indexOf(assignment), 1);
    call.touched.deleted.push(assignment.sid);
    return { status: 204 };
  };

  return [
    { method: 'POST', path, run: create },
    { method: 'GET', path, run: list },
    { method: 'GET', path: `${path}/:sid`, run: fetch },
    { method: 'DELETE', path: `${path}/:sid`, run: remove },
  ];
}
