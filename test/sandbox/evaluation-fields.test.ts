import { expect } from 'chai';
import { buildProfile, evaluate } from './build-profile.js';
import { complaints, requirement } from './evaluation-results.js';
import { useSandbox, type Client } from './harness.js';
import { BUSINESS_INFORMATION, REPRESENTATIVE } from './made-up-business.js';

describe('an evaluation of a field', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  for (const [field, value, code] of [
    ['business_name', '', 22215],
    ['business_name', '   ', 22215],
    ['business_type', 'Company', 22215],
    ['business_identity', 'reseller', 22215],
    ['business_industry', 'Kites', 22215],
    ['business_registration_identifier', 'TIN', 22215],
    ['business_registration_number', '12345', 22218],
    ['business_regions_of_operation', 'ATLANTIS', 22215],
    ['business_regions_of_operation', 'ASIA,ATLANTIS', 22215],
    ['website_url', 'kites', 22218],
    ['website_url', 'ftp://kites.example', 22218],
  ] as const) {
    it(`complains of ${field} ${JSON.stringify(value)} with ${code}`, async () => {
      const { profile, business } = await buildProfile(client);
      await client.post(`/v1/EndUsers/${business}`, {
        Attributes: JSON.stringify({ ...BUSINESS_INFORMATION, [field]: value }),
      });
      expect(complaints(await evaluate(client, profile))).to.eql([
        ['customer_profile_business_information', field, code],
      ]);
    });
  }

  for (const [field, value] of [
    ['social_media_profile_urls', undefined],
    ['website_url', 'kites.example'],
    ['website_url', 'http://kites.example/about?us'],
    ['business_registration_number', '001234567'],
    ['business_regions_of_operation', 'ASIA,EUROPE'],
    ['business_industry', 'CONSTRUCTION'],
  ] as const) {
    it(`accepts ${field} ${JSON.stringify(value)}`, async () => {
      const { profile, business } = await buildProfile(client);
      await client.post(`/v1/EndUsers/${business}`, {
        Attributes: JSON.stringify({ ...BUSINESS_INFORMATION, [field]: value }),
      });
      expect(complaints(await evaluate(client, profile))).to.eql([]);
    });
  }

  for (const [field, value, reason] of [
    ['phone_number', '202-555-0142', 'Phone Number is invalid.'],
    ['email', 'odalys', 'Email of Authorized Representative #1 is invalid.'],
  ] as const) {
    it(`says of a wrong ${field} what was reported`, async () => {
      const { profile, representatives } = await buildProfile(client);
      await client.post(`/v1/EndUsers/${representatives[0]}`, {
        Attributes: JSON.stringify({ ...REPRESENTATIVE, [field]: value }),
      });
      const { invalid } = requirement(
        await evaluate(client, profile),
        'authorized_representative_1',
      );
      expect(invalid).to.have.lengthOf(1);
      expect(invalid[0]).to.include({
        object_field: field,
        error_code: 22218,
        failure_reason: reason,
      });
    });
  }
});
