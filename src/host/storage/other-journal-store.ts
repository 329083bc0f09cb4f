import { headText, type ChainHead } from '#domain/journal/head.ts';
import { decodeRecord } from '#domain/journal/entry.ts';
import { beforeFirst, checkEntry } from '#domain/journal/verify.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';
import { sha256, type RecordAndPayload } from './journal-store.ts';

/** One entry of another host's chain as it travels and is kept: sequence, text, hash, salt, payload, erased. */
export type OtherEntry = readonly [number, string, string, string | null, string | null, 0 | 1];

/** This host's own chain as it travels. */
export function wholeJournal(db: ReadDb): OtherEntry[] {
  return sql<
    [],
    { seq: number; text: string; hash: string; salt: string | null; payload: string | null; erased: 0 | 1 }
  >(
    db,
    `SELECT j.seq, j.text, j.hash, p.salt, p.text AS payload, e.seq IS NOT NULL AS erased FROM journal j
     LEFT JOIN journal_payload p ON p.seq = j.seq LEFT JOIN journal_erasure e ON e.seq = j.seq ORDER BY j.seq`,
  )
    .all()
    .map((row) => [row.seq, row.text, row.hash, row.salt, row.payload, row.erased]);
}

/** The hash that is kept of another host's entry; null when that entry is not here. */
export function otherHashAt(db: ReadDb, hostId: string, epoch: number, seq: number): string | null {
  return (
    sql<[string, number, number], { hash: string }>(
      db,
      'SELECT hash FROM other_journal WHERE host_id = ? AND epoch = ? AND seq = ?',
    ).get(hostId, epoch, seq)?.hash ?? null
  );
}

/** The newest entry that is kept of another host's chain; 0 when none is. */
export function otherNewest(db: ReadDb, hostId: string, epoch: number): number {
  return (
    sql<[string, number], { n: number | null }>(
      db,
      'SELECT max(seq) AS n FROM other_journal WHERE host_id = ? AND epoch = ?',
    ).get(hostId, epoch)?.n ?? 0
  );
}

/** Adds what is new of another host's chain to what is kept of it. */
export function keepOtherJournal(
  db: WriteDb,
  hostId: string,
  epoch: number,
  entries: readonly OtherEntry[],
  heads: readonly ChainHead[],
): void {
  const insert = sql<[string, number, ...OtherEntry]>(
    db,
    'INSERT INTO other_journal (host_id, epoch, seq, text, hash, salt, payload, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const entry of entries) insert.run(hostId, epoch, ...entry);
  const insertHead = sql<[string, number, number, string, string, number, string | null]>(
    db,
    'INSERT OR REPLACE INTO other_head (host_id, epoch, seq, reason, hash, at, signature) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { seq, reason, hash, at, signature } of heads)
    insertHead.run(hostId, epoch, seq, reason, hash, at, signature);
}

export interface OtherChain {
  readonly hostId: string;
  readonly name: string;
  readonly epoch: number;
  readonly journalCertificate: string;
}

/** Every chain of another host that is kept here. */
export function otherChains(db: ReadDb): OtherChain[] {
  return sql<[], OtherChain>(
    db,
    `SELECT DISTINCT o.host_id AS hostId, k.name, o.epoch, k.journal_certificate AS journalCertificate
     FROM other_journal o JOIN host_kit k ON k.host_id = o.host_id ORDER BY k.counter, o.epoch`,
  ).all();
}

/** The entries of a kept chain as far as they can be read, oldest first. */
export function* otherRecordsAndPayloads(db: ReadDb, { hostId, epoch }: OtherChain): Generator<RecordAndPayload> {
  const rows = sql<[string, number], { text: string; payload: string | null }>(
    db,
    'SELECT text, payload FROM other_journal WHERE host_id = ? AND epoch = ? ORDER BY seq',
  );
  for (const { text, payload } of rows.iterate(hostId, epoch)) {
    const record = decodeRecord(text);
    if (record !== null) yield { record, payload };
  }
}

export interface ChainCheck {
  readonly entries: number;
  readonly heads: number;
  readonly firstBad: { readonly seq: number; readonly what: string } | null;
  readonly head: { readonly seq: number; readonly hash: string } | null;
}

/** Walks entries and heads of a chain that is no longer in a journal of its own; `signed` checks a head's signature. */
export function checkChainOf(
  entries: Iterable<OtherEntry>,
  heads: readonly ChainHead[],
  signed: (text: string, signature: string) => boolean,
): ChainCheck {
  let before: { seq: number; hash: string } = beforeFirst;
  let count = 0;
  const hashes = new Map<number, string>();
  const bad = (seq: number, what: string) => ({
    entries: count,
    heads: heads.length,
    firstBad: { seq, what },
    head: null,
  });
  for (const [seq, text, hash, salt, payload, erased] of entries) {
    const content = salt === null || payload === null ? null : { salt, text: payload };
    const checked = checkEntry({ seq, text, hash, payload: content, erased: erased === 1 }, before, sha256);
    if (!checked.ok) return bad(checked.what === 'missing' ? before.seq + 1 : seq, checked.what);
    before = { seq, hash };
    hashes.set(seq, hash);
    count += 1;
  }
  for (const head of heads) {
    if (hashes.get(head.seq) !== head.hash) return bad(head.seq, 'head-diverges');
    if (head.signature !== null && !signed(headText(head), head.signature))
      return bad(head.seq, 'head-signature-wrong');
  }
  return { entries: count, heads: heads.length, firstBad: null, head: count === 0 ? null : before };
}

/** Checks one kept chain of another host. */
export function checkOtherChain(
  db: ReadDb,
  { hostId, epoch }: OtherChain,
  signed: (text: string, signature: string) => boolean,
): ChainCheck {
  const rows = sql<
    [string, number],
    { seq: number; text: string; hash: string; salt: string | null; payload: string | null; erased: 0 | 1 }
  >(db, 'SELECT seq, text, hash, salt, payload, erased FROM other_journal WHERE host_id = ? AND epoch = ? ORDER BY seq')
    .all(hostId, epoch)
    .map((row): OtherEntry => [row.seq, row.text, row.hash, row.salt, row.payload, row.erased]);
  const heads = sql<[string, number], ChainHead>(
    db,
    'SELECT seq, reason, hash, at, signature FROM other_head WHERE host_id = ? AND epoch = ? ORDER BY seq, reason',
  ).all(hostId, epoch);
  return checkChainOf(rows, heads, signed);
}

export interface TakenResults {
  readonly id: string;
  readonly sessionId: string;
  readonly hostId: string;
  readonly epoch: number;
  readonly headSeq: number;
  readonly takenAt: number;
}

const takenColumns =
  'SELECT id, session_id AS sessionId, host_id AS hostId, epoch, head_seq AS headSeq, taken_at AS takenAt FROM results_taken';

export function takenResultsOf(db: ReadDb, sessionId: string): TakenResults | null {
  return sql<[string], TakenResults>(db, `${takenColumns} WHERE session_id = ?`).get(sessionId) ?? null;
}

/** The highest epoch under which a host's word was taken in. */
export function knownEpoch(db: ReadDb, hostId: string): number {
  return (
    sql<[string], { n: number | null }>(db, 'SELECT max(epoch) AS n FROM results_taken WHERE host_id = ?').get(hostId)
      ?.n ?? 0
  );
}

export function insertTakenResults(db: WriteDb, t: TakenResults): void {
  sql<[string, string, string, number, number, number]>(
    db,
    `INSERT INTO results_taken (id, session_id, host_id, epoch, head_seq, taken_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(t.id, t.sessionId, t.hostId, t.epoch, t.headSeq, t.takenAt);
}

/** Says that an attempt's journal stands in another host's chain. */
export function markElsewhere(db: WriteDb, attemptId: string, hostId: string, epoch: number): void {
  sql<[string, string, number]>(
    db,
    'INSERT INTO attempt_elsewhere (attempt_id, host_id, epoch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(attemptId, hostId, epoch);
}

export function isElsewhere(db: ReadDb, attemptId: string): boolean {
  return sql<[string]>(db, 'SELECT 1 FROM attempt_elsewhere WHERE attempt_id = ?').get(attemptId) !== undefined;
}
