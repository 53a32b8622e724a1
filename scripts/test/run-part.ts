import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import { isCounts, type Counts } from './counts.js';
import type { Part, Suite } from './suites.js';

export interface Outcome {
  readonly counts: Counts;
  /** What it said, to be said again at the end of a long run; nothing where it ran alone. */
  readonly printed: Buffer;
}

/**
 * Runs a part of a suite in a process group of its own, so that nothing it started outlives it. One
 * that crashes, hangs, says nothing or has no tests counts as a failure beside those it reported.
 * What it prints comes in one piece at its end, since others run beside it, unless it is alone.
 */
export function runPart(suite: Suite, part: Part, isAlone: boolean): Promise<Outcome> {
  const title = `\n── ${[suite.name, ...Object.values(part.env ?? {})].join(', ')} ──\n`;
  if (isAlone) process.stdout.write(title);
  const child = fork(join(ROOT, suite.program), part.args, {
    cwd: ROOT,
    detached: true,
    silent: !isAlone,
    env: { ...process.env, ...part.env },
    execArgv: suite.program.endsWith('.ts') ? ['--import', 'tsx'] : [],
  });
  // As from a keyboard: who has started browsers ends them then.
  const stop = () => signalGroup(child, 'SIGINT');
  const kill = () => signalGroup(child, 'SIGKILL');
  const limit = setTimeout(() => {
    console.error(`${suite.name}: stopped after ${suite.limitMinutes} minutes`);
    stop();
    setTimeout(kill, TO_END).unref();
  }, suite.limitMinutes * 60_000);
  process.on('exit', stop);

  const printed: Buffer[] = isAlone ? [] : [Buffer.from(title)];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => printed.push(chunk));

  return new Promise((resolve) => {
    let counts: Counts = { passed: 0, failed: 0 };
    child.on('message', (message) => {
      if (isCounts(message)) counts = message;
    });
    child.on('exit', () => {
      clearTimeout(limit);
      process.off('exit', stop);
      kill();
    });
    // What it printed has all come then.
    child.on('close', (code) => {
      const all = Buffer.concat(printed);
      process.stdout.write(all);
      resolve({ counts: judged(suite, counts, code), printed: all });
    });
  });
}

function judged(suite: Suite, counts: Counts, code: number | null): Counts {
  if (counts.failed > 0) return counts;
  if (code !== 0) return failure(suite, counts, `ended with ${code ?? 'a signal'}`);
  if (counts.passed === 0) return failure(suite, counts, 'ran no test');
  return counts;
}

function failure(suite: Suite, counts: Counts, reason: string): Counts {
  console.error(`${suite.name}: ${reason}`);
  return { ...counts, failed: counts.failed + 1 };
}

/** Milliseconds in which what is stopped ends the browsers it started: they have groups of their own. */
const TO_END = 5_000;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already, which is what was wanted.
  }
}
