import type { Channel } from './channel.js';
import { connectOnboarding } from './connect-onboarding.js';
import type { OwnHost } from './own-commands.js';

/** The façade with everything that our own pages may ask; the host decides whether they are ours. */
export const connectOwnHost = (open: () => Channel): OwnHost =>
  connectOnboarding(open) as unknown as OwnHost;
