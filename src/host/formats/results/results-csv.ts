import { stringify } from 'csv-stringify/sync';
import type { ResultRow } from '#contract/results.ts';
import type { Locale } from '#domain/item/locale.ts';
import { resultColumns, type ResultColumn } from './results-table.ts';
import { hostTimeZone, wallTime } from './wall-time.ts';

/**
 * Results as CSV for Excel: UTF-8 with its mark, CRLF, one row a candidate. Text that a spreadsheet would compute (= + - @ tab
 * return, and the full-width forms) gets an apostrophe in front. Shares are per cent. Times are the wall clock of `timeZone`.
 */
export function resultsCsv(rows: readonly ResultRow[], locale: Locale, timeZone = hostTimeZone()): string {
  const columns = resultColumns(rows, locale);
  const headings = columns.map((column) => column.heading + unitOf(column, timeZone));
  const body = rows.map((row) => columns.map((column) => plain(column, row, timeZone)));
  return stringify([headings, ...body], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

function plain(column: ResultColumn, row: ResultRow, timeZone: string): string | number | null {
  const value = column.valueOf(row);
  if (typeof value !== 'number') return value;
  if (column.kind === 'time') return wallTime(value, timeZone);
  // 2/3 of a point is told to the hundredth.
  return Math.round(value * (column.kind === 'percent' ? 10_000 : 100)) / 100;
}

/** Text has no cell format: the unit stands in the heading. */
function unitOf(column: ResultColumn, timeZone: string): string {
  return column.kind === 'percent' ? ' (%)' : column.kind === 'time' ? ` (${timeZone})` : '';
}
