import { known, SECONDARY } from './harness.js';
import { BUSINESS_INFORMATION, REPRESENTATIVE } from './made-up-business.js';

export interface FuzzedRequest {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Random = () => number;

const POLICIES = [
  SECONDARY,
  'RN806dd6cd175f314e1f96a9727ee271f4',
  'RN670d5d2e282a6130ae063b234b6019c8',
  'RNf4a7c1e09b2d5836f4a7c1e09b2d5836',
  'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
  'RN6433641899984f951173ef1738c3bdd0',
];

const TYPES = [
  'customer_profile_business_information',
  'authorized_representative_1',
  'authorized_representative_2',
  'business',
  'lighthouse_information',
];

const DOCUMENT_TYPES = ['customer_profile_address', 'commercial_registrar_excerpt'];

const ODD = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'true',
  '🪁'.repeat(40),
  '\u0000\u202e',
  "'; DROP TABLE profiles; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '%',
  '[1,',
  '{"__proto__":{"polluted":true}}',
  '{"a":'.repeat(60) + '1' + '}'.repeat(60),
  '[]',
  '9'.repeat(400),
  'http://',
  'http://[',
  'javascript:alert(1)',
  'http://127.0.0.1:1/nobody',
  'P.O. Box 7',
  'x'.repeat(5000),
];

/** Requests most of which Twilio would take, the rest wrong in every way; the same for the same seed. */
export class RequestFuzzer {
  readonly #random: Random;
  /** SIDs that were answered, newest last. */
  readonly #seen: string[] = [known('BU', 1), known('IT', 10), known('PN', 1), known('AD', 1)];

  constructor(random: Random) {
    this.#random = random;
  }

  /** What an answer names may be asked for next. */
  learn(sid: unknown): void {
    if (typeof sid !== 'string') return;
    this.#seen.push(sid);
    if (this.#seen.length > 400) this.#seen.shift();
  }

  #pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  #sometimes(share: number): boolean {
    return this.#random() < share;
  }

  #sid(prefix: string): string {
    if (this.#sometimes(0.03)) return this.#pick([...ODD.slice(0, 6), known(prefix, 77)]);
    const fitting = this.#seen.filter((sid) => sid.startsWith(prefix));
    return this.#pick(fitting.length && this.#sometimes(0.95) ? fitting : this.#seen);
  }

  #text = (): string => this.#pick(['Kites', 'Thistledown', '7', this.#pick(ODD)]);

  #attributes = (): string =>
    this.#pick([
      JSON.stringify(BUSINESS_INFORMATION),
      JSON.stringify(REPRESENTATIVE),
      JSON.stringify({ address_sids: this.#sid('AD'), first_name: this.#text() }),
      JSON.stringify({ address_sids: [this.#sid('AD'), 7, null, { a: [] }] }),
      JSON.stringify(
        Object.fromEntries(
          Object.keys(BUSINESS_INFORMATION).map((name) => [name, this.#pick([...ODD, [], {}, 7])]),
        ),
      ),
      '{"first_name":"\\ud800"}',
      this.#pick(ODD),
    ]);

  readonly #values: Readonly<Record<string, () => string>> = {
    FriendlyName: this.#text,
    Email: this.#text,
    PolicySid: () => (this.#sometimes(0.95) ? this.#pick(POLICIES) : this.#text()),
    StatusCallback: () => this.#pick(['http://127.0.0.1:1/x', 'https://a.example', this.#text()]),
    Status: () => this.#pick(['pending-review', 'pending-review', 'draft', this.#text()]),
    Type: () => (this.#sometimes(0.95) ? this.#pick(TYPES) : this.#text()),
    Attributes: this.#attributes,
    ObjectSid: () => this.#sid(this.#pick(['IT', 'RD', 'BU', 'AD'])),
    ChannelEndpointSid: () => this.#sid('PN'),
    ChannelEndpointType: () => (this.#sometimes(0.95) ? 'phone-number' : this.#text()),
    CustomerName: this.#text,
    Street: () => this.#pick(['12 Example Lane', '1 Long Stret', this.#text()]),
    City: () => this.#pick(['Springfield', 'Sprngfield', this.#text()]),
    Region: () => this.#pick(['IL', 'illinois', this.#text()]),
    PostalCode: () => this.#pick(['62701', '62701 1234', 'K1A0B1', this.#text()]),
    IsoCountry: () => this.#pick(['US', 'US', 'CA', 'FR', this.#text()]),
    AutoCorrectAddress: () => this.#pick(['true', 'false', this.#text()]),
    EmergencyEnabled: () => this.#pick(['true', 'false', this.#text()]),
    PhoneNumber: () => `+1217555${Math.floor(this.#random() * 10_000)}`,
    AreaCode: () => this.#pick(['217', '312', this.#text()]),
    AddressSid: () => this.#sid('AD'),
    SmsUrl: this.#text,
    PageSize: () => this.#pick(['1', '2', '50', '1000', '1001', this.#text()]),
    Page: () => this.#pick(['0', '1', '7', this.#text()]),
    PageToken: () => `PA${this.#sid(this.#pick(['IT', 'BU']))}`,
    DocumentType: () => this.#pick(DOCUMENT_TYPES),
    ObjectType: () => this.#pick([...TYPES, ...DOCUMENT_TYPES]),
  };

  /** A form or query of the named parameters, now and then with one missing, doubled or unknown. */
  #parameters(names: string): string {
    const pairs = names
      .split(' ')
      .filter((name) => name !== '' && !this.#sometimes(0.04))
      .map((name) => [name.replace('Document', ''), this.#values[name]!()]);
    if (this.#sometimes(0.05)) pairs.push([this.#text(), this.#text()]);
    return new URLSearchParams(pairs).toString();
  }

  #bundle(): string {
    return `/v1/${this.#pick(['CustomerProfiles', 'TrustProducts'])}`;
  }

  #route(): readonly [method: string, path: string, parameters: string] {
    const v2010 = `/2010-04-01/Accounts/${this.#sometimes(0.97) ? known('AC', 1) : this.#text()}`;
    const bundles = this.#bundle();
    const bundle = `${bundles}/${encodeURIComponent(this.#sid('BU'))}`;
    const part = `${bundle}/${this.#pick(['EntityAssignments', 'ChannelEndpointAssignments', 'Evaluations'])}`;
    const objects = this.#pick(['/v1/EndUsers', '/v1/SupportingDocuments']);
    const object = `${objects}/${encodeURIComponent(this.#sid(objects === '/v1/EndUsers' ? 'IT' : 'RD'))}`;
    const address = `${v2010}/Addresses/${encodeURIComponent(this.#sid('AD'))}`;
    const number = `${v2010}/IncomingPhoneNumbers/${encodeURIComponent(this.#sid('PN'))}.json`;
    const where = 'Street City Region PostalCode CustomerName AutoCorrectAddress';
    return this.#pick([
      ['POST', bundles, 'FriendlyName Email PolicySid StatusCallback'],
      ['POST', bundles, 'FriendlyName Email PolicySid'],
      ['POST', bundle, this.#pick(['Status', 'FriendlyName Email', 'Status Email'])],
      ['POST', '/v1/EndUsers', 'FriendlyName Type Attributes'],
      ['POST', '/v1/SupportingDocuments', 'FriendlyName DocumentType Attributes'],
      ['POST', object, 'FriendlyName Attributes'],
      ['POST', `${bundle}/EntityAssignments`, 'ObjectSid'],
      ['POST', `${bundle}/EntityAssignments`, 'ObjectSid'],
      ['POST', `${bundle}/ChannelEndpointAssignments`, 'ChannelEndpointType ChannelEndpointSid'],
      ['POST', `${bundle}/Evaluations`, 'PolicySid'],
      ['POST', `${bundle}/ProvisionalCopy`, ''],
      ['POST', `${v2010}/Addresses.json`, `${where} IsoCountry EmergencyEnabled`],
      ['POST', `${address}.json`, where],
      ['POST', `${v2010}/IncomingPhoneNumbers.json`, this.#pick(['PhoneNumber', 'AreaCode'])],
      ['POST', number, 'AddressSid SmsUrl FriendlyName'],
      ['GET', this.#pick([bundles, part, objects, '/v1/Policies']), 'PageSize Page'],
      ['GET', `${bundle}/EntityAssignments`, 'ObjectType PageSize'],
      ['GET', bundles, 'Status FriendlyName PolicySid PageToken'],
      ['GET', this.#pick([bundle, object, `${address}/DependentPhoneNumbers.json`]), ''],
      ['GET', `${v2010}/IncomingPhoneNumbers.json`, 'PhoneNumber FriendlyName PageSize'],
      ['DELETE', this.#pick([bundle, object, number, `${address}.json`, part]), ''],
      [this.#pick(['PUT', 'PATCH', 'OPTIONS']), this.#pick([bundle, `/v1/${this.#text()}`]), ''],
    ] as const);
  }

  next(): FuzzedRequest {
    const [method, path, names] = this.#route();
    const parameters = this.#parameters(names);
    const secret = this.#sometimes(0.99) ? 'sandbox' : this.#text();
    const user = this.#sometimes(0.97) ? known('AC', 1) : known('AC', this.#pick([2, 4, 5, 6, 9]));
    const headers = {
      authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
    };
    const address = encodeURI(path).replaceAll('%25', '%');
    if (method !== 'POST') return { method, address: `${address}?${parameters}`, headers };
    const form = 'application/x-www-form-urlencoded';
    const type = this.#sometimes(0.98) ? form : this.#pick(['application/json', 'text/plain', 'x']);
    return { method, address, headers: { ...headers, 'content-type': type }, body: parameters };
  }
}
