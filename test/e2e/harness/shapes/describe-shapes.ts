import { assert } from 'chai';
import { POLICIES } from '../../../../sandbox/policies/policy-list.js';
import type { Onboarding } from '../../../../src/core/commands.js';
import { inCountry } from '../../../../src/core/policy/address-format.js';
import { fieldPath, type FieldValues } from '../../../../src/core/policy/field-path.js';
import type { FormModel } from '../../../../src/core/policy/form-model.js';
import { KNOWN_POLICIES } from '../../../../src/core/policy/known-policies.js';
import { sid } from '../../../../src/core/trusthub/sid.js';
import { BusinessAtSandbox } from '../../../onboarding/business-at-sandbox.js';
import { VENDOR } from '../accounts.js';
import type { BrowserName } from '../extension-browser.js';
import type { Screen } from '../screen.js';
import type { Stage } from '../stage.js';
import { openStage } from '../stage.js';
import { bundleSidOn, enterAccount, sendForReview } from '../steps.js';
import { answerForm } from './answer-form.js';
import { plausibleValues } from './plausible-values.js';
import type { Shape } from './shapes.js';

/** Takes each of these shapes through the built extension to *approved*. */
export function describeShapes(name: BrowserName, shapes: readonly Shape[]): void {
  describe(`every shape of a requirement, in ${name}`, function () {
    this.timeout(60_000);
    let stage: Stage;
    let account: BusinessAtSandbox;
    let workspace: Screen;

    before(async () => {
      stage = await openStage(name, { build: 'production' });
      account = BusinessAtSandbox.at(stage.sandbox);
      await stage.control.settings({
        policyKinds: 'own',
        autoReview: 'approve',
        submitAnswer: 'in-review',
      });
      await enterAccount(stage.extension, VENDOR);
      workspace = await stage.extension.open('workspace');
      // Wide enough for the list to be beside the form.
      await workspace.page.setViewport({ width: 1280, height: 900 });
    });

    after(() => stage.close());

    for (const shape of shapes)
      it(`${shape.policy.friendly_name}, ${shape.way}: filled by names alone, it is approved`, async () => {
        const { policy, answers, secondRequired } = shape;
        await stage.control.settings({ secondRepresentativeRequired: secondRequired });
        await supported(account, stage, shape);
        // What our own pages are offered, by another host of the same account.
        const { own } = account.host();
        const form = await own.call('form.open', { policySid: sid('RN', policy.sid) });
        const shown = await inItsCountry(own, form, plausibleValues(form, answers));
        await begin(workspace, policy.sid);
        await workspace.see('Before you start');
        await answerForm(workspace, shown, plausibleValues(shown, answers));
        await sendForReview(workspace);
        await workspace.see('Twilio approved this');
        const bundleSid = await bundleSidOn(workspace);
        const state = await stage.control.state();
        const bundle = state[form.bundleKind ?? 'CustomerProfiles']?.find(
          ({ sid: found }) => found === bundleSid,
        );
        assert.equal(bundle?.status, 'twilio-approved');
      });
  });
}

/** An address is shown as the country writes it that was chosen. */
async function inItsCountry(
  own: Onboarding,
  form: FormModel,
  values: FieldValues,
): Promise<FormModel> {
  const sections = form.sections.map(async (section) => {
    const country = values[fieldPath(section.id, 'iso_country')];
    const format = country ? await own.call('address.format', { country }) : null;
    return format ? inCountry(section, format) : section;
  });
  return { ...form, sections: await Promise.all(sections) };
}

/** By its name where there is one, else by its SID, as whoever knows it does. */
async function begin(workspace: Screen, policySid: string): Promise<void> {
  await workspace.follow('Register something else');
  const known = KNOWN_POLICIES.find((one) => one.policySid === policySid);
  if (known) return workspace.follow(known.name, { within: GROUPS[known.bundleKind] });
  await workspace.fill('Another policy', policySid);
  return workspace.press('Open its form');
}

const GROUPS = {
  CustomerProfiles: 'Who it is about',
  TrustProducts: 'What an approved profile is used for',
};

/** What it stands on is there and approved, of each type that would do. */
async function supported(
  account: BusinessAtSandbox,
  stage: Stage,
  { policy }: Shape,
): Promise<void> {
  const { supporting_customer_profiles: profiles, supporting_trust_products: products } =
    policy.requirements;
  for (const { type } of [...profiles, ...products]) {
    const wanted = POLICIES.find(({ bundleType }) => bundleType === type);
    assert.isDefined(wanted, `the sandbox has a policy for ${type}`);
    if (wanted?.role === 'primary') continue;
    const path = `/v1/${wanted?.kind ?? 'CustomerProfiles'}`;
    const form = { FriendlyName: wanted!.friendly_name, Email: 'a@b.example' };
    const made = await account.twilio('POST', path, { ...form, PolicySid: wanted!.sid });
    await stage.control.force(made.sid, 'twilio-approved');
  }
}
