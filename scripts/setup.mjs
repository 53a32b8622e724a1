/**
 * What every command needs before it can run. Node's own modules only: on a fresh clone nothing
 * else is there yet.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync, utimesSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

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

/** Finds both browsers, installs them where that is possible, and names them in the environment. */
export function ensureBrowsers() {
  const missing = findBrowsers();
  if (missing.length === 0) return;
  if (canInstall()) {
    console.log(`Installing ${missing.join(' and ')} (apt-get)…`);
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', ...missing]);
    if (findBrowsers().length === 0) return;
  }
  console.error(
    `Please install ${missing.join(' and ')}, or set CHROMIUM_PATH and FIREFOX_PATH to the browsers' programs.`,
  );
  process.exit(1);
}

/** Loads a TypeScript program into this process; packages must be there by now. */
export async function runTypeScript(path) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(path, import.meta.url).href);
}

function findBrowsers() {
  process.env.CHROMIUM_PATH ??= onPath(CHROMIUM_NAMES);
  process.env.FIREFOX_PATH ??= onPath(FIREFOX_NAMES);
  return [
    ...(usable(process.env.CHROMIUM_PATH) ? [] : ['chromium']),
    ...(usable(process.env.FIREFOX_PATH) ? [] : ['firefox-esr']),
  ];
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
