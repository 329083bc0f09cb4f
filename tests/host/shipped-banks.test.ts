import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isComplete } from '#domain/item/item.ts';
import { bankQuality } from '#domain/item/quality.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';

const folder = resolve(import.meta.dirname, '../../question-banks');
const banks = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('the program ships a bank for the hotline, for meter readers and for service halls', () => {
  expect(banks).toEqual(expect.arrayContaining(['hotline-95598', 'meter-reading', 'service-skills']));
});

describe.each(banks)('the bank %s', (name) => {
  test('is taken in without a problem, under its own folder’s name', async () => {
    const read = await readBankFolder(join(folder, name));
    expect(read.ok ? [] : read.problems).toEqual([]);
    expect(read.ok && read.bank.id).toBe(name);
  });

  test('can be sat in Chinese as a whole, and says that it is a sample', async () => {
    const read = await readBankFolder(join(folder, name));
    if (!read.ok) throw new Error('the bank has problems');
    expect(read.bank.items.filter((item) => !isComplete(item, 'zh-CN')).map((item) => item.id)).toEqual([]);
    expect(read.bank.notice['zh-CN']).toContain('样例');
    expect(read.bank.notice.en).toMatch(/sample/iu);
  });

  test('gives no more than five points to somebody who guesses by how questions are written', async () => {
    const read = await readBankFolder(join(folder, name));
    if (!read.ok) throw new Error('the bank has problems');
    const { blind, duplicates, gaps, spread } = bankQuality(read.bank);
    expect(new Set(blind.map(({ locale }) => locale))).toEqual(new Set(['zh-CN', 'en']));
    const tooGood = blind.filter(({ share, chance }) => share > chance + 0.05);
    expect(tooGood.map(({ strategy, locale, share, chance }) => ({ strategy, locale, share, chance }))).toEqual([]);
    expect(duplicates).toEqual([]);
    expect([...gaps.partlyTranslated, ...gaps.unexplained, ...gaps.thinRationale]).toEqual([]);
    expect([...gaps.withoutSource, ...gaps.withoutCognitive]).toEqual([]);
    expect(spread.offPlan).toBe(0);
  });
});
