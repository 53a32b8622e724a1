import { describeTwoDevices } from './harness/grid/describe-two-devices.js';

describeTwoDevices(4, Number(process.env['GRID_SEED'] ?? 16));
