import { expect } from 'chai';
import { Device } from './device.js';
import { FakeTime } from './fake-clock.js';
import { DRAFT, ONE_PERSON } from './fake-process.js';
import type { Call, Fault } from './fake-twilio.js';
import { FakeTwilio, PRIMARY } from './fake-twilio.js';

const STREET = 'customer_profile_address.street';
const FIRST_NAME = 'authorized_representative_1.first_name';

const isUpdateOf =
  (kind: string) =>
  ({ method, path, form }: Call): boolean =>
    method === 'POST' && RegExp(`/${kind}/\\w+(.json)?$`).test(path) && !('Status' in form);
const isAddress = isUpdateOf('Addresses');
const isPerson = isUpdateOf('EndUsers');

/** One business at Twilio, all of it linked once. */
const ONE_OF_EACH = {
  CustomerProfiles: 1,
  EndUsers: 2,
  Addresses: 1,
  SupportingDocuments: 1,
  EntityAssignments: 4,
};

let twilio: FakeTwilio;
let device: Device;

beforeEach(async () => {
  twilio = new FakeTwilio(new FakeTime());
  device = new Device(twilio);
  await device.brings(ONE_PERSON);
});

const street = (): unknown => twilio.kinds['Addresses']![0]!['street'];
const people = (): unknown[] =>
  twilio.kinds['EndUsers']!.map(
    ({ attributes }) => (attributes as Record<string, string>)['first_name'],
  );
const status = (): unknown => twilio.profile()?.['status'];
/** The objects that were updated since there were so many calls. */
const updatesSince = (before: number): string[] =>
  twilio.calls
    .slice(before)
    .filter(isUpdateOf('(EndUsers|Addresses|SupportingDocuments|CustomerProfiles)'))
    .map(({ path }) => path);

const REFUSED: Fault = { kind: 'status', status: 400, code: 20001 };
const HELD: readonly (readonly [string, Fault])[] = [
  ['was asked to wait', { kind: 'status', status: 429, code: 20429, retryAfter: 60 }],
  ['got no answer', { kind: 'unsent' }],
  ['got an answer that was lost', { kind: 'lost' }],
];

describe('a correction is not lost', () => {
  beforeEach(async () => {
    await device.sends('in-review');
    await device.rejected();
  });

  for (const [what, fault] of HELD)
    it(`when its update ${what} and another was refused`, async () => {
      await device.types({ [STREET]: '14 Maple Street', [FIRST_NAME]: 'Grace' });
      twilio.fault = (call) => (isAddress(call) ? fault : isPerson(call) ? REFUSED : undefined);
      await device.sends('needs-attention');
      twilio.fault = () => undefined;
      await device.types({ [FIRST_NAME]: 'Gracie' });
      await device.sends('in-review', 'needs-attention');
      expect(status()).to.be.oneOf(['pending-review', 'in-review']);
      expect(street()).to.equal('14 Maple Street');
      expect(people()).to.include('Gracie');
    });

  it('when its update was refused and it is sent again as it is', async () => {
    await device.types({ [STREET]: '14 Maple Street' });
    twilio.fault = (call) =>
      isAddress(call) ? { kind: 'status', status: 403, code: 20003 } : undefined;
    await device.sends('needs-attention');
    twilio.fault = () => undefined;
    await device.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
    expect(street()).to.equal('14 Maple Street');
  });

  it('when it is taken back after an update of which nobody knows whether it happened', async () => {
    await device.types({ [STREET]: '14 Maple Street', [FIRST_NAME]: 'Grace' });
    twilio.fault = (call) =>
      isAddress(call) ? { kind: 'lost' } : isPerson(call) ? REFUSED : undefined;
    await device.sends('needs-attention');
    const first = ONE_PERSON[STREET]!;
    await device.types({ [STREET]: first });
    // Refused once more, before the address had its turn.
    twilio.fault = (call) =>
      isAddress(call) ? { kind: 'unsent' } : isPerson(call) ? REFUSED : undefined;
    await device.sends('in-review', 'needs-attention');
    twilio.fault = () => undefined;
    await device.sends('in-review', 'needs-attention');
    expect(street()).to.equal(first);
  });

  it('and what was corrected already is not written again', async () => {
    await device.types({ [STREET]: '14 Maple Street', [FIRST_NAME]: 'Grace' });
    twilio.fault = (call) => (isPerson(call) ? REFUSED : undefined);
    await device.sends('needs-attention');
    twilio.fault = () => undefined;
    await device.types({ [FIRST_NAME]: 'Gracie' });
    const before = twilio.calls.length;
    await device.sends('in-review');
    expect(updatesSince(before)).to.have.length(1);
    await device.rejected();
    const again = twilio.calls.length;
    await device.sends('in-review');
    expect(updatesSince(again)).to.deep.equal([]);
    expect(street()).to.equal('14 Maple Street');
  });
});

describe('a device that follows another', () => {
  let second: Device;

  beforeEach(async () => {
    second = new Device(twilio);
    await second.brings(ONE_PERSON);
    await device.sends('in-review');
    await second.sends('in-review');
    expect(await second.stored()).to.have.property('follows');
    expect(twilio.made()).to.include({ CustomerProfiles: 1, Addresses: 1, EndUsers: 2 });
    await second.rejected();
  });

  it('sends what is corrected on it, by way of the other’s objects', async () => {
    await second.types({ [STREET]: '14 Maple Street', [FIRST_NAME]: 'Grace' });
    await second.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
    expect(street()).to.equal('14 Maple Street');
    expect(people()).to.include('Grace');
    expect(twilio.made()).to.include(ONE_OF_EACH);
  });

  it('sends it too when that was interrupted before the other’s objects were found', async () => {
    await second.types({ [STREET]: '14 Maple Street' });
    twilio.fault = ({ method, path }) =>
      method === 'GET' && /Addresses|EndUsers/.test(path)
        ? { kind: 'status', status: 403, code: 20003 }
        : undefined;
    await second.sends('needs-attention');
    twilio.fault = () => undefined;
    await second.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
    expect(street()).to.equal('14 Maple Street');
  });
});

describe('a device that followed one which took its own back', () => {
  for (const status of ['needs-attention', 'paused'] as const)
    it(`sends a business of its own, though it is stored as ${status}`, async () => {
      const second = new Device(twilio);
      await second.brings(ONE_PERSON);
      await device.sends('in-review');
      await second.sends('in-review');
      const profile = twilio.profile();
      for (const rows of Object.values(twilio.kinds))
        rows.splice(0, Infinity, ...rows.filter(({ sid }) => sid === PRIMARY));
      expect(twilio.profile()).not.to.equal(profile);
      await second.wakes('needs-attention');
      await second.stores({ status });
      await second.sends('in-review');
      expect(twilio.made()).to.include(ONE_OF_EACH);
    });
});

describe('a device that yields to another and could not take its own back', () => {
  it('takes it back when it is sent again, and does nothing to the other’s', async () => {
    const second = new Device(twilio);
    await second.brings({ ...ONE_PERSON, [STREET]: '14 Maple Street' });
    await device.sends('in-review');
    twilio.fault = ({ method, path }) =>
      method === 'DELETE' && path.includes('/SupportingDocuments/')
        ? { kind: 'status', status: 403, code: 20003 }
        : undefined;
    await second.sends('needs-attention');
    twilio.fault = () => undefined;
    await second.sends('in-review', 'needs-attention');
    expect(twilio.made()).to.include(ONE_OF_EACH);
    expect(street()).to.equal(ONE_PERSON[STREET]);
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
  });
});

describe('a cancel that failed half-way', () => {
  const REFUSES_DELETE = ({ method, path }: Call): Fault | undefined =>
    method === 'DELETE' && path.includes('/SupportingDocuments/')
      ? { kind: 'status', status: 403, code: 20003 }
      : undefined;

  beforeEach(async () => {
    await device.until(['compliant'], () =>
      device.own.call('submission.evaluate', { draftId: DRAFT }),
    );
    twilio.fault = REFUSES_DELETE;
    await device.cancels('needs-attention');
    expect(twilio.made()).to.include({ CustomerProfiles: 0, SupportingDocuments: 1 });
    twilio.fault = () => undefined;
  });

  it('and is sent after all uses what is left and makes what is not', async () => {
    const { trouble } = await device.sends('in-review', 'needs-attention');
    expect(trouble).to.equal(undefined);
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
    expect(twilio.made()).to.include(ONE_OF_EACH);
  });

  it('and is sent after all with a correction sends that', async () => {
    await device.types({ [STREET]: '14 Maple Street' });
    await device.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(['pending-review', 'in-review']);
    expect(street()).to.equal('14 Maple Street');
  });
});
