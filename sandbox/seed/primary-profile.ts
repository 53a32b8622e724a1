import type { Account, Attributes, Bundle, BundleStatus } from '../model.js';
import { PRIMARY_BUSINESS } from '../policies/business-profiles.js';
import { seedSid } from '../sid.js';

interface Vendor {
  readonly name: string;
  readonly domain: string;
  readonly identity: 'isv_reseller_or_partner' | 'direct_customer';
  readonly status: BundleStatus;
}

const MADE = new Date('2024-01-15T10:00:00Z');
const times = () => ({ created: MADE, updated: MADE });

function addEndUser(account: Account, sid: string, type: string, attributes: Attributes) {
  account.endUsers.set(sid, { sid, type, friendlyName: type, attributes, ...times() });
  return { sid, type };
}

const representative = (domain: string, first_name: string, last_name: string, phone: string) => ({
  first_name,
  last_name,
  email: `${first_name}.${last_name}@${domain}`.toLowerCase(),
  phone_number: phone,
  business_title: 'Managing Director',
  job_position: 'CEO',
});

function addAddressDocument(account: Account, n: number, vendor: Vendor) {
  const addressSid = seedSid('AD', n);
  account.addresses.set(addressSid, {
    sid: addressSid,
    friendlyName: 'Head office',
    customerName: vendor.name,
    street: `${n}00 Example Avenue`,
    streetSecondary: null,
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
    isoCountry: 'US',
    emergencyEnabled: false,
    ...times(),
  });
  const sid = seedSid('RD', n);
  const type = 'customer_profile_address';
  account.documents.set(sid, {
    sid,
    type,
    friendlyName: 'Head office',
    attributes: { address_sids: addressSid },
    status: vendor.status === 'twilio-approved' ? 'APPROVED' : 'PENDING_REVIEW',
    ...times(),
  });
  return { sid, type };
}

/** A primary profile as Twilio's Console would have left it, with all that its policy asks for. */
export function addPrimaryProfile(account: Account, n: number, vendor: Vendor): void {
  const { name, domain, identity, status } = vendor;
  const objects = [
    addEndUser(account, seedSid('IT', n * 10), 'customer_profile_business_information', {
      business_name: name,
      business_identity: identity,
      business_type: 'Corporation',
      business_industry: 'TELECOMMUNICATIONS',
      business_registration_identifier: 'EIN',
      business_registration_number: `00-000000${n}`,
      business_regions_of_operation: 'USA_AND_CANADA',
      website_url: `https://www.${domain}`,
      social_media_profile_urls: '',
    }),
    addEndUser(
      account,
      seedSid('IT', n * 10 + 1),
      'authorized_representative_1',
      representative(domain, 'Rowan', 'Ashby', '+12025550171'),
    ),
    addEndUser(
      account,
      seedSid('IT', n * 10 + 2),
      'authorized_representative_2',
      representative(domain, 'Imogen', 'Vale', '+12025550172'),
    ),
    addAddressDocument(account, n, vendor),
  ];
  const bundle: Bundle = {
    kind: 'CustomerProfiles',
    sid: seedSid('BU', n),
    policy: PRIMARY_BUSINESS,
    friendlyName: `${name} primary profile`,
    email: `compliance@${domain}`,
    statusCallback: null,
    status,
    validUntil: status === 'twilio-approved' ? new Date('2034-01-15T10:00:00Z') : null,
    errors: null,
    ...times(),
    entityAssignments: objects.map(({ sid, type }, i) => ({
      sid: seedSid('BV', n * 10 + i),
      objectSid: sid,
      objectType: type,
      created: MADE,
    })),
    channelEndpointAssignments: [],
    evaluations: [],
  };
  account.bundles.set(bundle.sid, bundle);
}
