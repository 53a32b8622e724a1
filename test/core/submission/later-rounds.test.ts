import { expect } from 'chai';
import { PHONE_NUMBERS } from '../../../src/core/policy/bundle-fields.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import type { Snapshot } from '../../../src/core/submission/snapshot.js';
import { SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { Device } from './device.js';
import { FakeTime } from './fake-clock.js';
import { DRAFT, ONE_PERSON, TWO_PEOPLE } from './fake-process.js';
import type { Call, Fault } from './fake-twilio.js';
import { FakeTwilio } from './fake-twilio.js';

const STREET = 'customer_profile_address.street';
const WEBSITE = 'customer_profile_business_information.website_url';
const NOBODY: FieldValues = Object.fromEntries(
  Object.keys(SECOND_PERSON).map((path) => [path, '']),
);
const SENT = ['pending-review', 'in-review'];
const REFUSED: Fault = { kind: 'status', status: 400, code: 20001 };

const refusesAddress = ({ method, path }: Call): Fault | undefined =>
  method === 'POST' && /\/Addresses\/\w+\.json$/.test(path) ? REFUSED : undefined;

let twilio: FakeTwilio;
let device: Device;

const sentFrom = async (values: FieldValues): Promise<void> => {
  twilio = new FakeTwilio(new FakeTime());
  device = new Device(twilio);
  await device.brings(values);
  await device.sends('in-review');
};

/** Somebody deletes the last of a kind in Twilio's Console. */
const removedOutside = (kind: string, which: (row: Record<string, unknown>) => boolean): void => {
  const rows = twilio.kinds[kind]!;
  const gone = rows.find(which)!;
  rows.splice(rows.indexOf(gone), 1);
  const links = twilio.kinds['EntityAssignments']!;
  links.splice(0, Infinity, ...links.filter((link) => link['object_sid'] !== gone.sid));
};

const typeIs =
  (type: string) =>
  (row: Record<string, unknown>): boolean =>
    row['type'] === type;
const any = (): boolean => true;

const resumes = (...statuses: Snapshot['status'][]): Promise<Snapshot> =>
  device.until(statuses, () => device.own.call('submission.resume', { draftId: DRAFT }));

const status = (): unknown => twilio.profile()?.['status'];
const street = (): unknown => twilio.kinds['Addresses']![0]!['street'];
/** Types of the end users that are linked. */
const linked = (): unknown[] => {
  const links = twilio.kinds['EntityAssignments']!.map((link) => link['object_sid']);
  return twilio.kinds['EndUsers']!.filter(({ sid }) => links.includes(sid)).map(
    (user) => user['type'],
  );
};

describe('what is made anew after somebody removed it', () => {
  it('brings nothing back that was taken out', async () => {
    await sentFrom(TWO_PEOPLE);
    await device.rejected();
    await device.types(NOBODY);
    await device.sends('in-review');
    expect(linked()).not.to.include('authorized_representative_2');
    await device.rejected();
    removedOutside('SupportingDocuments', any);
    expect((await device.sends('needs-attention', 'in-review')).trouble?.status).to.equal(404);
    await resumes('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(linked()).to.have.length(2).and.not.include('authorized_representative_2');
  });

  it('is not what was taken out and then removed', async () => {
    await sentFrom(TWO_PEOPLE);
    await device.rejected();
    await device.types(NOBODY);
    await device.sends('in-review');
    await device.rejected();
    removedOutside('EndUsers', typeIs('authorized_representative_2'));
    const { trouble } = await device.sends('in-review', 'needs-attention');
    expect(trouble).to.equal(undefined);
    expect(status()).to.be.oneOf(SENT);
    expect(twilio.made()).to.include({ EndUsers: 2 });
    await device.rejected();
    removedOutside('SupportingDocuments', any);
    await device.sends('needs-attention', 'in-review');
    await resumes('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(twilio.made()).to.include({ EndUsers: 2, SupportingDocuments: 1 });
  });

  it('is made anew where it was put in again', async () => {
    await sentFrom(TWO_PEOPLE);
    await device.rejected();
    await device.types(NOBODY);
    await device.sends('in-review');
    await device.rejected();
    removedOutside('EndUsers', typeIs('authorized_representative_2'));
    await device.types(SECOND_PERSON);
    await device.sends('needs-attention', 'in-review');
    await resumes('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(linked()).to.have.length(3).and.include('authorized_representative_2');
  });

  it('is not sent by what an earlier round ended with', async () => {
    await sentFrom(ONE_PERSON);
    await device.rejected();
    await device.types({ [WEBSITE]: 'maple.example', [STREET]: '14 Maple Street' });
    const isUser = ({ method, path }: Call): boolean =>
      method === 'POST' && /EndUsers\/\w+$/.test(path);
    twilio.fault = (call) =>
      isUser(call) ? { kind: 'status', status: 404, code: 20404 } : refusesAddress(call);
    expect((await device.sends('needs-attention')).trouble?.status).to.equal(404);
    // It is there all the same: every look finds what it looks for at once.
    twilio.fault = refusesAddress;
    await resumes('needs-attention', 'in-review');
    expect(status()).to.equal('twilio-rejected');
    twilio.fault = () => undefined;
    await device.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(street()).to.equal('14 Maple Street');
  });

  it('is not sent where only an evaluation was asked for', async () => {
    await sentFrom(ONE_PERSON);
    await device.rejected();
    await device.types({ [WEBSITE]: 'maple.example' });
    removedOutside('EndUsers', typeIs('customer_profile_business_information'));
    await device.until(['needs-attention'], () =>
      device.own.call('submission.evaluate', { draftId: DRAFT }),
    );
    await resumes('compliant', 'in-review', 'needs-attention');
    expect((await device.stored()).status).to.equal('compliant');
    expect(status()).to.equal('twilio-rejected');
  });
});

describe('a device that took over what the other had just sent again', () => {
  it('sends its own correction once that was turned down', async () => {
    await sentFrom(ONE_PERSON);
    const second = new Device(twilio);
    await second.brings(ONE_PERSON);
    await second.sends('in-review');
    await second.rejected();
    await device.wakes('rejected');
    await device.types({ [WEBSITE]: 'maple.example' });
    await device.sends('in-review');
    await second.types({ [STREET]: '14 Maple Street' });
    // Everything else is put off until the submit is seen to have been made.
    twilio.fault = ({ method, path, at }) =>
      method === 'GET' && /EndUsers|Addresses|Documents$|Assignments$/.test(path) && at < until
        ? { kind: 'status', status: 429, code: 20429, retryAfter: 30 }
        : undefined;
    const until = twilio.time.now + 10_000;
    const { status: first } = await second.sends('in-review', 'needs-attention');
    twilio.fault = () => undefined;
    // Where the look at the profile came before that at the submit, Twilio refused to change it.
    if (first === 'needs-attention')
      await second.until(['in-review'], () =>
        second.own.call('submission.resume', { draftId: DRAFT }),
      );
    const before = twilio.writes().length;
    // The last look too: it does not know all that it would keep.
    await second.rejected();
    expect(twilio.writes()).to.have.length(before);
    await second.types({ [STREET]: '16 Maple Street' });
    await second.sends('in-review', 'needs-attention');
    expect((await second.stored()).status).to.equal('in-review');
    expect(status()).to.be.oneOf(SENT);
    expect(street()).to.equal('16 Maple Street');
    expect(twilio.made()).to.include({ CustomerProfiles: 1, EndUsers: 2, Addresses: 1 });
  });
});

describe('a business that was taken back', () => {
  it('may be sent with another country, since Twilio has no address of it any more', async () => {
    twilio = new FakeTwilio(new FakeTime());
    device = new Device(twilio);
    await device.brings(ONE_PERSON);
    await device.until(['compliant'], () =>
      device.own.call('submission.evaluate', { draftId: DRAFT }),
    );
    await device.cancels('cancelled');
    await device.types({ 'customer_profile_address.iso_country': 'CA' });
    await device.sends('in-review');
    expect(twilio.kinds['Addresses']).to.have.length(1);
    expect(twilio.kinds['Addresses']![0]).to.include({ iso_country: 'CA' });
  });
});

describe('news after the clock was put back', () => {
  it('is newer than what pages show, in a round of its own too', async () => {
    await sentFrom(ONE_PERSON);
    const told: string[] = [];
    device.own.on('submission.changed', ({ updatedAt }) => told.push(updatedAt));
    twilio.time.now -= 10 * 3_600_000;
    await device.rejected();
    await device.types({ [STREET]: '14 Maple Street' });
    await device.sends('in-review');
    expect(told).to.have.length.above(2);
    expect(told).to.deep.equal(told.toSorted());
    expect(told[0]! > '2026-11-21T10:00:00.000Z').to.equal(true);
  });
});

describe('a device that took over more than it sends', () => {
  it('takes off what is not in its own form, and has the rest checked again', async () => {
    await sentFrom(TWO_PEOPLE);
    const second = new Device(twilio);
    await second.brings(ONE_PERSON);
    await second.sends('in-review');
    await second.rejected();
    expect(linked()).to.include('authorized_representative_2');
    await second.types({ [STREET]: '14 Maple Street' });
    const before = twilio.calls.length;
    await second.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(linked()).to.have.length(2).and.not.include('authorized_representative_2');
    const writes = twilio.calls
      .slice(before)
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path.replace(/\/[A-Z]{2}\w{32}/g, '')}`);
    expect(writes.slice(writes.indexOf('DELETE /v1/CustomerProfiles/EntityAssignments'))).to.eql([
      'DELETE /v1/CustomerProfiles/EntityAssignments',
      'POST /v1/CustomerProfiles/Evaluations',
      'POST /v1/CustomerProfiles',
    ]);
  });
});

describe('a correction that came to nothing', () => {
  const removes = (): Promise<null> => device.own.call('draft.remove', { draftId: DRAFT });

  beforeEach(async () => {
    await sentFrom(ONE_PERSON);
    await device.rejected();
  });

  it('does not keep a business for ever that could be removed before', async () => {
    twilio.required = ['authorized_representative_2'];
    await device.sends('noncompliant');
    await removes();
    expect(await device.stored()).to.equal(undefined);
  });

  it('keeps it while nobody knows whether it was sent again', async () => {
    twilio.fault = ({ method, path, form }) => {
      if (method === 'POST' && 'Status' in form) return { kind: 'lost' };
      return method === 'GET' && /CustomerProfiles\/\w+$/.test(path)
        ? { kind: 'status', status: 403, code: 20003 }
        : undefined;
    };
    await device.sends('needs-attention');
    const error = await removes().catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'locked');
  });
});

describe('what is taken out while nobody knows whether it was put in', () => {
  const NUMBER = `PN${'1'.repeat(32)}`;
  const isRefused = ({ method, path }: Call): boolean =>
    method === 'POST' && path.endsWith('/Addresses.json');

  const stoppedBy = async (values: FieldValues, isLost: (call: Call) => boolean): Promise<void> => {
    twilio = new FakeTwilio(new FakeTime());
    device = new Device(twilio);
    await device.brings(values);
    twilio.fault = (call) =>
      isLost(call) ? { kind: 'unsent' } : isRefused(call) ? REFUSED : undefined;
    await device.sends('needs-attention');
    twilio.fault = () => undefined;
  };

  it('is not put in after that: a number', async () => {
    await stoppedBy(
      { ...ONE_PERSON, [PHONE_NUMBERS]: NUMBER },
      ({ method, path }) => method === 'POST' && path.endsWith('/ChannelEndpointAssignments'),
    );
    await device.types({ [PHONE_NUMBERS]: '' });
    await device.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(twilio.kinds['ChannelEndpointAssignments']).to.deep.equal([]);
  });

  it('is not put in after that: a person', async () => {
    const person = (): unknown =>
      twilio.kinds['EndUsers']!.find(typeIs('authorized_representative_2'))?.sid;
    await stoppedBy(
      TWO_PEOPLE,
      ({ method, path, form }) =>
        method === 'POST' && path.endsWith('/EntityAssignments') && form['ObjectSid'] === person(),
    );
    await device.types(NOBODY);
    const before = twilio.calls.length;
    await device.sends('in-review', 'needs-attention');
    expect(status()).to.be.oneOf(SENT);
    expect(linked()).to.have.length(2).and.not.include('authorized_representative_2');
    const evaluations = twilio.calls
      .slice(before)
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/Evaluations'));
    expect(evaluations).to.have.length(1);
  });
});

describe('the list of businesses after the clock was put back', () => {
  it('is read again at once', async () => {
    await sentFrom(ONE_PERSON);
    const refreshed = async (): Promise<unknown> => {
      const news = new Promise((resolve) => device.own.on('profiles.changed', resolve));
      await device.own.call('profiles.list', { refresh: true });
      return news;
    };
    await refreshed();
    const before = twilio.time.now - 3_600_000;
    twilio.time.now = before;
    await refreshed();
    expect(twilio.time.now - before).to.be.below(3_000);
  });
});
