import type { LiveCall } from '#contract/calls.ts';
import type { HostClient } from '../call.ts';
import { Follower } from '../follow.ts';

const pollMs = 2_000;
const tickMs = 250;

/** Follows a call: pushed to, asking by itself when it is not, its clocks counted on in between. */
export class LiveCallView {
  live = $state.raw<LiveCall | null>(null);
  /** The host does not answer just now. */
  silent = $state(false);
  #heardAt = 0;
  #now = $state(0);
  readonly #follower: Follower<{ live: LiveCall | null }>;
  readonly #ask: () => Promise<LiveCall | null>;
  #pushed = false;
  #timers: ReturnType<typeof setInterval>[] = [];

  constructor(calls: HostClient['calls'], taskId: string) {
    this.#ask = async () => {
      const answer = await calls.open({ taskId });
      return answer.ok ? answer.live : null;
    };
    this.#follower = new Follower(
      (signal) => calls.watch({ taskId }, { signal }),
      ({ live }) => {
        this.#pushed = true;
        this.hear(live);
      },
      () => (this.#pushed = false),
    );
  }

  /** Milliseconds gone since the host last spoke, while its clock runs. */
  readonly #since = $derived(this.live?.state === 'running' ? Math.max(0, this.#now - this.#heardAt) : 0);
  readonly clockMs = $derived(
    this.live?.stage === 'call' ? this.live.clockMs + this.#since : (this.live?.clockMs ?? 0),
  );
  readonly remainingMs = $derived(
    this.live === null || this.live.stage === 'waiting'
      ? (this.live?.remainingMs ?? 0)
      : Math.max(0, this.live.remainingMs - this.#since),
  );

  /** Milliseconds since the ring by the wall, at this very moment. */
  sinceRing(): number | null {
    const { live } = this;
    return live === null || live.sinceRingMs === null ? null : live.sinceRingMs + performance.now() - this.#heardAt;
  }

  hear(live: LiveCall | null): void {
    this.live = live;
    this.silent = false;
    this.#heardAt = this.#now = performance.now();
  }

  async refresh(): Promise<void> {
    try {
      this.hear(await this.#ask());
    } catch {
      this.silent = true;
    }
  }

  start(): void {
    this.#follower.start();
    this.#timers = [
      setInterval(() => (this.#now = performance.now()), tickMs),
      setInterval(() => this.#pushed || void this.refresh(), pollMs),
    ];
  }

  stop(): void {
    this.#follower.stop();
    for (const timer of this.#timers) clearInterval(timer);
  }
}
