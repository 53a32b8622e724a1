import { expect } from 'chai';
import { checkValues } from '../../../../src/core/policy/checks/check-values.js';
import type { FieldValues } from '../../../../src/core/policy/field-path.js';

const BUSINESS = 'customer_profile_business_information';

const said = (identifier: string, number: string): string | undefined =>
  checkValues({
    [`${BUSINESS}.business_registration_identifier`]: identifier,
    [`${BUSINESS}.business_registration_number`]: number,
  } as FieldValues)[`${BUSINESS}.business_registration_number`];

interface Table {
  /** Where such numbers are public. */
  readonly source: string;
  readonly good: readonly string[];
  /** With a word that the advice must hold. */
  readonly bad: readonly (readonly [number: string, says: RegExp])[];
}

const digits = /digits/;

const TABLES: Readonly<Record<string, Table>> = {
  EIN: {
    source:
      'annual reports (SEC form 10-K: Apple, Microsoft, Amazon, Alphabet) and form 990 (Red Cross, Wikimedia, Mozilla, EFF); prefixes: IRS, "How EINs are assigned and valid EIN prefixes"',
    good: [
      '94-2404110',
      '91-1144442',
      '911646860',
      '61-1767919',
      '53-0196605',
      '20-0049703',
      '20 0097189',
      '04-3091431',
    ],
    bad: [
      '00',
      '07',
      '08',
      '09',
      '17',
      '18',
      '19',
      '28',
      '29',
      '49',
      '69',
      '70',
      '78',
      '79',
      '89',
      '96',
      '97',
    ].map((prefix) => [`${prefix}-1234567`, /first two digits/] as const),
  },
  DUNS: {
    source: 'public registers: Apple, Microsoft, IBM, Dun and Bradstreet itself',
    good: ['060704780', '08-146-6849', '00-136-8083', '804735132'],
    bad: [
      ['06070478', /nine/],
      ['0607047801', /nine/],
      ['06O704780', /nine/],
      ['000000000', /nine/],
    ],
  },
  CBN: {
    source: 'CRA, list of charities (Red Cross, World Vision); CRA, "Business number"',
    good: ['119219814', '119304855', '12302 6635'],
    bad: [
      ['119219814RR0001', /first nine/],
      ['12302 6635 RC 0001', /first nine/],
      ['119219815', digits],
      ['123456789', digits],
      ['11921981', digits],
    ],
  },
  CN: {
    source:
      'Companies House: Tesco, BP, Google UK, NatWest Group, an LLP, an old Northern Irish one',
    good: ['00445790', '00102498', '03977902', 'SC045551', 'oc305357', 'NI 018800', 'R0000123'],
    bad: [
      ['445790', /zeros/],
      ['3977902', /zeros/],
      ['ZZ045551', /eight/],
      ['SC45551', /eight/],
      ['0044579012', /eight/],
      ['00000000', /eight/],
    ],
  },
  ACN: {
    source:
      'ASIC, "Australian Company Number (ACN) digit check", its list of valid numbers; Commonwealth Bank, Telstra, BHP, Qantas; ABN of the ATO',
    good: [
      '000 000 019',
      '000 250 000',
      '000 500 005',
      '000 750 005',
      '001 000 004',
      '001 250 004',
      '010 499 966',
      '010749961',
      '123 123 124',
      '051 775 556',
      '004 028 077',
      '009 661 901',
    ],
    bad: [
      ['000 000 018', digits],
      ['123 123 214', digits],
      ['51 824 753 556', /ABN/],
      ['00400001', digits],
    ],
  },
  CIN: {
    source: 'Ministry of Corporate Affairs: Reliance, TCS, Infosys, HDFC Bank, Flipkart',
    good: [
      'L17110MH1973PLC019786',
      'L22210MH1995PLC084781',
      'l85110ka1981plc013115',
      'L65920MH1994PLC080618',
      'U51109KA2012PTC066107',
    ],
    bad: [
      ['17110MH1973PLC019786', /21/],
      ['X17110MH1973PLC019786', /21/],
      ['L17110MH1773PLC019786', /year/],
      ['L17110MH1973XYZ019786', /kind of company/],
      ['AAA-1234', /21/],
    ],
  },
  VAT: {
    source: 'VIES and the Estonian Tax and Customs Board',
    good: ['EE100931558', 'EE 100 594 102', '100931558'],
    bad: [
      ['EE100931559', digits],
      ['EE10093155', digits],
      ['12345678', /registry code/],
    ],
  },
  VATRN: {
    source:
      'VIES and the Romanian Ministry of Finance: Dacia, OMV Petrom, Banca Transilvania, Dante',
    good: ['RO 160796', 'RO1590082', '5022670', 'RO14399840', '18547290'],
    bad: [
      ['RO160797', digits],
      ['RO 1590028', digits],
      ['14399841', digits],
    ],
  },
  RN: {
    source: 'Israeli Corporations Authority: Israel Electric, Teva, Bank Hapoalim, Bezeq',
    good: ['520000472', '52-001395-4', '520000118', '520031931', '516179157'],
    bad: [
      ['520000473', digits],
      ['52000047', digits],
      ['520013945', digits],
    ],
  },
};

describe('registration numbers', () => {
  for (const [identifier, { source, good, bad }] of Object.entries(TABLES)) {
    it(`of kind ${identifier}: ${good.length} that exist are left alone (${source})`, () => {
      for (const number of good) expect(said(identifier, number), number).to.equal(undefined);
    });

    it(`of kind ${identifier}: ${bad.length} that cannot be are pointed out, and how to mend them`, () => {
      for (const [number, says] of bad) {
        expect(said(identifier, number), number).to.match(says);
        expect(said(identifier, number), number).not.to.include(number);
      }
    });

    it(`of kind ${identifier}: two neighbours that changed places are noticed, where a check digit can`, () => {
      if (!['CBN', 'ACN', 'VAT', 'VATRN', 'RN'].includes(identifier)) return;
      const swapped = good.flatMap((number) => {
        const bare = number.replace(/\D/g, '');
        return [...bare].flatMap((digit, i) =>
          bare[i + 1] !== undefined && bare[i + 1] !== digit
            ? [bare.slice(0, i) + bare[i + 1] + digit + bare.slice(i + 2)]
            : [],
        );
      });
      const noticed = swapped.filter((number) => said(identifier, number) !== undefined);
      expect(noticed.length / swapped.length).to.be.greaterThan(0.8);
    });
  }

  it('of other kinds are not judged: there is no rule that holds everywhere', () => {
    for (const identifier of ['CCN', 'Other', '', 'constructor'])
      expect(said(identifier, 'BC 0123456')).to.equal(undefined);
  });

  it('of an EIN that is not complete are the form’s business alone', () => {
    expect(said('EIN', '07-123')).to.equal(undefined);
  });
});
