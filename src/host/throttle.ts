import type { Clock } from './clock.ts';

interface Tries {
  failures: number;
  /** Not before this moment of the monotonic clock (ms). */
  notBefore: number;
}

/** Failures that cost nothing: people mistype. */
const free = 4;
const longestWaitMs = 60_000;

/**
 * Slows guessing down, per device: each failure past the fourth doubles the wait, to a minute at most. Counted per device and
 * not per account, so that no machine can lock a person out; forgotten with the host's run.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds the device must still wait; 0 when it may try. */
  wait(device: string): number {
    const tries = this.#tries.get(device);
    if (tries === undefined) return 0;
    return Math.max(0, Math.ceil((tries.notBefore - this.#clock.now().mono) / 1000));
  }

  failed(device: string): void {
    const tries = this.#tries.get(device) ?? { failures: 0, notBefore: 0 };
    tries.failures += 1;
    if (tries.failures > free) {
      tries.notBefore = this.#clock.now().mono + Math.min(longestWaitMs, 1000 * 2 ** (tries.failures - free - 1));
    }
    this.#tries.set(device, tries);
  }

  succeeded(device: string): void {
    this.#tries.delete(device);
  }
}
