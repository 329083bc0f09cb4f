import type { Clock } from './clock.ts';

interface Tries {
  failures: number;
  /** Not before this moment of the monotonic clock (ms). */
  notBefore: number;
  /** After this moment nothing is remembered of them. */
  until: number;
}

/** Failures that cost nothing: people mistype. */
const free = 4;
const longestWaitMs = 60_000;
/** Failures are remembered for so long after the last one (ms), and then dropped: the names counted by are made by whoever tries. */
const memoryMs = 10 * 60_000;

/**
 * Slows guessing down, per device: each failure past the fourth doubles the wait, to a minute at most. Counted per device and
 * not per account, so that no machine can lock a person out; forgotten ten minutes after the
 * last failure, and with the host's run.
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
    const { mono } = this.#clock.now();
    this.#forget(mono);
    const tries = this.#tries.get(device) ?? { failures: 0, notBefore: 0, until: 0 };
    tries.failures += 1;
    tries.until = mono + memoryMs;
    if (tries.failures > free) {
      tries.notBefore = mono + Math.min(longestWaitMs, 1000 * 2 ** (tries.failures - free - 1));
    }
    // Last in the map is last to be dropped.
    this.#tries.delete(device);
    this.#tries.set(device, tries);
  }

  /** How many devices are remembered. */
  get remembered(): number {
    return this.#tries.size;
  }

  #forget(mono: number): void {
    for (const [device, { until }] of this.#tries) {
      if (until > mono) return;
      this.#tries.delete(device);
    }
  }

  succeeded(device: string): void {
    this.#tries.delete(device);
  }
}
