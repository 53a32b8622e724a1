import { msg } from '@lit/localize';
import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';

await speakAsBrowser();
document.title = msg('Businesses – Trust Hub Onboard');

const workspace = document.querySelector('th-workspace');
if (workspace) workspace.host = connectOwnHost(() => connectToWorker('own'));

// What it was given before, it has when it is first rendered.
await import('./th-workspace.js');
