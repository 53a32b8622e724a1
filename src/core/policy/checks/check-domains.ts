import { parse } from 'tldts';
import type { FieldPath } from '../field-path.js';
import { fieldPath } from '../field-path.js';
import type { Answers, Warnings } from './answers.js';
import { eachWith, representativesIn } from './answers.js';

/** Free mail that reviewers see most; a hint, not a law. */
const FREE_MAIL =
  /^(gmail|googlemail|yahoo|ymail|outlook|hotmail|live|msn|aol|icloud|me|mac|proton|protonmail|gmx|zoho|mail|yandex|qq|163)\.[a-z.]+$/;

/** Mailboxes for ten minutes. Starters with one are refused at once. */
const THROW_AWAY =
  /^(10minutemail|guerrillamail|mailinator|maildrop|sharklasers|temp-?mail|trashmail|yopmail)\./;

/** Profiles and shops at somebody else's domain; what is below it is no website of its own. */
const SOMEBODY_ELSES =
  /^(facebook|instagram|linkedin|linktr|tiktok|twitter|x|youtube|yelp|etsy|business\.site|google)\./;

/** Names kept free for books and tests: nobody types them in earnest. Source: RFC 2606 */
const FOR_BOOKS = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/;

/**
 * The website by itself, and the e-mail of each representative against it: foresees codes 18601 and
 * 18606. Domains are compared as they are registered, so that a subdomain belongs to its domain.
 * Source: https://www.twilio.com/docs/api/errors/18606; https://publicsuffix.org
 */
export function checkDomains(answers: Answers): Warnings {
  const warnings: Record<FieldPath, string> = {};
  const websites = eachWith(answers, 'website_url');
  for (const [requirement, url] of websites) {
    const message = problemOfWebsite(url);
    if (message) warnings[fieldPath(requirement, 'website_url')] = message;
  }
  for (const [requirement, email] of eachWith(answers, 'email')) {
    const message = problemOfMailbox(email);
    if (message) warnings[fieldPath(requirement, 'email')] = message;
  }
  const site = registered(hostOf(websites[0]?.[1] ?? ''));
  for (const [requirement, own] of representativesIn(answers)) {
    const host = mailHostOf(own.get('email') ?? '');
    const mail = registered(host);
    if (!host || !site || !mail || mail === site) continue;
    warnings[fieldPath(requirement, 'email')] ??= FREE_MAIL.test(mail)
      ? `This is free mail. Twilio expects an address at ${site} (18606)`
      : `The e-mail and the website have different domains. Twilio expects an address at ${site} (18606)`;
  }
  return warnings;
}

function problemOfWebsite(url: string): string | undefined {
  const host = hostOf(url);
  if (!host) return undefined;
  const { isIp, domain, isIcann, isPrivate } = parse(host, OPTIONS);
  if (isIp || !domain) return 'Give the name of a website that everybody can open';
  if (FOR_BOOKS.test(host)) return undefined;
  if (!isIcann && !isPrivate) return 'Check the ending of the domain: there is none like it';
  if (SOMEBODY_ELSES.test(domain))
    return 'Give a website of the business itself: reviewers look for its legal name there (18601)';
  if (/^http:/i.test(url))
    return 'Give the address with https:// if the website has it: reviewers look for a valid certificate (18601)';
  return undefined;
}

function problemOfMailbox(email: string): string | undefined {
  const host = mailHostOf(email);
  if (!host || FOR_BOOKS.test(host)) return undefined;
  const { domain, isIcann, isPrivate } = parse(host, OPTIONS);
  if (!domain || (!isIcann && !isPrivate))
    return 'Check the end of the address: there is no such domain';
  return THROW_AWAY.test(domain)
    ? 'Give a mailbox that lasts: Twilio refuses this kind'
    : undefined;
}

/** Shops and pages at one host, such as `name.github.io`, are domains of their own. */
const OPTIONS = { allowPrivateDomains: true };

const registered = (host: string | undefined): string | undefined =>
  host ? (parse(host, OPTIONS).domain ?? undefined) : undefined;

/** In the form that resolvers use: lower case, umlauts encoded. */
function hostOf(address: string): string | undefined {
  if (address === '') return undefined;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function mailHostOf(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  return at > 0 ? hostOf(email.slice(at + 1)) : undefined;
}
