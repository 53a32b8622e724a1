import { describeTwoDevices } from '../e2e/harness/grid/describe-two-devices.js';

describeTwoDevices(40, Number(process.env['GRID_SEED'] ?? 1_600));
