import { readHeadings, headingOf } from './columns.ts';
import { isPadded, sharedNumbers } from './file-checks.ts';
import { unreadable } from './problems.ts';
import { readCell, type CellResult } from './read-cells.ts';
import { readCsvGrid } from './read-csv-grid.ts';
import { readXlsxGrid } from './read-xlsx-grid.ts';
import { rosterLimits, type ReadGridResult, type RosterCell, type RosterColumn } from './roster-entry.ts';
import type { RosterEntry, RosterGrid, RosterProblem } from './roster-entry.ts';

export type ReadRosterResult =
  | { readonly ok: true; readonly rows: RosterEntry[] }
  | {
      readonly ok: false;
      readonly reason: 'unreadable' | 'problems';
      readonly problems: RosterProblem[];
      /** With `unreadable`: the problem's code, and what was found. */
      readonly detail?: string;
    };

/**
 * Reads a roster from CSV (UTF-8, UTF-16 or GB18030; comma, semicolon or tab) or XLSX, told apart by content, not by name.
 * Either every row is right and the rows are returned, or every problem of the file is.
 */
export async function readRoster(file: { name: string; bytes: Uint8Array }): Promise<ReadRosterResult> {
  const read = await readGrid(file.bytes);
  if (!read.ok) {
    const { code, found } = read.problem;
    const detail = found === '' ? code : `${code}: ${found}`;
    return {
      ok: false,
      reason: read.reason,
      problems: [read.problem],
      ...(read.reason === 'unreadable' && { detail }),
    };
  }
  const { rows, problems } = readRows(read.grid);
  if (problems.length === 0) return { ok: true, rows };
  problems.sort((a, b) => a.row - b.row);
  return { ok: false, reason: 'problems', problems: shortened(problems) };
}

async function readGrid(bytes: Uint8Array): Promise<ReadGridResult> {
  if (bytes.length > rosterLimits.bytes)
    return { ok: false, reason: 'unreadable', problem: unreadable('too-large', `${bytes.length}`) };
  const begins = (...magic: number[]) => magic.every((byte, place) => bytes[place] === byte);
  // A workbook with a password is packed in the container of the old XLS.
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, reason: 'unreadable', problem: unreadable('old-excel-or-encrypted') };
  return begins(0x50, 0x4b, 0x03, 0x04) ? await readXlsxGrid(bytes) : readCsvGrid(bytes);
}

const emptyCell: RosterCell = { kind: 'empty', text: '' };

function readRows(grid: RosterGrid): { rows: RosterEntry[]; problems: RosterProblem[] } {
  const { places, problems } = readHeadings(grid[0] ?? []);
  const filled = grid.flatMap((cells, at) =>
    at > 0 && cells.some((c) => c.kind !== 'empty') ? [{ cells, row: at + 1 }] : [],
  );
  if (filled.length === 0) problems.push(unreadable('empty'));
  if (filled.length > rosterLimits.rows) problems.push(unreadable('too-many-rows', `${filled.length}`));
  // A wrong heading row makes every row wrong: it is reported alone.
  if (problems.length > 0) return { rows: [], problems };

  const width = grid[0]?.length ?? 0;
  const rows = filled.map(({ cells, row }) => {
    const read = <C extends RosterColumn, T>(
      column: C,
      reader: (cell: RosterCell) => CellResult<T>,
      otherwise: T,
    ): T => {
      const cell = cells[places.get(column) ?? -1] ?? emptyCell;
      const result = reader(cell);
      if (result.ok) return result.value;
      problems.push({
        row,
        column: headingOf(column),
        code: result.code,
        expected: result.expected,
        found: cell.text.slice(0, 200),
      });
      return otherwise;
    };
    const astray = cells.find((cell, at) => cell.kind !== 'empty' && (at >= width || grid[0]?.[at]?.kind === 'empty'));
    if (astray)
      problems.push({ row, column: '', code: 'no-heading', expected: noHeading, found: astray.text.slice(0, 200) });
    return {
      row,
      admissionNumber: read('admissionNumber', readCell.admissionNumber, null),
      name: read('name', readCell.name, ''),
      employeeNumber: read('employeeNumber', readCell.employeeNumber, ''),
      unit: read('unit', readCell.unit, ''),
      locale: read('locale', readCell.locale, 'zh-CN' as const),
      extraMinutes: read('extraMinutes', readCell.extraMinutes, 0),
      trainers: read('trainers', readCell.trainers, []),
    };
  });
  problems.push(...sharedNumbers(rows), ...isPadded(grid, places));
  return { rows, problems };
}

const noHeading = {
  'zh-CN': '此处应为空：该列在第 1 行没有表头（或分隔符多了一个）',
  en: 'Nothing: the column has no heading in row 1 (or there is one separator too many)',
};

function shortened(problems: RosterProblem[]): RosterProblem[] {
  if (problems.length <= rosterLimits.problems) return problems;
  const rest = problems.length - rosterLimits.problems;
  const expected = { 'zh-CN': `另有 ${rest} 处问题未列出`, en: `${rest} more problems are not listed` };
  return [
    ...problems.slice(0, rosterLimits.problems),
    { row: 0, column: '', code: 'and-more', expected, found: `${rest}` },
  ];
}
