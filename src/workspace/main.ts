import { msg } from '@lit/localize';
import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';

await speakAsBrowser();
document.title = msg('Businesses – Trust Hub Onboard');
await import('./th-workspace.js');

const workspace = document.querySelector('th-workspace');
if (workspace) workspace.host = connectOwnHost(() => connectToWorker('own'));
