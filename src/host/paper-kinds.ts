import type { ItemKind } from '#domain/item/item.ts';
import { paperOf } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';

type Kinds = ReadonlyMap<string, ItemKind>;

// A paper never changes once drawn, and parsing a whole one for every save would cost more than the save. Kept per connection: what
// one host drew is nothing to another that runs in the same process on a copy of its data.
const byConnection = new WeakMap<ReadDb, Map<string, Kinds>>();
const most = 2_000;

/** The kind of each item of an attempt's paper, by its opaque id. Empty before the paper is drawn. */
export function kindsOfPaper(db: ReadDb, attemptId: string): Kinds {
  const byAttempt = byConnection.get(db) ?? new Map<string, Kinds>();
  byConnection.set(db, byAttempt);
  const cached = byAttempt.get(attemptId);
  if (cached !== undefined) return cached;
  const paper = paperOf(db, attemptId);
  if (paper === null) return new Map();
  const kinds = new Map(paper.items.map((i) => [i.ref, i.item.kind]));
  if (byAttempt.size >= most) byAttempt.clear();
  byAttempt.set(attemptId, kinds);
  return kinds;
}
