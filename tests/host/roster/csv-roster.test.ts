import { describe, expect, test } from 'vitest';
import { readRoster } from '#host/formats/roster/read-roster.ts';
import { rosterTemplate } from '#host/formats/roster/template.ts';
import { problemsOf, rowsOf, text, whereOf } from './rosters.ts';

const chinese =
  '准考证号,姓名,工号,单位,语言,延时分钟,培训师工号\n2026-001,张三,0010023,东城供电所,中文,30,0010001；0010002\n';
const zhangSan = {
  row: 2,
  admissionNumber: '2026-001',
  name: '张三',
  employeeNumber: '0010023',
  unit: '东城供电所',
  locale: 'zh-CN',
  extraMinutes: 30,
  trainers: ['0010001', '0010002'],
};
/** “准考证号,姓名,工号 / 1,张三,2” in GB18030, as Chinese Excel saves CSV. */
const gb18030 = Buffer.from('d7bcbfbcd6a4bac52cd0d5c3fb2cb9a4bac50a312cd5c5c8fd2c320a', 'hex');

describe('a roster as CSV', () => {
  test('is read with every column', async () => {
    expect(await rowsOf(text(chinese))).toEqual([zhangSan]);
  });

  test('is read from UTF-8 with a byte order mark, GB18030 and UTF-16', async () => {
    expect(await rowsOf(text('\ufeff' + chinese))).toEqual([zhangSan]);
    expect(await rowsOf(Buffer.from('\ufeff' + chinese, 'utf16le'))).toEqual([zhangSan]);
    expect(await rowsOf(gb18030)).toMatchObject([{ name: '张三', admissionNumber: '1', employeeNumber: '2' }]);
  });

  test('may be separated by semicolons or tabs, and hold commas inside quotes', async () => {
    expect(await rowsOf(text('姓名;工号;单位\n王五;7;"营业厅, 一层; 东"'))).toMatchObject([
      { unit: '营业厅, 一层; 东' },
    ]);
    expect(await rowsOf(text('Name\tEmployee number\tTrainers\nLi Si\t8\t1, 2;3、4'))).toMatchObject([
      { name: 'Li Si', trainers: ['1', '2', '3', '4'] },
    ]);
  });

  test('knows its headings in both languages, whatever their case, blanks and brackets', async () => {
    const rows = await rowsOf(
      text(' employee NUMBER ,Full Name,延时（分钟）,准考证号 Admission number\n9,Ann,１５ 分钟,A-1\n'),
    );
    expect(rows).toMatchObject([{ employeeNumber: '9', name: 'Ann', extraMinutes: 15, admissionNumber: 'A-1' }]);
  });

  test('leaves the admission number to the host where it is empty, and takes Chinese and no extra time as usual', async () => {
    expect(await rowsOf(text('姓名,工号,准考证号,语言\n张三,1,,\n李四,2,,English\n'))).toMatchObject([
      { admissionNumber: null, locale: 'zh-CN', extraMinutes: 0, unit: '', trainers: [] },
      { admissionNumber: null, locale: 'en' },
    ]);
  });

  test('drops the padding blank of a two-character name and makes full-width digits plain', async () => {
    expect(await rowsOf(text('姓名,工号\n王　伟,００１２\n'))).toMatchObject([
      { name: '王伟', employeeNumber: '0012' },
    ]);
  });

  test('keeps text that looks like a formula as the text it is', async () => {
    expect(await rowsOf(text('姓名,工号,单位\n=1+1,@5,"=HYPERLINK(""x"")"\n'))).toMatchObject([
      { name: '=1+1', employeeNumber: '@5', unit: '=HYPERLINK("x")' },
    ]);
  });

  test('counts rows as a spreadsheet does, blank rows and line breaks inside cells included', async () => {
    expect(await whereOf(text('姓名,工号,单位\n\n"张三",1,"一\n二"\n,,\n李四,,\n'))).toEqual(['5 工号 empty']);
  });

  test('tells all its errors at once, each with row, column, what is expected and what was found', async () => {
    const csv = '准考证号,姓名,工号,语言,延时分钟\nA 1,,1,fr,241\nB,李四,1,,-5\nb,王五,,,\n';
    expect(await whereOf(text(csv))).toEqual([
      '2 准考证号 wrong-form',
      '2 姓名 empty',
      '2 语言 unknown-language',
      '2 延时分钟 wrong-minutes',
      '3 延时分钟 wrong-minutes',
      '3 工号 twice-in-file',
      '4 工号 empty',
      '4 准考证号 twice-in-file',
    ]);
    const [, , language] = await problemsOf(text(csv));
    expect(language).toMatchObject({ row: 2, found: 'fr' });
    expect(language?.expected['zh-CN']).toContain('英文');
    expect(language?.expected.en).toContain('English');
  });

  test('refuses a number that Excel has already rounded', async () => {
    expect(await whereOf(text('姓名,工号\n张三,1.10101E+17\n'))).toEqual(['2 工号 too-long-a-number']);
  });

  test('refuses a candidate who is named as the own trainer', async () => {
    expect(await whereOf(text('姓名,工号,培训师\n张三,1,2;1\n'))).toEqual(['2 培训师工号 own-trainer']);
  });

  test('names missing, repeated and unknown columns, and passes over those every HR list has', async () => {
    expect(await whereOf(text('姓名,姓名,额外时间\n张三,李四,5\n'))).toEqual([
      '1 姓名 column-twice',
      '1 额外时间 unknown-column',
      '1 工号 column-missing',
    ]);
    expect(await rowsOf(text('序号,姓名,性别,工号,备注\n1,张三,男,5,老员工\n'))).toHaveLength(1);
  });

  test('refuses a value under no heading instead of dropping it', async () => {
    expect(await whereOf(text('姓名,工号\n张三,1,30\n'))).toEqual(['2  no-heading']);
  });

  test('refuses quotes that never close, naming the row', async () => {
    expect(await whereOf(text('姓名,工号\n张三,1\n"李四,2\n'))).toEqual(['3  broken-quotes']);
  });

  test('refuses what is empty, too long or no text at all', async () => {
    expect(await whereOf(text(''))).toContain('0  empty');
    expect(await whereOf(text('姓名,工号\n'))).toEqual(['0  empty']);
    const many = Array.from({ length: 5_001 }, (_, at) => `考生,${at}`).join('\n');
    expect(await whereOf(text(`姓名,工号\n${many}`))).toEqual(['0  too-many-rows']);
    const result = await readRoster({ name: 'x.csv', bytes: new Uint8Array(5 * 1_048_576 + 1) });
    expect(result).toMatchObject({ ok: false, reason: 'unreadable', problems: [{ code: 'too-large' }] });
    const png = await readRoster({ name: 'x.csv', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
    expect(png).toMatchObject({ ok: false, reason: 'unreadable', detail: 'not-text' });
  });

  test('lists at most 2,000 problems and says how many more there are', async () => {
    const rows = Array.from({ length: 2_500 }, (_, at) => `,${at}`).join('\n');
    const problems = await problemsOf(text(`姓名,工号\n${rows}`));
    expect(problems).toHaveLength(2_001);
    expect(problems.at(-1)).toMatchObject({ code: 'and-more', found: '500' });
  });
});

describe('the roster template', () => {
  test('as CSV is marked as UTF-8 for Excel and reads back', async () => {
    const bytes = await rosterTemplate('csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await rowsOf(bytes)).toMatchObject([
      { admissionNumber: '2026-001', employeeNumber: '0010023', trainers: ['0010001', '0010002'] },
      { admissionNumber: null, locale: 'en', extraMinutes: 30 },
    ]);
  });

  test('as XLSX reads back to the same rows', async () => {
    expect(await rowsOf(await rosterTemplate('xlsx'))).toEqual(await rowsOf(await rosterTemplate('csv')));
  });
});
