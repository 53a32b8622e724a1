import { expect } from 'chai';
import { facadeJourney } from '../bench/facade-journey.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { BusinessAtSandbox, filled } from './business-at-sandbox.js';

const TWO_PEOPLE = { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON };

/** How each call is named in the ledger, without its SIDs. */
const kinds = (calls: readonly { readonly path: string }[]): string[] =>
  calls.map(({ path }) => path.replaceAll(/[A-Z]{2}[0-9a-f]{32}/g, '…')).toSorted();

/**
 * What sending a business costs where nothing goes wrong, with the policy, its types and the primary
 * profile read shortly before, in an account with fewer than 1,000 end users.
 */
describe('the calls of a submission, up to the answer of its submit', () => {
  it('are eleven writes with one representative', async () => {
    const { writes, reads } = await facadeJourney({ values: MAPLE_STREET_BAKERY });
    expect(kinds(writes)).to.eql([
      '/2010-04-01/Accounts/…/Addresses.json',
      '/v1/CustomerProfiles',
      '/v1/CustomerProfiles/…',
      '/v1/CustomerProfiles/…/EntityAssignments',
      '/v1/CustomerProfiles/…/EntityAssignments',
      '/v1/CustomerProfiles/…/EntityAssignments',
      '/v1/CustomerProfiles/…/EntityAssignments',
      '/v1/CustomerProfiles/…/Evaluations',
      '/v1/EndUsers',
      '/v1/EndUsers',
      '/v1/SupportingDocuments',
    ]);
    expect(writes.map(({ method }) => method)).to.eql(Array.from(writes, () => 'POST'));
    expect(reads.length, kinds(reads).join(' ')).to.be.at.most(6);
  });

  it('are two writes more with a second', async () => {
    const { writes, reads } = await facadeJourney({ values: TWO_PEOPLE });
    expect(writes).to.have.lengthOf(13);
    expect(reads.length, kinds(reads).join(' ')).to.be.at.most(6);
  });

  it('are one write less with an address that the account has', async () => {
    const { writes, reads } = await facadeJourney({
      values: MAPLE_STREET_BAKERY,
      existingAddress: true,
    });
    expect(writes).to.have.lengthOf(10);
    expect(kinds(writes)).not.to.include('/2010-04-01/Accounts/…/Addresses.json');
    expect(reads.length, kinds(reads).join(' ')).to.be.at.most(6);
  });
});

describe('the calls of our own pages', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  it('share the pace of their account: six at once, whatever is asked', async () => {
    let underWay = 0;
    let most = 0;
    const counted: typeof fetch = async (input, init) => {
      most = Math.max(most, (underWay += 1));
      try {
        return await fetch(input, init);
      } finally {
        underWay -= 1;
      }
    };
    const { own } = business.host({ fetch: counted });
    const draftId = await filled(own);
    await Promise.all([
      ...Array.from({ length: 12 }, () => own.call('numbers.list', { draftId })),
      own.call('leftovers.list', {}),
    ]);
    expect(most).to.equal(6);
  });
});
