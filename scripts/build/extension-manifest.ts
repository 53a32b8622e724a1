import type { ManifestV3Export } from '@crxjs/vite-plugin';
import source from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import type { ExtensionTarget } from './targets.js';

const LOOPBACK_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];
const LOOPBACK_CONNECT = 'http://127.0.0.1:* http://localhost:*';

/** The one manifest as a given build needs it. What a build may ask for is pinned in `allowed.ts`. */
export function extensionManifest(target: ExtensionTarget): ManifestV3Export {
  // crxjs itself keeps the background key that the browser understands.
  const { minimum_chrome_version, browser_specific_settings, ...shared } = structuredClone(source);
  const manifest = {
    ...shared,
    version: packageJson.version,
    ...(target.browser === 'firefox' ? { browser_specific_settings } : { minimum_chrome_version }),
  };
  switch (target.purpose) {
    case 'production':
      return manifest as ManifestV3Export;
    case 'development':
      return developmentManifest(manifest) as ManifestV3Export;
    case 'test':
      return { ...manifest, name: `${manifest.name} (test)` } as ManifestV3Export;
    default:
      return target.purpose satisfies never;
  }
}

/** Says by name and icon that it is not the product, and may reach loopback. */
function developmentManifest<
  M extends Omit<typeof source, 'minimum_chrome_version' | 'browser_specific_settings'>,
>(manifest: M): M {
  const name = `${manifest.name} (development)`;
  return {
    ...manifest,
    name,
    icons: developmentIcons(manifest.icons),
    action: {
      ...manifest.action,
      default_title: name,
      default_icon: developmentIcons(manifest.action.default_icon),
    },
    host_permissions: [...manifest.host_permissions, ...LOOPBACK_HOSTS],
    content_security_policy: {
      extension_pages: manifest.content_security_policy.extension_pages.replace(
        /connect-src [^;]+/,
        (directive) => `${directive} ${LOOPBACK_CONNECT}`,
      ),
    },
  };
}

function developmentIcons<I extends Record<string, string>>(icons: I): I {
  return Object.fromEntries(
    Object.entries(icons).map(([size, path]) => [size, path.replace('production', 'development')]),
  ) as I;
}
