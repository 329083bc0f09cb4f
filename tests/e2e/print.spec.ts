// A paper and its key on A4: every kind of item, in both languages, from a blueprint and from an attempt that is over.
import type { Page } from '@playwright/test';
import { itemKinds } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn, type ExamHouse } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, foundSample, prepareExam, sitByOperation } from './support/prepared-exam.ts';
import { printed, type Printed } from './support/printed.ts';
import { signInAs } from './support/sample.ts';

const exactly = (name: string) => ({ name, exact: true });
const squeezed = (text: string) => text.replace(/\s+/gu, '');

/** A blueprint over a bank that has an item of every kind, and one whose numbers are drawn. */
async function blueprintOfEveryKind(house: ExamHouse): Promise<void> {
  const author = await actingAs(house, 'author');
  await author.banks.import({ files: kindsBank() });
  await author.blueprints.save({
    id: 'every-kind',
    title: { 'zh-CN': '各种题型卷', en: 'Paper of every kind' },
    bankId: 'every-kind',
    rules: [{ id: 'all', count: 11, points: 2 }],
    pool: 'all',
    order: 'rules',
    shuffleOptions: true,
    multipleScoring: 'no-wrong',
    minutes: 20,
  });
}

/** The screen's controls do not come along, and every page says what it is of how many. */
async function expectSheets(page: Page, sheets: Printed, locale: Locale, least: number, most: number): Promise<void> {
  const t = wordsIn(locale).printed;
  expect(sheets.pages).toBeGreaterThanOrEqual(least);
  expect(sheets.pages).toBeLessThanOrEqual(most);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', exactly(t.print))).toBeHidden();
  await page.emulateMedia({ media: null });
  const [before = '', between = '', after = ''] = t.pageOf;
  sheets.texts?.forEach((text, at) => {
    expect(text).toContain(squeezed(`${before}${at + 1}${between}${sheets.pages}${after}`));
    expect(text, 'the sample mark stands on every page').toContain(squeezed(t.sampleMark));
  });
}

for (const locale of ['zh-CN', 'en'] as const) {
  test(`a specimen and its key are printed from a blueprint, ${locale}`, async ({ house }) => {
    test.setTimeout(180_000);
    await foundSample(house);
    await blueprintOfEveryKind(house);
    const t = wordsIn(locale);
    const w = t.printed;
    const page = await signInAs(house, 'author', { locale });
    await page.getByRole('link', exactly(t.staff.nav.blueprints)).click();
    await page.getByRole('link', exactly(w.linkNamed(locale === 'en' ? 'Paper of every kind' : '各种题型卷'))).click();
    await page.getByLabel(w.seed).fill('A1B2C3D4');
    await page.getByRole('button', exactly(w.draw)).click();
    const sheet = page.getByRole('article', exactly(w.paper));
    await expect(sheet.getByText('A1B2C3D4')).toBeVisible();
    await expectAccessible(page, 'a specimen paper');
    await picture(page, `print-${locale}`);

    for (const kind of itemKinds) await expect(sheet.getByText(t.item.kinds[kind]).first()).toBeVisible();
    for (const text of [w.audio(2, 2), w.hints.ordering(4), w.hints.matching, w.blank(1), w.blank(2), w.end]) {
      await expect(sheet.getByText(text).first()).toBeVisible();
    }
    await expect(sheet.locator('.katex').first()).toBeVisible();
    await expect(sheet.getByRole('img')).toHaveCount(1);
    await expect(sheet.locator('svg text')).toHaveText(['A', 'B', 'C']);
    const rationale = locale === 'en' ? 'Because it is so.' : '因为如此。';
    await expect(page.getByText(rationale)).toHaveCount(0);
    const paper = await printed(page, `print-paper-${locale}`);
    await expectSheets(page, paper, locale, 2, 4);
    if (paper.texts !== null) {
      const all = paper.texts.join('');
      for (const text of [w.specimenMark, 'A1B2C3D4', w.itemsN(11, '22'), w.minutesN(20), w.scoring, w.end]) {
        expect(all).toContain(squeezed(text));
      }
      expect(all).not.toContain(squeezed(rationale));
    }

    await page.getByRole('radio', exactly(w.sheets.key)).check();
    const key = page.getByRole('article', exactly(w.key));
    await expect(key.getByText(rationale).first()).toBeVisible();
    await expect(key.getByText(w.significantDigits(3))).toBeVisible();
    await expectAccessible(page, 'a printed key');
    const keySheets = await printed(page, `print-key-${locale}`);
    await expectSheets(page, keySheets, locale, 1, 3);
    if (keySheets.texts !== null) {
      const all = keySheets.texts.join('');
      const madeUp = locale === 'en' ? 'Made up' : '虚构';
      for (const text of [w.secret, w.answer, w.sources, madeUp, w.transcript, '95598', '1100W']) {
        expect(all).toContain(squeezed(text));
      }
      expect(all.split(squeezed(rationale))).toHaveLength(11);
    }
  });
}

test('the paper of an attempt that is over is printed by an author, and by nobody before', async ({ house }) => {
  test.setTimeout(180_000);
  await foundSample(house);
  const exam = await prepareExam(house, { locale: 'zh-CN', candidates: 2, kinds: ['single', 'true-false'] });
  const [first, second = ''] = exam.admissionNumbers;
  await sitByOperation(house, exam, first, 'zh-CN', true);
  await sitByOperation(house, exam, second, 'zh-CN', true, 'ready');
  const t = wordsIn('zh-CN');
  const page = await signInAs(house, 'author', { locale: 'zh-CN' });
  await page.getByRole('link', exactly(t.staff.nav.sessions)).click();
  await page.getByRole('link', { name: exam.title }).click();
  const links = page.getByRole('link', { name: t.printed.attemptLink });
  await expect(links).toHaveCount(1);
  await links.click();
  const sheet = page.getByRole('article', exactly(t.printed.paper));
  await expect(sheet.getByText(first)).toBeVisible();
  await expect(sheet.getByText('旅程方案 Scheme', { exact: false })).toBeVisible();
  await expectAccessible(page, 'the paper of an attempt');
  await expectSheets(page, await printed(page, 'print-attempt'), 'zh-CN', 1, 1);

  const office = await signInAs(house, 'administrator', { locale: 'zh-CN' });
  await office.getByRole('link', exactly(t.staff.nav.sessions)).click();
  await office.getByRole('link', { name: exam.title }).click();
  await expect(office.getByText(first)).toBeVisible();
  await expect(office.getByRole('link', { name: t.printed.attemptLink })).toHaveCount(0);
});
