import { inventedSid } from './invented-sid.js';
import type { Policy } from './policy.js';
import { accepted, document, endUser, NOTHING_REQUIRED } from './requirements.js';

const COUNTRIES =
  'Argentina,Australia,Austria,Belgium,Brazil,Bulgaria,Chile,Colombia,Croatia,Cyprus,Denmark,' +
  'Estonia,Finland,France,Germany,Ghana,Greece,Hungary,Iceland,India,Ireland,Italy,Japan,Kenya,' +
  'Latvia,Lithuania,Malta,Mexico,Norway,Peru,Poland,Portugal,Romania,Spain,Sweden';

const NUMBER_TYPES = ['Local', 'Mobile', 'National'];

const regulatory = (country: string, numberType: string): Policy => ({
  sid: inventedSid('RN', `policy ${country} ${numberType}`),
  friendly_name: `${country}: ${numberType} - Individual`,
  role: 'other',
  bundleType: `regulatory_${country}_${numberType}_individual`.toLowerCase(),
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [endUser('individual', 'Individual', ['first_name', 'last_name'], 'individual_info')],
    supporting_document: [
      [
        document('individual_address_info', 'Proof of Address', 'Proof of Address', [
          accepted('utility_bill', 'Utility bill', ['address_sids']),
        ]),
      ],
    ],
  },
});

/** On the live list several policies share this name; which is one reason to pin SIDs. */
const brandedCalling = (sid: string): Policy => ({
  sid,
  friendly_name: 'Branded Calling',
  role: 'other',
  kind: 'TrustProducts',
  bundleType: 'branded_calling_trust_product',
  requirements: NOTHING_REQUIRED,
});

/** A hundred and more that nobody here wants: they make the list as long as the real one. */
export const SMALL_POLICIES: readonly Policy[] = [
  ...COUNTRIES.split(',').flatMap((country) =>
    NUMBER_TYPES.map((numberType) => regulatory(country, numberType)),
  ),
  brandedCalling('RNec5c6f3b750ed0d117c1951b5d5ce8c1'),
  brandedCalling('RNa5150dedb5f110adba478ce9dde61d56'),
  brandedCalling('RN5db7f1c57f6157280b28428ede4db708'),
  brandedCalling('RN304faa2408f673b68867fe5cb65b7f50'),
];
