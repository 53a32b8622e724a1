/**
 * Two letters say where and what: none for England and Wales, SC Scotland, NI Northern Ireland, OC
 * partnerships, and so on; R and seven digits are old Northern Irish ones.
 * Source: Companies House, "Uniform Resource Identifiers: customer guide", table of prefixes
 */
const PREFIXES =
  'AC BR CE CS EN FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC RC RS SA SC SE SF ' +
  'SG SI SL SO SP SR SZ ZC';

const FORM = new RegExp(
  `^(?:\\d{8}|(?:${PREFIXES.replaceAll(' ', '|')})\\d{6}|R\\d{7}|IP\\d{5}R)$`,
);

/** A British company number: eight characters, with nothing to prove them by. */
export function checkBritishCompany(number: string): string | undefined {
  const bare = number.replace(/[\s.-]/g, '').toUpperCase();
  if (FORM.test(bare) && !/^0+$/.test(bare)) return undefined;
  if (/^\d{6,7}$/.test(bare)) return 'Add zeros in front: a company number has eight digits';
  return 'Check the number: it has eight digits, or two letters such as SC or NI and six digits';
}
