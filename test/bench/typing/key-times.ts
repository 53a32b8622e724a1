import type { Page } from 'puppeteer-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds on the clock, and of the thread's own time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];

/** How much slower than it is the machine is made. */
export const SLOWED = 4;

/**
 * Types into the field that has focus and gives, for each key, the main thread's time in milliseconds:
 * all tasks from that of its `keydown` up to that of the next, so rendering, checks, saves and timers
 * are counted. It is the thread's own time, which other programs of the machine do not lengthen.
 */
export async function keyTimes(page: Page, keys: string, pause: number): Promise<number[]> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.keyboard.type('warm up', { delay: pause });
  await page.tracing.start({ categories: CATEGORIES });
  await page.keyboard.type(keys, { delay: pause });
  const trace = await page.tracing.stop();
  await session.detach();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
    traceEvents: readonly TraceEvent[];
  };
  return perKey(traceEvents);
}

function perKey(events: readonly TraceEvent[]): number[] {
  const downs = events
    .filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown')
    .toSorted((a, b) => a.ts - b.ts);
  const [first] = downs;
  if (!first) throw new Error('the trace has no key');
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name === 'RunTask' && ph === 'X' && pid === first.pid && tid === first.tid,
    )
    .toSorted((a, b) => a.ts - b.ts);
  const times: number[] = downs.map(() => 0);
  for (const { ts, dur = 0, tdur } of tasks) {
    if (tdur === undefined) throw new Error('the trace does not tell the time of threads');
    const next = downs.findIndex((down) => down.ts > ts + dur);
    const key = (next === -1 ? downs.length : next) - 1;
    if (key >= 0) times[key]! += tdur / 1000;
  }
  // After the last one nothing marks the end.
  return times.slice(0, -1);
}
