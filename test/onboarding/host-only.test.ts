import { expect } from 'chai';
import { importsOf, readSources, type Import } from '../architecture/source-graph.js';
import { ROOT } from '../../scripts/root.js';

const HEAVY = ['libphonenumber-js', 'stdnum', 'tldts'];

describe('the heavy checks', () => {
  const imports = importsOf(readSources(ROOT)).filter(({ kind }) => kind !== 'type');

  /** Everything that runs when this file is loaded. */
  function reachedFrom(start: RegExp): Import[] {
    const files = new Set(imports.map(({ from }) => from).filter((file) => start.test(file)));
    expect(files.size, String(start)).to.be.greaterThan(0);
    for (const file of files)
      for (const one of imports) if (one.from === file && one.file) files.add(one.file);
    return imports.filter(({ from }) => files.has(from));
  }

  it('reach no page and no component: only what hosts the façade', () => {
    const pages = /^src\/(components|embed|content|popup|options|workspace|consent|protocol)\//;
    const reached = reachedFrom(pages);
    expect(reached.filter(({ file }) => file?.startsWith('src/core/policy/checks/'))).to.deep.equal(
      [],
    );
    expect(reached.filter(({ packageName = '' }) => HEAVY.includes(packageName))).to.deep.equal([]);
  });

  it('reach the worker', () => {
    const reached = reachedFrom(/^src\/background\//);
    expect(new Set(reached.map(({ packageName }) => packageName))).to.include.keys(HEAVY);
  });

  it('have one doorway for each library', () => {
    for (const name of HEAVY) {
      const doorways = imports.filter(({ packageName }) => packageName === name);
      expect(new Set(doorways.map(({ from }) => from)).size, name).to.equal(1);
    }
  });
});
