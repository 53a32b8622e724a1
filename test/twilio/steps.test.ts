import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { known, SECONDARY } from '../sandbox/harness.js';
import type { TwilioLibrary } from './library.js';
import { useLibrary } from './use-library.js';

/** The SIDs that the reference stands in for real ones with. */
const PLACEHOLDER = {
  policy: 'RNaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  profile: 'BUaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  primary: 'objectSid: "BUaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
  endUser: 'ITaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  address: 'ADaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  document: 'RDXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
  number: 'PNaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
};

type Substitution = readonly [placeholder: string, value: string];

const sample = (name: string) =>
  readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');

/** Runs code as a person would who pasted it into a file; what it prints is the answer. */
async function runAsWritten(
  code: string,
  twilio: (sid: string, token: string) => unknown,
  idle: () => Promise<void>,
): Promise<string[]> {
  const printed: string[] = [];
  const env = { TWILIO_ACCOUNT_SID: known('AC', 1), TWILIO_AUTH_TOKEN: 'sandbox' };
  const run = new Function('require', 'process', 'console', code);
  run(
    (name: string) => name === 'twilio' && twilio,
    { env },
    { log: (line: unknown) => printed.push(String(line)) },
  );
  await idle();
  return printed;
}

describe('the eleven steps of reference/001, its sample code as written', () => {
  const library = useLibrary();

  async function step(name: string, substitutions: readonly Substitution[] = []) {
    let code = sample(name);
    for (const [placeholder, value] of substitutions) {
      expect(code, `${name}: ${placeholder}`).to.include(placeholder);
      code = code.replaceAll(placeholder, value);
      console.log(`      ${name}: ${placeholder} → ${value}`);
    }
    const { httpClient, idle } = library.local;
    const twilio: TwilioLibrary = library.library;
    const printed = await runAsWritten(
      code,
      (sid, token) => twilio(sid, token, { httpClient }),
      idle,
    );
    const answer = library.local.answers.at(-1) as Record<string, string>;
    return { printed, answer, sid: answer['sid']! };
  }

  it('make a compliant profile and send it to review', async () => {
    const policies = await step('01-list-policies');
    expect(policies.printed).to.have.lengthOf(20);

    const policy = [PLACEHOLDER.policy, SECONDARY] as const;
    const created = await step('02-create-customer-profile', [policy]);
    expect(created.printed).to.eql([known('AC', 1)]);
    const profile = [PLACEHOLDER.profile, created.sid] as const;

    const business = await step('03-create-business-information');
    const first = await step('04-create-authorized-representative-1');
    const second = await step('05-create-authorized-representative-2');
    const address = await step('06-create-address');
    const document = await step('07-create-supporting-document', [
      [PLACEHOLDER.address, address.sid],
    ]);
    for (const { printed, sid } of [business, first, second, address, document]) {
      expect(printed).to.eql([sid]);
    }

    for (const [name, object] of [
      ['08-assign-business-information', business],
      ['08-assign-authorized-representative-1', first],
      ['08-assign-authorized-representative-2', second],
    ] as const) {
      const assigned = await step(name, [profile, [PLACEHOLDER.endUser, object.sid]]);
      expect(assigned.printed).to.eql([assigned.sid]);
      expect(assigned.answer).to.include({ object_sid: object.sid });
    }
    // The one placeholder stands for two profiles here: the primary is the object.
    const primary = [PLACEHOLDER.primary, `objectSid: "${known('BU', 1)}"`] as const;
    await step('08-assign-primary-customer-profile', [primary, profile]);
    await step('08-assign-supporting-document', [profile, [PLACEHOLDER.document, document.sid]]);
    await step('09-assign-phone-number', [profile, [PLACEHOLDER.number, known('PN', 1)]]);

    const evaluation = await step('10-evaluate', [profile, policy]);
    expect(evaluation.answer['status']).to.equal('compliant');
    const submitted = await step('11-submit', [profile]);
    expect(submitted.printed).to.eql([created.sid]);
    expect(submitted.answer['status']).to.equal('pending-review');

    const { json } = await library.sandbox.control('GET', '/ledger');
    expect(json.entries.map((entry: { status: number }) => entry.status)).to.eql([
      200,
      ...Array.from({ length: 13 }, () => 201),
      200,
    ]);
  });
});
