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
