/**
 * `npm run live`: how the real Trust Hub behaves where nobody has said so. By hand only: it runs on
 * no schedule, and asks for leave before it writes anything anywhere.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readAccount } from './account.js';
import { askTwilio, type Answers } from './ask-twilio.js';
import { findFacts, type Facts } from './facts.js';
import { plan, report } from './report.js';

/** What `--settings` of the sandbox reads, and the product's build may. */
const fileOf = ({ settings, different, unanswered }: Answers, facts: Facts, origin: string) => {
  const asked = new Date().toISOString();
  return `${JSON.stringify({ origin, asked, different, unanswered, facts, settings }, null, 2)}\n`;
};

async function mayGoOn(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes)$/i.test((await terminal.question('Go on? (yes/no) ')).trim());
  } finally {
    terminal.close();
  }
}

async function run(out: string): Promise<number> {
  if (process.env['CI']) {
    console.error('This asks a real account and is run by a person, not by a machine.');
    return 2;
  }
  const account = readAccount(process.env);
  if (typeof account === 'string') {
    console.error(`${account}.`);
    return 2;
  }
  const { client, origin } = account;
  console.log(plan(client.accountSid, origin, out));
  if (!(await mayGoOn())) {
    console.log('Nothing was asked and nothing was written.');
    return 0;
  }
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const answers = await askTwilio(client, { tell: console.log, signal: interrupted.signal });
  const facts = await findFacts(origin);
  console.log(`\n${report(answers, facts)}`);
  writeFileSync(out, fileOf(answers, facts, origin));
  console.log(`Written to ${out}; the sandbox reads it with --settings ${out}`);
  return answers.left.length === 0 ? 0 : 1;
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'live-settings.json' } },
});
process.exitCode = await run(values.out);
