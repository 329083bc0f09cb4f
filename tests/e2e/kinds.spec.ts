import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { locales, type Locale } from '#domain/item/locale.ts';
import type { ItemKind } from '#domain/item/item.ts';
import { openHost } from '#host/host.ts';
import { readBank } from '#host/formats/bank/read-bank.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { expectAccessible } from './support/accessible.ts';
import { itemShown, respondRightly } from './support/answers.ts';
import { ExamHouse, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { heard, respondByKeys } from './support/respond-by-keys.ts';

const items = 11;
const content = kindsBank().map((f) => ({
  path: f.path,
  content: 'text' in f ? f.text : Buffer.from(f.base64, 'base64'),
}));

function bankItems() {
  const read = readBank(content);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.bank.items;
}

/** A host on a folder where one candidate sits before a paper with an item of every kind, and the clock runs. */
async function sitDown(house: (folder: string) => ExamHouse, look: Look) {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-kinds-'));
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  const day = await prepareExamDay(send, { candidates: 1, items, minutes: 30, bank: kindsBank(), locale: look.locale });
  await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  await preparing.close();
  const [one] = day.candidates;
  if (one === undefined) throw new Error('nobody sits');
  const opened = house(folder);
  await opened.open();
  const page = await opened.window(look);
  await page.evaluate(
    ({ seat, number }) => {
      localStorage.setItem('invigil.seat', seat);
      sessionStorage.setItem('invigil.admission-number', number);
    },
    { seat: one.seat, number: one.admissionNumber },
  );
  await page.reload();
  const t = wordsIn(look.locale);
  await expect(page.getByText(t.candidate.itemOf(1, items)).first()).toBeVisible();
  const result = async () => {
    const board = caller((request) => fetch(request), day.proctorBearer, opened.origin).room;
    return (await board.board({ sessionId: day.sessionId })).cards[0]?.answered;
  };
  return { page, t, opened, result };
}

const test = base.extend<{ sit: (look: Look) => ReturnType<typeof sitDown> }>({
  sit: async ({ browser }, use) => {
    const houses: ExamHouse[] = [];
    await use((look) =>
      sitDown((folder) => {
        const house = new ExamHouse(browser, undefined, folder);
        houses.push(house);
        return house;
      }, look),
    );
    for (const house of houses) {
      await house.close();
      expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
    }
  },
});

async function kindShown(page: Page, locale: Locale): Promise<ItemKind> {
  return itemShown(await page.getByRole('main').innerText(), bankItems(), locale).kind;
}

for (const locale of locales) {
  test(`in ${locale}: an item of every kind is answered by keys alone, at 1280 × 800`, async ({ sit }) => {
    const { page, t, result } = await sit({ locale });
    for (let number = 1; number <= items; number += 1) {
      await expect(page.getByText(t.candidate.itemOf(number, items)).first()).toBeVisible();
      const kind = await kindShown(page, locale);
      await respondByKeys(page, kind, t, t.item.playsLeft(1));
      await expect(page.getByText(t.candidate.answeredOf(number, items)).first()).toBeVisible();
      if (kind === 'hotspot') await expect(page.getByRole('main').locator('img')).toBeVisible();
      await expectAccessible(page, `${kind} in ${locale}`);
      await picture(page, `kind-${kind}-${locale}`);
      // Out of the field first: arrows are its own while something is typed.
      await page.getByRole('main').focus();
      await page.keyboard.press('ArrowRight');
    }
    await expect.poll(result).toBe(items);
  });

  test(`in ${locale}: every kind is answered rightly by pointer, at twice the text size`, async ({ sit }) => {
    const { page, t, opened } = await sit({ locale, textSize: 200 });
    for (let number = 1; number <= items; number += 1) {
      await expect(page.getByText(t.candidate.itemOf(number, items)).first()).toBeVisible();
      const kind = await kindShown(page, locale);
      if (kind === 'listening') {
        await page.getByRole('button', { name: t.item.play }).click();
        await heard(page.getByRole('main'));
      }
      await respondRightly(page, bankItems(), locale, t);
      await picture(page, `kind-${kind}-${locale}-large`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, `${kind}: nothing is cut off at the side`).toBe(false);
      if (number < items) await page.getByRole('button', { name: t.candidate.next }).click();
    }
    expect(opened.faults).toEqual([]);
    await page.getByRole('button', { name: t.candidate.review }).click();
    await expect(page.getByText(t.candidate.allAnswered)).toBeVisible();
    await page.getByRole('button', { name: t.candidate.submit, exact: true }).click();
    await page.getByRole('button', { name: t.candidate.submitNow }).click();
    await expect(page.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();
  });
}

test('a sound plays as often as it may, also over a power cut and a reload', async ({ sit }) => {
  const { page, t, opened } = await sit({ locale: 'zh-CN' });
  const main = page.getByRole('main');
  for (let number = 1; (await kindShown(page, 'zh-CN')) !== 'listening'; number += 1) {
    await page.getByRole('button', { name: t.candidate.next }).click();
    await expect(page.getByText(t.candidate.itemOf(number + 1, items)).first()).toBeVisible();
  }
  await expect(main.getByText(t.item.playsLeft(2))).toBeVisible();
  await main.getByRole('button', { name: t.item.play }).click();
  await heard(main);
  await opened.powerCut();
  await page.reload();
  await expect(main.getByText(t.item.playsLeft(1))).toBeVisible({ timeout: 30_000 });
  await main.getByRole('button', { name: t.item.play }).click();
  await heard(main);
  await expect(main.getByText(t.item.playsLeft(0))).toBeVisible();
  await expect(main.getByRole('button', { name: t.item.play })).toBeDisabled();
});

test('a formula is drawn, not written, and its words are there for a screen reader', async ({ sit }) => {
  const { page, t } = await sit({ locale: 'zh-CN' });
  const main = page.getByRole('main');
  for (let number = 1; (await main.locator('.katex').count()) === 0; number += 1) {
    if ((await kindShown(page, 'zh-CN')) === 'numeric') {
      const stem = await main.innerText();
      if (stem.includes('是多少')) break;
    }
    await page.getByRole('button', { name: t.candidate.next }).click();
    await expect(page.getByText(t.candidate.itemOf(number + 1, items)).first()).toBeVisible();
  }
  await expect(main.locator('.katex').first()).toBeVisible();
  await expect(main.locator('math')).toHaveCount(4);
  await expect(main).not.toContainText('$');
  const font = await main
    .locator('.katex .mathnormal')
    .first()
    .evaluate((sign) => getComputedStyle(sign).fontFamily);
  expect(font).toContain('KaTeX_Math');
  expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Math'))).toBe(true);
});
