// What the seat promises about the disk and about time: nothing given is lost, nothing unsaved is called saved.
import type { Page } from '@playwright/test';
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { admitAndStart, foundSample, prepareExam, startedSeat } from './support/prepared-exam.ts';
import { signInAs } from './support/sample.ts';

// Each has a host of its own, and most of each is waiting.
test.describe.configure({ mode: 'parallel' });

const look: Look = { locale: 'zh-CN' };
const t = wordsIn(look.locale);
const exactly = (name: string) => ({ name, exact: true });

const mark = (page: Page) => page.locator('[data-save-state]');
const saved = (page: Page) => expect(mark(page)).toHaveAttribute('data-save-state', 'saved');
const notSaved = (page: Page) => expect(mark(page)).toHaveAttribute('data-save-state', 'not-saved');
const typing = (page: Page) => page.getByRole('main').getByRole('textbox');
const onItem = (page: Page, n: number, of = 2) =>
  expect(page.getByRole('main').getByText(t.candidate.itemOf(n, of))).toBeAttached();

/** The texts that are on the host's disk for an attempt, as another program reads them there. */
function textsOnDisk(house: ExamHouse, attemptId: string): string[] {
  const db = openForReading(house.dataFolder);
  try {
    return [...responsesOf(db, attemptId).values()].map(({ response }) =>
      response !== null && 'text' in response ? response.text : '',
    );
  } finally {
    db.close();
  }
}

/** A seat with an item to type and one to choose; the one to type is on the screen. */
async function typingSeat(house: ExamHouse) {
  await foundSample(house);
  const exam = await prepareExam(house, { locale: look.locale, kinds: ['text', 'single'] });
  const seat = await startedSeat(house, exam, look);
  await onItem(seat.page, 1);
  return { ...seat, exam };
}

test.describe('on a disk that fills up', () => {
  test.use({ hostProgram: resolve(import.meta.dirname, 'support/host-with-little-room.ts') });

  test('a response that was not written blocks the seat, stays on the screen, and is saved once there is room', async ({
    house,
  }) => {
    house.expected = /503/;
    const { page, attemptId } = await typingSeat(house);
    await typing(page).fill('写下的');
    await saved(page);

    const full = `${house.dataFolder}.full`;
    writeFileSync(full, '');
    let text = '';
    for (let tries = 1; tries <= 30 && (await mark(page).getAttribute('data-save-state')) !== 'not-saved'; tries += 1) {
      text = `${tries}${'电'.repeat(3_990)}`;
      await typing(page).fill(text);
      await expect(mark(page)).toHaveAttribute('data-save-state', /saved/);
    }
    await notSaved(page);
    await expect(mark(page)).toContainText(t.candidate.notSaved);
    await expect(page.getByText(t.candidate.notSavedLead('1'))).toBeVisible();
    await expect(typing(page)).toHaveValue(text);
    await expect(typing(page)).not.toBeEditable();
    expect(textsOnDisk(house, attemptId)).not.toContain(text);

    // Nothing else can be given meanwhile, and nothing be handed in.
    await page.getByRole('button', exactly(t.candidate.next)).click();
    const option = page.locator('label.option').first();
    await expect(option).toBeDisabled();
    await option.click({ force: true });
    await page.keyboard.press('1');
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await page.getByRole('button', exactly(t.candidate.review)).click();
    await page.getByRole('button', exactly(t.candidate.submit)).click();
    await page.getByRole('button', exactly(t.candidate.submitNow)).click();
    await expect(page.getByText(t.candidate.submitNotYet)).toBeVisible();

    rmSync(full);
    await saved(page);
    expect(textsOnDisk(house, attemptId)).toEqual([text]);
    await page.getByRole('button', exactly(t.candidate.backToItems)).click();
    await option.click();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
    await saved(page);
  });
});

test('what is typed while the host is dead is kept on the screen, and saved after its restart', async ({ house }) => {
  const { page, attemptId } = await typingSeat(house);
  await typing(page).pressSequentially('停电之前');
  await house.host.kill();
  await typing(page).pressSequentially('，之后');
  await notSaved(page);
  await expect(typing(page)).toHaveValue('停电之前，之后');
  await house.powerCut();
  await saved(page);
  await expect(typing(page)).toHaveValue('停电之前，之后');
  await expect(typing(page)).toBeEditable();
  expect(textsOnDisk(house, attemptId)).toEqual(['停电之前，之后']);
});

test('a seat whose network fails says so, and saves by itself when the network is back', async ({ house }) => {
  const { page, attemptId } = await typingSeat(house);
  await page.context().setOffline(true);
  await expect(page.getByText(t.candidate.hostSilent)).toBeVisible();
  await typing(page).fill('断网时写的');
  await notSaved(page);
  await page.context().setOffline(false);
  await saved(page);
  await expect(page.getByText(t.candidate.hostSilent)).toBeHidden();
  expect(textsOnDisk(house, attemptId)).toEqual(['断网时写的']);
});

/** Types an admission number in a window that stands on the first page, or tries again where it was refused. */
async function enters(page: Page, number: string): Promise<void> {
  const field = page.getByLabel(t.signIn.admissionNumber);
  if (!(await field.isVisible())) await page.getByRole('button', { name: t.signIn.candidate }).click();
  await field.fill(number);
  await page.getByRole('button', exactly(t.signIn.enter)).click();
}

test('a second window of the seat is refused while the first lives, and takes over on the same item after it', async ({
  house,
}) => {
  const { page, number } = await typingSeat(house);
  await typing(page).fill('第一个窗口');
  await page.getByRole('button', exactly(t.candidate.next)).click();
  await saved(page);
  const second = await page.context().newPage();
  await second.goto(house.origin);
  await enters(second, number);
  await expect(second.getByText(t.signIn.openInAnotherWindow)).toBeVisible();
  await page.locator('label.option').first().click();
  await expect(page.getByText(t.candidate.answeredOf(2, 2)).first()).toBeAttached();
  await saved(page);

  await page.close();
  await expect(async () => {
    await enters(second, number);
    await expect(second.getByRole('timer')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await onItem(second, 2);
  await expect(second.getByRole('radio', { checked: true })).toHaveCount(1);
});

test('another seat is refused until the proctor releases the first; a pause stops the time and hides the items', async ({
  house,
}) => {
  const { page, number, exam } = await typingSeat(house);
  await typing(page).fill('换机位之前');
  await page.getByRole('button', exactly(t.candidate.next)).click();
  await page.locator('label.option').nth(1).click();
  await saved(page);
  const other = await house.window(look);
  await enters(other, number);
  await expect(other.getByText(t.signIn.openOnAnotherSeat)).toBeVisible();

  const proctor = await signInAs(house, 'proctor', look);
  await proctor.getByRole('link', exactly(`${t.proctor.openBoard}: ${exam.title}`)).click();
  const actOn = async (act: 'releaseSeat' | 'pause', reason: ReasonCode) => {
    await proctor.getByRole('checkbox').check();
    await proctor.getByRole('button', exactly(t.proctor.acts[act])).click();
    await proctor.getByRole('dialog').getByLabel(t.room.code).selectOption(reason);
    await proctor.getByRole('dialog').getByRole('button', exactly(t.proctor.acts[act])).click();
    await expect(proctor.getByText(t.proctor.actDone[act](1))).toBeVisible();
  };
  await actOn('releaseSeat', 'system.disk');
  await expect(page.getByText(t.candidate.releasedLead)).toBeVisible();
  // It asked for this attempt again and again, and goes on by itself.
  await onItem(other, 2);
  await expect(other.getByRole('radio').nth(1)).toBeChecked();
  await page.getByRole('button', exactly(t.candidate.continueHere)).click();
  await expect(page.getByText(t.signIn.openOnAnotherSeat)).toBeVisible();

  await actOn('pause', 'candidate.illness');
  const unwell = t.room.codes['candidate.illness'];
  await expect(other.getByText(t.candidate.pausedProctor)).toBeVisible();
  await expect(other.getByText(t.candidate.pausedNote(unwell))).toBeVisible();
  await expect(other.getByRole('radio')).toHaveCount(0);
  const left = await other.locator('.time strong').innerText();
  await proctor.getByRole('checkbox').check();
  await expect(proctor.getByText(t.proctor.pausedBecause(unwell))).toBeVisible();
  await expect(other.locator('.time strong')).toHaveText(left);
  await proctor.getByRole('button', exactly(t.proctor.acts.resume)).click();
  await proctor.getByRole('dialog').getByRole('button', exactly(t.proctor.acts.resume)).click();
  await onItem(other, 2);
  await expect(other.getByRole('radio').nth(1)).toBeChecked();
  await other.getByRole('button', exactly(t.candidate.previous)).click();
  await expect(typing(other)).toHaveValue('换机位之前');
});

test('time runs out after a warning, and closes the attempt from what is on disk', async ({ house }) => {
  await foundSample(house);
  // Two minutes and a little: the warning at two minutes comes soon. Then seven and a half seconds.
  const exam = await prepareExam(house, { locale: look.locale, kinds: ['text', 'single'], minutes: [2.0625, 0.125] });
  const { page, number } = await startedSeat(house, exam, look);
  await expect(page.getByText(t.candidate.warning(2))).toBeVisible();
  await typing(page).fill('还能作答');
  await saved(page);
  await page.getByRole('button', exactly(t.candidate.understood)).click();
  await expect(page.getByText(t.candidate.warning(2))).toBeHidden();
  await page.getByRole('button', exactly(t.candidate.review)).click();
  await page.getByRole('button', exactly(t.candidate.submit)).click();
  await page.getByRole('button', exactly(t.candidate.submitNow)).click();
  await page.getByRole('button', exactly(t.candidate.nextPart)).click();

  const attemptId = await admitAndStart(page, house, exam, look, number);
  await typing(page).fill('时间内写的');
  await saved(page);
  await expect(page.getByRole('heading', { name: t.candidate.timeUpTitle })).toBeVisible();
  await expect(page.getByRole('heading', { name: t.candidate.finishedTitle['time-out'] })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
  await expect(page.locator('[data-receipt]')).toHaveAttribute('data-receipt', /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect(textsOnDisk(house, attemptId)).toEqual(['时间内写的']);
});
