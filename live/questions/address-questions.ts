import { isRefused, question } from '../question.js';

const TOWN = { City: 'Springfield', Region: 'IL', PostalCode: '62701', IsoCountry: 'US' };

export const addressQuestions = [
  question({
    setting: 'addressChecks',
    does: 'tries to make an address that is nowhere',
    ask: async ({ objects }) => {
      const nowhere = { ...TOWN, Street: 'Nowhere at all', PostalCode: '00000' };
      const call = objects.address({ ...nowhere, AutoCorrectAddress: 'false' });
      return (await isRefused(call)) ? 'on' : 'off';
    },
  }),
  question({
    setting: 'postOfficeBoxes',
    does: 'tries to make an address of a post office box',
    ask: async ({ objects }) => {
      const call = objects.address({ ...TOWN, Street: 'PO Box 12', AutoCorrectAddress: 'true' });
      return (await isRefused(call)) ? 'refuse' : 'allow';
    },
  }),
];
