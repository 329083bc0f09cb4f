import type { JournalRecord } from '#domain/journal/entry.ts';
import { spreadsheetCsv } from '../spreadsheet-csv.ts';

export type ExtractFormat = 'csv' | 'extract';

export const extractFiles = {
  csv: { extension: 'csv', mediaType: 'text/csv' },
  extract: { extension: 'jsonl', mediaType: 'application/jsonl' },
} as const satisfies Record<ExtractFormat, { extension: string; mediaType: string }>;

interface ExtractEntry {
  readonly record: JournalRecord;
  readonly hash: string;
  readonly stored: string;
  readonly payload: { readonly text: string; readonly salt: string } | null;
  readonly actorName: string;
}

/** Entries for people with a spreadsheet; times in UTC. */
export function journalCsv(entries: readonly ExtractEntry[]): string {
  const head = ['seq', 'time (UTC)', 'kind', 'actor', 'name', 'attempt', 'details', 'hash'];
  const rows = entries.map(({ record, hash, payload, actorName }) => [
    record.seq,
    new Date(record.wall).toISOString(),
    record.kind,
    record.actor,
    actorName,
    record.attempt ?? '',
    payload?.text ?? '',
    hash,
  ]);
  return spreadsheetCsv([head, ...rows]);
}

/**
 * Entries for programs, one JSON object a line: `hash` is SHA-256 (hex) of the bytes of `record`; its ninth member is that of
 * `salt` and `payload` together, its tenth the hash of the entry before. A payload that may not be read is left out.
 */
export function journalExtract(entries: readonly ExtractEntry[]): string {
  const line = ({ stored, hash, payload }: ExtractEntry) =>
    JSON.stringify({
      record: stored,
      hash,
      ...(payload === null ? {} : { salt: payload.salt, payload: payload.text }),
    });
  return entries.map((entry) => `${line(entry)}\n`).join('');
}
