import { OnboardingError } from './commands.js';
import type { Cached, HostPorts } from './host-ports.js';
import { noAccount } from './no-account.js';
import { buildFormModel } from './policy/build-form-model.js';
import type { FormModel } from './policy/form-model.js';
import { troubleOf } from './submission/trouble.js';
import type { ObjectType } from './trusthub/object-types.js';
import { listEndUserTypes, listSupportingDocumentTypes } from './trusthub/object-types.js';
import type { Policy } from './trusthub/policies.js';
import { fetchPolicy } from './trusthub/policies.js';
import type { Sid } from './trusthub/sid.js';
import { NoAnswerError } from './trusthub/trusthub-error.js';

interface Sources {
  readonly policy: Policy;
  readonly types: readonly ObjectType[];
}

/** Policies change seldom; a day-old copy spares every form three requests. */
const FRESH = 24 * 60 * 60_000;

/**
 * Forms by policy. What Twilio said is cached, not the form, so that a better catalogue reaches
 * everybody with the next version. The policy is fetched by its SID: never `policies[0]`.
 */
export class FormLibrary {
  readonly #ports: HostPorts;

  constructor(ports: HostPorts) {
    this.#ports = ports;
  }

  /** Throws OnboardingError `no-account`, `out-of-reach` or `twilio`. */
  async open(policySid: Sid<'RN'>): Promise<FormModel> {
    const key = `policy:${policySid}`;
    const cached = await this.#ports.cache.get(key);
    if (cached && this.#ports.clock.now() - cached.storedAt < FRESH) return formOf(cached);
    const client = await this.#ports.account();
    if (!client) {
      if (cached) return formOf(cached);
      throw noAccount();
    }
    try {
      const [policy, users, documents] = await Promise.all([
        fetchPolicy(client, policySid),
        listEndUserTypes(client),
        listSupportingDocumentTypes(client),
      ]);
      const sources: Sources = { policy, types: [...users, ...documents] };
      await this.#ports.cache.put(key, sources);
      return buildFormModel(sources.policy, sources.types);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!(error instanceof NoAnswerError))
        throw new OnboardingError('twilio', trouble.message, trouble);
      if (!cached) throw new OnboardingError('out-of-reach', trouble.message, trouble);
      return { ...formOf(cached), cachedAt: new Date(cached.storedAt).toISOString() };
    }
  }
}

function formOf({ value }: Cached): FormModel {
  const { policy, types } = value as Sources;
  return buildFormModel(policy, types);
}
