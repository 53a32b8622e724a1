import { expect } from 'chai';
import { addressValuesOf, valuesOf } from '../../../src/core/policy/decode-values.js';
import { addressOf, attributesOf } from '../../../src/core/policy/encode-values.js';
import type { FormModel } from '../../../src/core/policy/form-model.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';

const VALUES = { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON };

describe('what Twilio returns', () => {
  let form: FormModel;
  before(async () => {
    form = await formOf(SECONDARY_BUSINESS);
  });

  const section = (id: string) => {
    const found = form.sections.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`No section ${id}`);
    return found;
  };

  it('are values that would be sent just so again', () => {
    for (const { id, kind } of form.sections) {
      if (kind !== 'end-user') continue;
      const sent = attributesOf(section(id), VALUES);
      expect(attributesOf(section(id), valuesOf(section(id), sent)), id).to.deep.equal(sent);
    }
    const address = section('customer_profile_address');
    const parts = addressOf(address, form, VALUES);
    const values = { ...VALUES, ...addressValuesOf(address, parts) };
    expect(addressOf(address, form, values)).to.deep.equal(parts);
  });

  it('includes a section that may be left out, and was not', () => {
    expect(valuesOf(section('authorized_representative_2'), {})).to.deep.equal({
      'authorized_representative_2.__included': 'yes',
    });
    expect(valuesOf(section('authorized_representative_1'), {})).to.deep.equal({});
  });

  it('has no place for what the form does not offer, nor for what objects have', () => {
    const attributes = { email: 'ada@maplestreet.example', shoe_size: '9', constructor: 'x' };
    expect(valuesOf(section('authorized_representative_1'), attributes)).to.deep.equal({
      'authorized_representative_1.email': 'ada@maplestreet.example',
    });
  });
});
