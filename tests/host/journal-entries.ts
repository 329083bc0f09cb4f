import type { ReadDb } from '#host/storage/database.ts';

/** What the journal's entries of those kinds carry, oldest first. */
export function entriesOfKind(db: ReadDb, kinds: readonly string[]): unknown[] {
  const rows = db
    .prepare('SELECT j.kind, p.text FROM journal j JOIN journal_payload p ON p.seq = j.seq ORDER BY j.seq')
    .all() as { kind: string; text: string }[];
  return rows.filter((row) => kinds.includes(row.kind)).map((row) => JSON.parse(row.text) as unknown);
}
