// The only file that names the tables of sheets, and it reads them through visible_sheet alone: tests/host/blindness.test.ts.
import type { StoredSheet } from '#domain/marking/decide-sheet.ts';
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A sheet as far as one person may know it. */
export interface VisibleSheet {
  readonly personId: string;
  readonly own: boolean;
  readonly savedAt: number;
  readonly submittedAt: number | null;
  /** Null where they may know of it but not read it. */
  readonly stored: StoredSheet | null;
}

interface Row {
  person_id: string;
  own: number;
  saved_at: number;
  submitted_at: number | null;
  revision: number | null;
  content: string | null;
}

function visible(row: Row): VisibleSheet {
  const { person_id: personId, own, saved_at: savedAt, submitted_at: submittedAt, revision, content } = row;
  const stored =
    revision === null || content === null ? null : { revision, sheet: JSON.parse(content) as MarkSheet, submittedAt };
  return { personId, own: own === 1, savedAt, submittedAt, stored };
}

/** The sheets of a task that this person may know of. */
export function sheetsSeenBy(db: ReadDb, viewerId: string, taskId: string): VisibleSheet[] {
  return sql<[string, string], Row>(
    db,
    'SELECT person_id, own, saved_at, submitted_at, revision, content FROM visible_sheet WHERE viewer_id = ? AND task_id = ? ORDER BY person_id',
  )
    .all(viewerId, taskId)
    .map(visible);
}

export function ownSheet(db: ReadDb, personId: string, taskId: string): StoredSheet | null {
  return sheetsSeenBy(db, personId, taskId).find(({ own }) => own)?.stored ?? null;
}

export function storeSheet(
  db: WriteDb,
  taskId: string,
  personId: string,
  { revision, sheet }: { readonly revision: number; readonly sheet: MarkSheet },
  now: number,
): void {
  sql<[string, string, number, string, number]>(
    db,
    `INSERT INTO mark_sheet (task_id, person_id, revision, content, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, content = excluded.content, saved_at = excluded.saved_at`,
  ).run(taskId, personId, revision, JSON.stringify(sheet), now);
}

export interface Signed {
  readonly text: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** Locks a sheet and keeps what was signed, for good. */
export function lockSheet(
  db: WriteDb,
  taskId: string,
  personId: string,
  { revision, sheet }: StoredSheet,
  { text, signature, publicKey }: Signed,
  now: number,
): void {
  sql<[number, string, string]>(db, 'UPDATE mark_sheet SET submitted_at = ? WHERE task_id = ? AND person_id = ?').run(
    now,
    taskId,
    personId,
  );
  sql<[string, string, number, string, number, string, string, string]>(
    db,
    `INSERT INTO mark_sheet_original (task_id, person_id, revision, content, submitted_at, text, signature, public_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(taskId, personId, revision, JSON.stringify(sheet), now, text, signature, publicKey);
}

/** Locks a review of a training run, which is not signed. */
export function closeReview(db: WriteDb, taskId: string, personId: string, now: number): void {
  sql<[number, string, string]>(db, 'UPDATE mark_sheet SET submitted_at = ? WHERE task_id = ? AND person_id = ?').run(
    now,
    taskId,
    personId,
  );
}

/**
 * Lets its examiner change a submitted sheet; the signed original stays, what a second person said of it goes. The revision rises,
 * so that the next submission is another original. False when there is no submitted sheet.
 */
export function unlockSheet(db: WriteDb, taskId: string, personId: string): boolean {
  const unlocked = sql<[string, string]>(
    db,
    `UPDATE mark_sheet SET submitted_at = NULL, revision = revision + 1
     WHERE task_id = ? AND person_id = ? AND submitted_at IS NOT NULL`,
  ).run(taskId, personId);
  sql<[string, string]>(db, 'DELETE FROM fatal_word WHERE task_id = ? AND person_id = ?').run(taskId, personId);
  return unlocked.changes > 0;
}

export interface FatalWord {
  readonly personId: string;
  readonly criterion: string;
  readonly stands: boolean;
  readonly saidBy: string;
  readonly note: string;
}

/** What second people said of the sheets that this person may read. */
export function fatalWords(db: ReadDb, viewerId: string, taskId: string): FatalWord[] {
  return sql<[string, string], Omit<FatalWord, 'stands'> & { stands: number }>(
    db,
    `SELECT w.person_id AS personId, w.criterion, w.stands, w.said_by AS saidBy, w.note FROM visible_sheet s
     JOIN fatal_word w ON w.task_id = s.task_id AND w.person_id = s.person_id
     WHERE s.viewer_id = ? AND s.task_id = ? AND s.content IS NOT NULL ORDER BY w.person_id, w.criterion`,
  )
    .all(viewerId, taskId)
    .map((row) => ({ ...row, stands: row.stands === 1 }));
}

export function storeFatalWord(db: WriteDb, taskId: string, word: FatalWord, now: number): void {
  sql<[string, string, string, number, string, string, number]>(
    db,
    `INSERT OR REPLACE INTO fatal_word (task_id, person_id, criterion, stands, said_by, note, said_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(taskId, word.personId, word.criterion, word.stands ? 1 : 0, word.saidBy, word.note, now);
}
