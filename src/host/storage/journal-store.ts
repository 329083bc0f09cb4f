import { hash as digest, randomFillSync } from 'node:crypto';
import { decodeRecord, encodeRecord, genesisHash, type JournalRecord } from '#domain/journal/entry.ts';
import type { ChainHead } from '#domain/journal/head.ts';
import { beforeFirst, checkEntry, type StoredEntry } from '#domain/journal/verify.ts';
import type { Now } from '#domain/time.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';
import type { Undoable } from './write-queue.ts';

export function sha256(text: string): string {
  return digest('sha256', text, 'hex');
}

export interface NewEntry {
  readonly attempt: string | null;
  readonly actor: string;
  readonly kind: string;
  /** Plain JSON. What must be erasable one day stands here, never in the kind or the actor. */
  readonly payload: object;
}

interface HeadPosition {
  readonly seq: number;
  readonly hash: string;
}

// Salts come from a pool: one call to the system's generator for 256 of them.
const pool = Buffer.alloc(16 * 256);
let poolAt = pool.length;
function salt(): string {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += 16;
  return pool.toString('base64url', poolAt - 16, poolAt);
}

/** The end of the host-wide chain, and the only way to add to it. */
export class Journal implements Undoable {
  #head: HeadPosition;

  constructor(db: ReadDb) {
    const last = sql<[], HeadPosition>(db, 'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get();
    this.#head = last ?? { seq: beforeFirst.seq, hash: genesisHash };
  }

  get head(): HeadPosition {
    return this.#head;
  }

  mark(): () => void {
    const before = this.#head;
    return () => {
      this.#head = before;
    };
  }

  append(db: WriteDb, entry: NewEntry, now: Now): HeadPosition {
    const payload = JSON.stringify(entry.payload);
    const salted = salt();
    const record: JournalRecord = {
      v: 1,
      seq: this.#head.seq + 1,
      attempt: entry.attempt,
      actor: entry.actor,
      boot: now.boot,
      mono: now.mono,
      wall: now.wall,
      kind: entry.kind,
      payload: sha256(salted + payload),
      prev: this.#head.hash,
    };
    const text = encodeRecord(record);
    const hash = sha256(text);
    sql<[number, string, string, string | null, string]>(
      db,
      'INSERT INTO journal (seq, text, hash, attempt_id, kind) VALUES (?, ?, ?, ?, ?)',
    ).run(record.seq, text, hash, entry.attempt, entry.kind);
    sql<[number, string, string]>(db, 'INSERT INTO journal_payload (seq, salt, text) VALUES (?, ?, ?)').run(
      record.seq,
      salted,
      payload,
    );
    this.#head = { seq: record.seq, hash };
    return this.#head;
  }
}

export interface EntryRow {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  readonly attempt_id: string | null;
  readonly kind: string;
  readonly salt: string | null;
  readonly payload: string | null;
  readonly erased: number;
}

export const entryColumns = `SELECT j.seq, j.text, j.hash, j.attempt_id, j.kind, p.salt, p.text AS payload, e.seq IS NOT NULL AS erased
  FROM journal j LEFT JOIN journal_payload p ON p.seq = j.seq LEFT JOIN journal_erasure e ON e.seq = j.seq`;

function stored(row: EntryRow): StoredEntry {
  const payload = row.salt === null || row.payload === null ? null : { salt: row.salt, text: row.payload };
  return { seq: row.seq, text: row.text, hash: row.hash, payload, erased: row.erased === 1 };
}

export interface DecodedEntry {
  readonly record: JournalRecord;
  readonly hash: string;
  /** Null once erased. */
  readonly payload: unknown;
}

/** Throws when the record cannot be read: `verifyChain` names it. */
export function decodeEntry(row: EntryRow): DecodedEntry {
  const record = decodeRecord(row.text);
  if (record === null) throw new Error(`journal entry ${row.seq} is unreadable`);
  return { record, hash: row.hash, payload: row.payload === null ? null : (JSON.parse(row.payload) as unknown) };
}

/** All entries of one attempt, oldest first. */
export function entriesOfAttempt(db: ReadDb, attemptId: string): DecodedEntry[] {
  return sql<[string], EntryRow>(db, `${entryColumns} WHERE j.attempt_id = ? ORDER BY j.seq`)
    .all(attemptId)
    .map(decodeEntry);
}

/** Entries of a kind that is rare, oldest first. */
export function entriesOfKind(db: ReadDb, kind: string): DecodedEntry[] {
  return sql<[string], EntryRow>(db, `${entryColumns} WHERE j.kind = ? ORDER BY j.seq`).all(kind).map(decodeEntry);
}

/** Those of one attempt that say at which seat it is, oldest first. */
export function seatEntriesOf(db: ReadDb, attemptId: string): DecodedEntry[] {
  const kinds = `'attempt.entered', 'attempt.admitted', 'attempt.transferred'`;
  return sql<[string], EntryRow>(db, `${entryColumns} WHERE j.attempt_id = ? AND j.kind IN (${kinds}) ORDER BY j.seq`)
    .all(attemptId)
    .map(decodeEntry);
}

/** A page of the journal, newest first. */
export function newestEntries(db: ReadDb, before: number, limit: number, attemptId: string | null): DecodedEntry[] {
  return sql<[number, string | null, string | null, number], EntryRow>(
    db,
    `${entryColumns} WHERE j.seq < ? AND (? IS NULL OR j.attempt_id = ?) ORDER BY j.seq DESC LIMIT ?`,
  )
    .all(before, attemptId, attemptId, limit)
    .map(decodeEntry);
}

/** The staff who did something to an attempt of that session, as actors. */
export function staffOfSession(db: ReadDb, sessionId: string): string[] {
  return sql<[string], { actor: string }>(
    db,
    `SELECT DISTINCT json_extract(j.text, '$[3]') AS actor FROM journal j JOIN attempt a ON a.id = j.attempt_id
     WHERE a.session_id = ? AND j.kind NOT IN ('attempt.created', 'attempt.saved', 'attempt.visited', 'attempt.flagged')`,
  )
    .all(sessionId)
    .map(({ actor }) => actor)
    .filter((actor) => actor.startsWith('account:'));
}

export interface ChainReport {
  readonly entries: number;
  readonly firstBad: { readonly seq: number; readonly what: string } | null;
  readonly head: HeadPosition | null;
}

/** Walks the whole chain and names the first entry that does not follow from the one before. */
export function verifyChain(db: ReadDb): ChainReport {
  let before: HeadPosition = beforeFirst;
  let entries = 0;
  for (const row of sql<[], EntryRow>(db, `${entryColumns} ORDER BY j.seq`).iterate()) {
    const checked = checkEntry(stored(row), before, sha256);
    const what = !checked.ok
      ? checked.what
      : checked.record.attempt !== row.attempt_id || checked.record.kind !== row.kind
        ? 'columns-differ'
        : null;
    // A gap is named by the entry that is gone, not by the one that stands behind it.
    if (what !== null)
      return { entries, firstBad: { seq: what === 'missing' ? before.seq + 1 : row.seq, what }, head: null };
    before = { seq: row.seq, hash: row.hash };
    entries += 1;
  }
  return { entries, firstBad: null, head: entries === 0 ? null : before };
}

export interface RecordAndPayload {
  readonly record: JournalRecord;
  /** The stored text; null where it was erased. */
  readonly payload: string | null;
}

/** Every entry that can be read, oldest first: what cannot is named by `verifyChain`. */
export function* recordsAndPayloads(db: ReadDb): Generator<RecordAndPayload> {
  const rows = sql<[], { text: string; payload: string | null }>(
    db,
    'SELECT j.text, p.text AS payload FROM journal j LEFT JOIN journal_payload p ON p.seq = j.seq ORDER BY j.seq',
  );
  for (const { text, payload } of rows.iterate()) {
    const record = decodeRecord(text);
    if (record !== null) yield { record, payload };
  }
}

export function storeHead(db: WriteDb, head: ChainHead): void {
  sql<[number, string, string, number, string | null]>(
    db,
    'INSERT OR REPLACE INTO chain_head (seq, reason, hash, at, signature) VALUES (?, ?, ?, ?, ?)',
  ).run(head.seq, head.reason, head.hash, head.at, head.signature);
}

export function chainHeads(db: ReadDb): ChainHead[] {
  return sql<[], ChainHead>(db, 'SELECT seq, reason, hash, at, signature FROM chain_head ORDER BY seq, reason').all();
}

/** Heads that wait for the journal key. */
export function unsignedHeads(db: ReadDb): ChainHead[] {
  return chainHeads(db).filter((head) => head.signature === null);
}

/** The hash the chain has at that entry; null when there is no such entry. */
export function hashAt(db: ReadDb, seq: number): string | null {
  return sql<[number], { hash: string }>(db, 'SELECT hash FROM journal WHERE seq = ?').get(seq)?.hash ?? null;
}

export interface Tick {
  readonly boot: string;
  readonly mono: number;
  readonly wall: number;
}

export function storeTick(db: WriteDb, now: Now): void {
  sql<[string, number, number]>(db, 'INSERT OR REPLACE INTO tick (id, boot, mono, wall) VALUES (1, ?, ?, ?)').run(
    now.boot,
    now.mono,
    now.wall,
  );
}

/** The last moment the host is known to have lived: its last tick or its last entry, whichever is later in the same boot. */
export function lastAlive(db: ReadDb): Tick | null {
  const tick = sql<[], Tick>(db, 'SELECT boot, mono, wall FROM tick').get() ?? null;
  const row = sql<[], EntryRow>(db, `${entryColumns} ORDER BY j.seq DESC LIMIT 1`).get();
  if (row === undefined) return tick;
  const { boot, mono, wall } = decodeEntry(row).record;
  return tick !== null && tick.boot === boot && tick.mono >= mono ? tick : { boot, mono, wall };
}

/** An entry that says who let which member of staff in again. */
export interface StaffAid {
  readonly kind: 'account.entry-code-made' | 'account.codes-printed' | 'account.recovered';
  readonly wall: number;
  readonly actor: string;
  readonly payload: { readonly accountId: string; readonly reason?: string };
}

/** Those since that moment (epoch ms), newest first. */
export function staffAid(db: ReadDb, since: number): StaffAid[] {
  const kinds = `'account.entry-code-made', 'account.codes-printed', 'account.recovered'`;
  return sql<[number], EntryRow>(
    db,
    `${entryColumns} WHERE j.kind IN (${kinds}) AND json_extract(j.text, '$[6]') >= ? ORDER BY j.seq DESC LIMIT 100`,
  )
    .all(since)
    .map(decodeEntry)
    .flatMap(({ record, payload }) =>
      payload === null
        ? []
        : [{ kind: record.kind, wall: record.wall, actor: record.actor, payload } as unknown as StaffAid],
    );
}
