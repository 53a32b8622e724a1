import { expect } from 'chai';
import type { Exchange } from '../../sandbox/index.js';
import { describedOperations, type DescribedOperation } from '../openapi/described-operations.js';
import { reasonToExclude as reasonOf } from '../openapi/excluded-operations.js';
import { differences, placed } from './description-examples.js';
import { everyOperation } from './description-sequence.js';
import { useSandbox } from './harness.js';
import { normalised } from './normalised.js';
import { soleProprietor } from './sole-proprietor.js';

describe('the published description', () => {
  const exchanges: Exchange[] = [];
  const sandbox = useSandbox({ onExchange: (exchange) => exchanges.push(exchange) });
  const approve = (sid: string) =>
    sandbox.control('POST', `/reviews/${sid}`, { decision: 'approve' });

  /** Names of the parameters that were sent to an operation, and how often it was called with success. */
  function used({ matches }: DescribedOperation) {
    const names = new Set<string>();
    let calls = 0;
    for (const { method, url, body, status } of exchanges) {
      const { pathname, searchParams } = new URL(url);
      if (status >= 400 || !matches(method, pathname)) continue;
      calls++;
      for (const name of [...searchParams.keys(), ...new URLSearchParams(body).keys()]) {
        names.add(name);
      }
    }
    return { calls, names };
  }

  it('is there in every operation, parameter and property but for what is out of scope', async function () {
    this.timeout(30_000);
    exchanges.length = 0;
    // The client holds each request and each answer against the description.
    await everyOperation(sandbox.client(), approve);
    const operations = await describedOperations();

    const unused: string[] = [];
    for (const operation of operations.filter((one) => !reasonOf(one))) {
      const { calls, names } = used(operation);
      if (calls === 0) unused.push(operation.name);
      for (const parameter of operation.parameters) {
        if (!names.has(parameter)) unused.push(`${operation.name} ${parameter}`);
      }
    }
    expect(unused).to.eql([]);

    const excluded = operations.filter(reasonOf);
    for (const operation of excluded) {
      console.log(`      excluded: ${operation.name}: ${reasonOf(operation)}`);
    }
    console.log(`      ${operations.length - excluded.length} operations of ${operations.length}`);
    expect(operations.length - excluded.length).to.equal(63);
  });

  it('has examples of requests that are all carried out', async () => {
    // They have an address of "street" in "city".
    await sandbox.control('PUT', '/settings', { addressChecks: 'off' });
    const client = sandbox.client();
    let sent = 0;
    for (const operation of (await describedOperations()).filter((one) => !reasonOf(one))) {
      for (const [name, example] of Object.entries(operation.examples)) {
        const { path, form } = await placed(client, operation.path, example);
        const reply = await client.post(path, form);
        const answer = operation.answers.find((one) => one.name === name);
        const differing = answer ? differences(reply.json, answer.value) : [];
        console.log(
          `      ${operation.name} ${name}: ${differing.join(', ') || 'as in the example'}`,
        );
        sent++;
      }
    }
    expect(sent).to.equal(23);
  });

  it('has two compliant evaluations, which come of what they describe', async () => {
    const client = sandbox.client();
    const operations = await describedOperations();
    const example = (name: string, kind: string) =>
      operations
        .find(
          (one) => one.name.startsWith(`POST /v1/${kind}/`) && one.name.endsWith('/Evaluations'),
        )!
        .answers.find((one) => one.name === name)!.value;
    const { starter, product } = await soleProprietor(client, approve);
    for (const [answer, wanted] of [
      [starter, example('createCompliantStarterCustomerProfile', 'CustomerProfiles')],
      [product, example('createCompliantSoleProprietorA2PProfile', 'TrustProducts')],
    ] as const) {
      expect(normalised(answer)).to.eql(normalised(wanted));
    }
  });
});
