import { assert } from 'chai';
import type { GridFault } from './grid-fault.js';
import { titleOf } from './grid-fault.js';
import { GRID_FAULTS } from './grid-faults.js';
import { GRID_TIMINGS, Ground } from './ground.js';
import type { Lines } from './lines.js';
import { openLines } from './lines.js';
import type { Place } from './places.js';
import type { Outcome } from './play-cell.js';
import { playCell } from './play-cell.js';

/** Some faults fall on their request only when the browser's connections happen to be so. */
const MOST_TRIES = 4;

/** Plays each fault at the places chosen for it, all on one browser and one sandbox. */
export function describeGrid(
  title: string,
  chosen: (fault: GridFault) => readonly Place[],
  rows = /./,
): void {
  describe(title, function () {
    this.timeout(600_000);
    let lines: Lines;
    let ground: Ground | undefined;
    let cells = 0;
    let startedAt = 0;

    async function untilMet(fault: GridFault, place: Place): Promise<Outcome> {
      for (let tries = 1; ; tries += 1) {
        ground ??= await Ground.open(lines, fault.line, GRID_TIMINGS);
        await ground.reachBy(fault.line);
        const outcome = await playCell(ground, fault, place);
        if (!outcome.missed || outcome.wrong.length > 0 || tries === MOST_TRIES) return outcome;
      }
    }

    before(async () => {
      startedAt = Date.now();
      lines = await openLines();
    });

    after(async () => {
      await ground?.close();
      await lines.close();
      const seconds = (Date.now() - startedAt) / 1_000;
      console.log(`      ${cells} cells, ${(seconds / cells).toFixed(1)} s each`);
    });

    for (const fault of GRID_FAULTS.filter((fault) => rows.test(titleOf(fault)))) {
      const places = chosen(fault);
      const where = places.length > 1 ? `${places.length} steps` : `“${places[0]?.name}”`;
      it(`${titleOf(fault)}, at ${where}`, async () => {
        let failed = 0;
        for (const place of places) {
          const { wrong, missed } = await untilMet(fault, place);
          cells += 1;
          if (!missed && wrong.length === 0) continue;
          failed += 1;
          const what = [...(missed ? ['what was meant did not happen'] : []), ...wrong];
          console.log([`at “${place.name}”`, ...what].join('\n  ').replaceAll(/^/gm, '      '));
          // What it left behind is nobody else's.
          await ground?.close();
          ground = undefined;
        }
        assert.equal(failed, 0, `of ${places.length} cells, told above`);
      });
    }
  });
}
