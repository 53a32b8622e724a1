import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreTextsModule } from '../../scripts/locales/core-texts-module.js';
import { ROOT } from '../../scripts/root.js';
import { targetLocales } from '../../src/locales/generated/locale-codes.js';
import { built, extracted } from './localizer.js';
import { formsOf, readUnits } from './units.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('what can be translated', () => {
  it('is every sentence that the core says now', () => {
    expect(coreTextsModule(ROOT), 'run `npm run locales`').to.equal(
      read('src/locales/generated/core-texts.ts'),
    );
  });
});

describe('the translators’ files', function () {
  this.timeout(60_000);
  let modules: Awaited<ReturnType<typeof built>>;
  let ids: readonly string[];

  before('all sources are read', async () => {
    ids = extracted().map(({ name }) => name);
    modules = await built();
  });

  for (const locale of targetLocales)
    describe(`in ${locale}`, () => {
      const units = readUnits(locale);

      it('every sentence of the sources is said, and no other', () => {
        expect(ids.length).to.be.greaterThan(700);
        expect(units.map(({ id }) => id).toSorted()).to.deep.equal(ids.toSorted());
        expect(units.filter(({ target }) => !target).map(({ source }) => source)).to.deep.equal([]);
      });

      it('what is put into a sentence is put into its translation', () => {
        const differing = units.filter(({ gaps, targetGaps }) => `${gaps}` !== `${targetGaps}`);
        expect(differing.map(({ source }) => source)).to.deep.equal([]);
      });

      it('a count has as many forms as the language', () => {
        const counts = units.filter(({ source }) =>
          source.replaceAll(/<x .*?>/g, '').includes('|'),
        );
        expect(counts.length).to.be.greaterThan(3);
        for (const { source, target } of counts)
          expect(target?.split('|'), source).to.have.length(formsOf(locale));
      });

      it('few sentences are the same as in English', () => {
        const same = units.filter(({ source, target }) => source === target && /\s/.test(source));
        expect(same.length / units.length, same.map(({ source }) => source).join('\n')).to.be.below(
          0.03,
        );
      });

      it('nothing is escaped that is shown as text', () => {
        expect(modules(locale)).not.to.match(/&(amp|lt|gt);/);
      });

      it('the modules are those of the translators’ file', () => {
        expect(modules(locale)).to.equal(read(`src/locales/generated/${locale}.ts`));
      });
    });
});
