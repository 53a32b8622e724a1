import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { CallsInProgress } from '../../sandbox/calls-in-progress.js';
import { seededRandom } from '../../sandbox/chaos/seeded-random.js';
import { SHELVES, shelfOf } from '../../sandbox/persistence/stored-object.js';
import { WorldFile } from '../../sandbox/persistence/world-file.js';
import { buildServer } from '../../sandbox/server.js';
import { World } from '../../sandbox/world.js';
import { openApiValidator } from '../openapi/spec-validator.js';
import { buildProfile, type BuiltProfile } from './build-profile.js';
import { basic, Client, known } from './harness.js';

const CALLS = 400;

/** Everything there is, in its order; Dates and all. */
const contents = (world: World) =>
  [...world.accounts.values()].map((account) =>
    SHELVES.map((shelf) => [...shelfOf(account, shelf).values()]),
  );

describe('the file of a world', function () {
  this.timeout(60_000);
  let directory: string;
  let server: FastifyInstance;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'trusthub-world-'));
  });
  afterEach(async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  for (const deleteAssigned of ['refuse', 'unassign'] as const) {
    it(`holds all that the memory holds, after any calls (${deleteAssigned})`, async () => {
      const data = join(directory, 'world.db');
      const world = new World({ settings: { deleteAssigned, autoReview: 'approve' } });
      const file = new WorldFile(data, world);
      world.watch(file);
      const quiet = { inProgress: new CallsInProgress(), onExchange: () => {} };
      server = await buildServer(world, quiet);
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      const client = new Client(url, await openApiValidator(), 1);

      const random = seededRandom(11);
      const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
      const send = async (method: string, path: string, form?: Record<string, string>) => {
        const response = await fetch(url + path, {
          method,
          headers: { authorization: basic(known('AC', 1)) },
          ...(form && { body: new URLSearchParams(form) }),
        });
        expect(response.status).to.be.below(500);
        await response.text();
      };
      const built: BuiltProfile[] = [];
      for (let i = 0; i < 12; i++) built.push(await buildProfile(client));
      const profile = () => `/v1/CustomerProfiles/${pick(built).profile}`;
      const endUser = () => pick([pick(built).business, pick(built).representatives[0]!]);
      const assign = (ObjectSid: string) =>
        send('POST', `${profile()}/EntityAssignments`, { ObjectSid });
      const number = () => ({
        ChannelEndpointType: 'phone-number',
        ChannelEndpointSid: known('PN', 1 + Math.floor(random() * 3)),
      });
      const document = () => `/v1/SupportingDocuments/${pick(built).document}`;
      const actions = [
        () => assign(endUser()),
        () => assign(pick(built).profile),
        () => send('POST', `${profile()}/ChannelEndpointAssignments`, number()),
        () => send('POST', profile(), { FriendlyName: `renamed ${random()}` }),
        () => send('POST', profile(), { Status: 'pending-review' }),
        () => send('POST', `/v1/EndUsers/${endUser()}`, { FriendlyName: `also ${random()}` }),
        () => send('POST', document(), { FriendlyName: `also ${random()}` }),
        () => send('DELETE', `/v1/EndUsers/${endUser()}`),
        () => (random() < 0.1 ? send('DELETE', profile()) : send('DELETE', document())),
      ];
      for (let i = 0; i < CALLS; i++) await pick(actions)();
      // Last of all, so that nothing else saves the profile that it is taken out of.
      await send('DELETE', `/v1/EndUsers/${(await buildProfile(client)).business}`);
      expect(world.ledger.entries.filter(({ status }) => status < 300).length).to.be.above(150);
      world.stop();
      await file.close();

      const read = new World();
      const again = new WorldFile(data, read);
      read.stop();
      await again.close();
      expect(contents(read)).to.eql(contents(world));
      expect(read.ledger.entries).to.eql(world.ledger.entries);
    });
  }
});
