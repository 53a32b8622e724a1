import type { ReactiveControllerHost } from 'lit';
import type { Onboarding } from '../../core/commands.js';
import { inCountry, type AddressFormat } from '../../core/policy/address-format.js';
import { fieldPath, type FieldValues } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { wholeForm, type FormAddition } from './whole-form.js';

/**
 * The form as it is shown: with what our own pages add, and each address as the chosen country writes
 * it. The host knows the countries; until it has answered, and where it knows none, the form stays as
 * the policy dictates it. Made anew only when something of that changes, not at each key.
 */
export class ShownForm {
  readonly #host: ReactiveControllerHost;
  #formats = new Map<string, AddressFormat | null>();
  #onboarding?: Onboarding;
  #made?: { form: FormModel; own: readonly FormAddition[]; key: string; shown: FormModel };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of(
    form: FormModel,
    own: readonly FormAddition[],
    values: FieldValues,
    onboarding: Onboarding | undefined,
  ): FormModel {
    this.#onboarding = onboarding;
    const formats = form.sections.map((section) => this.#formatOf(section, values));
    const key = formats.map((format) => format?.country ?? '').join();
    const made = this.#made;
    if (made?.form === form && made.own === own && made.key === key) return made.shown;
    const local: FormModel = {
      ...form,
      sections: form.sections.map((section, index) => {
        const format = formats[index];
        return format ? inCountry(section, format) : section;
      }),
    };
    const shown = wholeForm(local, own);
    this.#made = { form, own, key, shown };
    return shown;
  }

  #formatOf(section: Section, values: FieldValues): AddressFormat | undefined {
    if (section.kind !== 'supporting-document') return undefined;
    const country = values[fieldPath(section.id, 'iso_country')];
    if (!country || !/^[A-Z]{2}$/.test(country)) return undefined;
    const known = this.#formats.get(country);
    if (known === undefined) void this.#ask(country);
    return known ?? undefined;
  }

  async #ask(country: string): Promise<void> {
    // Asked once, answered or not: an address can be typed without.
    this.#formats.set(country, null);
    const format = await this.#onboarding?.call('address.format', { country }).catch(() => null);
    if (!format) return;
    this.#formats.set(country, format);
    this.#host.requestUpdate();
  }
}
