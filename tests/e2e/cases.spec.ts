import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import type { StaffRole } from '#domain/roles.ts';
import { bankFiles } from '#host/commands/bank-import.ts';
import { openHost } from '#host/host.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { expectAccessible } from './support/accessible.ts';
import { ExamHouse, wordsIn, type Look } from './support/exam-house.ts';

const bank = resolve(import.meta.dirname, '../host/bank-files/tasks');
const password = 'an exam day password';
const cases = { examiners: 2, threshold: 0.2, combination: 'mean' } as const;

/** A data folder in which one candidate sits before a case, the clock runs, and two examiners and their lead are hired. */
async function prepareCase(locale: Look['locale']) {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-case-'));
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  const files = await bankFiles(bank);
  const day = await prepareExamDay(send, { candidates: 1, items: 0, minutes: 40, bank: files, locale, cases });
  const { staff } = caller(send, day.administratorBearer);
  const hired: [string, StaffRole][] = [
    ['anna', 'examiner'],
    ['bert', 'examiner'],
    ['lead', 'lead-examiner'],
  ];
  for (const [username, role] of hired) {
    await staff.create({ username, name: username, employeeNumber: `X-${username}`, roles: [role], password });
  }
  await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  await preparing.close();
  return { folder, day };
}

const test = base.extend<{ houseOn: (folder: string) => Promise<ExamHouse> }>({
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

async function sit(page: Page, one: { seat: string; admissionNumber: string }): Promise<void> {
  await page.evaluate(
    ({ seat, number }) => {
      localStorage.setItem('invigil.seat', seat);
      sessionStorage.setItem('invigil.admission-number', number);
    },
    { seat: one.seat, number: one.admissionNumber },
  );
  await page.reload();
}

async function signIn(house: ExamHouse, username: string, look: Look): Promise<Page> {
  const page = await house.window(look);
  const t = wordsIn(look.locale);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill(username);
  await page.getByLabel(t.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.signIn.signIn, exact: true }).click();
  return page;
}

/** The operations of a host as that member of staff. */
async function actingAs(house: ExamHouse, username: string, role: StaffRole) {
  const seat = `seat-of-${username}-`.padEnd(26, '0');
  const opened = await caller(fetch, null, house.origin).signIn.open({ username, password, role, seat });
  if (!opened.ok) throw new Error(opened.reason);
  return caller(fetch, opened.bearer, house.origin).marking;
}

const criterion = (page: Page, id: string): Locator => page.locator(`[data-criterion="${id}"]`);

/** Marks every criterion at its best; nothing was deducted and nothing fatal found. */
async function markAll(page: Page, t: Catalogue): Promise<void> {
  for (const id of ['cause', 'reply-tone']) await criterion(page, id).getByRole('radio').last().check();
  for (const id of ['sums', 'reply-next'])
    await criterion(page, id).getByRole('radio', { name: t.marking.yes }).check();
  for (const id of ['proactive', 'reply-long', 'insults', 'leaks']) {
    await criterion(page, id).getByRole('radio').first().check();
  }
  await page.getByRole('radio', { name: t.marking.ratings['clear-pass'] }).check();
}

for (const locale of locales) {
  test(`in ${locale}: a case is written beside its exhibits, outlives a power cut, and is marked blind by two`, async ({
    houseOn,
  }) => {
    const look: Look = { locale, width: 1280, height: 800 };
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale);
    const house = await houseOn(folder);
    const [one] = day.candidates;
    if (one === undefined) throw new Error('nobody sits');

    const seat = await house.window(look);
    await sit(seat, one);
    const answer = seat.getByRole('textbox', { name: t.item.yourResponse });
    await expect(seat.getByRole('region', { name: t.tasks.exhibits }).getByRole('table')).toBeVisible();
    await expect(seat.getByRole('img').first()).toBeVisible();
    // Letters that are keys of the runner are text in here.
    const written = locale === 'en' ? 'for the extra kWh fall in tier 3' : '新增的电量落在第三档f';
    await answer.pressSequentially(written);
    await expect(answer).toHaveValue(written);
    await expect(seat.getByText(t.item.wordsNow(locale === 'en' ? 8 : 11))).toBeVisible();
    await expect(
      seat.getByText(t.item.wordsWanted(locale === 'en' ? null : 20, locale === 'en' ? 200 : 400)),
    ).toBeVisible();
    await expect(seat.getByText(t.candidate.saved('')).first()).toBeVisible();
    await expectAccessible(seat, `the case in ${locale}`);
    await house.powerCut();
    await seat.reload();
    await expect(answer).toHaveValue(written);
    await caller(fetch, day.proctorBearer, house.origin).room.close({
      attemptIds: [one.attemptId],
      reason: 'The part is over',
    });

    const lead = await actingAs(house, 'lead', 'lead-examiner');
    const { tasks, people } = await lead.board({ sessionId: day.sessionId });
    const taskId = tasks[0]?.taskId ?? '';
    for (const name of ['anna', 'bert']) {
      const personId = people.find((person) => person.name === name)?.personId ?? '';
      expect(await lead.assign({ taskIds: [taskId], personId, third: false })).toEqual({ refused: [] });
    }

    let desk = await signIn(house, 'anna', look);
    await desk.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    const response = desk.getByRole('textbox', { name: t.marking.response });
    await expect(response).toHaveValue(written);
    expect(await desk.locator('body').innerText()).not.toContain(one.admissionNumber);
    await expect(desk.getByText(t.marking.missing(9))).toBeVisible();
    await expectAccessible(desk, `the blank sheet in ${locale}`);
    // By keyboard: the whole response is selected and tied to a criterion.
    await response.first().focus();
    await desk.keyboard.press('Control+A');
    await criterion(desk, 'cause').getByRole('button', { name: t.marking.cite }).click();
    await expect(criterion(desk, 'cause').locator('q')).toHaveText(written);
    await expect(desk.locator('mark')).toHaveText(written);
    await criterion(desk, 'cause').getByLabel(t.marking.comment).fill('ok');
    await markAll(desk, t);
    await expect(desk.getByText(t.marking.total('100', '100'))).toBeVisible();
    await expect(desk.getByText(t.marking.saveStates.saved).first()).toBeVisible();
    await house.powerCut();
    await desk.close();
    desk = await signIn(house, 'anna', look);
    await desk.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(desk.getByText(t.marking.total('100', '100'))).toBeVisible();
    await expect(criterion(desk, 'cause').getByLabel(t.marking.comment)).toHaveValue('ok');
    await desk.getByLabel(t.marking.password, { exact: true }).fill(password);
    await desk.getByRole('button', { name: t.marking.submit }).click();
    await expect(desk.getByText(t.marking.lockedNote)).toBeVisible();
    await expect(criterion(desk, 'cause').getByRole('radio').first()).toBeDisabled();
    await expectAccessible(desk, `the signed sheet in ${locale}`);

    // The other examiner finds a blank sheet, and nothing of the first one.
    const other = await signIn(house, 'bert', look);
    await other.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(other.getByText(t.marking.missing(9))).toBeVisible();
    await expect(other.locator('mark')).toHaveCount(0);
    await markAll(other, t);
    await other.getByLabel(t.marking.password, { exact: true }).fill(password);
    await other.getByRole('button', { name: t.marking.submit }).click();
    await expect(other.getByText(t.marking.lockedNote)).toBeVisible();

    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.markingLead, exact: true }).click();
    await office.getByRole('link', { name: 'Exam day' }).click();
    await expect(office.getByText(t.markingLead.given(2, 2))).toBeVisible();
    await expectAccessible(office, `the board of the marking in ${locale}`);
    await office.getByRole('checkbox', { name: tasks[0]?.code ?? '' }).check();
    await office.getByRole('button', { name: t.markingLead.settle(1) }).click();
    await expect(office.getByText(t.markingLead.settledNow(1))).toBeVisible();
    await office.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(office.getByText(t.markingLead.settledAt('100', '100'))).toBeVisible();
    await expect(office.getByText(t.markingLead.totalOf('anna', '100'))).toBeVisible();
    await expectAccessible(office, `the comparison in ${locale}`);
  });
}
