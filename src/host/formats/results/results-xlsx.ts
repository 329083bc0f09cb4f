import writeXlsx, { type CellObject } from 'write-excel-file/node';
import type { ResultRow } from '#contract/results.ts';
import type { Locale } from '#domain/item/locale.ts';
import { resultColumns, type ResultColumn } from './results-table.ts';
import { hostTimeZone, wallTime } from './wall-time.ts';

/**
 * Results as an Excel workbook: one row a candidate, numbers as numbers, shares as per cent, times as the wall clock of
 * `timeZone`. Every text is a typed text cell, so that none is ever computed, whatever it begins with.
 */
export async function resultsXlsx(
  rows: readonly ResultRow[],
  locale: Locale,
  timeZone = hostTimeZone(),
): Promise<Uint8Array> {
  const columns = resultColumns(rows, locale);
  const headings = columns.map(({ heading, kind }): CellObject => {
    const value = kind === 'time' ? `${heading} (${timeZone})` : heading;
    return { ...textCell(value), fontWeight: 'bold', wrap: true, alignVertical: 'top' };
  });
  const body = rows.map((row) => columns.map((column) => cellOf(column, row, timeZone)));
  return await writeXlsx([headings, ...body], {
    sheet: '成绩 Results',
    columns: columns.map(({ kind }) => ({ width: kind === 'text' || kind === 'time' ? 20 : 12 })),
    stickyRowsCount: 1,
    stickyColumnsCount: 3,
    orientation: 'landscape',
  }).toBuffer();
}

function cellOf(column: ResultColumn, row: ResultRow, timeZone: string): CellObject {
  const value = column.valueOf(row);
  if (value === null) return {};
  if (typeof value === 'string') return textCell(value);
  if (column.kind === 'time') {
    // A spreadsheet's dates have no zone: the wall clock is written as if it were UTC, which is how the library reads it.
    const wall = new Date(`${wallTime(value, timeZone).replace(' ', 'T')}:00Z`);
    return { type: Date, value: wall, format: 'yyyy-mm-dd hh:mm' };
  }
  const format = column.kind === 'percent' ? '0.0%' : Number.isInteger(value) ? '0' : '0.00';
  return { type: Number, value, format };
}

function textCell(text: string): CellObject {
  // In this format _x0041_ means A: a text that happens to look so is written with its first underline escaped.
  return { type: String, value: text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'), format: '@' };
}
