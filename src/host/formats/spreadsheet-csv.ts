import { stringify } from 'csv-stringify/sync';

/**
 * A table for people with a spreadsheet: UTF-8 with its mark, CRLF. Text that a spreadsheet would compute (= + - @ tab return, and
 * the full-width forms) gets an apostrophe in front.
 */
export function spreadsheetCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}
