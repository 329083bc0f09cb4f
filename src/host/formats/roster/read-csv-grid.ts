import { CsvError, parse, type Options } from 'csv-parse/sync';
import { countKnownHeadings } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { unreadable } from './problems.ts';
import type { ReadGridResult, RosterCell } from './roster-entry.ts';

const separators = [',', ';', '\t'] as const;

/** Every record is one row of a spreadsheet, blank ones too, so that row numbers agree with what Excel shows. */
function optionsFor(separator: string): Options {
  return {
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 100_000,
  };
}

/** Reads comma, semicolon or tab separated text; the separator is the one under which most headings are known. */
export function readCsvGrid(bytes: Uint8Array): ReadGridResult {
  const text = decodeText(bytes);
  if (text === null) return { ok: false, reason: 'unreadable', problem: unreadable('not-text') };
  try {
    const records: string[][] = parse(text, optionsFor(separatorOf(text)));
    return { ok: true, grid: records.map((record) => record.map(cellOf)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['records'] === 'number' ? error['records'] + 1 : 0;
    return { ok: false, reason: 'problems', problem: { ...unreadable('broken-quotes'), row } };
  }
}

function separatorOf(text: string): string {
  const known = separators.map((separator) => ({ separator, count: countKnownHeadings(headingsBy(text, separator)) }));
  return known.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

function headingsBy(text: string, separator: string): string[] {
  try {
    const [first]: string[][] = parse(text, { ...optionsFor(separator), to: 1 });
    return first ?? [];
  } catch {
    return []; // quotes that do not close under this separator; reported when it is the best one
  }
}

function cellOf(raw: string): RosterCell {
  const text = raw.trim();
  return { kind: text === '' ? 'empty' : 'text', text };
}
