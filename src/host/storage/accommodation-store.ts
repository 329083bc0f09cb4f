import type { Accommodation } from '#domain/attempt/accommodation.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** What the office granted a candidate apart from the roster's file; null where it set nothing. */
export function accommodationOf(db: ReadDb, candidateId: string): Accommodation | null {
  const row = sql<[string], { content: string }>(db, 'SELECT content FROM accommodation WHERE candidate_id = ?').get(
    candidateId,
  );
  return row === undefined ? null : (JSON.parse(row.content) as Accommodation);
}

export function storeAccommodation(db: WriteDb, candidateId: string, granted: Accommodation, now: number): void {
  sql<[string, string, number]>(
    db,
    'INSERT OR REPLACE INTO accommodation (candidate_id, content, set_at) VALUES (?, ?, ?)',
  ).run(candidateId, JSON.stringify(granted), now);
}
