import { expect } from 'chai';
import { known, SECONDARY } from '../sandbox/harness.js';
import type { TwilioClient } from './library.js';
import { useLibrary } from './use-library.js';

const PROFILE = { friendlyName: 'Kites', email: 'a@kites.example', policySid: SECONDARY };

describe('Twilio’s own library throws its RestException', () => {
  const library = useLibrary();

  for (const [what, status, code, call] of [
    [
      'for what does not exist',
      404,
      20404,
      (c: TwilioClient) => c.trusthub.v1.endUsers(known('IT', 999)).fetch(),
    ],
    [
      'for an unknown type',
      400,
      22212,
      (c: TwilioClient) => c.trusthub.v1.endUsers.create({ friendlyName: 'x', type: 'hero' }),
    ],
    [
      'for a status that nobody may set',
      400,
      22203,
      async (c: TwilioClient) => {
        const { sid } = await c.trusthub.v1.customerProfiles.create(PROFILE);
        return c.trusthub.v1.customerProfiles(sid).update({ status: 'draft' });
      },
    ],
    [
      'for a primary profile',
      400,
      400,
      (c: TwilioClient) =>
        c.trusthub.v1.customerProfiles(known('BU', 1)).update({ friendlyName: 'Mine' }),
    ],
    [
      'for an address that is not quite right',
      400,
      21629,
      (c: TwilioClient) =>
        c.addresses.create({
          customerName: 'Kites',
          street: '12 Example Lane',
          city: 'Sprngfield',
          region: 'IL',
          postalCode: '62701',
          isoCountry: 'US',
          autoCorrectAddress: false,
        }),
    ],
    [
      'for another account’s numbers',
      404,
      20404,
      (c: TwilioClient) => c.api.v2010.accounts(known('AC', 2)).incomingPhoneNumbers.list(),
    ],
  ] as const) {
    it(what, async () => {
      const error = await Promise.resolve(call(library.client())).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(error).to.be.instanceOf(library.library.RestException);
      expect(error).to.include({ status, code });
      expect(error).to.have.property('moreInfo', `https://www.twilio.com/docs/errors/${code}`);
    });
  }

  for (const [what, account, token, status, code] of [
    ['for bad credentials', 1, 'wrong', 401, 20003],
    ['for test credentials', 6, 'sandbox', 403, 20008],
  ] as const) {
    it(what, async () => {
      const error = await library
        .client(account, token)
        .trusthub.v1.policies.list({ limit: 1 })
        .catch((error: unknown) => error);
      expect(error).to.be.instanceOf(library.library.RestException);
      expect(error).to.include({ status, code });
    });
  }
});
