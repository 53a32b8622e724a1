import { assert } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/root.js';
import { checkArrows } from './architecture/arrows.js';
import { checkCircles } from './architecture/circles.js';
import { checkCorePurity } from './architecture/core-purity.js';
import { checkDoorways, doorwaysOf } from './architecture/doorways.js';
import { checkMap, checkNames, keysOf } from './architecture/map.js';
import { readSources, type Sources } from './architecture/source-graph.js';

const none: string[] = [];

describe('the house', () => {
  const sources = readSources(ROOT);

  it('has arrows that point downwards only', () => {
    assert.deepEqual(checkArrows(sources), none);
  });

  it('has one doorway for each thing outside', () => {
    assert.deepEqual(checkDoorways(sources), none);
    assert.deepEqual(doorwaysOf(sources, 'webextension-polyfill'), ['src/extension/browser.ts']);
    assert.deepEqual(doorwaysOf(sources, 'idb'), ['src/storage/database.ts']);
  });

  it('has a core that touches no page, browser or Node', () => {
    assert.deepEqual(checkCorePurity(sources), none);
  });

  it('has no circles', () => {
    assert.deepEqual(checkCircles(sources), none);
  });

  it('has no drawer for odds and ends', () => {
    assert.deepEqual(checkNames(sources), none);
  });

  it('keeps the façade that pages are written against', () => {
    const facade = sources['src/core/commands.ts'] ?? '';
    assert.includeMembers(keysOf('Commands', facade), [
      'preflight',
      'form.open',
      'draft.open',
      'draft.save',
      'draft.list',
      'draft.remove',
      'values.check',
      'submission.start',
      'submission.resume',
      'submission.evaluate',
      'submission.cancel',
      'profiles.list',
    ]);
    assert.includeMembers(keysOf('Events', facade), [
      'draft.changed',
      'submission.changed',
      'profiles.changed',
    ]);
  });

  it('is drawn on its map, every room and every verb', () => {
    const map = join(ROOT, 'ARCHITECTURE.md');
    assert.isTrue(existsSync(map), 'ARCHITECTURE.md is there');
    assert.deepEqual(checkMap(sources, readFileSync(map, 'utf8')), none);
  });
});

describe('the architecture test itself', () => {
  const cases: readonly [name: string, check: (sources: Sources) => string[], sources: Sources][] =
    [
      [
        'an arrow from the core up to a component',
        checkArrows,
        { 'src/core/onboarding.ts': "import { a } from '../components/a.js';" },
      ],
      [
        'an arrow upwards inside the core',
        checkArrows,
        { 'src/core/policy/a.ts': "export { b } from '../submission/b.js';" },
      ],
      [
        'an arrow upwards to the façade, for a type',
        checkArrows,
        { 'src/core/draft/a.ts': "import type { Commands } from '../commands.js';" },
      ],
      [
        'one host that imports another, at run time',
        checkArrows,
        { 'src/popup/a.ts': "await import('../workspace/b.js');" },
      ],
      [
        'one adapter that imports another, for a type',
        checkArrows,
        { 'src/storage/a.ts': "type B = import('../protocol/b.js').B;" },
      ],
      [
        'a component that imports storage for its side effect',
        checkArrows,
        { 'src/components/a.ts': "import '../storage/b.js';" },
      ],
      [
        'a component that runs the submission',
        checkArrows,
        { 'src/components/a.ts': "import { run } from '../core/submission/run.js';" },
      ],
      [
        'a bridge that imports a component',
        checkArrows,
        { 'src/content/bridge.ts': "import '../components/a.js';" },
      ],
      [
        'a source that imports a test',
        checkArrows,
        { 'src/core/a.ts': "import { a } from '../../test/a.js';" },
      ],
      ['a room nobody knows', checkArrows, { 'src/cellar/a.ts': "import '../core/a.js';" }],
      [
        'a second file with the browser polyfill',
        checkDoorways,
        {
          'src/extension/browser.ts': "import browser from 'webextension-polyfill';",
          'src/background/worker.ts': "import type { Runtime } from 'webextension-polyfill';",
        },
      ],
      [
        'idb outside its file',
        checkDoorways,
        { 'src/storage/a.ts': "import { openDB } from 'idb';" },
      ],
      ["one of Node's modules", checkDoorways, { 'src/core/a.ts': "import 'node:fs';" }],
      ['a package nobody knows', checkDoorways, { 'src/core/a.ts': "import 'lodash/get.js';" }],
      ['an import of something computed', checkDoorways, { 'src/core/a.ts': 'import(name);' }],
      [
        'a core that touches document',
        checkCorePurity,
        { 'src/core/a.ts': "export const a = () => document.querySelector('a');" },
      ],
      ['a core that fetches', checkCorePurity, { 'src/core/a.ts': "await fetch('/');" }],
      [
        'a circle, of types even',
        checkCircles,
        {
          'src/core/a.ts': "import type { B } from './b.js';",
          'src/core/b.ts': "import { a } from './a.js';",
        },
      ],
      ['a drawer for odds and ends', checkNames, { 'src/core/utils.ts': '' }],
      ['a room not on the map', (sources) => checkMap(sources, ''), { 'src/storage/a.ts': '' }],
      [
        'a verb not on the map',
        (sources) => checkMap(sources, 'src/core'),
        { 'src/core/commands.ts': "export interface Commands { 'draft.open': string }" },
      ],
    ];

  for (const [name, check, sources] of cases) {
    it(`reports ${name}`, () => assert.lengthOf(check(sources), 1));
  }

  it('lets a core have a supporting document', () => {
    const code =
      'export function a({ document }: { document: string }) { return { document, b: a.document }; }';
    assert.deepEqual(checkCorePurity({ 'src/core/a.ts': code }), none);
  });

  it('lets arrows point downwards', () => {
    const sources: Sources = {
      'src/workspace/a.ts': "import '../components/b.js'; import { c } from '../protocol/c.js';",
      'src/components/b.ts': "import { check } from '../core/policy/validate-field.js';",
      'src/components/c.ts': "import type { Snapshot } from '../core/submission/snapshot.js';",
      'src/protocol/c.ts': "import type { Commands } from '../core/commands.js';",
      'src/core/submission/d.ts': "import { e } from '../policy/e.js';",
    };
    assert.deepEqual(checkArrows(sources), none);
  });
});
