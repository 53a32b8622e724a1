import type { TwilioClient } from './library.js';

/** What a step of the reference needs of those before it; the reference has placeholders there. */
export interface Sids {
  readonly policy: string;
  readonly profile: string;
  readonly object: string;
}

export type Step = (client: TwilioClient, sids: Sids) => Promise<{ readonly sid: string }>;

const assign: Step = (client, { profile, object }) =>
  client.trusthub.v1
    .customerProfiles(profile)
    .customerProfilesEntityAssignments.create({ objectSid: object });

/** The calls of reference/001 with its own parameters and values, step by step. */
export const STEPS = {
  'create-customer-profile': (client, { policy }) =>
    client.trusthub.v1.customerProfiles.create({
      email: 'email',
      friendlyName: 'friendly_name',
      policySid: policy,
      statusCallback: 'http://www.example.com',
    }),
  'create-business-information': (client) =>
    client.trusthub.v1.endUsers.create({
      type: 'customer_profile_business_information',
      friendlyName: 'friendly name',
      attributes: {
        business_name: 'acme business',
        business_type: 'Partnership',
        business_industry: 'EDUCATION',
        business_identity: 'direct_customer',
        business_registration_identifier: 'DUNS',
        business_registration_number: '123456789',
        business_regions_of_operation: 'USA_AND_CANADA',
        website_url: 'test.com',
        social_media_profile_urls: '',
      },
    }),
  'create-authorized-representative-1': (client) =>
    client.trusthub.v1.endUsers.create({
      type: 'authorized_representative_1',
      friendlyName: 'auth_rep_1',
      attributes: {
        first_name: 'rep1',
        last_name: 'acme',
        email: 'rep1@acme.com',
        phone_number: '+11234567890',
        business_title: 'ceo',
        job_position: 'CEO',
      },
    }),
  'create-authorized-representative-2': (client) =>
    client.trusthub.v1.endUsers.create({
      type: 'authorized_representative_2',
      friendlyName: 'auth_rep_2',
      attributes: {
        first_name: 'rep2',
        last_name: 'acme',
        email: 'rep2@acme.com',
        phone_number: '+14345678900',
        business_title: 'cfo',
        job_position: 'CFO',
      },
    }),
  'create-address': (client) =>
    client.addresses.create({
      customerName: 'name',
      street: '555 AnyStreet',
      streetSecondary: 'Apt B',
      city: 'Any City',
      region: 'Any Region',
      postalCode: '12345',
      isoCountry: 'US',
    }),
  'create-supporting-document': (client, { object }) =>
    client.trusthub.v1.supportingDocuments.create({
      type: 'customer_profile_address',
      friendlyName: 'address',
      attributes: { address_sids: object },
    }),
  'assign-business-information': assign,
  'assign-authorized-representative-1': assign,
  'assign-authorized-representative-2': assign,
  'assign-primary-customer-profile': assign,
  'assign-supporting-document': assign,
  'assign-phone-number': (client, { profile, object }) =>
    client.trusthub.v1.customerProfiles(profile).customerProfilesChannelEndpointAssignment.create({
      channelEndpointType: 'phone-number',
      channelEndpointSid: object,
    }),
  evaluate: (client, { profile, policy }) =>
    client.trusthub.v1
      .customerProfiles(profile)
      .customerProfilesEvaluations.create({ policySid: policy }),
  submit: (client, { profile }) =>
    client.trusthub.v1.customerProfiles(profile).update({ status: 'pending-review' }),
} satisfies Record<string, Step>;
