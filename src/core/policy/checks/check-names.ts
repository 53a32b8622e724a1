import type { FieldPath } from '../field-path.js';
import { fieldPath } from '../field-path.js';
import type { Answers, Warnings } from './answers.js';
import { eachWith } from './answers.js';

/** Words that people shorten and registers seldom do. `Inc`, `LLC`, `Ltd` and the like are names. */
const SHORTENED =
  /(?:^|\s)(?:assn|assoc|bldg|bros|constr|dept|enterp|hldgs?|intl|int'l|mfg|mgmt|natl|nat'l|svcs?)\.?(?=\s|,|$)/i;

const TRADE_NAME = /\b(?:d\.?\/?b\.?\/?a\b|doing business as|trading as|t\/a\b|a\.?k\.?a\b)/i;

/** How the kind of company usually shows in the name of a US company. */
const KIND_IN_NAME: Readonly<Record<string, readonly [pattern: RegExp, ending: string]>> = {
  'Limited Liability Corporation': [
    /\bP?\.?\s?L\.?\s?L\.?\s?C\b|limited (liability )?company|\bL\.?C\b/i,
    'LLC',
  ],
  Corporation: [
    /\b(inc(orporated)?|corp(oration)?|co(mpany)?|l(imite|t)d|p\.?\s?c|p\.?\s?a)\b/i,
    'Inc. or Corporation',
  ],
};

/**
 * Names that look abbreviated or unlike those on the tax letter: most rejections (18602) come from
 * them. Source: "Gather the required business information"; https://www.twilio.com/docs/api/errors/18602
 */
export function checkNames(answers: Answers): Warnings {
  const warnings: Record<FieldPath, string> = {};
  for (const [requirement, name, own] of eachWith(answers, 'business_name')) {
    const message = problemOfBusiness(name, own);
    if (message) warnings[fieldPath(requirement, 'business_name')] = message;
    const industry = problemOfIndustry(own);
    if (industry) warnings[fieldPath(requirement, 'business_industry')] = industry;
  }
  for (const field of ['first_name', 'last_name'])
    for (const [requirement, name] of eachWith(answers, field))
      if (/^\p{L}\.?$/u.test(name) && !/\p{Lo}/u.test(name))
        warnings[fieldPath(requirement, field)] = 'Write the name out, as on an identity document';
  return warnings;
}

function problemOfBusiness(name: string, own: ReadonlyMap<string, string>): string | undefined {
  if (TRADE_NAME.test(name)) return 'Give the legal name alone, without the name it trades under';
  if (SHORTENED.test(name))
    return 'Part of this looks shortened. Write it as on the letter, word for word';
  if (own.get('business_registration_identifier') !== 'EIN') return undefined;
  const [pattern, ending] = KIND_IN_NAME[own.get('business_type') ?? ''] ?? [];
  return pattern && !pattern.test(name)
    ? `Compare with the letter: such a name usually ends with ${ending}`
    : undefined;
}

function problemOfIndustry(own: ReadonlyMap<string, string>): string | undefined {
  const industry = own.get('business_industry');
  const isNonprofit = own.get('business_type') === 'Non-profit Corporation';
  if (industry === undefined || isNonprofit === (industry === 'NOT_FOR_PROFIT')) return undefined;
  return isNonprofit
    ? 'A nonprofit usually chooses “Not for profit” here'
    : 'Only a nonprofit chooses this one. Check the business type';
}
