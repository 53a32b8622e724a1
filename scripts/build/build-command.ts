import { reportCounts } from '../test/counts.js';
import { buildTargets } from './build-targets.js';
import { TARGET_NAMES } from './targets.js';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !TARGET_NAMES.includes(name));
if (unknown.length > 0) {
  throw new Error(`unknown target ${unknown.join(', ')}; known: ${TARGET_NAMES.join(', ')}`);
}
const chosen = asked.length > 0 ? asked : TARGET_NAMES;
await buildTargets(chosen);
reportCounts({ passed: chosen.length, failed: 0 });
