import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { bankFiles } from '#host/commands/bank-import.ts';
import { openHost } from '#host/host.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { expectAccessible } from './support/accessible.ts';
import { ExamHouse, wordsIn, type Look } from './support/exam-house.ts';

const bank = resolve(import.meta.dirname, '../host/bank-files/tasks');
const password = 'an exam day password';
const cases = { examiners: 2, threshold: 0.2, combination: 'mean' } as const;

/** A host on a folder where one candidate sits before a case and two examiners are hired; the clock runs. */
async function sitDown(look: Look) {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-case-'));
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  const files = await bankFiles(bank);
  const wish = { candidates: 1, items: 0, minutes: 40, bank: files, locale: look.locale, cases };
  const day = await prepareExamDay(send, wish);
  const { staff } = caller(send, day.administratorBearer);
  for (const [at, username] of ['anna', 'bert'].entries()) {
    const who = { username, name: `考官${at}`, employeeNumber: `X-${at}`, password };
    await staff.create({ ...who, roles: ['examiner'] });
  }
  const lead = { username: 'lead', name: '主考', employeeNumber: 'X-9', password };
  await staff.create({ ...lead, roles: ['lead-examiner'] });
  await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  await preparing.close();
  return { folder, day };
}

const test = base.extend<{ houses: (folder: string) => ExamHouse }>({
  houses: async ({ browser }, use) => {
    const opened: ExamHouse[] = [];
    await use((folder) => {
      const house = new ExamHouse(browser, folder);
      opened.push(house);
      return house;
    });
    for (const house of opened) await house.close();
  },
});

async function goToSeat(page: Page, seat: string, number: string): Promise<void> {
  await page.evaluate(
    (given) => {
      localStorage.setItem('invigil.seat', given.seat);
      sessionStorage.setItem('invigil.admission-number', given.number);
    },
    { seat, number },
  );
  await page.reload();
}

for (const locale of ['zh-CN', 'en'] as const) {
  test(`a case is written beside its exhibits, survives a kill of the host, and is marked blind (${locale})`, async ({
    houses,
  }) => {
    const look: Look = { locale, scheme: 'light', width: 1280, height: 800 };
    const { folder, day } = await sitDown(look);
    const house = houses(folder);
    await house.open();
    const t = wordsIn(locale);
    const [one] = day.candidates;
    const page = await house.window(look);
    await goToSeat(page, one?.seat ?? '', one?.admissionNumber ?? '');

    const answer = page.getByRole('textbox', { name: t.item.yourResponse });
    await expect(answer).toBeVisible();
    await expect(page.getByRole('region', { name: t.tasks.exhibits }).getByRole('table')).toBeVisible();
    await expect(page.getByRole('img')).toBeVisible();
    const written = locale === 'en' ? 'for the extra kWh fall in tier 3' : '新增电量落在第三档 f';
    await answer.fill('x');
    await answer.fill('');
    await answer.pressSequentially(written);
    await expect(answer).toHaveValue(written);
    await expect(page.getByText(t.item.wordsNow(locale === 'en' ? 8 : 10))).toBeVisible();
    await expectAccessible(page, 'the case');
    await expect(page.getByText(t.candidate.saved.split('{')[0] ?? '', { exact: false }).first()).toBeVisible();
    await house.kill();
    await house.open();
    await page.reload();
    await expect(page.getByRole('textbox', { name: t.item.yourResponse })).toHaveValue(written);
  });
}
