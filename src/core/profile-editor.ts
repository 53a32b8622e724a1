import { askTwilio, patiently } from './ask-twilio.js';
import type { Input, Output, ProfileChanges, ProfileDetails } from './commands.js';
import { OnboardingError } from './commands.js';
import type { DraftId } from './draft/draft.js';
import type { DraftProfiles, ProfileAtTwilio } from './draft-profiles.js';
import type { HostPorts } from './host-ports.js';
import { checkCallback } from './policy/check-callback.js';
import type { FieldPath } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import { fieldsOf } from './policy/form-model.js';
import { validateField } from './policy/validate-field.js';
import { friendlyName, labelOf, readMark } from './submission/mark.js';
import type { Trouble } from './submission/snapshot.js';
import type { StepContext } from './submission/step-context.js';
import { hashOf } from './submission/step-context.js';
import type { Submission } from './submission/submission.js';
import type { Bundle } from './trusthub/bundles.js';
import { fetchBundle, updateBundle } from './trusthub/bundles.js';
import { NoAnswerError } from './trusthub/trusthub-error.js';
import { unclearTrouble } from './unclear-trouble.js';

type Property = keyof ProfileChanges;

/** Of each property its field in the form, in the order in which they are sent. */
const FIELDS: Readonly<Record<Property, FieldPath>> = {
  name: 'bundle.friendly_name',
  email: 'bundle.email',
  statusCallback: 'bundle.status_callback',
};

const PROPERTIES = Object.keys(FIELDS) as Property[];

/** Name, e-mail and callback of a draft's profile. For our own pages. */
export class ProfileEditor {
  readonly #ports: HostPorts;
  readonly #profiles: DraftProfiles;

  constructor(ports: HostPorts, profiles: DraftProfiles) {
    this.#ports = ports;
    this.#profiles = profiles;
  }

  async get({ draftId }: Input<'profile.get'>): Promise<ProfileDetails> {
    return detailsOf(await this.#fetch(await this.#profiles.get(draftId)));
  }

  /**
   * One request for each property that is not yet as wanted, and none together with the status
   * (22204), so that one refusal keeps none of the others back.
   */
  async update({ draftId, changes }: Input<'profile.update'>): Promise<Output<'profile.update'>> {
    const at = await this.#profiles.toChange(draftId);
    const wanted = trimmed(changes);
    refuseInvalid(wanted, await this.#profiles.form(draftId));
    let profile = await this.#fetch(at);
    const refused: Partial<Record<Property, Trouble>> = {};
    for (const property of PROPERTIES) {
      const value = wanted[property];
      if (value === undefined || detailsOf(profile)[property] === value) continue;
      const result = await this.#set(at, profile, property, value);
      if ('trouble' in result) refused[property] = result.trouble;
      else profile = result.profile;
    }
    const details = detailsOf(profile);
    await this.#remember(draftId, at, details, wanted);
    return { details, refused };
  }

  #fetch = ({ client, bundle }: ProfileAtTwilio): Promise<Bundle> =>
    askTwilio(this.#ports, () => fetchBundle(client, bundle));

  async #set(
    at: ProfileAtTwilio,
    profile: Bundle,
    property: Property,
    value: string,
  ): Promise<{ profile: Bundle } | { trouble: Trouble }> {
    const { client, bundle } = at;
    const change =
      property === 'name'
        ? { friendlyName: renamed(profile, at.submission, value) }
        : { [property]: value };
    try {
      return {
        profile: await patiently(this.#ports, () => updateBundle(client, bundle, change)),
      };
    } catch (error) {
      const trouble = unclearTrouble(error);
      if (!(error instanceof NoAnswerError)) return { trouble };
      const now = await this.#fetch(at).catch(() => undefined);
      return now && detailsOf(now)[property] === value ? { profile: now } : { trouble };
    }
  }

  /** The form shows what Twilio has, and a later round does not take it back. */
  async #remember(
    draftId: DraftId,
    { submission }: ProfileAtTwilio,
    details: ProfileDetails,
    wanted: ProfileChanges,
  ): Promise<void> {
    const held = PROPERTIES.filter((property) => wanted[property] === details[property]);
    if (held.length === 0) return;
    const frozen = await this.#ports.journal.frozen(draftId);
    const last = submission.steps.findLast(({ role, bodyHash }) => role === 'p' && bodyHash);
    const values = {
      ...frozen?.values,
      [FIELDS.email]: details.email,
      [FIELDS.statusCallback]: details.statusCallback,
    };
    const context = frozen && ({ submission, frozen: { ...frozen, values } } as StepContext);
    const bodyHash = context && last && (await hashOf(context, last));
    await this.#profiles.remember(
      draftId,
      () => Object.fromEntries(held.map((property) => [FIELDS[property], details[property]])),
      (current) =>
        bodyHash
          ? {
              ...current,
              steps: current.steps.map((step) =>
                step.id === last?.id ? { ...step, bodyHash } : step,
              ),
            }
          : current,
    );
  }
}

const detailsOf = (profile: Bundle): ProfileDetails => ({
  bundleSid: profile.sid,
  name: labelOf(profile.friendlyName),
  email: profile.email,
  statusCallback: profile.statusCallback,
  status: profile.status,
  validUntil: profile.validUntil,
});

/** Its mark stays as it is; one that was lost, as by a rename in the Console, is put back. */
function renamed(
  { friendlyName: name }: Bundle,
  { draftId, generation, run, follows }: Submission,
  label: string,
): string {
  const own = follows ? undefined : ({ draftId, generation, run, role: 'p' } as const);
  const mark = readMark(name) ?? own;
  return mark ? friendlyName(label, mark) : label;
}

const trimmed = (changes: ProfileChanges): ProfileChanges =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value.trim()]));

/** Before anything is sent: what Twilio would refuse, and what it would take and nobody could use. */
function refuseInvalid({ name, email, statusCallback }: ProfileChanges, form: FormModel): void {
  const problemOf = (path: FieldPath, value: string): string | undefined => {
    const field = fieldsOf(form).find((candidate) => candidate.path === path);
    return field && validateField({ ...field, optional: false }, { [path]: value })?.message;
  };
  const problem =
    (name !== undefined && (problemOf(FIELDS.name, name) ?? markProblem(name))) ||
    (email !== undefined && problemOf(FIELDS.email, email)) ||
    (statusCallback && checkCallback(statusCallback));
  if (problem) throw new OnboardingError('invalid', problem);
}

const markProblem = (name: string): string | undefined =>
  readMark(name) && 'Choose a name that does not end like one of our marks';
