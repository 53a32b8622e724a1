/** As much of North America as the sandbox knows; made so that a test can meet every rule. */
export const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: byName(
    'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,' +
      'Delaware DE,District of Columbia DC,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,' +
      'Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,' +
      'Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,' +
      'New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,' +
      'Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,' +
      'South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,' +
      'West Virginia WV,Wisconsin WI,Wyoming WY',
  ),
  CA: byName(
    'Alberta AB,British Columbia BC,Manitoba MB,New Brunswick NB,Newfoundland and Labrador NL,' +
      'Nova Scotia NS,Northwest Territories NT,Nunavut NU,Ontario ON,Prince Edward Island PE,' +
      'Quebec QC,Saskatchewan SK,Yukon YT',
  ),
};

/** Codes by lower-case name, and by themselves. */
function byName(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').flatMap((row) => {
      const code = row.slice(-2);
      return [
        [row.slice(0, -3).toLowerCase(), code],
        [code.toLowerCase(), code],
      ];
    }),
  );
}

/** City and region of the postal codes that the sandbox knows; at any other it believes what is said. */
export const PLACES: Readonly<Record<string, readonly [city: string, region: string]>> = {
  '62701': ['Springfield', 'IL'],
  '02215': ['Boston', 'MA'],
  '10001': ['New York', 'NY'],
  '94105': ['San Francisco', 'CA'],
  '97201': ['Portland', 'OR'],
  'K1A 0B1': ['Ottawa', 'ON'],
  'M5V 3L9': ['Toronto', 'ON'],
  'V6B 1A1': ['Vancouver', 'BC'],
};

/** Slips of the pen in the word that says what kind of street it is. */
export const STREET_WORDS: Readonly<Record<string, string>> = {
  steet: 'Street',
  stret: 'Street',
  streeet: 'Street',
  avenu: 'Avenue',
  aveneu: 'Avenue',
  bulevard: 'Boulevard',
  boulevrad: 'Boulevard',
  raod: 'Road',
  laen: 'Lane',
};
