import { randomUUID } from 'node:crypto';
import type { Now } from '#domain/time.ts';

/** Where the host's time comes from: the one place a test replaces. */
export interface Clock {
  now(): Now;
  /** Calls `work` about every `ms` until the returned function is called. */
  every(ms: number, work: () => void): () => void;
}

/**
 * The machine's clock. A boot is one run of the host: no system tells a monotonic clock that is comparable over a restart
 * everywhere, so each run names itself anew and what lies between two runs is never measured.
 */
export function systemClock(): Clock {
  const boot = randomUUID();
  return {
    now: () => ({ boot, mono: Math.round(performance.now()), wall: Date.now() }),
    every(ms, work) {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
  };
}
