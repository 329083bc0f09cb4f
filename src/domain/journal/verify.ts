import { decodeRecord, genesisHash, type JournalRecord } from './entry.ts';

/** An entry as storage holds it. `payload` is null when it was erased after its retention period. */
export interface StoredEntry {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  readonly payload: { readonly salt: string; readonly text: string } | null;
  /** True when the erasure of the payload is itself on record. */
  readonly erased: boolean;
}

export type BadEntry =
  'missing' | 'unreadable' | 'hash-differs' | 'chain-broken' | 'payload-changed' | 'payload-missing' | 'number-differs';

/** What stands between a stored entry and belief: null when it follows from the one before. `sha256` gives hex of UTF-8. */
export function checkEntry(
  entry: StoredEntry,
  before: { readonly seq: number; readonly hash: string },
  sha256: (text: string) => string,
): { readonly ok: true; readonly record: JournalRecord } | { readonly ok: false; readonly what: BadEntry } {
  if (entry.seq !== before.seq + 1) return { ok: false, what: 'missing' };
  const record = decodeRecord(entry.text);
  if (record === null) return { ok: false, what: 'unreadable' };
  if (record.seq !== entry.seq) return { ok: false, what: 'number-differs' };
  if (record.prev !== before.hash) return { ok: false, what: 'chain-broken' };
  if (sha256(entry.text) !== entry.hash) return { ok: false, what: 'hash-differs' };
  if (entry.payload === null) {
    return entry.erased ? { ok: true, record } : { ok: false, what: 'payload-missing' };
  }
  if (sha256(entry.payload.salt + entry.payload.text) !== record.payload) return { ok: false, what: 'payload-changed' };
  return { ok: true, record };
}

export const beforeFirst = { seq: 0, hash: genesisHash } as const;
