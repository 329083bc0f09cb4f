import type { StaffRole } from '#domain/roles.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A member of staff who may sign in. */
export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly username: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly active: boolean;
  readonly roles: readonly StaffRole[];
}

interface Row {
  id: string;
  person_id: string;
  username: string;
  active: number;
  name: string;
  employee_number: string;
  roles: string | null;
}

const query = `SELECT a.id, a.person_id, a.username, a.active, p.name, p.employee_number,
  (SELECT group_concat(role) FROM account_role r WHERE r.account_id = a.id) AS roles
  FROM account a JOIN person p ON p.id = a.person_id`;

function account(row: Row): Account {
  return {
    id: row.id,
    personId: row.person_id,
    username: row.username,
    name: row.name,
    employeeNumber: row.employee_number,
    active: row.active === 1,
    roles: (row.roles ?? '').split(',').filter((r) => r !== '') as StaffRole[],
  };
}

export function accounts(db: ReadDb): Account[] {
  return sql<[], Row>(db, `${query} ORDER BY a.username`).all().map(account);
}

export function accountById(db: ReadDb, id: string): Account | null {
  const row = sql<[string], Row>(db, `${query} WHERE a.id = ?`).get(id);
  return row === undefined ? null : account(row);
}

export function accountByUsername(db: ReadDb, username: string): Account | null {
  const row = sql<[string], Row>(db, `${query} WHERE a.username = ?`).get(username);
  return row === undefined ? null : account(row);
}

/** How many active accounts hold the role. */
export function countActive(db: ReadDb, role: StaffRole): number {
  const row = sql<[string], { n: number }>(
    db,
    'SELECT count(*) AS n FROM account a JOIN account_role r ON r.account_id = a.id WHERE a.active = 1 AND r.role = ?',
  ).get(role);
  return row?.n ?? 0;
}

export interface NewAccountRow {
  readonly id: string;
  readonly personId: string;
  readonly username: string;
  /** What the password is checked against, as text. */
  readonly secret: string;
  readonly publicKey: string;
  readonly wrappedJournalKey: string | null;
}

export function insertAccount(db: WriteDb, a: NewAccountRow, now: number): void {
  sql<[string, string, string, string, string, string | null, number]>(
    db,
    `INSERT INTO account (id, person_id, username, active, secret, public_key, wrapped_journal_key, created_at)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?)`,
  ).run(a.id, a.personId, a.username, a.secret, a.publicKey, a.wrappedJournalKey, now);
}

export function replaceRoles(db: WriteDb, accountId: string, roles: readonly StaffRole[]): void {
  sql<[string]>(db, 'DELETE FROM account_role WHERE account_id = ?').run(accountId);
  for (const role of new Set(roles)) {
    sql<[string, string]>(db, 'INSERT INTO account_role (account_id, role) VALUES (?, ?)').run(accountId, role);
  }
}

export function setActive(db: WriteDb, accountId: string, active: boolean): void {
  sql<[number, string]>(db, 'UPDATE account SET active = ? WHERE id = ?').run(active ? 1 : 0, accountId);
}

export interface Secrets {
  readonly secret: string;
  /** The host's journal key under this person's password; null until a member of staff with an open one wraps it. */
  readonly wrappedJournalKey: string | null;
}

export function secretsOf(db: ReadDb, accountId: string): Secrets | null {
  const row = sql<[string], { secret: string; wrapped_journal_key: string | null }>(
    db,
    'SELECT secret, wrapped_journal_key FROM account WHERE id = ?',
  ).get(accountId);
  if (row === undefined) return null;
  return { secret: row.secret, wrappedJournalKey: row.wrapped_journal_key };
}

export function replaceSecret(
  db: WriteDb,
  accountId: string,
  secret: string,
  publicKey: string,
  wrappedJournalKey: string | null,
): void {
  sql<[string, string, string | null, string]>(
    db,
    'UPDATE account SET secret = ?, public_key = ?, wrapped_journal_key = ? WHERE id = ?',
  ).run(secret, publicKey, wrappedJournalKey, accountId);
}

export function storeWrappedJournalKey(db: WriteDb, accountId: string, wrapped: string): void {
  sql<[string, string]>(db, 'UPDATE account SET wrapped_journal_key = ? WHERE id = ?').run(wrapped, accountId);
}
