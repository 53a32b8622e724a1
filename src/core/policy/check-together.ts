import type { FieldPath, FieldValues } from './field-path.js';
import { splitFieldPath } from './field-path.js';

/** Free mail that reviewers see most; a hint, not a law. */
const FREE_MAIL = /^(gmail|googlemail|yahoo|outlook|hotmail|live|aol|icloud|proton|gmx)\./;

/**
 * Warnings that need several fields at once, by path. Foresees code 18606: the e-mail's domain
 * should be the website's. Never an error: Twilio's reviewers decide.
 * Source: https://www.twilio.com/docs/api/errors/18606
 */
export function checkTogether(values: FieldValues): Readonly<Record<FieldPath, string>> {
  const warnings: Record<FieldPath, string> = {};
  const entries = Object.entries(values) as [FieldPath, string][];
  const website = entries.find(([path]) => splitFieldPath(path).field === 'website_url')?.[1];
  const site = website && domainOf(website);
  for (const [path, value] of entries) {
    const { requirement, field } = splitFieldPath(path);
    if (field !== 'email' || !requirement.startsWith('authorized_representative')) continue;
    const mail = value.trim().toLowerCase().split('@')[1];
    if (!mail || !site || site === mail || site.endsWith(`.${mail}`) || mail.endsWith(`.${site}`))
      continue;
    warnings[path] = FREE_MAIL.test(mail)
      ? `This is free mail. Twilio expects an address at ${site} (18606)`
      : `The e-mail and the website have different domains. Twilio expects an address at ${site} (18606)`;
  }
  return warnings;
}

function domainOf(website: string): string | undefined {
  try {
    const url = new URL(/^https?:\/\//i.test(website) ? website : `https://${website}`);
    return url.hostname.replace(/^www\./, '');
  } catch {
    return undefined;
  }
}
