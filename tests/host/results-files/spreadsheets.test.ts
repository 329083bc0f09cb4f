import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { resultsCsv } from '#host/formats/results/results-csv.ts';
import { resultsXlsx } from '#host/formats/results/results-xlsx.ts';
import { hostileRow, rows } from './rows.ts';

const shanghai = 'Asia/Shanghai';

function records(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

describe('results as CSV', () => {
  test('have one row a candidate, headings in both languages and the part’s figures beside each other', () => {
    const [passed, absent] = records(resultsCsv(rows, 'zh-CN', shanghai));
    expect(passed).toMatchObject({
      '准考证号 Admission number': '2026-001',
      '工号 Employee number': '0010023',
      '理论 状态 / Theory state': '已交卷',
      '理论 得分 / Theory points': '66.67',
      '理论 得分率 / Theory share (%)': '66.67',
      '理论 合格线 / Theory line (%)': '60',
      '理论 是否达标 / Theory reached': '达标',
      '建议 Recommendation': '建议发证',
      '认证决定人 Decided by': '李决定',
      '决定时间 Decided at (Asia/Shanghai)': '2026-11-22 10:15',
      '证书编号 Certificate number': 'INV-000001',
    });
    expect(absent).toMatchObject({
      '理论 得分 / Theory points': '',
      '理论 状态 / Theory state': '未到',
      '认证决定 Decision': '',
    });
  });

  test('speak English where it is asked for', () => {
    expect(records(resultsCsv(rows, 'en', shanghai))[0]).toMatchObject({
      '等级 Level': 'Junior',
      '建议 Recommendation': 'certify',
      '认证决定 Decision': 'certified',
    });
  });

  test('are marked as UTF-8 for Excel and end their lines as Excel does', () => {
    const csv = resultsCsv(rows, 'zh-CN', shanghai);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')).toHaveLength(4);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("http://x","y"),2'])(
    'put an apostrophe before %j so that no spreadsheet computes it',
    (text) => {
      const record = records(resultsCsv([hostileRow(text)], 'zh-CN', shanghai))[0];
      expect(record).toMatchObject({ '姓名 Name': `'${text}`, '单位 Unit': `'${text}`, '理由 Reason': `'${text}` });
    },
  );

  test('have their headings even when nobody sat', () => {
    expect(resultsCsv([], 'en', shanghai)).toContain('姓名 Name');
  });
});

describe('results as XLSX', () => {
  test('hold text as text, numbers as numbers and the decision’s time as a date', async () => {
    const sheet: unknown[][] = await readSheet(Buffer.from(await resultsXlsx(rows, 'zh-CN', shanghai)));
    const [headings = [], passed = [], absent = []] = sheet;
    const cell = (row: unknown[], heading: string) => row[headings.indexOf(heading)];
    expect(cell(passed, '工号 Employee number')).toBe('0010023');
    expect(cell(passed, '理论 得分 / Theory points')).toBeCloseTo(66.6667, 4);
    expect(cell(passed, '理论 合格线 / Theory line')).toBe(0.6);
    // A day's fraction is not exact to the millisecond; the minute is what is shown.
    const decided = cell(passed, '决定时间 Decided at (Asia/Shanghai)');
    expect(decided instanceof Date && Math.round(decided.getTime() / 60_000)).toBe(
      Date.UTC(2026, 10, 22, 10, 15) / 60_000,
    );
    expect(cell(absent, '理论 得分 / Theory points')).toBeNull();
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '_x0041_', '<b>&amp;"'])('keep %j as the text it is', async (text) => {
    const bytes = await resultsXlsx([hostileRow(text)], 'zh-CN', shanghai);
    const sheet: unknown[][] = await readSheet(Buffer.from(bytes));
    // This reader unescapes inline texts only; the shared ones stand as they are in the file.
    expect(String(sheet[1]?.[1]).replace('_x005F_', '_')).toBe(text);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain('t="s"');
    expect(xml).not.toContain('<f>');
  });

  test('drop characters that XML cannot hold instead of making a file that Excel repairs', async () => {
    const sheet: unknown[][] = await readSheet(
      Buffer.from(await resultsXlsx([hostileRow('张\u0001三')], 'en', shanghai)),
    );
    expect(sheet[1]?.[1]).toBe('张三');
  });
});
