import type { Clock } from '#host/clock.ts';
import type { Now } from '#domain/time.ts';

/** 2026-06-01 08:00 in Beijing: an ordinary morning, far from any edge of a calendar. */
export const morning = Date.UTC(2026, 5, 1, 0, 0, 0);

let boots = 0;

interface Timer {
  readonly every: number;
  readonly work: () => void;
  due: number;
}

/** A host's clock that only a test moves. A new one is a new boot: its monotonic time begins anew, as after a power cut. */
export class FakeClock implements Clock {
  readonly boot = `boot-${(boots += 1)}`;
  wall: number;
  #mono = 1_000;
  #timers = new Set<Timer>();

  constructor(wall: number = morning) {
    this.wall = wall;
  }

  now(): Now {
    return { boot: this.boot, mono: this.#mono, wall: this.wall };
  }

  every(ms: number, work: () => void): () => void {
    const timer = { every: ms, work, due: this.#mono + ms };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` pass on both clocks; timers fire at their moments on the way. */
  advance(ms: number): void {
    const end = this.#mono + ms;
    for (;;) {
      const next = [...this.#timers].filter((t) => t.due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#pass(next.due - this.#mono);
      next.due += next.every;
      next.work();
    }
    this.#pass(end - this.#mono);
  }

  /** Lets time pass while no timer gets its turn: a host that is frozen, or about to die. */
  freeze(ms: number): void {
    this.#pass(ms);
  }

  /** Somebody sets the machine's clock: no time passes. */
  jumpWall(ms: number): void {
    this.wall += ms;
  }

  #pass(ms: number): void {
    this.#mono += ms;
    this.wall += ms;
  }
}
