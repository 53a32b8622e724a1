/**
 * What every command needs before it can run. Node's own modules only: on a fresh clone nothing
 * else is there yet.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync, utimesSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox-esr', 'firefox'],
    debian: 'firefox-esr',
  },
};

/** Installs the packages of the lockfile when they are missing or older than it. */
export function ensureDependencies() {
  const lockfile = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.log('Installing packages (npm ci)…');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  // npm keeps the time of an unchanged file; without this the next command would install again.
  utimesSync(installed, new Date(), new Date());
}

/** Finds the browsers, installs them where that is possible, and names them in the environment. */
export function ensureBrowsers(names = Object.keys(BROWSERS)) {
  const missing = missingBrowsers(names);
  if (missing.length === 0) return;
  const packages = missing.map((name) => BROWSERS[name].debian);
  if (canInstall()) {
    console.log(`Installing ${packages.join(' and ')} (apt-get)…`);
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', ...packages]);
    if (missingBrowsers(names).length === 0) return;
  }
  const variables = missing.map((name) => BROWSERS[name].variable);
  console.error(
    `Please install ${missing.join(' and ')}, or set ${variables.join(' and ')} to the program.`,
  );
  process.exit(1);
}

/** Loads a TypeScript program into this process; packages must be there by now. */
export async function runTypeScript(path) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(path, import.meta.url).href);
}

/** Those of the named browsers that are not there; the others are in the environment from now on. */
export function missingBrowsers(names = Object.keys(BROWSERS)) {
  return names.filter((name) => {
    const { variable, programs } = BROWSERS[name];
    process.env[variable] ||= onPath(programs);
    return !usable(process.env[variable]);
  });
}

function onPath(names) {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    const found = directories.map((directory) => join(directory, name)).find(usable);
    if (found) return found;
  }
  return '';
}

function usable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const canInstall = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  spawnSync('apt-get', ['--version']).status === 0;

function run(command, args) {
  execFileSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
