import { mapEvaluation } from '../policy/map-evaluation.js';
import { fieldPath, BUNDLE } from '../policy/field-path.js';
import { createAddress, listAddresses, updateAddress } from '../trusthub/addresses.js';
import {
  createCustomerProfile,
  fetchCustomerProfile,
  listCustomerProfiles,
  submitCustomerProfile,
} from '../trusthub/customer-profiles.js';
import { createEndUser, listEndUsers, updateEndUser } from '../trusthub/end-users.js';
import {
  createEntityAssignment,
  deleteEntityAssignment,
  listEntityAssignments,
} from '../trusthub/entity-assignments.js';
import { createEvaluation, listEvaluations } from '../trusthub/evaluations.js';
import {
  createSupportingDocument,
  listSupportingDocuments,
} from '../trusthub/supporting-documents.js';
import type { Mark, Role } from './mark.js';
import { readMark, sameObject } from './mark.js';
import { PausedError } from './paused-error.js';
import { findPrimaryProfile } from './primary-profile.js';
import type { StepContext } from './step-context.js';
import {
  addressBodyOf,
  bodyOf,
  bundleSidOf,
  markFor,
  nameFor,
  sectionFor,
} from './step-context.js';
import { sidOfRole, valueOf } from './step-context.js';
import type { Step, StepKind, Submission } from './submission.js';

/** What a step leaves behind. */
export interface StepResult {
  readonly sid?: string;
  /** Facts for the submission as a whole. */
  readonly submission?: Partial<Pick<Submission, 'evaluation' | 'bundleStatus' | 'rejectionCodes'>>;
  /** Nothing to do yet: ask again later. */
  readonly again?: true;
}

export interface StepHandler {
  run(context: StepContext, step: Step): Promise<StepResult>;
  /**
   * Finds what an earlier request, whose answer was lost, has done. `undefined`: it did nothing
   * that can be seen. Absent where asking again does no harm.
   */
  readonly adopt?: (context: StepContext, step: Step) => Promise<StepResult | undefined>;
}

const roleOf = (step: Step): Role => step.role as Role;

/** The oldest object that bears our mark; of two, the older always wins. */
async function oldest<T extends { sid: string; friendlyName: string | null }>(
  objects: AsyncIterable<T> | Iterable<T>,
  mark: Mark,
  createdAt: (object: T) => string | null = () => null,
): Promise<StepResult | undefined> {
  const found: T[] = [];
  for await (const object of objects) {
    const theirs = readMark(object.friendlyName ?? '');
    if (theirs && sameObject(theirs, mark)) found.push(object);
  }
  found.sort((a, b) => (createdAt(a) ?? '').localeCompare(createdAt(b) ?? ''));
  return found[0] && { sid: found[0].sid };
}

/** One row for each kind of step; the compiler notices a missing one. */
export const STEP_HANDLERS: Readonly<Record<StepKind, StepHandler>> = {
  'find-primary-profile': {
    async run({ client }) {
      const primary = await findPrimaryProfile(client);
      if (!primary)
        throw new PausedError(
          'This account has no primary profile. Make one in the Twilio Console; this goes on when it is approved',
        );
      if (!primary.accepted)
        throw new PausedError(
          `Your own primary profile is ${primary.profile.status}. This goes on when Twilio has approved it`,
        );
      return { sid: primary.profile.sid };
    },
  },

  'create-customer-profile': {
    async run(context) {
      const callback = valueOf(context, fieldPath(BUNDLE, 'status_callback'));
      const profile = await createCustomerProfile(context.client, {
        friendlyName: nameFor(context, 'p'),
        email: valueOf(context, fieldPath(BUNDLE, 'email')),
        policySid: context.submission.policySid,
        ...(callback && { statusCallback: callback }),
      });
      return { sid: profile.sid, submission: { bundleStatus: profile.status } };
    },
    async adopt(context) {
      const { client, submission } = context;
      const mark = markFor(context, 'p');
      const named = await listCustomerProfiles(client, { friendlyName: nameFor(context, 'p') });
      const found = await oldest(named, mark, (profile) => profile.createdAt);
      if (found) return found;
      // The filter's exactness is not documented, so a miss is not believed.
      const all = await listCustomerProfiles(client, { policySid: submission.policySid });
      return oldest(all, mark, (profile) => profile.createdAt);
    },
  },

  'create-end-user': {
    async run(context, step) {
      const user = await createEndUser(context.client, {
        friendlyName: nameFor(context, roleOf(step)),
        type: typeOf(context, step),
        attributes: bodyOf(context, step),
      });
      return { sid: user.sid };
    },
    adopt: (context, step) =>
      oldest(
        listEndUsers(context.client),
        markFor(context, roleOf(step)),
        (user) => user.createdAt,
      ),
  },

  'update-end-user': {
    async run(context, step) {
      const userSid = sidOfRole(context, 'IT', step.role);
      await updateEndUser(context.client, userSid, bodyOf(context, step));
      return {};
    },
  },

  'create-address': {
    async run(context, step) {
      const name = nameFor(context, roleOf(step));
      const address = await createAddress(context.client, name, addressBodyOf(context, step));
      return { sid: address.sid };
    },
    async adopt(context, step) {
      const { client } = context;
      const mark = markFor(context, roleOf(step));
      const friendlyName = nameFor(context, roleOf(step));
      return (
        (await oldest(await listAddresses(client, { friendlyName }), mark)) ??
        oldest(await listAddresses(client), mark)
      );
    },
  },

  'update-address': {
    async run(context, step) {
      const addressSid = sidOfRole(context, 'AD', step.role);
      await updateAddress(context.client, addressSid, addressBodyOf(context, step));
      return {};
    },
  },

  'create-supporting-document': {
    async run(context, step) {
      const addressRole: Role = `a${Number(roleOf(step).slice(1))}`;
      const hasAddress = context.submission.steps.some((other) => other.role === addressRole);
      const document = await createSupportingDocument(context.client, {
        friendlyName: nameFor(context, roleOf(step)),
        type: typeOf(context, step),
        attributes: {
          ...bodyOf(context, step),
          ...(hasAddress && { address_sids: sidOfRole(context, 'AD', addressRole) }),
        },
      });
      return { sid: document.sid };
    },
    adopt: (context, step) =>
      oldest(
        listSupportingDocuments(context.client),
        markFor(context, roleOf(step)),
        (document) => document.createdAt,
      ),
  },

  'assign-entity': {
    async run(context, step) {
      const objectSid = objectOf(context, step);
      const assignment = await createEntityAssignment(
        context.client,
        bundleSidOf(context),
        objectSid,
      );
      return { sid: assignment.sid };
    },
    async adopt(context, step) {
      const objectSid = objectOf(context, step);
      const assignments = await listEntityAssignments(context.client, bundleSidOf(context));
      const found = assignments.find((assignment) => assignment.objectSid === objectSid);
      return found && { sid: found.sid };
    },
  },

  'unassign-entity': {
    async run(context, step) {
      const objectSid = objectOf(context, step);
      const bundleSid = bundleSidOf(context);
      const assignments = await listEntityAssignments(context.client, bundleSid);
      const found = assignments.find((assignment) => assignment.objectSid === objectSid);
      if (found) await deleteEntityAssignment(context.client, bundleSid, found.sid);
      return {};
    },
  },

  evaluate: {
    async run(context) {
      const { policySid } = context.submission;
      const evaluation = await createEvaluation(context.client, bundleSidOf(context), policySid);
      const report = mapEvaluation(evaluation, context.frozen.form);
      return { sid: evaluation.sid, submission: { evaluation: report } };
    },
  },

  'submit-for-review': {
    async run(context) {
      const profile = await submitCustomerProfile(context.client, bundleSidOf(context));
      // A wrongly spelled status was once answered with 200 and changed nothing.
      if (profile.status === 'draft')
        throw new PausedError('Twilio accepted the request but left the profile a draft');
      return { submission: { bundleStatus: profile.status, rejectionCodes: [] } };
    },
    async adopt(context) {
      const { status } = await fetchCustomerProfile(context.client, bundleSidOf(context));
      const waits = status === 'draft' || status === 'twilio-rejected';
      return waits ? undefined : { submission: { bundleStatus: status, rejectionCodes: [] } };
    },
  },

  'await-review': {
    async run(context) {
      const bundleSid = bundleSidOf(context);
      const profile = await fetchCustomerProfile(context.client, bundleSid);
      const facts = { bundleStatus: profile.status, rejectionCodes: profile.errorCodes };
      if (profile.status === 'twilio-approved') return { submission: facts };
      if (profile.status !== 'twilio-rejected') return { again: true, submission: facts };
      // `errors` was seen to stay null on rejected profiles; then the evaluation may tell.
      const [newest] = profile.errorCodes.length
        ? []
        : (await listEvaluations(context.client, bundleSid)).toSorted((a, b) =>
            (b.createdAt ?? '').localeCompare(a.createdAt ?? ''),
          );
      const evaluation = newest && { evaluation: mapEvaluation(newest, context.frozen.form) };
      return { submission: { ...facts, ...evaluation } };
    },
  },
};

function typeOf(context: StepContext, step: Step): string {
  const { objectType } = sectionFor(context, step);
  if (!objectType) throw new TypeError(`No type for the step ${step.id}`);
  return objectType;
}

const PREFIX_OF = { u: 'IT', d: 'RD', p: 'BU' } as const;

/** What an assignment assigns: an end user, a document, or the primary profile. */
const objectOf = (context: StepContext, { role = 'p' }: Step): string =>
  sidOfRole(context, PREFIX_OF[role.charAt(0) as keyof typeof PREFIX_OF], role);
