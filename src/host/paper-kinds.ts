import type { ItemKind } from '#domain/item/item.ts';
import { paperOf } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';

// A paper never changes once drawn, and parsing a whole one for every save would cost more than the save.
const byAttempt = new Map<string, ReadonlyMap<string, ItemKind>>();
const most = 2_000;

/** The kind of each item of an attempt's paper, by its opaque id. Empty before the paper is drawn. */
export function kindsOfPaper(db: ReadDb, attemptId: string): ReadonlyMap<string, ItemKind> {
  const cached = byAttempt.get(attemptId);
  if (cached !== undefined) return cached;
  const paper = paperOf(db, attemptId);
  if (paper === null) return new Map();
  const kinds = new Map(paper.items.map((i) => [i.ref, i.item.kind]));
  if (byAttempt.size >= most) byAttempt.clear();
  byAttempt.set(attemptId, kinds);
  return kinds;
}
