import type { BundleKind } from '../trusthub/bundles.js';
import type { Sid } from '../trusthub/sid.js';
import type { FieldPath } from './field-path.js';

/** How a field is offered. A kind the view does not know is shown as text. */
export type FieldKind = 'text' | 'email' | 'tel' | 'url' | 'select' | 'radio' | 'country';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Offered only while this holds; `optionsFor` knows. */
  readonly when?: FieldCondition;
}

/** A light, local check: a pattern for the whole trimmed value and what to do when it fails. */
export interface FieldFormat {
  readonly pattern: string;
  readonly message: string;
  /** Local knowledge is not Twilio's law: a `warning` never blocks. */
  readonly severity: 'error' | 'warning';
  /** Capital letters in the pattern stand for small ones too. */
  readonly ignoreCase?: true;
}

/** Holds only while another field has one of these values. */
export interface FieldCondition {
  readonly path: FieldPath;
  readonly values: readonly string[];
}

/** One input. Plain data, so that it crosses ports and is cached as it is. */
export interface Field {
  readonly path: FieldPath;
  readonly kind: FieldKind;
  readonly label: string;
  /** Where the value is found, or an example. */
  readonly hint?: string;
  /** In place of `hint` while another field has some value; `hintFor` knows which. */
  readonly hints?: readonly (FieldCondition & { readonly hint: string })[];
  /** Left out is allowed; required is the rule and is not starred. */
  readonly optional: boolean;
  readonly options?: readonly FieldOption[];
  /** What the list lacks is only warned of: the list is our knowledge, not Twilio's law. */
  readonly openList?: true;
  /** The labels of its options are names, which no language changes. */
  readonly names?: true;
  readonly format?: FieldFormat;
  /** The format for some values of another field, e.g. EIN digits when the type is EIN. */
  readonly formats?: readonly (FieldFormat & { readonly when: FieldCondition })[];
  readonly visibleWhen?: FieldCondition;
  /** Of a section with a choice: belongs to these of its alternatives only. */
  readonly chosenWhen?: FieldCondition;
  /** HTML autofill token, e.g. `organization`, `email`. */
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'url';
  readonly maxLength?: number;
  /** Never prefilled by the browser, masked where it is only shown. */
  readonly sensitive?: boolean;
  /** Shown beside some values, e.g. that DUNS is refused later. Not Twilio's law. */
  readonly advice?: readonly (FieldCondition & { readonly message: string })[];
  /** What the form starts with, when there is one sensible answer. */
  readonly initial?: string;
}

/** What a section stands for at Twilio. */
export type SectionKind =
  'bundle' | 'end-user' | 'supporting-document' | 'supporting-profile' | 'supporting-product';

/** One way to meet a requirement: an end user, a document or a profile of this type. */
export interface Alternative {
  /** The value that chooses it. */
  readonly id: string;
  readonly title: string;
  /** The machine name sent as `Type`. */
  readonly objectType: string;
}

/** Several ways to meet one requirement, of which one is chosen; the first until one is. */
export interface SectionChoice {
  /** Where the answer is; the section has a field of that path. */
  readonly path: FieldPath;
  readonly alternatives: readonly Alternative[];
}

/**
 * One requirement of the policy, or the bundle's own fields. `id` is the requirement's name, which
 * is its identity; complaints about fields that are not offered fall back to the section.
 */
export interface Section {
  readonly id: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly description?: string;
  /** The machine name sent as `Type`; of the first alternative where there is a choice. */
  readonly objectType?: string;
  readonly choice?: SectionChoice;
  /** Of one alternative by itself (`alternativesOf`): it is sent only while this holds. */
  readonly chosenWhen?: FieldCondition;
  /** May be left out as a whole: the person is asked whether to give it. */
  readonly optional: boolean;
  readonly fields: readonly Field[];
}

/** A letter or document to have at hand, and the fields that it answers; none: it is wanted itself. */
export interface Paper {
  readonly text: string;
  readonly paths: readonly FieldPath[];
}

/** What an approved profile is used for. */
export interface ProductWords {
  /** In plain words where there are some, else in Twilio's. */
  readonly name: string;
  /** In a sentence. */
  readonly about: string;
}

/** The form that a policy dictates. */
export interface FormModel {
  readonly policySid: Sid<'RN'>;
  /** Which sort of bundle it is for; absent: a customer profile. */
  readonly bundleKind?: BundleKind;
  readonly title: string;
  /** Present when it is for a trust product: it registers no business. */
  readonly product?: ProductWords;
  readonly sections: readonly Section[];
  /** What to have at hand. Forms that were stored before there was such a list have none. */
  readonly papers?: readonly Paper[];
  /** ISO 8601; present when the model comes from the cache because Twilio was out of reach. */
  readonly cachedAt?: string;
}

/** Path of the yes/no answer "give this optional section?"; its value is `yes`, `no` or ''. */
export const INCLUDED = '__included';

/** Path of the answer "which of the alternatives?"; its value is the `id` of one. */
export const CHOICE = '__choice';

/** Every field of a form, in order. */
export const fieldsOf = (form: FormModel): readonly Field[] =>
  form.sections.flatMap((section) => section.fields);
