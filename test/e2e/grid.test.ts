import { Chance } from '../model/sim/chance.js';
import { describeGrid } from './harness/grid/describe-grid.js';
import { GRID_FAULTS } from './harness/grid/grid-faults.js';
import { PLACES } from './harness/grid/places.js';

const SEED = Number(process.env['GRID_SEED'] ?? 4);
const chance = new Chance(SEED);
const PLACE_OF = new Map(GRID_FAULTS.map((fault) => [fault, chance.pick(PLACES)]));

/** One step for each fault; the long tests have all of them. `GRID_SEED=5` picks other steps. */
describeGrid(`every fault at a step of seed ${SEED}, in chromium`, (fault) => [
  PLACE_OF.get(fault)!,
]);
