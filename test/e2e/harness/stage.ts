import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.js';
import type { BrowserName, ExtensionBrowser, LaunchOptions } from './extension-browser.js';
import { SandboxControl } from '../../fixtures/sandbox-control.js';
import { launchExtension } from './launch.js';
import { openNetwork, type Network } from './network.js';

/** A sandbox, the way to it, and a browser with the extension that knows no other. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly control: SandboxControl;
  readonly network: Network;
  readonly extension: ExtensionBrowser;
  /** The same browser again, with what it had stored when `profile` is given. */
  launch(options?: Partial<LaunchOptions>): Promise<ExtensionBrowser>;
  close(): Promise<void>;
}

export async function openStage(
  name: BrowserName,
  options: Omit<LaunchOptions, 'network'>,
  sandboxOptions: SandboxOptions = {},
): Promise<Stage> {
  const sandbox = await startSandbox({ port: 0, tlsPort: 0, ...sandboxOptions });
  const { port, tlsPort = 0, tlsSpki = '' } = sandbox;
  const network = await openNetwork({ port, tlsPort, tlsSpki });
  const launched: ExtensionBrowser[] = [];
  const launch = async (change: Partial<LaunchOptions> = {}): Promise<ExtensionBrowser> => {
    const extension = await launchExtension(name, { ...options, network, ...change });
    launched.push(extension);
    return extension;
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled(launched.map((extension) => extension.close()));
    await Promise.allSettled([network.close(), sandbox.close()]);
  };
  try {
    const extension = await launch();
    return { sandbox, control: new SandboxControl(sandbox.url), network, extension, launch, close };
  } catch (error) {
    await close();
    throw error;
  }
}
