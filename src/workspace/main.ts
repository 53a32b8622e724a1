import { connectToWorker } from '../extension/runtime-port.js';
import { connectOwnHost } from '../protocol/own-host.js';
import './th-workspace.js';

const workspace = document.querySelector('th-workspace');
if (workspace) workspace.host = connectOwnHost(() => connectToWorker('own'));
