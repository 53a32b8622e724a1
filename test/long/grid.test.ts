import { describeGrid } from '../e2e/harness/grid/describe-grid.js';
import { PLACES } from '../e2e/harness/grid/places.js';

/** A part of it: `GRID_ROWS='F3 .*GOAWAY' npx mocha test/long/grid.test.ts`. */
describeGrid(
  'every fault at every step, in chromium',
  () => PLACES,
  new RegExp(process.env['GRID_ROWS'] ?? '.'),
);
