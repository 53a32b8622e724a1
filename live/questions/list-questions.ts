import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { listBundles } from '../../src/core/trusthub/bundles.js';
import { isRefused, question, Unanswered, type Asking } from '../question.js';

const PATIENCE = 60_000;
const INTERVAL = 200;

/** Lists by name until `count` are there; how long that took, 0 where the first look had them. */
async function untilListed({ client }: Asking, friendlyName: string, count: number) {
  const start = performance.now();
  for (let looks = 0; ; looks++) {
    const profiles = await listBundles(client, 'CustomerProfiles', { friendlyName });
    const took = performance.now() - start;
    if (profiles.length >= count) return { profiles, took: looks === 0 ? 0 : took };
    if (took > PATIENCE) throw new Unanswered(`not listed within ${PATIENCE / 1000} s`);
    await pause(INTERVAL);
  }
}

export const listQuestions = [
  question({
    setting: 'listLag',
    does: 'makes a draft profile and lists by its name until it is there',
    ask: async (asking) => {
      const name = `${asking.objects.mark} Lag`;
      await asking.objects.profile(name);
      const { took } = await untilListed(asking, name, 1);
      return Math.ceil(took / INTERVAL) * INTERVAL;
    },
  }),
  question({
    setting: 'listOrder',
    does: 'makes two drafts of one name and looks which is listed first',
    ask: async (asking) => {
      const name = `${asking.objects.mark} Order`;
      const older = await asking.objects.profile(name);
      await asking.objects.profile(name);
      const { profiles } = await untilListed(asking, name, 2);
      return profiles[0]?.sid === older ? 'oldest-first' : 'newest-first';
    },
  }),
  question({
    setting: 'friendlyNameFilter',
    does: 'lists them by their name in capitals and by a part of it',
    ask: async (asking) => {
      const name = `${asking.objects.mark} Filter`;
      await asking.objects.profile(name);
      await untilListed(asking, name, 1);
      const finds = async (friendlyName: string) =>
        (await listBundles(asking.client, 'CustomerProfiles', { friendlyName })).some(
          (profile) => profile.friendlyName === name,
        );
      if (await finds(name.slice(0, -3))) return 'contains';
      return (await finds(name.toUpperCase())) ? 'any-case' : 'exact';
    },
  }),
  question({
    setting: 'pageSizeOver1000',
    does: 'asks for a page of 1001',
    ask: async ({ client, codes }) => {
      const call = client.get('/v1/CustomerProfiles', v.looseObject({}), { PageSize: '1001' });
      return (await isRefused(call, codes, 20007)) ? 'refuse' : 'clamp';
    },
  }),
];
