import * as v from 'valibot';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { bundlePath } from '../../src/core/trusthub/bundles.js';
import { listEvaluations } from '../../src/core/trusthub/evaluations.js';
import { question, Unanswered } from '../question.js';
import { failedFields, USUAL_BUSINESS } from '../subject.js';

const RawEvaluation = v.looseObject({ results: v.array(v.looseObject({})) });

export const evaluationQuestions = [
  question({
    setting: 'evaluationShape',
    does: 'evaluates the draft and looks at the shape of the results',
    ask: async ({ client, subject }) => {
      const path = `${bundlePath((await subject()).profile)}/Evaluations`;
      const form = { PolicySid: SECONDARY_BUSINESS_POLICY };
      const { results } = await client.post(path, form, RawEvaluation);
      if (results.some((result) => 'fields' in result)) return 'fields';
      if (results.some((result) => 'invalid' in result)) return 'spec';
      throw new Unanswered('the results have neither `invalid` nor `fields`');
    },
  }),
  question({
    setting: 'secondRepresentativeRequired',
    does: 'looks whether that evaluation misses a second representative',
    ask: async ({ client, subject }) => {
      const evaluations = await listEvaluations(client, (await subject()).profile);
      const [latest] = evaluations;
      if (!latest) throw new Unanswered('no evaluation was listed');
      return latest.results.some(
        ({ objectType, requirementName, passed }) =>
          `${objectType} ${requirementName}`.includes('representative_2') && !passed,
      );
    },
  }),
  question({
    setting: 'failedFieldsCode',
    does: 'evaluates it with a business type that does not exist',
    ask: async ({ subject }) => {
      const result = await (await subject()).evaluateWith({ business_type: 'Guild of kites' });
      if (failedFields(result).length === 0) throw new Unanswered('any business type passes');
      return result.errorCode === null ? 'none' : 'first';
    },
  }),
  question({
    setting: 'regionEncoding',
    does: 'evaluates it with two regions, by a comma and as a list',
    ask: async ({ subject }) => {
      const { evaluateWith } = await subject();
      const passes = async (written: unknown) =>
        !failedFields(await evaluateWith({ business_regions_of_operation: written })).includes(
          'business_regions_of_operation',
        );
      const commas = await passes('USA_AND_CANADA,EUROPE');
      const list = await passes(['USA_AND_CANADA', 'EUROPE']);
      if (commas) return list ? 'any' : 'commas';
      return list ? 'list' : 'one';
    },
  }),
  question({
    setting: 'taxNumberFormat',
    does: 'evaluates it with a tax number of five digits',
    ask: async ({ subject }) => {
      const result = await (
        await subject()
      ).evaluateWith({ business_registration_number: '12345' });
      return failedFields(result).includes('business_registration_number') ? 'nine-digits' : 'any';
    },
  }),
  question({
    setting: 'otherRegistrationField',
    does: 'evaluates it with the registration type Other and looks which attribute is missed',
    ask: async ({ subject }) => {
      const failed = failedFields(
        await (await subject()).evaluateWith({ business_registration_identifier: 'Other' }),
      );
      if (failed.includes('business_registration_identifier')) {
        throw new Unanswered('Other is not accepted as a registration type');
      }
      return failed.find((field) => !Object.hasOwn(USUAL_BUSINESS, field)) ?? '';
    },
  }),
];
