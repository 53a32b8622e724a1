import type { FieldPath } from '../field-path.js';
import { fieldPath } from '../field-path.js';
import type { Answers, Warnings } from './answers.js';
import { representativesIn } from './answers.js';

/** Two representatives have to be two people: the same name, mailbox or phone makes one of them. */
export function checkPeople(answers: Answers): Warnings {
  const warnings: Record<FieldPath, string> = {};
  const people = representativesIn(answers);
  people.forEach(([requirement, own], index) => {
    for (const [, other] of people.slice(0, index))
      for (const [field, key, message] of SAME) {
        const mine = key(own);
        if (mine !== '' && mine === key(other)) warnings[fieldPath(requirement, field)] ??= message;
      }
  });
  return warnings;
}

type Own = ReadonlyMap<string, string>;

const plain = (text = ''): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s.-]+/g, ' ')
    .trim()
    .toLowerCase();

const SAME: readonly [field: string, key: (own: Own) => string, message: string][] = [
  [
    'first_name',
    (own) =>
      own.has('first_name') && own.has('last_name')
        ? `${plain(own.get('first_name'))} ${plain(own.get('last_name'))}`
        : '',
    'This is the same person again. Name somebody else, or leave this representative out',
  ],
  [
    'email',
    (own) => (own.get('email') ?? '').toLowerCase(),
    'Another representative has this e-mail. Give the one of this person',
  ],
  [
    'phone_number',
    (own) => (own.get('phone_number') ?? '').replace(/\D/g, ''),
    'Another representative has this number. Give the one of this person',
  ],
];
