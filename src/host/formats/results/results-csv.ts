import type { ResultRow } from '#contract/results.ts';
import type { Locale } from '#domain/item/locale.ts';
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import { resultColumns, type ResultColumn } from './results-table.ts';
import { hostTimeZone, wallTime } from './wall-time.ts';

/** Results as CSV for Excel, one row a candidate. Shares are per cent. Times are the wall clock of `timeZone`. */
export function resultsCsv(rows: readonly ResultRow[], locale: Locale, timeZone = hostTimeZone()): string {
  const columns = resultColumns(rows, locale);
  const headings = columns.map((column) => column.heading + unitOf(column, timeZone));
  const body = rows.map((row) => columns.map((column) => plain(column, row, timeZone)));
  return spreadsheetCsv([headings, ...body]);
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
