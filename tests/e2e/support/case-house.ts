import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { StaffRole } from '#domain/roles.ts';
import { bankFiles } from '#host/commands/bank-import.ts';
import { openHost } from '#host/host.ts';
import { caller } from '#tests/support/caller.ts';
import { prepareExamDay } from '#tests/support/exam-day.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';
import { ExamHouse, wordsIn, type Look } from './exam-house.ts';

const bank = resolve(import.meta.dirname, '../../host/bank-files/tasks');
export const password = 'an exam day password';
const cases = { examiners: 2, threshold: 0.2, combination: 'mean' } as const;

/** A data folder in which one candidate sits before a case, the clock runs, and examiners, their lead and two proctors are hired. */
export async function prepareCase(locale: Look['locale'], candidates = 1, training = false) {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-case-'));
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  const files = await bankFiles(bank);
  const day = await prepareExamDay(send, { candidates, items: 0, minutes: 40, bank: files, locale, cases, training });
  const { staff } = caller(send, day.administratorBearer);
  const hired: [string, StaffRole][] = [
    ['anna', 'examiner'],
    ['bert', 'examiner'],
    ['cora', 'examiner'],
    ['lead', 'lead-examiner'],
    ['pia', 'proctor'],
    ['paul', 'proctor'],
  ];
  for (const [username, role] of hired) {
    await staff.create({ username, name: username, employeeNumber: `X-${username}`, roles: [role], password });
  }
  await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  await preparing.close();
  return { folder, day };
}

export const test = base.extend<{ houseOn: (folder: string) => Promise<ExamHouse> }>({
  houseOn: async ({ browser }, use) => {
    const houses: ExamHouse[] = [];
    await use(async (folder) => {
      const house = new ExamHouse(browser, undefined, folder);
      houses.push(house);
      await house.open();
      return house;
    });
    for (const house of houses) {
      await house.close();
      expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
    }
  },
});

export async function sit(page: Page, one: { seat: string; admissionNumber: string }): Promise<void> {
  await page.evaluate(
    ({ seat, number }) => {
      localStorage.setItem('invigil.seat', seat);
      sessionStorage.setItem('invigil.admission-number', number);
    },
    { seat: one.seat, number: one.admissionNumber },
  );
  await page.reload();
}

export async function signIn(house: ExamHouse, username: string, look: Look): Promise<Page> {
  const page = await house.window(look);
  const t = wordsIn(look.locale);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill(username);
  await page.getByLabel(t.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.signIn.signIn, exact: true }).click();
  return page;
}

/** The operations of a host as that member of staff. */
export async function actingAs(house: ExamHouse, username: string, role: StaffRole) {
  const seat = `seat-of-${username}-`.padEnd(26, '0');
  const opened = await caller(fetch, null, house.origin).signIn.open({ username, password, role, seat });
  if (!opened.ok) throw new Error(opened.reason);
  return caller(fetch, opened.bearer, house.origin).marking;
}

export const criterion = (page: Page, id: string): Locator => page.locator(`[data-criterion="${id}"]`);

/** Marks every criterion at its best; nothing was deducted and nothing fatal found. */
export async function markAll(page: Page, t: Catalogue): Promise<void> {
  for (const id of ['cause', 'reply-tone']) await criterion(page, id).getByRole('radio').last().check();
  for (const id of ['sums', 'reply-next'])
    await criterion(page, id).getByRole('radio', { name: t.marking.yes }).check();
  for (const id of ['proactive', 'reply-long', 'insults', 'leaks']) {
    await criterion(page, id).getByRole('radio').first().check();
  }
  await page.getByRole('radio', { name: t.marking.ratings['clear-pass'] }).check();
}
