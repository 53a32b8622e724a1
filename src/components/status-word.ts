import { msg } from '@lit/localize';
import type { ProfileRow } from '../core/commands.js';
import type { IconName } from './icon/icon.js';

/** How a status reads wherever it stands: a word, an icon and a tone, never a colour alone. */
export interface StatusWord {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
}

export function statusWord(status: ProfileRow['status']): StatusWord {
  switch (status) {
    case 'draft':
      return { word: msg('Draft'), icon: 'pen', tone: 'idle' };
    case 'running':
      return { word: msg('Submitting'), icon: 'half', tone: 'busy' };
    case 'waiting':
      return { word: msg('Waiting'), icon: 'clock', tone: 'busy' };
    case 'paused':
      return { word: msg('Paused'), icon: 'pause', tone: 'warn' };
    case 'needs-attention':
      return { word: msg('Needs attention'), icon: 'alert', tone: 'bad' };
    case 'noncompliant':
      return { word: msg('Changes needed'), icon: 'warning', tone: 'bad' };
    case 'compliant':
      return { word: msg('Ready to send'), icon: 'check', tone: 'good' };
    case 'in-review':
      return { word: msg('In review'), icon: 'clock', tone: 'busy' };
    case 'rejected':
      return { word: msg('Rejected'), icon: 'alert', tone: 'bad' };
    case 'approved':
      return { word: msg('Approved'), icon: 'tick', tone: 'good' };
    case 'cancelling':
      return { word: msg('Stopping'), icon: 'half', tone: 'busy' };
    case 'cancelled':
      return { word: msg('Stopped'), icon: 'circle', tone: 'idle' };
    case 'unknown':
      return { word: msg('Unknown'), icon: 'info', tone: 'idle' };
    default:
      return status satisfies never;
  }
}
