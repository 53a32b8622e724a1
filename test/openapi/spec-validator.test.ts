import { expect } from 'chai';
import type { Description, Operation } from './description-shape.js';
import { openApiDescription } from './openapi-description.js';
import { openApiValidator, type SpecValidator } from './spec-validator.js';

const TRUSTHUB = 'https://trusthub.twilio.com/v1';
const ADDRESSES = `https://api.twilio.com/2010-04-01/Accounts/AC${'a'.repeat(32)}/Addresses.json`;

describe('the OpenAPI validator', () => {
  let validator: SpecValidator;
  before(async function () {
    // The descriptions may have to be fetched first.
    this.timeout(60_000);
    validator = await openApiValidator();
  });

  it('finds nothing wrong with any example of Trust Hub’s own description', async () => {
    const { paths } = (await openApiDescription('twilio_trusthub_v1.json')) as Description;
    let examples = 0;
    for (const [path, item] of Object.entries(paths)) {
      for (const method of ['get', 'post']) {
        const { responses = {} } = (item[method] ?? {}) as Partial<Operation>;
        for (const [status, response] of Object.entries(responses)) {
          const values = response.content?.['application/json']?.examples ?? {};
          for (const [name, { value }] of Object.entries(values)) {
            const url = `https://trusthub.twilio.com${path.replace(/\{[^}]+\}/g, 'x')}`;
            const problems = validator.response(method, url, Number(status), value);
            expect(problems, `${method} ${path} ${name}`).to.eql([]);
            examples++;
          }
        }
      }
    }
    expect(examples).to.equal(79);
  });

  for (const [what, problems] of [
    ['an unknown field', ['Type=x&FriendlyName=y&Typ=z', 'unknown form field Typ']],
    ['a missing field', ['FriendlyName=y', "form must have required property 'Type'"]],
  ] as const) {
    it(`sees ${what} of a form`, () => {
      const [body, problem] = problems;
      expect(validator.request('POST', `${TRUSTHUB}/EndUsers`, body)).to.eql([problem]);
    });
  }

  it('sees what is wrong in a path and in a query', () => {
    expect(validator.request('GET', `${TRUSTHUB}/EndUsers/IT1`)).to.have.lengthOf.above(0);
    expect(validator.request('GET', `${TRUSTHUB}/EndUsers?PageSize=0`)).to.have.lengthOf(1);
    expect(validator.request('GET', `${TRUSTHUB}/EndUsers?Type=x`)).to.eql([
      'unknown query parameter Type',
    ]);
    expect(validator.request('GET', `${TRUSTHUB}/Heroes`)).to.have.lengthOf(1);
    expect(validator.request('GET', `${ADDRESSES}?EmergencyEnabled=perhaps`)).to.have.lengthOf(1);
  });

  it('sees a value of the wrong form', () => {
    const form = `FriendlyName=a&Email=b&PolicySid=RN${'a'.repeat(32)}`;
    const url = `${TRUSTHUB}/CustomerProfiles`;
    expect(validator.request('POST', url, form)).to.eql([]);
    expect(validator.request('POST', url, `${form}x`)).to.have.lengthOf.above(0);
    expect(validator.request('POST', url, `${form}&StatusCallback=nowhere`)).to.have.lengthOf(1);
  });

  it('misses a documented property and meets an undocumented one in an answer', async () => {
    const url = `${TRUSTHUB}/EndUserTypes/OY${'a'.repeat(32)}`;
    const type = {
      sid: `OY${'a'.repeat(32)}`,
      friendly_name: 'x',
      machine_name: 'x',
      fields: [],
      url,
    };
    expect(validator.response('GET', url, 200, type)).to.eql([]);
    const { fields: _, ...less } = type;
    expect(validator.response('GET', url, 200, less)).to.eql([
      "must have required property 'fields'",
    ]);
    expect(validator.response('GET', url, 200, { ...type, extra: 1 })).to.eql([
      'must NOT have additional properties: extra',
    ]);
    expect(validator.response('GET', url, 500, {})).to.have.lengthOf(1);
  });
});
