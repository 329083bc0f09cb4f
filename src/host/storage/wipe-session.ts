import { dropMedia } from './media-store.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

interface ForeignKey {
  readonly table: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What stays of a wiped session: that it was, which package brought it, and that it was wiped. */
const kept = new Set([
  'session_part',
  'package_taken',
  'package_bank',
  'session_wiped',
  'room_opening',
  'package_sent',
  'seat',
]);

/** Every reference to a table, by whichever table makes it: one that is added later is wiped too. */
function referencesTo(db: ReadDb, parent: string): ForeignKey[] {
  const rows = sql<[string], { child: string; id: number; column: string; target: string | null }>(
    db,
    `SELECT m.name AS child, f.id, f."from" AS "column", f."to" AS target FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f.id, f.seq`,
  ).all(parent);
  return [...Map.groupBy(rows, ({ child, id }) => `${child}/${id}`).values()].map((columns) => ({
    table: columns[0]?.child ?? '',
    from: columns.map(({ column }) => column),
    to: columns.map(({ column, target }) => target ?? column),
  }));
}

/** Deletes rows and whatever refers to them, the deepest first. `where` and table names come from the schema and from here alone. */
function deleteDeeply(db: WriteDb, table: string, where: string, values: readonly (string | number)[]): void {
  for (const { table: child, from, to } of referencesTo(db, table)) {
    if (kept.has(child)) continue;
    const rows = `(${from.join(', ')}) IN (SELECT ${to.join(', ')} FROM ${table} WHERE ${where})`;
    deleteDeeply(db, child, rows, values);
  }
  db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values);
}

/** Deletes what refers to the session, its candidates, the people nobody else knows, and the banks that came for it alone. */
export function deleteSessionData(db: WriteDb, sessionId: string): void {
  const persons = sql<[string], { id: string }>(db, 'SELECT person_id AS id FROM candidate WHERE session_id = ?').all(
    sessionId,
  );
  for (const { table, from } of referencesTo(db, 'session')) {
    if (!kept.has(table)) deleteDeeply(db, table, `${from.join(', ')} = ?`, [sessionId]);
  }
  for (const { id } of persons) {
    const stays = `EXISTS (SELECT 1 FROM account WHERE person_id = person.id)
      OR EXISTS (SELECT 1 FROM candidate WHERE person_id = person.id)`;
    deleteDeeply(db, 'person', `id = ? AND NOT (${stays})`, [id]);
  }
  const banks = sql<[string], { id: string; version: number }>(
    db,
    `SELECT b.bank_id AS id, b.bank_version AS version FROM package_bank b JOIN package_taken p ON p.id = b.package_id
     WHERE p.session_id = ?`,
  ).all(sessionId);
  sql<[string]>(db, 'UPDATE session_part SET bank_id = NULL, bank_version = NULL WHERE session_id = ?').run(sessionId);
  for (const { id, version } of banks) {
    const used = sql<[string, number]>(db, 'SELECT 1 FROM session_part WHERE bank_id = ? AND bank_version = ?');
    if (used.get(id, version) !== undefined) continue;
    dropMedia(db, id, version);
    deleteDeeply(db, 'bank', 'id = ? AND version = ?', [id, version]);
  }
  sql<[string]>(db, 'UPDATE package_taken SET sealed = NULL WHERE session_id = ?').run(sessionId);
}

/**
 * Erases the payload of every entry that says something of these attempts or people. The entry, its hash and its place in the chain
 * stay; that it was erased, and by which entry, is on record. Returns how many.
 */
export function erasePayloads(
  db: WriteDb,
  needles: readonly string[],
  attemptIds: readonly string[],
  bySeq: number,
): number {
  const rows = sql<[number], { seq: number; text: string; attempt: string | null }>(
    db,
    'SELECT p.seq, p.text, j.attempt_id AS attempt FROM journal_payload p JOIN journal j ON j.seq = p.seq WHERE p.seq < ?',
  ).all(bySeq);
  const ids = new Set(attemptIds);
  const doomed = rows.filter(
    ({ text, attempt }) => (attempt !== null && ids.has(attempt)) || needles.some((needle) => text.includes(needle)),
  );
  for (const { seq } of doomed) {
    sql<[number]>(db, 'DELETE FROM journal_payload WHERE seq = ?').run(seq);
    sql<[number, number]>(db, 'INSERT OR IGNORE INTO journal_erasure (seq, erased_by_seq) VALUES (?, ?)').run(
      seq,
      bySeq,
    );
  }
  return doomed.length;
}

/** Overwrites what deleted rows left in the file and its log. Outside of every transaction. */
export function overwriteDeleted(db: WriteDb): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
