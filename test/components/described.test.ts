import { assert } from 'chai';
import described from '../../custom-elements.json' with { type: 'json' };
import { TrusthubOnboard } from '../../src/components/trusthub-onboard/trusthub-onboard.js';
import { COMPLETE, LEGAL_NAME, REPORT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { field, queryAll, type } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

const [declaration] = described.modules[0]?.declarations ?? [];
const names = (all: readonly { readonly name: string }[] = []): string[] =>
  all.map(({ name }) => name).toSorted();

/** Of our own pages, and no part of the public face. */
const INTERNAL = ['extra'];

describe('what editors are told of the element', () => {
  afterEach(unmountAll);

  it('has its attributes', () => {
    assert.deepEqual(
      names(declaration?.attributes),
      [...TrusthubOnboard.observedAttributes].toSorted(),
    );
  });

  it('has its properties and methods', () => {
    const properties = [...TrusthubOnboard.elementProperties]
      .filter(([, { attribute }]) => attribute === false)
      .map(([name]) => String(name))
      .filter((name) => !INTERNAL.includes(name));
    const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(TrusthubOnboard.prototype));
    const lifecycle = ['constructor', 'render', 'updated', 'connectedCallback', ...inherited];
    const methods = Object.entries(Object.getOwnPropertyDescriptors(TrusthubOnboard.prototype))
      .filter(([name, { value }]) => typeof value === 'function' && !lifecycle.includes(name))
      .map(([name]) => name);
    assert.deepEqual(names(declaration?.members), [...properties, ...methods].toSorted());
  });

  it('has its events and parts, and no others', async () => {
    const fired = new Set<string>();
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event.type.startsWith('trusthub-')) fired.add(event.type);
      return dispatchEvent.call(this, event);
    };
    const host = new FakeOnboarding(COMPLETE, {
      'submission.start': () => snapshot('noncompliant', { evaluation: REPORT }),
    });
    const element = await open(host);
    type(field(element, 'Legal name'), '');
    await settle();
    await element.validate();
    await settle();
    const parts = new Set(queryAll(element, '[part]').flatMap((one) => [...one.part]));
    await element.importDraft({
      ...(await element.exportDraft()),
      values: { [LEGAL_NAME]: 'A LLC' },
    });
    await element.submit();
    element.onboarding = new FakeOnboarding(
      {},
      { 'form.open': () => Promise.reject(new Error('no')) },
    );
    await settle();
    EventTarget.prototype.dispatchEvent = dispatchEvent;
    assert.deepEqual([...fired].toSorted(), names(declaration?.events));
    const known = names(declaration?.cssParts);
    // Only a warning is missing from what is on show here.
    assert.sameMembers([...parts, 'warning'], known);
  });
});
