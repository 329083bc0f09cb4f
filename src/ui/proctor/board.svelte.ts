import { SvelteSet } from 'svelte/reactivity';
import type { BoardNews, RoomBoard, SeatCard } from '#contract/room.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import type { IdentityWay } from '#domain/room/day-rules.ts';
import { shortSeat } from '#domain/seat/short-seat.ts';
import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostClient } from '../call.ts';
import { byKey } from '../by-key.ts';
import { Follower } from '../follow.ts';
import { filterOf, type SeatFilter } from './seat-status.ts';

/** Milliseconds between two looks at the room while nothing is pushed. */
const lookMs = 1_000;

/** Acts on everybody who is chosen. */
export type RoomAct =
  | 'admit'
  | 'letOut'
  | 'takeBackIn'
  | 'allowLeaving'
  | 'start'
  | 'pause'
  | 'resume'
  | 'credit'
  | 'message'
  | 'releaseSeat'
  | 'close'
  | 'terminate';
/** What a proctor adds to an act: why, how long, which words. */
export interface Wish {
  readonly code?: ReasonCode;
  readonly reason?: string;
  readonly minutes?: number;
  readonly text?: string;
  /** How identity was checked, and why somebody too late is let in. */
  readonly identity?: IdentityWay;
  readonly override?: string;
}

/** What the last act did, and for whom not and why. */
export interface ActReport {
  readonly act: RoomAct | 'transfer' | 'judgeDowntime';
  readonly done: number;
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

type RoomHost = Pick<HostClient, 'room'>;
type Done = Answers['room']['admit'];

/** One session's seats as the proctor sees them: pushed by the host, and looked at each second where nothing can be pushed. */
export class Board {
  value = $state.raw<RoomBoard | null>(null);
  failure = $state<CallFailure | null>(null);
  filter = $state<SeatFilter>('all');
  busy = $state(false);
  /** True while the host pushes. */
  live = $state(false);
  report = $state.raw<ActReport | null>(null);
  readonly selected = new SvelteSet<string>();
  readonly shown = $derived.by(() => this.cards.filter((c) => this.filter === 'all' || filterOf(c) === this.filter));
  readonly chosen = $derived.by(() => this.cards.filter((c) => this.selected.has(c.attemptId)));
  readonly sessionId: string;
  readonly #host: RoomHost;
  readonly #follower: Follower<BoardNews>;
  #revision: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(host: RoomHost, sessionId: string) {
    this.#host = host;
    this.sessionId = sessionId;
    this.#follower = new Follower(
      (signal) =>
        host.room.watch({ sessionId, ...(this.#revision && this.value && { since: this.#revision }) }, { signal }),
      (news) => this.#take(news),
      () => {
        this.live = false;
        void this.look();
      },
    );
  }

  get cards(): readonly SeatCard[] {
    return this.value?.cards ?? [];
  }

  count(filter: SeatFilter): number {
    return filter === 'all' ? this.cards.length : this.cards.filter((c) => filterOf(c) === filter).length;
  }

  /** Looks now, and is told from then on until `stop`. */
  async start(): Promise<void> {
    await this.look();
    if (this.failure === null || this.failure === 'host-unreachable') this.#follower.start();
  }

  /** Looks now, and again every second while nothing is pushed. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const value = await this.#host.room.board({ sessionId: this.sessionId });
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = failureOf(error);
      if (this.failure === 'signed-out' || this.failure === 'not-found') return;
    }
    if (!this.live) this.#timer = setTimeout(() => void this.look(), lookMs);
  }

  stop(): void {
    this.#follower.stop();
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
  async act(act: RoomAct, wish: Wish = {}): Promise<void> {
    if (this.chosen.length === 0) return;
    const done = await this.#do(act, this.chosen, (attemptIds) => this.#send(act, attemptIds, wish));
    for (const attemptId of done) this.selected.delete(attemptId);
  }

  /** What the room calls a seat; the first letters of its code where it has no name. */
  seatLabel(seat: string): string {
    return this.value?.seats.find((s) => s.seat === seat)?.name ?? shortSeat(seat);
  }

  /** The seats (codes) to which a card's attempt may go: where its number was typed, then the room's free ones in their order. */
  seatsFor(card: SeatCard): string[] {
    if (card.state === 'awaiting' || card.receipt !== null) return [];
    const free = (this.value?.seats ?? []).filter((s) => !s.taken && s.seat !== card.seat).map((s) => s.seat);
    return [...new Set(card.transferTo === null ? free : [card.transferTo, ...free])];
  }

  /** Does one act to one card, whoever is chosen. */
  async actOn(card: SeatCard, act: 'letOut' | 'takeBackIn' | 'allowLeaving', wish: Wish = {}): Promise<void> {
    await this.#do(act, [card], (attemptIds) => this.#send(act, attemptIds, wish));
  }

  /** Lets an attempt go on at another seat. */
  async transfer(card: SeatCard, seat: string, wish: Wish): Promise<void> {
    const { attemptId } = card;
    await this.#do('transfer', [card], () => this.#host.room.transfer({ attemptId, seat, ...wish }));
  }

  /** Says who caused a downtime of a card's attempt. */
  async judge(card: SeatCard, downtime: number, byCandidate: boolean, wish: Wish): Promise<void> {
    const judged = { attemptId: card.attemptId, downtime, byCandidate, ...wish };
    await this.#do('judgeDowntime', [card], () => this.#host.room.judgeDowntime(judged));
  }

  /** Returns for whom it was done. */
  async #do(
    act: ActReport['act'],
    cards: readonly SeatCard[],
    send: (attemptIds: string[]) => Promise<Done>,
  ): Promise<readonly string[]> {
    if (this.busy) return [];
    this.busy = true;
    this.report = null;
    const named = byKey(cards, (c) => [c.attemptId, c.name]);
    let done: readonly string[] = [];
    try {
      const answer = await send([...named.keys()]);
      done = answer.done;
      const told = answer.refused.map((r) => ({ name: named.get(r.attemptId) ?? r.attemptId, reason: r.reason }));
      this.report = { act, done: done.length, refused: told };
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
    await this.look();
    return done;
  }

  #send(act: RoomAct, attemptIds: string[], { minutes = 0, text = '', ...why }: Wish): Promise<Done> {
    const { room } = this.#host;
    const { identity, override, ...reason } = why;
    if (act === 'admit')
      return room.admit({ attemptIds, ...(identity && { identity }), ...(override && { override }) });
    if (act === 'start' || act === 'letOut' || act === 'takeBackIn') return room[act]({ attemptIds });
    if (act === 'message') return room.message({ attemptIds, text });
    if (act === 'credit') return room.credit({ attemptIds, minutes, ...reason });
    return room[act]({ attemptIds, ...reason });
  }

  #take(news: BoardNews): void {
    this.live = true;
    clearTimeout(this.#timer);
    this.#turn += 1; // what was asked before is older than what was pushed
    this.failure = null;
    this.#revision = news.revision;
    if (news.kind === 'board') this.value = news.board;
    else if (this.value !== null) {
      const times = byKey(news.seats, (s) => [s.attemptId, s]);
      this.value = { ...this.value, cards: this.value.cards.map((c) => ({ ...c, ...times.get(c.attemptId) })) };
    }
  }
}
