import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface EntryCode {
  readonly id: string;
  readonly accountId: string;
  /** Printed in the office, or given by a colleague on the day. */
  readonly kind: 'office' | 'colleague';
  readonly selector: string;
  readonly sealed: string;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly validUntil: number | null;
}

const open = 'used_at IS NULL AND withdrawn_at IS NULL AND (valid_until IS NULL OR valid_until >= ?)';

export function insertEntryCode(db: WriteDb, c: EntryCode): void {
  sql<[string, string, string, string, string, string, number, number | null]>(
    db,
    `INSERT INTO entry_code (id, account_id, kind, selector, sealed, made_by, made_at, valid_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(c.id, c.accountId, c.kind, c.selector, c.sealed, c.madeBy, c.madeAt, c.validUntil);
}

/** The code of that account which still opens and begins so. */
export function openEntryCode(db: ReadDb, accountId: string, selector: string, now: number): EntryCode | null {
  const row = sql<[string, string, number], EntryCode>(
    db,
    `SELECT id, account_id AS accountId, kind, selector, sealed, made_by AS madeBy, made_at AS madeAt, valid_until AS validUntil
     FROM entry_code WHERE account_id = ? AND selector = ? AND ${open}`,
  ).get(accountId, selector, now);
  return row ?? null;
}

/** Uses the code up. False when somebody was faster, or it was withdrawn. */
export function useEntryCode(db: WriteDb, id: string, now: number): boolean {
  const used = sql<[number, string, number]>(db, `UPDATE entry_code SET used_at = ? WHERE id = ? AND ${open}`);
  return used.run(now, id, now).changes > 0;
}

/** Takes back the codes of that kind which were not used. */
export function withdrawEntryCodes(db: WriteDb, accountId: string, kind: EntryCode['kind'], now: number): void {
  sql<[number, string, string]>(
    db,
    `UPDATE entry_code SET withdrawn_at = ? WHERE account_id = ? AND kind = ? AND used_at IS NULL AND withdrawn_at IS NULL`,
  ).run(now, accountId, kind);
}

/** How many printed codes each account has left. */
export function officeCodesLeft(db: ReadDb, now: number): ReadonlyMap<string, number> {
  const rows = sql<[number], { id: string; n: number }>(
    db,
    `SELECT account_id AS id, count(*) AS n FROM entry_code WHERE kind = 'office' AND ${open} GROUP BY account_id`,
  ).all(now);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
