import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRoster } from '#host/formats/roster/read-roster.ts';
import { inline, problemsOf, rawWorkbook, rowsOf, text, whereOf, workbook } from './rosters.ts';

const headings = `<row r="1">${inline('A1', '姓名')}${inline('B1', '工号')}</row>`;

describe('a roster as XLSX', () => {
  test('reads employee numbers typed as numbers without a point or an exponent', async () => {
    const rows = [
      ['姓名', '工号', '延时分钟'],
      ['张三', 1001, 15],
      ['李四', 'B-7', '30'],
    ];
    expect(await rowsOf(await workbook(rows))).toMatchObject([
      { row: 2, employeeNumber: '1001', extraMinutes: 15 },
      { row: 3, employeeNumber: 'B-7', extraMinutes: 30 },
    ]);
  });

  test('keeps the row numbers of the spreadsheet across blank rows', async () => {
    expect(await whereOf(await workbook([['姓名', '工号'], [], ['张三', 1], [], ['李四']]))).toEqual(['5 工号 empty']);
  });

  test('notices leading zeros that a number cell has lost', async () => {
    const rows = [
      ['姓名', '工号'],
      ['张三', '00123'],
      ['李四', 124],
    ];
    expect(await problemsOf(await workbook(rows))).toMatchObject([{ row: 3, code: 'zeros-lost', found: '124' }]);
  });

  test('refuses numbers too long for a spreadsheet, dates, truth values and errors where text is meant', async () => {
    const sheet =
      headings +
      `<row r="2">${inline('A2', '张三')}<c r="B2"><v>1.1010119900307E+17</v></c></row>` +
      `<row r="3">${inline('A3', '李四')}<c r="B3" t="b"><v>1</v></c></row>` +
      `<row r="4">${inline('A4', '王五')}<c r="B4" t="d"><v>2026-11-22T00:00:00Z</v></c></row>` +
      `<row r="5"><c r="A5" t="e"><v>#N/A</v></c><c r="B5"><v>12.5</v></c></row>`;
    expect(await whereOf(rawWorkbook(sheet))).toEqual([
      '2 工号 too-long-a-number',
      '3 工号 not-text',
      '4 工号 not-text',
      '5 姓名 not-text',
      '5 工号 not-text',
    ]);
  });

  test('takes the stored value of a formula and never computes one', async () => {
    const sheet = `${headings}<row r="2"><c r="A2" t="str"><f>"张"&amp;"三"</f><v>张三</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>`;
    expect(await rowsOf(rawWorkbook(sheet))).toMatchObject([{ name: '张三', employeeNumber: '2' }]);
    const shown = `${headings}<row r="2">${inline('A2', '=1+1')}${inline('B2', '7')}</row>`;
    expect(await rowsOf(rawWorkbook(shown))).toMatchObject([{ name: '=1+1' }]);
  });
});

describe('a workbook that is not what it seems', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const result = await readRoster({ name: 'roster.xlsx', bytes });
    return result.ok ? 'accepted' : result.problems[0]?.code;
  };
  const good = `${headings}<row r="2">${inline('A2', '张三')}${inline('B2', '1')}</row>`;

  test('is told from a good one', async () => {
    expect(await codeOf(rawWorkbook(good))).toBe('accepted');
  });

  test('is refused with macros', async () => {
    expect(await codeOf(rawWorkbook(good, { 'xl/vbaProject.bin': text('x') }))).toBe('macros');
  });

  test('is refused with a password or in the old format', async () => {
    expect(await codeOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe('old-excel-or-encrypted');
  });

  test('is refused with a document type, so that no entity is ever expanded', async () => {
    expect(await codeOf(rawWorkbook(good, {}, '<!DOCTYPE x [<!ENTITY a "b">]>'))).toBe('not-xlsx');
  });

  test('is refused as a zip bomb before it is unpacked', async () => {
    const bomb = rawWorkbook(good, { 'xl/media.xml': new Uint8Array(30 * 1_048_576) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('unsafe-zip');
  });

  test('is refused with a cell so far out that filling the gap would take all memory', async () => {
    expect(await codeOf(rawWorkbook(`${good}<row r="1048576">${inline('A1048576', 'x')}</row>`))).toBe('too-many-rows');
    expect(await codeOf(rawWorkbook(`${good}<row r="3">${inline('XFD3', 'x')}</row>`))).toBe('too-many-columns');
    expect(await codeOf(rawWorkbook(`${good}<row r="99999999999">${inline('A3', 'x')}</row>`))).toBe('not-xlsx');
  });

  test('is refused when it is some other zip, or cut short anywhere', async () => {
    expect(await codeOf(zipSync({ 'readme.txt': text('hello') }))).toBe('not-xlsx');
    const whole = rawWorkbook(good);
    for (let length = 4; length < whole.length; length += 97)
      expect(await codeOf(whole.subarray(0, length)), `${length} bytes`).toBe('not-xlsx');
  });

  test('never makes the reader throw, whatever byte is changed', async () => {
    const whole = rawWorkbook(good);
    for (let at = 0; at < whole.length; at += 13) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      expect(await codeOf(changed)).toBeTypeOf('string');
    }
  });
});
