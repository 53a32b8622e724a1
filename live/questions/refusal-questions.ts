import * as v from 'valibot';
import { createEntityAssignment } from '../../src/core/trusthub/entity-assignments.js';
import { isRefused, question, Unanswered } from '../question.js';

/** Of the product that registers brands, "the same across accounts" by Twilio's guides. */
const PRODUCT_POLICY = 'RNb0d4771c2c98518d916a3d4cd70a8f8b';

const UNKNOWN = 'f'.repeat(32);

export const refusalQuestions = [
  question({
    setting: 'otherAccount',
    does: 'lists the addresses of an account that does not exist',
    ask: async ({ client }) => {
      const path = `/2010-04-01/Accounts/AC${UNKNOWN}/Addresses.json`;
      const refusal = await isRefused(client.get(path, v.looseObject({})));
      if (refusal?.status === 404) return 'not-found';
      if (refusal?.status === 401) return 'unauthorized';
      throw new Unanswered(`it is answered by ${refusal?.message ?? 'a list'}`);
    },
  }),
  question({
    setting: 'unknownPolicy',
    does: 'tries to make a profile by a policy that does not exist',
    ask: async ({ objects }) => {
      const refusal = await isRefused(objects.profile(objects.mark, `RN${UNKNOWN}`));
      if (refusal?.status === 404) return 'not-found';
      if (refusal?.status === 400) return 'invalid';
      throw new Unanswered(`it is answered by ${refusal?.message ?? 'a profile'}`);
    },
  }),
  question({
    setting: 'policyKinds',
    does: 'tries to make a draft profile by the policy of a product',
    ask: async ({ objects }) =>
      (await isRefused(objects.profile(objects.mark, PRODUCT_POLICY))) ? 'own' : 'any',
  }),
  question({
    setting: 'repeatAssignment',
    does: 'assigns the business to its profile a second time',
    ask: async ({ client, subject, codes }) => {
      const { profile, business } = await subject();
      const again = createEntityAssignment(client, profile, business);
      return (await isRefused(again, codes, 20409)) ? 'refuse' : 'existing';
    },
  }),
  question({
    setting: 'deleteAssigned',
    does: 'tries to delete a representative that a draft holds',
    ask: async ({ client, objects, subject }) => {
      const { profile } = await subject();
      const endUser = await objects.endUser('authorized_representative_1', { first_name: 'Ada' });
      await createEntityAssignment(client, profile, endUser);
      return (await isRefused(client.delete(`/v1/EndUsers/${endUser}`))) ? 'refuse' : 'unassign';
    },
  }),
  question({
    setting: 'refusalCodes',
    does: 'asks for a page of none, and compares the codes of all refusals so far',
    ask: async ({ client, codes }) => {
      const call = client.get('/v1/CustomerProfiles', v.looseObject({}), { PageSize: '0' });
      await isRefused(call, codes, 20422);
      return Object.fromEntries([...codes].filter(([usual, code]) => usual !== code));
    },
  }),
];
