import type { ExtensionTarget, Purpose } from './targets.js';

/**
 * What each build may ask of a browser, written out in full and not derived from `manifest.json`:
 * a new permission, host or source needs a change here as well, which a reviewer sees.
 */
export interface Allowed {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_permissions: undefined;
  readonly optional_host_permissions: readonly string[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly externally_connectable: { readonly ids: readonly string[] };
  readonly web_accessible_resources: undefined;
  readonly content_scripts: undefined;
  readonly incognito: string;
}

const PRODUCTION: Allowed = {
  name: 'Trust Hub Onboard',
  permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab'],
  host_permissions: ['https://trusthub.twilio.com/*', 'https://api.twilio.com/*'],
  optional_permissions: undefined,
  optional_host_permissions: ['https://*/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src https://trusthub.twilio.com https://api.twilio.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
  externally_connectable: { ids: [] },
  web_accessible_resources: undefined,
  content_scripts: undefined,
  incognito: 'not_allowed',
};

const DEVELOPMENT: Allowed = {
  ...PRODUCTION,
  name: 'Trust Hub Onboard (development)',
  host_permissions: [
    'https://trusthub.twilio.com/*',
    'https://api.twilio.com/*',
    'http://127.0.0.1/*',
    'http://localhost/*',
  ],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src https://trusthub.twilio.com https://api.twilio.com http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
};

/** The product's rights under another name, so that nobody takes it for the product. */
const TEST: Allowed = { ...PRODUCTION, name: 'Trust Hub Onboard (test)' };

const ALLOWED: Readonly<Record<Purpose, Allowed>> = {
  production: PRODUCTION,
  development: DEVELOPMENT,
  test: TEST,
};

export const allowedFor = ({ purpose }: ExtensionTarget): Allowed => ALLOWED[purpose];
