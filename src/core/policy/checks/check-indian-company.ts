/**
 * Listed or unlisted, five digits of industry, two letters of state, four of year, three of kind,
 * six of registration: U72200MH2009PTC189784.
 * Source: Companies (Registration Offices and Fees) Rules; https://www.mca.gov.in
 */
const FORM = /^[LU]\d{5}[A-Z]{2}(\d{4})([A-Z]{3})\d{6}$/;

/** Private, public, government, of a state, section 8, one person, unlimited, guarantee, foreign. */
const KINDS = 'PTC PLC GOI SGC NPL OPC ULL ULT GAP GAT FLC FTC'.split(' ');

/** The first Indian companies act is of 1850; a register does not know the next century. */
const YEAR = /^(18[5-9]|19\d|20\d)\d$/;

/** An Indian corporate identity number: 21 letters and digits, with nothing to prove them by. */
export function checkIndianCompany(number: string): string | undefined {
  const [, year, kind] = FORM.exec(number.replace(/[\s.-]/g, '').toUpperCase()) ?? [];
  if (year === undefined || kind === undefined)
    return 'Check the number: a CIN has 21 letters and digits, for example U12345MH2009PTC123456';
  if (!YEAR.test(year))
    return 'Check the four digits after the state: they are the year of incorporation';
  return KINDS.includes(kind)
    ? undefined
    : 'Check the three letters after the year: they are the kind of company, such as PTC or PLC';
}
