// A proctor with three seats through a whole exam, by hand: pause, credit, message, transfer, termination, log, forms, report.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { checkPdfSignature } from '#host/formats/certificate/pdf-signature-check.ts';
import { samplePassphrase } from '#host/sample/sample-people.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, foundSample, prepareExam } from './support/prepared-exam.ts';
import { checkIn, signInAs, takeSeat } from './support/sample.ts';

const look: Look = { locale: 'zh-CN' };
const t = wordsIn(look.locale);
const exactly = (name: string) => ({ name, exact: true });

/** The proctor's hands on the board. */
class Hands {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async choose(...names: string[]): Promise<void> {
    await this.page.getByRole('button', exactly(t.proctor.clearSelection)).click({ force: true });
    for (const name of names) {
      await this.page.getByRole('checkbox', { name: t.proctor.chooseCard(name, '').slice(0, -2) }).check();
    }
  }

  press(word: string): Promise<void> {
    const acts = this.page.getByRole('group', { name: t.proctor.actions });
    return acts.getByRole('button', exactly(word)).click();
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  /** Chooses an act, gives its reason, and confirms. Returns when it was confirmed. */
  async act(word: string, code?: string, note = ''): Promise<number> {
    await this.press(word);
    if (code !== undefined) await this.dialog.getByLabel(t.room.code).selectOption(code);
    if (note !== '') await this.dialog.getByLabel(t.room.note).fill(note);
    await this.dialog.getByRole('button', exactly(word)).click();
    return performance.now();
  }
}

/** Counts what a person clicks on that page from now on; returns what says how many those were. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  const counted = await page.evaluateHandle(() => {
    const clicks = { n: 0 };
    addEventListener('click', (event) => event.isTrusted && (clicks.n += 1), { capture: true });
    return clicks;
  });
  return () => counted.evaluate(({ n }) => n);
}

test('a proctor takes three seats through a whole exam', async ({ house }) => {
  test.setTimeout(300_000);
  await foundSample(house);
  const exam = await prepareExam(house, { locale: look.locale, candidates: 3, kinds: ['text', 'single', 'single'] });
  const names = ['考生1 Candidate', '考生2 Candidate', '考生3 Candidate'] as const;
  const seats = await Promise.all(exam.admissionNumbers.map((number) => takeSeat(house, number, look)));
  const [first, second, third] = seats as [Page, Page, Page];
  const page = await signInAs(house, 'proctor', look);
  const hands = new Hands(page);
  await page.getByRole('link', exactly(`${t.proctor.openBoard}: ${exam.title}`)).click();
  await expect(page.getByText(t.room.live, { exact: true })).toBeVisible();

  await hands.choose(...names);
  await hands.press(t.proctor.acts.admit);
  await hands.dialog.getByRole('button', exactly(t.day.checkedAndAdmit)).click();
  await Promise.all(seats.map((seat) => checkIn(seat, t)));
  await expect(page.getByText(t.proctor.states.ready, { exact: true })).toHaveCount(3);

  await page.getByRole('link', exactly(t.room.records)).click();
  await expect(page.getByText(t.room.conditions.none)).toBeVisible();
  await page.getByRole('group', { name: t.room.conditions.points.light }).getByText(t.room.conditions.notOk).click();
  await page.getByRole('button', exactly(t.room.conditions.save)).click();
  await expect(page.getByText(t.room.conditions.noteNeeded)).toBeVisible();
  await page.getByLabel(`${t.room.conditions.note} · ${t.room.conditions.points.light}`).fill('后排灯不亮，已换');
  await page.getByRole('button', exactly(t.room.conditions.save)).click();
  await expect(page.getByText(t.room.conditions.savedAs(1))).toBeVisible();
  await expectAccessible(page, 'room conditions');
  await picture(page, 'room-conditions-zh-CN');
  await page.getByRole('link', exactly(t.room.backToBoard)).click();

  await hands.choose(...names);
  await hands.press(t.proctor.acts.start);
  await hands.dialog.getByRole('button', exactly(t.proctor.acts.start)).click();
  for (const seat of seats) await expect(seat.getByRole('timer')).toBeVisible();

  // Somebody types while a message comes: no key is lost, and nothing stands in the way.
  const typing = first.getByRole('main').getByRole('textbox');
  await typing.click();
  await typing.pressSequentially('我正在');
  await hands.choose(...names);
  await hands.press(t.room.acts.message);
  await hands.dialog.getByLabel(t.room.message).fill('第 2 题的单位是 kWh');
  await expectAccessible(page, 'dialog message');
  await hands.dialog.getByRole('button', exactly(t.room.acts.message)).click();
  const strip = first.getByText('第 2 题的单位是 kWh');
  await expect(strip).toBeVisible();
  await expect(typing).toBeFocused();
  await typing.pressSequentially('作答');
  await expect(typing).toHaveValue('我正在作答');
  await expectAccessible(first, 'runner with a message');
  await picture(first, 'message-zh-CN');
  await first.getByRole('button', exactly(t.candidate.acknowledge)).click();
  await expect(strip).toBeHidden();
  await expect(page.getByText(t.room.unread(1))).toHaveCount(2);

  // A pause for all is at every seat within a second.
  await hands.choose(...names);
  const pausedAt = await hands.act(t.proctor.acts.pause, 'environment.power', '全楼停电');
  await Promise.all(
    seats.map((seat) => expect(seat.getByRole('heading', { name: t.candidate.pausedTitle })).toBeVisible()),
  );
  expect(performance.now() - pausedAt).toBeLessThan(1_000);
  await expect(first.getByText(t.candidate.pausedNote(t.room.codes['environment.power']))).toBeVisible();
  await expect(page.getByText(t.proctor.states.paused, { exact: true })).toHaveCount(3);
  await hands.choose(...names);
  await hands.act(t.proctor.acts.resume);
  for (const seat of seats) await expect(seat.getByRole('timer')).toBeVisible();

  await hands.choose(names[0]);
  await hands.press(t.room.acts.credit);
  await hands.dialog.getByLabel(t.room.minutes).fill('10');
  await hands.dialog.getByLabel(t.room.code).selectOption('environment.noise');
  await expectAccessible(page, 'dialog credit');
  await hands.dialog.getByRole('button', exactly(t.room.acts.credit)).click();
  await expect(page.getByText(t.room.credited('10:00'))).toBeVisible();
  await expect(first.getByRole('timer')).toHaveText(/^39:/);

  // An incident in two clicks from a card.
  await page.getByRole('button', exactly(t.room.incidentFor(names[1]))).click();
  await expectAccessible(page, 'dialog incident');
  await picture(page, 'incident-zh-CN');
  await hands.dialog.getByRole('button', exactly(t.room.codes['candidate.illness'])).click();
  await expect(page.locator('[data-incident="candidate.illness"]')).toContainText(names[1]);
  await page.getByRole('button', exactly(`${t.room.correct}: ${t.room.codes['candidate.illness']}`)).click();
  await hands.dialog.getByLabel(t.room.note).fill('头晕，已给水');
  await hands.dialog.getByRole('button', exactly(t.room.correct)).click();
  await expect(page.getByText(t.room.corrected(2))).toBeVisible();

  // The third one leaves the window: the log says so while they are away, and how long it was when they are back.
  const away = page.locator('[data-incident="system.focus-lost"]').filter({ hasText: names[2] });
  await third.evaluate(() => dispatchEvent(new Event('blur')));
  await expect(away).toBeVisible({ timeout: 5_000 });
  await expect(away).not.toContainText(t.lockdown.timed);
  await third.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(away).toContainText(t.lockdown.timed);
  await expect(away).toHaveCount(1);

  // The second one's seat fails: the number is typed at a spare seat, and two clicks later the exam goes on there.
  await second.getByRole('button', exactly(t.candidate.next)).click();
  await expect(second.getByText(t.candidate.itemOf(2, 3)).first()).toBeVisible();
  await second.getByRole('main').getByRole('radio').first().check();
  await expect(second.locator('[data-save-state="saved"]')).toBeVisible();
  const spare = await house.window(look);
  await spare.getByRole('button', { name: t.signIn.candidate }).click();
  await spare.getByLabel(t.signIn.admissionNumber).fill(exam.admissionNumbers[1] ?? '');
  await spare.getByRole('button', exactly(t.signIn.enter)).click();
  await expect(spare.getByText(t.candidate.waitTransfer)).toBeVisible();
  const clicks = await countClicks(page);
  const movedAt = performance.now();
  await page.getByRole('button', { name: t.room.moveTo('') }).click();
  await expectAccessible(page, 'dialog transfer');
  await hands.dialog.getByRole('button', exactly(t.room.acts.transfer)).click();
  await expect(spare.getByRole('timer')).toBeVisible();
  await expect(spare.getByText(t.candidate.itemOf(2, 3)).first()).toBeVisible();
  await expect(spare.getByRole('main').getByRole('radio').first()).toBeChecked();
  expect(performance.now() - movedAt).toBeLessThan(60_000);
  expect(await clicks()).toBe(2);
  await expect(second.getByRole('heading', { name: t.candidate.transferred })).toBeVisible();
  await expectAccessible(second, 'the old seat');

  await hands.choose(names[2]);
  await hands.act(t.room.acts.terminate, 'candidate.behaviour', '使用手机');
  await expect(third.getByRole('heading', { name: t.candidate.finishedTitle.terminated })).toBeVisible();

  await page.getByRole('button', exactly(t.room.detailsOf(names[0]))).click();
  await expect(hands.dialog.getByText(t.room.codes['environment.noise'])).toBeVisible();
  await expectAccessible(page, 'details of a seat');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'board with its log');
  await picture(page, 'board-log-zh-CN');

  for (const seat of [first, spare]) {
    await seat.getByRole('button', exactly(t.candidate.review)).click();
    await seat.getByRole('button', exactly(t.candidate.submit)).click();
    await seat.getByRole('button', exactly(t.candidate.submitNow)).click();
    await expect(seat.locator('[data-receipt]')).toBeVisible();
  }

  // Nobody is forgotten: the session is closed only once it is said of each whether they came.
  await page.getByRole('button', exactly(t.proctor.closeSession)).click();
  await hands.dialog.getByRole('button', exactly(t.proctor.closeSession)).click();
  await expect(page.getByText(t.proctor.closeSessionRefused['attendance-incomplete'])).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', exactly(t.room.records)).click();
  await page.getByRole('tab', { name: t.room.tabs.attendance }).click();
  await page.getByRole('button', exactly(t.room.attendance.fillIn)).click();
  await page.getByLabel(t.room.attendance.mark(names[2])).selectOption('left-early');
  await page.getByLabel(t.room.attendance.mark(names[0])).selectOption('absent');
  await expect(page.getByText(t.room.attendance.mismatches['absent-but-admitted'])).toBeVisible();
  await expectAccessible(page, 'attendance');
  await picture(page, 'attendance-zh-CN');
  await page.getByLabel(t.room.attendance.mark(names[0])).selectOption('present');
  await page.getByRole('button', exactly(t.room.attendance.save)).click();
  await expect(page.getByText(t.room.attendance.saved(3))).toBeVisible();
  await page.getByRole('button', exactly(t.proctor.closeSession)).click();
  await hands.dialog.getByRole('button', exactly(t.proctor.closeSession)).click();
  await expect(hands.dialog).toBeHidden();

  await page.getByRole('tab', { name: t.room.tabs.report }).click();
  const drafted = page.waitForEvent('download');
  await page.getByRole('button', exactly(t.room.report.draft)).click();
  expect((await drafted).suggestedFilename()).toMatch(/-draft\.pdf$/);
  await page.getByRole('button', exactly(t.room.report.sign)).click();
  await expect(page.getByText(t.room.report.refused['keys-locked'])).toBeVisible();
  const decider = await actingAs(house, 'decision-maker');
  expect(await decider.certificates.unlock({ passphrase: samplePassphrase })).toEqual({ ok: true });
  const signed = page.waitForEvent('download');
  await page.getByRole('button', exactly(t.room.report.sign)).click();
  expect(checkPdfSignature(readFileSync(await (await signed).path())).ok).toBe(true);
  await expect(page.getByText(t.room.report.signed(1))).toBeVisible();
  await expectAccessible(page, 'session report');
  await picture(page, 'session-report-zh-CN');
});
