import { SETTING_TABLE } from './setting-table.js';
import type { Basis, Setting } from './setting.js';

/** What nobody outside Twilio has settled, and how this sandbox is to behave; see `setting-table.ts`. */
export type Settings = {
  readonly [N in keyof typeof SETTING_TABLE]: (typeof SETTING_TABLE)[N] extends Setting<infer T>
    ? T
    : never;
};

const TABLE: Readonly<Record<string, Setting<unknown>>> = SETTING_TABLE;

export const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(TABLE).map(([name, { value }]) => [name, value]),
) as Settings;

export interface SettingReason {
  readonly name: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly accepts: string;
  readonly basis: Basis;
  readonly reason: string;
}

/** The settings with what each takes, where its default comes from and why. */
export const explainSettings = (settings: Settings): SettingReason[] =>
  Object.entries(TABLE).map(([name, { value, says, basis, reason }]) => ({
    name,
    value: settings[name as keyof Settings],
    default: value,
    accepts: says,
    basis,
    reason,
  }));

/** `settings` with `changes` merged in, or a sentence that says why not. */
export function mergeSettings(settings: Settings, changes: unknown): Settings | string {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) {
    return 'Settings are a JSON object';
  }
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(TABLE, name)) {
      return `Unknown setting ${name}; known are ${Object.keys(TABLE).join(', ')}`;
    }
    if (!TABLE[name]!.accepts(value)) return `${name} must be ${TABLE[name]!.says}`;
  }
  return { ...settings, ...changes };
}
