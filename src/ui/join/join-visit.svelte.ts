import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostLink } from '../call.ts';
import { seatId } from '../seat-id.ts';
import { leaveFromDesktop } from './desktop-join.ts';

/** Milliseconds between two questions whether the proctor has let this seat in. */
const askMs = 1_500;

type JoinRefusal = Extract<Answers['seats']['join'], { ok: false }>;

/** What the fragment of a pairing link holds; it is taken out of the address at once. */
export function codeFromAddress(
  place: Pick<Location, 'hash'> = location,
  past: Pick<History, 'replaceState'> = history,
) {
  const code = new URLSearchParams(place.hash.slice(1)).get('join');
  if (code !== null) past.replaceState(null, '', '#');
  return code ?? '';
}

/** This machine on its way to being a seat of the room. */
export class JoinVisit {
  refusal = $state.raw<JoinRefusal | null>(null);
  failure = $state<CallFailure | null>(null);
  busy = $state(false);
  readonly #link: HostLink;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: HostLink) {
    this.#link = link;
  }

  async join(code: string): Promise<void> {
    this.busy = true;
    try {
      const answer = await this.#link.client.seats.join({ code, seat: seatId(), kind: 'browser' });
      this.failure = null;
      this.refusal = answer.ok ? null : answer;
      if (!answer.ok) return;
      this.#link.seat.joined(answer.token);
      await this.ask();
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** Asks where the seat stands, and asks again later: the reply's own headers move the screen on. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#link.client.seats.mine({});
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
    this.#timer = setTimeout(() => void this.ask(), askMs);
  }

  async leave(): Promise<void> {
    // A desktop seat's token is its shell's, which tells the host and forgets the room.
    if (this.#link.seat.desktop === null) await this.#link.client.seats.leave({}).catch(() => undefined);
    else await leaveFromDesktop().catch(() => undefined);
    this.#link.seat.left();
    await this.ask();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
