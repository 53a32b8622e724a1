import type { CommandName, Input, Onboarding, Output } from '../core/commands.js';
import type { Sid } from '../core/trusthub/sid.js';

/**
 * What only the extension's own pages may say, beyond `Commands`: keys, sites, consent, storage. No
 * answer holds a secret; a site that sends one of these is refused as if it did not exist.
 */
export interface OwnCommands {
  'accounts.get': { input: Record<string, never>; output: AccountSummary | null };
  /** Checks the credentials with Twilio first; rejects with its code and message if refused. */
  'accounts.save': { input: AccountEntry; output: AccountSummary };
  'accounts.remove': { input: Record<string, never>; output: null };
  'sites.list': { input: Record<string, never>; output: readonly Site[] };
  /** After the browser's own permission prompt for that origin was answered with yes. */
  'sites.connect': { input: { origin: string; tabId?: number }; output: Site };
  'sites.disconnect': { input: { origin: string }; output: null };
  /** What a connected site asks to send, shown in a window of ours. `null`: already answered. */
  'consent.get': { input: { id: string }; output: ConsentRequest | null };
  'consent.answer': { input: { id: string; allow: boolean }; output: null };
  /** The person has seen that something stored was lost (`ProfilePage.notice`). */
  'storage.acknowledge': { input: Record<string, never>; output: null };
}

export interface AccountEntry {
  readonly accountSid: string;
  /** An API key's SID (`SK…`), or the account SID itself when the secret is the auth token. */
  readonly username: string;
  readonly secret: string;
  /** Development builds only: origin of a sandbox on loopback, e.g. `http://127.0.0.1:4010`. */
  readonly sandbox?: string;
}

/** An account without its secret. */
export interface AccountSummary {
  readonly accountSid: Sid<'AC'>;
  readonly username: string;
  readonly sandbox?: string;
}

export interface Site {
  readonly origin: string;
  /** ISO 8601. */
  readonly connectedAt: string;
}

export interface ConsentRequest {
  readonly id: string;
  readonly origin: string;
  /** The business that would be registered. */
  readonly name: string;
  /** Of a trust product: what it is for. */
  readonly product?: string;
  readonly accountSid: Sid<'AC'>;
}

export type OwnCommandName = keyof OwnCommands;
export type OwnInput<C extends OwnCommandName> = OwnCommands[C]['input'];
export type OwnOutput<C extends OwnCommandName> = OwnCommands[C]['output'];

/** The façade as our own pages hold it. */
export interface OwnHost extends Onboarding {
  call<C extends CommandName>(command: C, input: Input<C>): Promise<Output<C>>;
  call<C extends OwnCommandName>(command: C, input: OwnInput<C>): Promise<OwnOutput<C>>;
}
