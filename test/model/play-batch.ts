import { fork } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BatchName } from './batches.js';
import { BATCHES } from './batches.js';
import type { Mutation } from './mutation.js';
import { play } from './journeys.js';
import { told } from './scenario.js';

export interface BatchResult {
  readonly runs: number;
  readonly calls: number;
  /** The first of those that failed, told so that they can be played again. */
  readonly failures: readonly string[];
  readonly failed: number;
}

export interface Share {
  readonly batch: BatchName;
  /** Every so-manieth run, beginning with this one. */
  readonly first: number;
  readonly every: number;
  readonly count: number;
  readonly without?: Mutation;
}

const SHOWN = 10;

/** One process's share of a batch. */
export async function playShare({ batch, first, every, count }: Share): Promise<BatchResult> {
  const { firstSeed, scenario } = BATCHES[batch];
  const failures: string[] = [];
  let runs = 0;
  let calls = 0;
  let failed = 0;
  for (let n = first; n < count; n += every) {
    const outcome = await play(scenario(firstSeed + n));
    // Only between turns does Node end a process whose promise was rejected and nobody heard.
    await turn();
    runs += 1;
    calls += outcome.world.network.calls.length;
    if (outcome.wrong.length === 0) continue;
    failed += 1;
    if (failures.length < SHOWN) failures.push(told(outcome));
  }
  return { runs, calls, failures, failed };
}

/** A process for each core of the machines that we test on. */
const PROCESSES = 2;

/** A batch, or its first `count` runs, on several processes. */
export async function playBatch(
  batch: BatchName,
  { count = BATCHES[batch].count, without }: { count?: number; without?: Mutation } = {},
): Promise<BatchResult> {
  const shares = Array.from({ length: PROCESSES }, (_, first) =>
    inProcess({ batch, first, every: PROCESSES, count, ...(without && { without }) }),
  );
  const results = await Promise.all(shares);
  const sum = (part: (result: BatchResult) => number): number =>
    results.reduce((total, result) => total + part(result), 0);
  return {
    runs: sum(({ runs }) => runs),
    calls: sum(({ calls }) => calls),
    failed: sum(({ failed }) => failed),
    failures: results.flatMap(({ failures }) => failures).slice(0, SHOWN),
  };
}

const inProcess = (share: Share): Promise<BatchResult> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('batch-process.ts', import.meta.url)), {
      // A run leaves much behind for a short time.
      execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
    });
    child.once('message', (result) => resolve(result as BatchResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`A process of the model ended with ${code}`)));
    child.send(share);
  });
