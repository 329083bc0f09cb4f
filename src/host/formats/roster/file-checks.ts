// Checks that need the whole file, not one row.
import { headingOf } from './columns.ts';
import type { RosterColumn, RosterEntry, RosterGrid, RosterProblem } from './roster-entry.ts';

/** Numbers that two rows share, and candidates named as their own trainers. */
export function sharedNumbers(rows: readonly RosterEntry[]): RosterProblem[] {
  const problems: RosterProblem[] = [];
  for (const column of ['admissionNumber', 'employeeNumber'] as const) {
    const first = new Map<string, number>();
    for (const entry of rows) {
      const found = entry[column];
      if (found === null || found === '') continue;
      const same = first.get(found.toLowerCase());
      if (same === undefined) first.set(found.toLowerCase(), entry.row);
      else
        problems.push({
          row: entry.row,
          column: headingOf(column),
          code: 'twice-in-file',
          expected: onlyOnce(same),
          found,
        });
    }
  }
  for (const { row, employeeNumber, trainers } of rows)
    if (trainers.includes(employeeNumber) && employeeNumber !== '')
      problems.push({
        row,
        column: headingOf('trainers'),
        code: 'own-trainer',
        expected: ownTrainer,
        found: employeeNumber,
      });
  return problems;
}

/**
 * Where some cells of a column are text with a leading zero, a shorter cell that Excel stores as a number has lost its zeros:
 * 00123 and 124 in one column are never both meant.
 */
export function isPadded(grid: RosterGrid, places: ReadonlyMap<RosterColumn, number>): RosterProblem[] {
  return (['admissionNumber', 'employeeNumber'] as const).flatMap((column) => {
    const place = places.get(column);
    if (place === undefined) return [];
    const cells = grid.slice(1).map((cells, at) => ({ cell: cells[place], row: at + 2 }));
    const padded = cells.map(({ cell }) => (cell?.kind === 'text' && /^0\d+$/.test(cell.text) ? cell.text.length : 0));
    const width = Math.max(0, ...padded);
    return cells.flatMap(({ cell, row }) =>
      cell?.kind === 'number' && cell.text.length < width
        ? [{ row, column: headingOf(column), code: 'zeros-lost', expected: withZeros(width), found: cell.text }]
        : [],
    );
  });
}

const onlyOnce = (row: number) => ({
  'zh-CN': `文件中唯一；第 ${row} 行已使用`,
  en: `A number of its own; row ${row} has this one already`,
});
const ownTrainer = { 'zh-CN': '考生本人以外的工号', en: 'Employee numbers other than the candidate’s own' };
const withZeros = (width: number) => ({
  'zh-CN': `文本格式、含前导零的 ${width} 位号码；数字格式会丢失前导零`,
  en: `Text with its leading zeros, ${width} digits: a number cell loses them`,
});
