import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostClient } from '../call.ts';

/** Milliseconds between two looks: a seat that joins should not wait to be seen. */
const lookMs = 2_000;

type NetworkHost = Pick<HostClient, 'network' | 'seats'>;
export type OpenRoom = NonNullable<Answers['network']['state']['open']>;

/** The room's network and its seats as the proctor sees them, looked at every two seconds. */
export class RoomNetworkView {
  network = $state.raw<Answers['network']['state'] | null>(null);
  room = $state.raw<Answers['seats']['list'] | null>(null);
  failure = $state<CallFailure | null>(null);
  readonly waiting = $derived.by(() => this.seats.filter((s) => s.state === 'pending' || s.moved !== null));
  readonly approved = $derived.by(() => this.seats.filter((s) => s.state === 'approved'));
  readonly #host: NetworkHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(host: NetworkHost) {
    this.#host = host;
  }

  get seats(): Answers['seats']['list']['seats'] {
    return this.room?.seats ?? [];
  }

  /** Looks now, and again every two seconds until `stop`. A late reply never replaces a newer one. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const [network, room] = await Promise.all([this.#host.network.state({}), this.#host.seats.list({})]);
      if (turn !== this.#turn) return;
      this.network = network;
      this.room = room;
      this.failure = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = failureOf(error);
      if (this.failure === 'signed-out') return;
    }
    this.#timer = setTimeout(() => void this.look(), lookMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }
}
