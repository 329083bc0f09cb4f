import { sql, type ReadDb, type WriteDb } from './database.ts';
import type { SessionPart } from './session-store.ts';

/** A session package that left this host. */
export interface SentPackage {
  readonly id: string;
  readonly sessionId: string;
  readonly hostId: string;
  readonly counter: number;
  readonly codes: 1 | 2;
  readonly madeAt: number;
}

const sentColumns =
  'SELECT id, session_id AS sessionId, host_id AS hostId, counter, codes, made_at AS madeAt FROM package_sent';

export function sentPackages(db: ReadDb): SentPackage[] {
  return sql<[], SentPackage>(db, `${sentColumns} ORDER BY made_at DESC, id DESC`).all();
}

/** True when a session was given to another host: it is sat there, not here. */
export function isGivenAway(db: ReadDb, sessionId: string): boolean {
  return sql<[string]>(db, 'SELECT 1 FROM package_sent WHERE session_id = ?').get(sessionId) !== undefined;
}

export function nextPackageCounter(db: ReadDb, sessionId: string): number {
  const row = sql<[string], { n: number | null }>(
    db,
    'SELECT max(counter) AS n FROM package_sent WHERE session_id = ?',
  ).get(sessionId);
  return (row?.n ?? 0) + 1;
}

export function insertSentPackage(db: WriteDb, p: SentPackage): void {
  sql<[string, string, string, number, number, number]>(
    db,
    'INSERT INTO package_sent (id, session_id, host_id, counter, codes, made_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(p.id, p.sessionId, p.hostId, p.counter, p.codes, p.madeAt);
}

interface BankName {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** A session package that was taken in here. */
export interface TakenPackage {
  readonly id: string;
  readonly sessionId: string;
  readonly counter: number;
  readonly codes: 1 | 2;
  readonly parts: readonly SessionPart[];
  readonly banks: readonly BankName[];
  readonly salt: string;
  readonly madeAt: number;
  readonly takenAt: number;
  /** Null while the banks are sealed. */
  readonly unsealedAt: number | null;
}

type TakenRow = Omit<TakenPackage, 'parts' | 'banks'> & { readonly parts: string; readonly banks: string };

const takenColumns = `SELECT id, session_id AS sessionId, counter, codes, parts, banks, salt, made_at AS madeAt, taken_at AS takenAt,
  unsealed_at AS unsealedAt FROM package_taken`;

function taken(row: TakenRow): TakenPackage {
  return {
    ...row,
    parts: JSON.parse(row.parts) as SessionPart[],
    banks: JSON.parse(row.banks) as BankName[],
  };
}

export function takenPackages(db: ReadDb): TakenPackage[] {
  return sql<[], TakenRow>(db, `${takenColumns} ORDER BY taken_at DESC, id DESC`).all().map(taken);
}

export function takenPackageOf(db: ReadDb, sessionId: string): TakenPackage | null {
  const row = sql<[string], TakenRow>(db, `${takenColumns} WHERE session_id = ?`).get(sessionId);
  return row === undefined ? null : taken(row);
}

export function insertTakenPackage(db: WriteDb, p: TakenPackage, sealed: Uint8Array): void {
  sql<[string, string, number, number, string, string, string, Uint8Array, number, number]>(
    db,
    `INSERT INTO package_taken (id, session_id, counter, codes, parts, banks, salt, sealed, made_at, taken_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    p.id,
    p.sessionId,
    p.counter,
    p.codes,
    JSON.stringify(p.parts),
    JSON.stringify(p.banks),
    p.salt,
    Buffer.from(sealed),
    p.madeAt,
    p.takenAt,
  );
}

/** The ciphertext of a package's banks; null once they are unsealed. */
export function sealedOf(db: ReadDb, packageId: string): Buffer | null {
  return (
    sql<[string], { sealed: Buffer | null }>(db, 'SELECT sealed FROM package_taken WHERE id = ?').get(packageId)
      ?.sealed ?? null
  );
}

/** The banks are readable from now on: parts get theirs, and the ciphertext goes. */
export function markUnsealed(db: WriteDb, p: TakenPackage, at: number): void {
  sql<[number, string]>(db, 'UPDATE package_taken SET unsealed_at = ?, sealed = NULL WHERE id = ?').run(at, p.id);
  for (const part of p.parts) {
    sql<[string | null, number | null, string, string]>(
      db,
      'UPDATE session_part SET bank_id = ?, bank_version = ? WHERE session_id = ? AND part_id = ?',
    ).run(part.bankId, part.bankVersion, p.sessionId, part.partId);
  }
}

/** Says of a bank that it came sealed: before it is written, so that nobody reads it in between. */
export function markSealedBank(db: WriteDb, packageId: string, bankId: string, version: number): void {
  sql<[string, number, string]>(
    db,
    'INSERT INTO package_bank (bank_id, bank_version, package_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(bankId, version, packageId);
}

/** True for a bank that came sealed in a package: papers are drawn from it, and nothing else is done with it here. */
export function cameSealed(db: ReadDb, bankId: string, version: number): boolean {
  return (
    sql<[string, number]>(db, 'SELECT 1 FROM package_bank WHERE bank_id = ? AND bank_version = ?').get(
      bankId,
      version,
    ) !== undefined
  );
}

export interface Exposure {
  readonly itemId: string;
  readonly papers: number;
  readonly sessions: number;
}

/** How many papers drew each item of a bank, over every session whose papers are here. */
export function exposures(db: ReadDb, bankId: string): Exposure[] {
  return sql<[string], Exposure>(
    db,
    `SELECT json_extract(i.value, '$.item.id') AS itemId, count(*) AS papers, count(DISTINCT a.session_id) AS sessions
     FROM paper p JOIN attempt a ON a.id = p.attempt_id, json_each(p.content, '$.items') i
     WHERE json_extract(p.content, '$.bankId') = ?
       AND NOT EXISTS (SELECT 1 FROM session_day d WHERE d.session_id = a.session_id AND (d.rehearsal = 1 OR d.training = 1))
     GROUP BY itemId ORDER BY papers DESC, itemId`,
  ).all(bankId);
}
