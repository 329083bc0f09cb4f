import { mkdtempSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { criteriaOf, maximumOf } from '#domain/marking/rubric.ts';
import { customerFieldId, factId } from '#domain/marking/task-content.ts';
import { taskLocales } from '#domain/marking/task-locales.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';

const folder = fileURLToPath(new URL('bank-files/tasks', import.meta.url));

async function soundBank() {
  const read = await readBankFolder(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read;
}

describe('a bank of cases and calls', () => {
  it('is read with its blocks written out where rubrics use them', async () => {
    const { bank } = await soundBank();
    const [bill] = bank.cases;
    expect(bill?.rubric.sections.map(({ id, weight }) => [id, weight])).toEqual([
      ['analysis', 60],
      ['written-reply', 40],
      ['red-lines', undefined],
    ]);
    const criteria = criteriaOf(bill!.rubric).map((one) => one.id);
    expect(criteria).toEqual([
      'cause',
      'sums',
      'proactive',
      'reply-tone',
      'reply-next',
      'reply-long',
      'insults',
      'leaks',
    ]);
    expect(maximumOf(bill!.rubric)).toBe(100);
    expect(JSON.stringify(bank)).not.toContain('"use"');
  });

  it('takes the pictures of its exhibits along', async () => {
    const { bank, media } = await soundBank();
    expect(bank.media?.map(({ name }) => name)).toEqual(['meter.svg']);
    expect(media).toHaveLength(1);
  });

  it('offers a task only in the languages in which all of it is written', async () => {
    const { bank } = await soundBank();
    const [bill] = bank.cases;
    expect(taskLocales(bill!)).toEqual(['zh-CN', 'en']);
    expect(taskLocales(bank.scenarios[0]!)).toEqual(['zh-CN']);
    const partly = { ...bill!, prompts: [{ ...bill!.prompts[0]!, guidance: { 'zh-CN': '只有中文' } }] };
    expect(taskLocales(partly)).toEqual(['zh-CN']);
  });

  it('names the facts and fields of scenarios that have no ids by their place', async () => {
    const [call] = (await soundBank()).bank.scenarios;
    expect(call?.onlyIfAsked.map(factId)).toEqual(['neighbours', 'fact-2']);
    expect(call?.customer.map(customerFieldId)).toEqual(['number', 'field-2']);
  });

  it.each([
    [
      'a level without an anchor',
      [
        'cases/bill.yaml',
        "points: 20, text: { zh-CN: 有数据支持，未解释涨幅, en: 'Backed by data, the rise not explained' }",
        'points: 20',
      ],
      'missing-field cases[0].rubric.sections[0].criteria[0].levels[1].text',
    ],
    [
      'weights that do not sum',
      ['cases/bill.yaml', '{ use: written-reply, weight: 40 }', '{ use: written-reply, weight: 30 }'],
      'weights cases[0].rubric.sections 60 + 30 = 90',
    ],
    [
      'a case with one prompt',
      ['cases/bill.yaml', / {6}- id: reply\n(?: {8}.*\n)+/, ''],
      'wrong-value cases[0].prompts 1',
    ],
    [
      'a case with five prompts',
      ['cases/bill.yaml', /( {6}- id: )reply(\n(?: {8}.*\n)+)/, '$1r1$2$1r2$2$1r3$2$1r4$2'],
      'wrong-value cases[0].prompts 5',
    ],
    [
      'a scenario whose rubric has three sections',
      ['scenarios/outage.yaml', / {8}- id: order\n(?: {10}.*\n)+/, ''],
      'weights scenarios[0].rubric.sections 40 + 20 + 20 = 80 | sections-count scenarios[0].rubric.sections 3',
    ],
  ] as const)(
    'is refused whole for %s: file, line, what was found and what is expected',
    async (_, [file, from, to], said) => {
      const copy = mkdtempSync(join(tmpdir(), 'invigil-bank-'));
      await cp(folder, copy, { recursive: true });
      const before = await readFile(join(copy, file), 'utf8');
      const broken = before.replace(from, to);
      expect(broken).not.toBe(before);
      await writeFile(join(copy, file), broken);
      const read = await readBankFolder(copy);
      if (read.ok) throw new Error('it was taken');
      expect(
        read.problems
          .map((one) => [one.code, one.field, one.found].filter((part) => part !== undefined).join(' '))
          .join(' | '),
      ).toBe(said);
      for (const problem of read.problems) {
        expect(problem).toMatchObject({ file, line: expect.any(Number) as number });
        expect(problem.line).toBeGreaterThan(1);
        expect(problem.expected['zh-CN']).toBeTruthy();
        expect(problem.expected.en).toBeTruthy();
      }
    },
  );

  it('is refused for a mistake in a block at the line of the block, once however often it is used', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'invigil-bank-'));
    await cp(folder, copy, { recursive: true });
    const path = join(copy, 'rubric-blocks', 'shared.yaml');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('text: { zh-CN: 责怪客户, en: Blames the customer }', ''),
    );
    const read = await readBankFolder(copy);
    expect(read.ok ? [] : read.problems.map((p) => `${p.file}:${p.line} ${p.code} ${p.field}`)).toEqual([
      'rubric-blocks/shared.yaml:10 missing-field blocks[0].criteria[0].levels[0].text',
    ]);
  });
});
