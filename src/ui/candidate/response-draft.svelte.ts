import { isBlank } from '#domain/item/response.ts';
import type { Answers } from '../answers.ts';
import type { Given, ItemResponse } from '../items/item-response.ts';

type SaveAnswer = Answers['candidate']['save'];
/** Sends one revision to the host. Rejects when the host was not reached. */
export type SendSave = (ref: string, revision: number, response: ItemResponse | null) => Promise<SaveAnswer>;

/**
 * untouched: nothing was given. saved: the host has exactly this on disk. pending: typed, about to be sent. saving: on its way.
 * failed: not on disk, tried again by itself. refused: the host will not take it (the time is up).
 */
export type DraftStatus = 'untouched' | 'saved' | 'pending' | 'saving' | 'failed' | 'refused';

/** Milliseconds after the last key until a typed response is sent. */
export const typingRestMs = 400;
/** Milliseconds before each further try of a failed save; the last one repeats. */
export const retryMs = [500, 1_000, 2_000, 4_000, 8_000] as const;

export interface StoredResponse {
  readonly revision: number;
  readonly response: ItemResponse | null;
  readonly savedAt: number;
}

/** One item's response on its way to the disk. Revisions are counted, so a late reply cannot mark a newer choice saved. */
export class ResponseDraft {
  readonly ref: string;
  response = $state.raw<ItemResponse | null>(null);
  status = $state<DraftStatus>('untouched');
  /** Epoch milliseconds of the host's clock: when the newest acknowledged revision reached the disk. */
  savedAt = $state<number | null>(null);
  /** What was left of the time (ms), by this seat's count, when it was given here; null for what the host had before. */
  leftMs: number | null = null;
  #revision = 0;
  #acknowledged = 0;
  #failures = 0;
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #send: SendSave;
  readonly #onSaved: (answer: SaveAnswer) => void;

  constructor(ref: string, stored: StoredResponse | null, send: SendSave, onSaved: (a: SaveAnswer) => void = () => {}) {
    this.ref = ref;
    this.#send = send;
    this.#onSaved = onSaved;
    if (stored === null) return;
    this.response = stored.response;
    this.savedAt = stored.savedAt;
    this.status = 'saved';
    this.#revision = this.#acknowledged = stored.revision;
  }

  /** The newest revision that the host has on disk; 0 for none. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** The newest revision that was given here or stored before; 0 for none. */
  get revision(): number {
    return this.#revision;
  }

  get answered(): boolean {
    return this.response !== null && !isBlank(this.response);
  }

  /** True while something the candidate gave is not known to be on disk. */
  get unsaved(): boolean {
    return this.status !== 'saved' && this.status !== 'untouched';
  }

  /** Takes what the candidate gave. While a save has failed nothing more is taken: what is on the screen must stay the truth. */
  give(response: ItemResponse | null, given: Given, leftMs: number | null = null): void {
    if (this.status === 'failed' || this.status === 'refused') return;
    this.response = response;
    this.leftMs = leftMs;
    this.#revision += 1;
    clearTimeout(this.#timer);
    if (given === 'chosen') {
      void this.flush();
      return;
    }
    this.status = 'pending';
    this.#timer = setTimeout(() => void this.flush(), typingRestMs);
  }

  /** Sends what is not yet on disk, now. Resolves when that try has ended, well or badly. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending !== null) {
      await this.#sending;
      if (this.status === 'failed') return;
    }
    if (this.#revision === this.#acknowledged || this.status === 'refused') return;
    if (this.#sending === null) {
      this.#sending = this.#try().finally(() => (this.#sending = null));
    }
    await this.#sending;
    if (this.status !== 'failed' && this.#revision !== this.#acknowledged) await this.flush();
  }

  /** Sends again what was not taken: the attempt goes on, or time was credited. */
  tryAgain(): void {
    if (this.status === 'refused') this.status = 'failed';
    if (this.status === 'failed') void this.flush();
  }

  /**
   * The host has that revision (0: none). When it is lower than what was acknowledged here, a host was put back to an earlier moment:
   * what is held here is sent again under its own revision, and stored once.
   */
  hostHas(revision: number): void {
    if (this.#acknowledged <= revision) return;
    this.#acknowledged = revision;
    if (this.status === 'saved') this.status = 'saving';
    void this.flush();
  }

  /** Takes over what another window of this seat held of the item and the host has lost. */
  adopt(held: ResponseDraft): void {
    this.response = held.response;
    this.leftMs = held.leftMs;
    this.#revision = held.revision;
    this.status = 'saving';
    void this.flush();
  }

  /** Stops every timer; for an attempt that is over. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  async #try(): Promise<void> {
    const revision = this.#revision;
    // A repeated try still says "not saved" until it succeeds.
    if (this.status !== 'failed') this.status = 'saving';
    try {
      this.#heard(revision, await this.#send(this.ref, revision, this.response));
    } catch {
      this.#fail();
    }
  }

  #heard(revision: number, answer: SaveAnswer): void {
    if (answer.ok) {
      this.#failures = 0;
      this.#acknowledged = Math.max(this.#acknowledged, revision);
      this.savedAt = answer.savedAt;
      this.status = this.#acknowledged === this.#revision ? 'saved' : 'saving';
      this.#onSaved(answer);
    } else if (answer.reason === 'older-revision') {
      // Another window of this seat saved before: what stands here is newer, so it is counted on from there.
      this.#revision = Math.max(this.#revision, answer.revision ?? this.#revision) + 1;
      this.status = 'saving';
    } else if (answer.reason === 'not-running') {
      this.#fail();
    } else {
      this.status = 'refused';
    }
  }

  #fail(): void {
    this.status = 'failed';
    const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)];
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }
}
