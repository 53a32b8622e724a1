import { expect } from 'chai';
import { OnboardingError } from '../../src/core/commands.js';
import type { Channel } from '../../src/protocol/channel.js';
import { messagePortChannel } from '../../src/protocol/channel.js';
import { connectOnboarding } from '../../src/protocol/connect-onboarding.js';
import { OWN_COMMAND_INPUTS } from '../../src/protocol/own-command-inputs.js';
import type { Service } from '../../src/protocol/serve-onboarding.js';
import { serveOnboarding } from '../../src/protocol/serve-onboarding.js';
import { rejection } from '../core/fixtures/scripted-transport.js';
import { seededRandom } from '../core/fixtures/seeded-random.js';
import { FakeFacade } from './fake-facade.js';

const POLICY = 'RN00000000000000000000000000000001';
const DRAFT = 'kq7m2x9d4t';

interface Answer {
  readonly id?: number;
  readonly output?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
  readonly event?: string;
}

let facade: FakeFacade;
const ports: MessagePort[] = [];
let heard: Answer[] = [];
let waiting: ((answer: Answer) => void)[] = [];

/** Serves the façade on one end of a real MessageChannel and gives the other. */
function serve(extra: readonly Service[] = []): MessagePort {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  serveOnboarding(messagePortChannel(port1), facade.onboarding, extra);
  port2.onmessage = ({ data }) => {
    heard.push(data as Answer);
    waiting.shift()?.(data as Answer);
  };
  return port2;
}

const next = (): Promise<Answer> =>
  new Promise((resolve) => {
    waiting.push(resolve);
  });

function ask(port: MessagePort, message: unknown): Promise<Answer> {
  const answer = next();
  port.postMessage(message);
  return answer;
}

/** Asks something valid; whatever was dropped before it was never answered. */
const settle = (port: MessagePort): Promise<Answer> =>
  ask(port, { id: 999_999, command: 'draft.list', input: {} });

beforeEach(() => {
  facade = new FakeFacade();
  heard = [];
  waiting = [];
});

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('a call that is in order', () => {
  it('reaches the façade and is answered under its id', async () => {
    facade.answer = () => ({ rows: [] });
    const answer = await ask(serve(), { id: 7, command: 'profiles.list', input: { query: 'a' } });
    expect(answer).to.deep.equal({ id: 7, output: { rows: [] } });
    expect(facade.reached).to.deep.equal([{ command: 'profiles.list', input: { query: 'a' } }]);
  });

  it('is answered in its own time, not in the order of asking', async () => {
    let release: (value: null) => void = () => undefined;
    const slow = new Promise<null>((resolve) => {
      release = resolve;
    });
    facade.answer = (command) => (command === 'draft.list' ? slow : null);
    const port = serve();
    port.postMessage({ id: 1, command: 'draft.list', input: {} });
    expect(
      await ask(port, { id: 2, command: 'preflight', input: { policySid: POLICY } }),
    ).to.include({
      id: 2,
    });
    const answer = next();
    release(null);
    expect(await answer).to.deep.equal({ id: 1, output: null });
  });
});

describe('a call that is not', () => {
  for (const [why, command, input] of [
    ['of no such command', 'draft.steal', {}],
    ['of __proto__', '__proto__', {}],
    ['of constructor', 'constructor', {}],
    ['of toString', 'toString', {}],
    ['of nothing', '', {}],
  ] as const)
    it(`${why} is refused as if it did not exist`, async () => {
      const { error } = await ask(serve(), { id: 1, command, input });
      expect(error).to.deep.equal({ code: 'not-allowed', message: 'There is no such command' });
      expect(facade.reached).to.deep.equal([]);
    });

  const values = (n: number, length: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`a.f${i}`, 'x'.repeat(length)]));

  for (const [why, command, input] of [
    ['no input', 'draft.list', undefined],
    ['null for input', 'draft.list', null],
    ['an input too many', 'draft.list', { origin: 'https://evil.example' }],
    ['another kind of SID', 'preflight', { policySid: POLICY.replace('RN', 'BU') }],
    ['a path for a SID', 'form.open', { policySid: `${POLICY}/../x` }],
    ['a draft id too long', 'draft.remove', { draftId: `${DRAFT}0` }],
    ['a claimed origin', 'draft.open', { policySid: POLICY, origin: 'https://other.example' }],
    ['a claimed owner', 'draft.open', { policySid: POLICY, owner: 'own' }],
    ['a revision that is no number', 'draft.save', { draftId: DRAFT, revision: '1', changes: {} }],
    ['a negative revision', 'draft.save', { draftId: DRAFT, revision: -1, changes: {} }],
    ['an endless revision', 'draft.save', { draftId: DRAFT, revision: Infinity, changes: {} }],
    ['values that are no text', 'values.check', { changes: { 'a.x': 1 } }],
    ['a field without requirement', 'values.check', { changes: { x: '1' } }],
    ['a field with spaces', 'values.check', { changes: { 'a b.x': '1' } }],
    ['a value too long', 'values.check', { changes: { 'a.x': 'x'.repeat(10_001) } }],
    ['too many fields', 'values.check', { changes: values(501, 1) }],
    ['too much altogether', 'values.check', { changes: values(60, 9_000) }],
    ['a cursor that is no number', 'profiles.list', { cursor: '../1' }],
    ['a circle', 'values.check', circle()],
    ['a bigint', 'draft.save', { draftId: DRAFT, revision: 1n, changes: {} }],
  ] as const)
    it(`${command} with ${why} is refused before the façade`, async () => {
      const { id, error } = await ask(serve(), { id: 1, command, input });
      expect(id).to.equal(1);
      expect(error?.code).to.be.oneOf(['invalid', 'failed']);
      expect(error?.message).not.to.include('xxx');
      expect(facade.reached).to.deep.equal([]);
    });

  it('in its envelope is dropped without an answer', async () => {
    const port = serve();
    const call = { id: 1, command: 'draft.list', input: {} };
    for (const message of [
      null,
      'draft.list',
      42,
      [],
      [call],
      { ...call, id: '1' },
      { ...call, id: -1 },
      { ...call, id: 1.5 },
      { ...call, id: Number.NaN },
      { ...call, origin: 'own' },
      { ...call, command: ['draft.list'] },
      { ...call, command: 'x'.repeat(65) },
      { command: 'draft.list', input: {} },
      { id: 1, output: {} },
      { event: 'draft.changed', data: {} },
    ])
      port.postMessage(message);
    await settle(port);
    expect(heard.map(({ id }) => id)).to.deep.equal([999_999]);
    expect(facade.reached).to.have.length(1);
  });

  it('with keys of the prototype pollutes nothing and brings none of them along', async () => {
    const port = serve();
    const changes = JSON.parse(
      '{"__proto__":{"polluted":"1"},"constructor":"x","a.x":"1"}',
    ) as unknown;
    await ask(port, { id: 1, command: 'values.check', input: { changes } });
    expect(({} as { polluted?: string }).polluted).to.equal(undefined);
    for (const { input } of facade.reached) {
      const { changes: seen } = input as { changes: object };
      expect(Object.keys(seen)).to.deep.equal(['a.x']);
      expect(Object.getPrototypeOf(seen)).to.equal(Object.prototype);
    }
  });
});

function circle(): unknown {
  const input: Record<string, unknown> = {};
  input['changes'] = input;
  return input;
}

describe('500 messages at random', () => {
  it('never throw and never reach the façade', async () => {
    const seed = Date.now() >>> 0;
    const random = seededRandom(seed);
    const port = serve([{ inputs: OWN_COMMAND_INPUTS, call: neverAsked }]);
    const sent = Array.from({ length: 500 }, () => nonsense(random));
    for (const message of sent) port.postMessage(message);
    await settleAmong(port);
    const reached = facade.reached.filter(({ command }) => command !== 'draft.list');
    expect(reached, `seed ${seed}`).to.deep.equal([]);
    expect(facade.reached, `seed ${seed}`).to.have.length(1);
    for (const answer of heard)
      if (answer.id !== 999_999) expect(answer.error, `seed ${seed}`).to.be.an('object');
  });

  const neverAsked = async (command: string): Promise<never> => {
    throw new Error(`${command} was reached`);
  };

  /** Waits for the answer to the one valid call, whatever else is answered before. */
  async function settleAmong(port: MessagePort): Promise<void> {
    port.postMessage({ id: 999_999, command: 'draft.list', input: {} });
    while (!heard.some(({ id }) => id === 999_999)) await next();
  }

  const COMMANDS = [
    'preflight',
    'draft.open',
    'draft.save',
    'submission.start',
    'profiles.list',
    'accounts.get',
    'accounts.save',
    'sites.connect',
    'consent.answer',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'fetch',
    '',
  ];

  const pick = <T>(random: () => number, items: readonly T[]): T =>
    items[Math.floor(random() * items.length)] as T;

  /** Sometimes a whole envelope, but never an input that any command would take. */
  function nonsense(random: () => number): unknown {
    if (random() < 0.3) return value(random, 3);
    const claimed = { origin: 'own', [pick(random, ['a', '__proto__', 'x.y'])]: value(random, 2) };
    return {
      id: pick<unknown>(random, [1, 2, 3, '1', -1, 2 ** 60, null]),
      command: random() < 0.8 ? pick(random, COMMANDS) : value(random, 1),
      input: random() < 0.5 ? claimed : { ...claimed, draftId: DRAFT, policySid: POLICY },
      ...(random() < 0.1 && { principal: { kind: 'own' } }),
    };
  }

  function value(random: () => number, depth: number): unknown {
    const leaves = [
      () => null,
      () => undefined,
      () => random() * 1e9,
      () => Number.NaN,
      () => 10n ** 30n,
      () => 'x'.repeat(Math.floor(random() * 2_000)),
      () => '\u0000\ud800<script>',
      () => new Date(NaN),
      () => new Uint8Array(8),
      () => /a+/,
    ];
    if (depth === 0 || random() < 0.4) return pick(random, leaves)();
    const inner = Array.from({ length: Math.floor(random() * 4) }, () => value(random, depth - 1));
    return pick<unknown>(random, [
      inner,
      new Map([['id', inner]]),
      new Set(inner),
      Object.fromEntries(inner.map((item, n) => [pick(random, ['id', 'event', `k${n}`]), item])),
    ]);
  }
});

describe('what only our own pages may ask', () => {
  const own: Service = { inputs: OWN_COMMAND_INPUTS, call: async () => 'mine' };
  const inputs: Record<string, unknown> = {
    'accounts.get': {},
    'accounts.save': { accountSid: 'AC', username: 'u', secret: 's' },
    'accounts.remove': {},
    'sites.list': {},
    'sites.connect': { origin: 'https://a.example' },
    'sites.disconnect': { origin: 'https://a.example' },
    'consent.get': { id: 'x' },
    'consent.answer': { id: 'x', allow: true },
    'storage.acknowledge': {},
  };

  it('is every own command, no more and no less', () => {
    expect(Object.keys(OWN_COMMAND_INPUTS)).to.have.members(Object.keys(inputs));
  });

  for (const [command, input] of Object.entries(inputs))
    it(`${command} is answered to them and does not exist for a site`, async () => {
      expect(await ask(serve([own]), { id: 1, command, input })).to.deep.equal({
        id: 1,
        output: 'mine',
      });
      const { error } = await ask(serve(), { id: 2, command, input });
      expect(error).to.deep.equal({ code: 'not-allowed', message: 'There is no such command' });
      expect(facade.reached).to.deep.equal([]);
    });
});

describe('errors', () => {
  /** Through both sides, as a page meets them. */
  async function thrown(error: unknown): Promise<OnboardingError> {
    facade.answer = () => {
      throw error;
    };
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    serveOnboarding(messagePortChannel(port1), facade.onboarding);
    const page = connectOnboarding(() => messagePortChannel(port2));
    return (await rejection(page.call('draft.list', {}))) as OnboardingError;
  }

  it('of ours keep code, message and trouble', async () => {
    const trouble = {
      message: 'Say',
      status: 400,
      code: 21629,
      twilio: 'No',
      moreInfo: 'https://x',
    };
    const error = await thrown(new OnboardingError('twilio', 'Correct the address', trouble));
    expect(error).to.be.instanceOf(OnboardingError);
    expect(error).to.include({ code: 'twilio', message: 'Correct the address' });
    expect(error.trouble).to.deep.equal(trouble);
  });

  it('that nobody foresaw lose their details', async () => {
    for (const unforeseen of [new TypeError('secret at line 3'), 'secret', { message: 'secret' }]) {
      const error = await thrown(unforeseen);
      expect(error).to.be.instanceOf(OnboardingError).and.include({ code: 'failed' });
      expect(`${error.message}${error.stack}`).not.to.include('secret');
    }
  });
});

describe('events', () => {
  it('go out as they happen', async () => {
    serve();
    const event = next();
    facade.emit('draft.changed', { draftId: DRAFT as never, revision: 3 });
    expect(await event).to.deep.equal({
      event: 'draft.changed',
      data: { draftId: DRAFT, revision: 3 },
    });
  });

  it('are no longer listened to once the channel is closed', () => {
    let closed: () => void = () => undefined;
    const channel: Channel = {
      post: () => undefined,
      onMessage: () => undefined,
      onClose: (listener) => {
        closed = listener;
      },
      close: () => undefined,
    };
    serveOnboarding(channel, facade.onboarding);
    expect(facade.listening()).to.equal(4);
    closed();
    expect(facade.listening()).to.equal(0);
  });
});
