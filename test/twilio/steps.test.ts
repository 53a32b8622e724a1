import { expect } from 'chai';
import { known, SECONDARY } from '../sandbox/harness.js';
import { STEPS, type Step } from './eleven-steps.js';
import { useLibrary } from './use-library.js';

describe("the eleven steps of reference/001 with Twilio's own library", () => {
  const library = useLibrary();

  it('make a compliant profile and send it to review', async () => {
    const { httpClient } = library.local;
    const client = library.library(known('AC', 1), 'sandbox', { httpClient });
    // The reference lists 20 policies and takes one; the wanted one is on a later page.
    expect(await client.trusthub.v1.policies.list({ limit: 20 })).to.have.lengthOf(20);

    let profile = '';
    const take = async (name: keyof typeof STEPS, object = ''): Promise<string> => {
      const step: Step = STEPS[name];
      const { sid } = await step(client, { policy: SECONDARY, profile, object });
      console.log(`      ${name}${object && `: placeholder → ${object}`}`);
      return sid;
    };
    profile = await take('create-customer-profile');
    const business = await take('create-business-information');
    const first = await take('create-authorized-representative-1');
    const second = await take('create-authorized-representative-2');
    const address = await take('create-address');
    const document = await take('create-supporting-document', address);
    await take('assign-business-information', business);
    await take('assign-authorized-representative-1', first);
    await take('assign-authorized-representative-2', second);
    await take('assign-primary-customer-profile', known('BU', 1));
    await take('assign-supporting-document', document);
    await take('assign-phone-number', known('PN', 1));
    await take('evaluate');
    expect((library.local.answers.at(-1) as { status: string }).status).to.equal('compliant');
    expect(await take('submit')).to.equal(profile);
    expect((library.local.answers.at(-1) as { status: string }).status).to.equal('pending-review');

    const { json } = await library.sandbox.control('GET', '/ledger');
    expect(json.entries.map((entry: { status: number }) => entry.status)).to.eql([
      200,
      ...Array.from({ length: 13 }, () => 201),
      200,
    ]);
  });
});
