import { SvelteSet } from 'svelte/reactivity';
import type { SeatCard } from '#contract/room.ts';
import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostClient } from '../call.ts';
import { byKey } from '../by-key.ts';
import { filterOf, type SeatFilter } from './seat-status.ts';

/** Milliseconds between two looks at the room. */
const lookMs = 1_000;

export type RoomAct = 'admit' | 'start' | 'pause' | 'resume' | 'releaseSeat' | 'close';
/** Acts that need a reason, which goes into the journal. */
export type ReasonedAct = Extract<RoomAct, 'pause' | 'releaseSeat' | 'close'>;

/** What the last act did, and for whom not and why. */
export interface ActReport {
  readonly act: RoomAct;
  readonly done: number;
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

type RoomHost = Pick<HostClient, 'room'>;

/** One session's seats as the proctor sees them, looked at every second. */
export class Board {
  value = $state.raw<Answers['room']['board'] | null>(null);
  failure = $state<CallFailure | null>(null);
  filter = $state<SeatFilter>('all');
  busy = $state(false);
  report = $state.raw<ActReport | null>(null);
  readonly selected = new SvelteSet<string>();
  readonly shown = $derived.by(() => this.cards.filter((c) => this.filter === 'all' || filterOf(c) === this.filter));
  readonly chosen = $derived.by(() => this.cards.filter((c) => this.selected.has(c.attemptId)));
  readonly #host: RoomHost;
  readonly #sessionId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(host: RoomHost, sessionId: string) {
    this.#host = host;
    this.#sessionId = sessionId;
  }

  get cards(): readonly SeatCard[] {
    return this.value?.cards ?? [];
  }

  count(filter: SeatFilter): number {
    return filter === 'all' ? this.cards.length : this.cards.filter((c) => filterOf(c) === filter).length;
  }

  /** Looks now, and again every second until `stop`. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const value = await this.#host.room.board({ sessionId: this.#sessionId });
      if (turn !== this.#turn) return;
      this.value = value;
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

  choose(attemptId: string, on: boolean): void {
    if (on) this.selected.add(attemptId);
    else this.selected.delete(attemptId);
  }

  chooseShown(): void {
    for (const card of this.shown) this.selected.add(card.attemptId);
  }

  /** Does it to every chosen seat. Those it was done to are no longer chosen; those refused stay, and are named. */
  async act(act: RoomAct, reason = ''): Promise<void> {
    if (this.busy || this.chosen.length === 0) return;
    this.busy = true;
    this.report = null;
    const named = byKey(this.chosen, (c) => [c.attemptId, c.name]);
    try {
      const { done, refused } = await this.#send(act, [...named.keys()], reason);
      for (const attemptId of done) this.selected.delete(attemptId);
      const told = refused.map((r) => ({ name: named.get(r.attemptId) ?? r.attemptId, reason: r.reason }));
      this.report = { act, done: done.length, refused: told };
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
    await this.look();
  }

  #send(act: RoomAct, attemptIds: string[], reason: string): Promise<Answers['room']['admit']> {
    const { room } = this.#host;
    if (act === 'pause' || act === 'releaseSeat' || act === 'close') return room[act]({ attemptIds, reason });
    return room[act]({ attemptIds });
  }
}
