import type { Policy } from '../trusthub/policies.js';
import type { ProductWords, Section } from './form-model.js';
import { BUNDLE, fieldPath } from './field-path.js';
import { KNOWN_POLICIES } from './known-policies.js';

const NAME = fieldPath(BUNDLE, 'friendly_name');

/** A trust product has a name of its own: whoever fills it in registers no business by it. */
export const productWords = ({ sid, friendlyName }: Policy): ProductWords => {
  const known = KNOWN_POLICIES.find(({ policySid }) => policySid === sid);
  return {
    name: known?.name ?? friendlyName,
    about: known?.about ?? 'This says what an approved profile is used for.',
  };
};

/** Nobody is asked for a legal name there, so that none can stand in for the name in lists. */
export const withoutLegalName = (section: Section): Section => ({
  ...section,
  fields: section.fields.map((field) =>
    field.path === NAME ? { ...field, hint: 'Left empty, it is called what it is for' } : field,
  ),
});
