import { isDisclosed } from '#domain/journal/disclosure.ts';
import { sql, type ReadDb } from './database.ts';
import { decodeEntry, entryColumns, type EntryRow } from './journal-store.ts';
import type { JournalRecord } from '#domain/journal/entry.ts';

/** What somebody looks for in the journal; what is absent is not asked for. */
export interface JournalFilter {
  readonly attemptId?: string | undefined;
  /** A kind, such as `room.opened`. */
  readonly kind?: string | undefined;
  /** `host`, `account:<id>`, `candidate:<id>`; with nothing behind the colon, all of that sort. */
  readonly actor?: string | undefined;
  /** Epoch milliseconds of the host's clock; `from` is within, `to` is not. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Words in what an entry carries, where that may be read. */
  readonly text?: string | undefined;
}

export interface FoundEntry {
  readonly record: JournalRecord;
  readonly hash: string;
  /** The stored bytes that the hash covers. */
  readonly stored: string;
  /** The payload's text and salt; null where it was erased or may not be read. */
  readonly payload: { readonly text: string; readonly salt: string } | null;
}

const isLike = (text: string) => `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;

/** Entries older than `before`, newest first. Walks the journal: a matter for the worker, not for the host's thread. */
export function findEntries(db: ReadDb, filter: JournalFilter, before: number, limit: number): FoundEntry[] {
  const { attemptId, kind, actor, from, to, text } = filter;
  const wheres: [condition: string, value: string | number | undefined][] = [
    ['j.seq < ?', before],
    ['j.attempt_id = ?', attemptId],
    ['j.kind = ?', kind],
    [
      actor?.endsWith(':') === true
        ? `substr(json_extract(j.text, '$[3]'), 1, ${actor.length}) = ?`
        : `json_extract(j.text, '$[3]') = ?`,
      actor,
    ],
    [`json_extract(j.text, '$[6]') >= ?`, from],
    [`json_extract(j.text, '$[6]') < ?`, to],
    [`p.text LIKE ? ESCAPE '\\'`, text === undefined ? undefined : isLike(text)],
  ];
  const asked = wheres.filter(([, value]) => value !== undefined);
  const rows = sql<(string | number)[], EntryRow>(
    db,
    `${entryColumns} WHERE ${asked.map(([condition]) => condition).join(' AND ')} ORDER BY j.seq DESC`,
  ).iterate(...asked.flatMap(([, value]) => (value === undefined ? [] : [value])));
  const found: FoundEntry[] = [];
  for (const row of rows) {
    const disclosed = isDisclosed(row.kind);
    if (text !== undefined && !disclosed) continue;
    const payload = disclosed && row.payload !== null && row.salt !== null;
    found.push({
      record: decodeEntry(row).record,
      hash: row.hash,
      stored: row.text,
      payload: payload ? { text: row.payload ?? '', salt: row.salt ?? '' } : null,
    });
    if (found.length >= limit) break;
  }
  return found;
}
