import { crx } from '@crxjs/vite-plugin';
import { minifyTemplates } from './scripts/build/minify-templates.js';
import { sourceLanguage } from './scripts/build/source-language.js';
import { defineConfig, type UserConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { extensionManifest } from './scripts/build/extension-manifest.js';
import { extensionTarget, type ExtensionTarget, type Purpose } from './scripts/build/targets.js';

/**
 * One pass of the build, chosen by its mode:
 * `vite build --mode chromium` (or firefox, or one of these after `dev-` or `test-`): the extension;
 * `--mode chromium+bridge`: its content script; `--mode embed`, `--mode embed+npm`: the embed, and
 * after `languages`, `languages+npm`: the same in the language of the page.
 * `npm run build` runs them all and checks what came out.
 */
export default defineConfig(({ mode }) => {
  const [name = '', part] = mode.split('+');
  if (name === 'embed' || name === 'languages') return embed(name, part === 'npm');
  const target = extensionTarget(name);
  if (!target) throw new Error(`no build is called ${mode}`);
  return part === 'bridge' ? bridge(target) : extension(target);
});

function extension(target: ExtensionTarget): UserConfig {
  return {
    ...shared(target.purpose),
    plugins: [crx({ manifest: extensionManifest(target), browser: target.browser })],
    build: {
      ...output(`dist/${target.name}`, target.purpose),
      emptyOutDir: true,
      // Its helper touches `document`, which the worker has not.
      modulePreload: false,
      // Opened by address, so no key of the manifest leads there.
      rolldownOptions: { input: ['src/workspace/index.html', 'src/consent/index.html'] },
    },
  };
}

/**
 * One classic script, registered by the worker for connected sites alone. Through crxjs it would
 * become a loader with `web_accessible_resources`, which let any page see that we are installed.
 */
function bridge(target: ExtensionTarget): UserConfig {
  return {
    ...shared(target.purpose),
    build: {
      ...output(`dist/${target.name}`, target.purpose),
      emptyOutDir: false,
      lib: {
        entry: 'src/content/bridge.ts',
        name: 'trusthubBridge',
        formats: ['iife'],
        fileName: () => 'content/bridge.js',
      },
    },
  };
}

/**
 * What a partner's page loads: self-contained for `<script type="module">`; for bundlers without the
 * packages it needs, which are the application's to install once.
 */
function embed(name: 'embed' | 'languages', forBundlers: boolean): UserConfig {
  const inEnglish = name === 'embed';
  const external = Object.keys(packageJson.dependencies)
    // It can be configured once: the application may have its own.
    .filter((one) => one !== '@lit/localize')
    .map((one) => new RegExp(`^${one}($|/)`));
  return {
    ...shared('production'),
    plugins: [...(inEnglish ? [sourceLanguage()] : []), minifyTemplates()],
    build: {
      ...output(inEnglish ? 'dist/embed' : 'dist/embed/languages', 'production'),
      emptyOutDir: false,
      lib: {
        entry: inEnglish ? 'src/embed/index.ts' : 'src/embed/languages.ts',
        formats: ['es'],
        fileName: () => (forBundlers ? 'index.js' : 'trusthub-onboard.js'),
      },
      rolldownOptions: {
        external: forBundlers ? external : [],
        output: {
          // Vite alone leaves the whitespace of `es` libraries in.
          minify: true,
          // They tell bundlers what may be left out; a browser only fetches them.
          comments: { annotation: forBundlers },
          chunkFileNames: `${forBundlers ? 'index-' : ''}[name]-[hash].js`,
        },
      },
    },
  };
}

const shared = (purpose: Purpose): UserConfig => ({
  publicDir: false,
  logLevel: 'warn',
  define: {
    __DEVELOPMENT__: String(purpose === 'development'),
    __TEST_BUILD__: String(purpose === 'test'),
    'process.env.NODE_ENV': '"production"',
  },
});

const output = (outDir: string, purpose: Purpose) => ({
  outDir,
  target: 'es2022',
  minify: true,
  sourcemap: purpose === 'development',
  reportCompressedSize: false,
});
