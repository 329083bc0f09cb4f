import type { ReadDb, WriteDb } from './storage/database.ts';
import { deleteSilenceStart, silenceStarts, storeSilenceStart, type SilenceStart } from './storage/silence-store.ts';
import type { Undoable } from './storage/write-queue.ts';

/** A silence that is over: since when, on this boot's monotonic clock or as an earlier run kept it, and when the seat was heard. */
export interface Silence {
  readonly from: number | SilenceStart;
  readonly to: number;
}

/** The silences of this run's seats that are not settled yet, by attempt, and of those that are long the beginning on disk. */
export class Silences implements Undoable {
  /** Over, on this boot's monotonic clock, and not credited yet. */
  #over: ReadonlyMap<string, readonly Silence[]> = new Map();
  /** Since when the time of a seat runs that this run of the host has not heard: by a proctor's word. Its silence begins there. */
  #awaited: ReadonlyMap<string, number> = new Map();
  /** What stands in the database: where a silence began that may outlive this run. */
  #kept: ReadonlyMap<string, SilenceStart>;
  /** For each silence that ended since the last commit: makes its seat unheard again, where the write that it came with is undone. */
  readonly #unhear: (() => void)[] = [];

  constructor(db: ReadDb) {
    this.#kept = silenceStarts(db);
  }

  mark(): () => void {
    const [over, awaited, kept, heard] = [this.#over, this.#awaited, this.#kept, this.#unhear.length];
    return () => {
      for (const unhear of this.#unhear.splice(heard).reverse()) unhear();
      this.#over = over;
      this.#awaited = awaited;
      this.#kept = kept;
    };
  }

  settled(): void {
    this.#unhear.length = 0;
  }

  /** How many returns of seats could still be undone: none once what they came with is on disk. */
  get undoable(): number {
    return this.#unhear.length;
  }

  /** The time runs on without the seat. A silence that began before is not begun anew. */
  await(attemptId: string, from: number): void {
    if (!this.#awaited.has(attemptId)) this.#awaited = new Map(this.#awaited).set(attemptId, from);
  }

  awaitedSince(attemptId: string): number | undefined {
    return this.#awaited.get(attemptId);
  }

  /** The seat has come. */
  came(attemptId: string): void {
    if (this.#awaited.has(attemptId)) this.#awaited = without(this.#awaited, attemptId);
  }

  add(attemptId: string, silence: Silence, unhear: () => void): void {
    this.#unhear.push(unhear);
    this.#over = new Map(this.#over).set(attemptId, [...this.of(attemptId), silence]);
  }

  of(attemptId: string): readonly Silence[] {
    return this.#over.get(attemptId) ?? [];
  }

  /** Leaves word on disk where a silence began, so that it outlives the host. */
  keep(db: WriteDb, attemptId: string, start: SilenceStart): void {
    storeSilenceStart(db, attemptId, start);
    this.#kept = new Map(this.#kept).set(attemptId, start);
  }

  keptOf(attemptId: string): SilenceStart | undefined {
    return this.#kept.get(attemptId);
  }

  /** Nothing is owed for them any more. Writes only where a beginning was kept. */
  forget(db: WriteDb, attemptId: string): void {
    if (this.#over.has(attemptId)) this.#over = without(this.#over, attemptId);
    if (!this.#kept.has(attemptId)) return;
    deleteSilenceStart(db, attemptId);
    this.#kept = without(this.#kept, attemptId);
  }
}

function without<T>(all: ReadonlyMap<string, T>, attemptId: string): ReadonlyMap<string, T> {
  const left = new Map(all);
  left.delete(attemptId);
  return left;
}
