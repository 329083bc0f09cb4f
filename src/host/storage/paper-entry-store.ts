// Sheets of paper as they are typed in. Read through visible_paper_entry alone: nobody sees another's entry before their own is in.
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface PaperEntry {
  readonly enteredBy: string;
  readonly sheet: MarkSheet;
  readonly enteredAt: number;
}

/** What this person may see of the entries of one examiner's sheet. */
export function entriesSeenBy(db: ReadDb, viewerId: string, taskId: string, personId: string): PaperEntry[] {
  return sql<[string, string, string], { enteredBy: string; content: string; enteredAt: number }>(
    db,
    `SELECT entered_by AS enteredBy, content, entered_at AS enteredAt FROM visible_paper_entry
     WHERE viewer_id = ? AND task_id = ? AND person_id = ? ORDER BY entered_at`,
  )
    .all(viewerId, taskId, personId)
    .map(({ content, ...entry }) => ({ ...entry, sheet: JSON.parse(content) as MarkSheet }));
}

export function storeEntry(
  db: WriteDb,
  { taskId, personId, enteredBy }: { taskId: string; personId: string; enteredBy: string },
  sheet: MarkSheet,
  now: number,
): void {
  sql<[string, string, string, string, number]>(
    db,
    `INSERT INTO paper_entry (task_id, person_id, entered_by, content, entered_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET content = excluded.content`,
  ).run(taskId, personId, enteredBy, JSON.stringify(sheet), now);
}
