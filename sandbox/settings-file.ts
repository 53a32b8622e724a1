import { readFileSync } from 'node:fs';
import { DEFAULT_SETTINGS, mergeSettings, type Settings } from './settings.js';

/** The part of the file that the sandbox reads; `npm run live` writes more around it. */
interface SettingsFile {
  readonly settings: Partial<Settings>;
}

/** The settings of a file that `npm run live` wrote, or a sentence that says why there are none. */
export function readSettingsFile(path: string): Partial<Settings> | string {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === undefined ? `${path} is no JSON` : `${path} cannot be read (${code})`;
  }
  const { settings } = (json ?? {}) as Partial<SettingsFile>;
  if (settings === undefined) return `${path} has no "settings"`;
  const merged = mergeSettings(DEFAULT_SETTINGS, settings);
  return typeof merged === 'string' ? `${path}: ${merged}` : settings;
}
