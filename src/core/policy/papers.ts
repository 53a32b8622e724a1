import { splitFieldPath } from './field-path.js';
import type { Field, Paper, Section } from './form-model.js';
import { isAddressPart } from './postal-address.js';

/**
 * Letters by what is found in them. Source: Twilio's guide "API: Create a Secondary Customer Profile"
 * and "Gather the required business information".
 */
const PAPERS: readonly (readonly [field: string, paper: string])[] = [
  [
    'business_registration_number',
    'The letter with the tax number: IRS letter CP 575 or 147C for a US company, else the certificate of registration',
  ],
  ['website_url', 'The address of the website, which shows the legal name'],
  ['identification_number', 'The identity document of the person'],
  ['stock_ticker', 'For a public company: the stock exchange and the ticker symbol'],
  ['bundle_sid', 'The SID of the approved profile or product that this one is based on'],
];

const SOMEBODY =
  'Name, work e-mail, phone number and position of somebody of the business who may be called';

/** The letters and documents that a form is filled in from, each once. */
export function papersFor(form: readonly Section[]): readonly Paper[] {
  const sections = form.filter(({ optional, kind }) => !optional && kind !== 'bundle');
  const fields = sections.flatMap((section) => section.fields);
  const named = (...names: readonly string[]): Paper['paths'] =>
    fields.map(({ path }) => path).filter((path) => names.includes(splitFieldPath(path).field));
  const people = named('first_name').length > 0 ? named('phone_number') : [];
  return [
    ...PAPERS.map(([field, text]) => ({ text, paths: named(field) })).filter(isFound),
    ...[{ text: SOMEBODY, paths: people }].filter(isFound),
    ...sections
      .map((section) => ({ text: HEAD_OFFICE, paths: addressOf(section) }))
      .filter(isFound),
    ...sections
      .filter(isDocument)
      .map((section) => ({ text: paperOf(section), paths: section.fields.map(pathOf) })),
  ].filter((paper, index, all) => all.findIndex(({ text }) => text === paper.text) === index);
}

const isFound = ({ paths }: Paper): boolean => paths.length > 0;

const pathOf = ({ path }: Field): Field['path'] => path;

const HEAD_OFFICE = 'The street address of the head office, no PO box';

const addressOf = (section: Section): Paper['paths'] =>
  section.fields.map(pathOf).filter((path) => isAddressPart(section, path));

/** A document about something else than an address alone. */
const isDocument = (section: Section): boolean =>
  section.kind === 'supporting-document' &&
  section.objectType !== undefined &&
  (section.choice !== undefined ||
    section.fields.length === 0 ||
    section.fields.some(({ path }) => !isAddressPart(section, path)));

const paperOf = ({ title, choice }: Section): string =>
  choice ? `${title}: ${choice.alternatives.map((one) => one.title).join(', or ')}` : title;
