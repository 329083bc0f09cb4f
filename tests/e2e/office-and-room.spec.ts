// From the office to a room and back: keys for the room's host, a sealed session, the day, and the results for decision.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { samplePassphrase, samplePassword, sampleCandidates } from '#host/sample/sample-people.ts';
import { caller } from '#tests/support/caller.ts';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { expect, ExamHouse, test, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, foundSample } from './support/prepared-exam.ts';
import { signInAs } from './support/sample.ts';

const roomPassphrase = 'a passphrase of the room';
const roomPassword = 'a password of the room';
const sessionTitle = '样例场次 SAMPLE session';
const exactly = (name: string) => ({ name, exact: true });

/** What the page's button downloads, on disk. */
async function downloaded(page: Page, press: () => Promise<void>, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  const path = test.info().outputPath(name);
  await (await download).saveAs(path);
  return path;
}

const codesOn = (page: Page) => page.locator('strong.code').allInnerTexts();

async function goTo(page: Page, look: Look, word: 'keys' | 'packages' | 'unsealing' | 'archive'): Promise<void> {
  const t = wordsIn(look.locale);
  await page.getByRole('link', exactly(t.staff.nav[word])).click();
}

async function keeper(room: ExamHouse, look: Look, role: 'administrator' | 'proctor'): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await room.window(look);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill('keeper');
  await page.getByLabel(t.signIn.password, { exact: true }).fill(roomPassword);
  await page.getByRole('button', exactly(t.signIn.signIn)).click();
  await page.getByRole('radio', exactly(t.staff.roles[role])).check();
  await page.getByRole('button', exactly(t.signIn.signIn)).click();
  await expect(page.getByRole('button', { name: t.staff.signOut })).toBeVisible();
  return page;
}

async function makeKit(page: Page, look: Look): Promise<{ file: string; code: string }> {
  const t = wordsIn(look.locale);
  await goTo(page, look, 'keys');
  await page.getByLabel(t.hostKits.name, { exact: true }).fill('301');
  await page.getByLabel(t.hostKits.passphrase, { exact: true }).last().fill(samplePassphrase);
  await page.getByRole('button', exactly(t.hostKits.make)).click();
  await expect(page.getByText(t.hostKits.made('301'))).toBeVisible();
  const [code = ''] = await codesOn(page);
  await expectAccessible(page, 'a kit for another host');
  await picture(page, `host-kit-${look.locale}`);
  const save = () => page.getByRole('button', { name: t.hostKits.saveFile }).click();
  return { code, file: await downloaded(page, save, 'kit.json') };
}

async function takeKit(room: ExamHouse, look: Look, kit: { file: string; code: string }): Promise<void> {
  const t = wordsIn(look.locale);
  const page = await room.window(look, room.setupLink);
  await page.getByRole('button', exactly(t.takeKit.ownStart)).click();
  await page.locator('input[type=file]').setInputFiles(kit.file);
  await page.getByLabel(t.takeKit.code, { exact: true }).fill(kit.code.toLowerCase());
  await page.getByLabel(t.setup.personName, { exact: true }).fill('机房管理员');
  await page.getByLabel(t.setup.employeeNumber).fill('R1');
  await page.getByLabel(t.setup.username).fill('keeper');
  await page.getByLabel(t.setup.password, { exact: true }).fill(roomPassword);
  await page.getByLabel(t.setup.passphrase, { exact: true }).fill(roomPassphrase);
  await page.getByLabel(t.setup.passphraseAgain).fill(roomPassphrase);
  await expectAccessible(page, 'taking in a kit');
  await expectUncut(page, 'taking in a kit');
  await picture(page, `take-kit-${look.locale}`);
  await page.getByRole('button', exactly(t.takeKit.take)).click();
  await expect(page.getByText(t.takeKit.taken('301'))).toBeVisible();
  await page.getByRole('button', exactly(t.takeKit.go)).click();
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
  await page.context().close();
}

async function unlock(page: Page, look: Look, passphrase: string): Promise<void> {
  const t = wordsIn(look.locale);
  const field = page.getByLabel(t.issuingKeys.passphrase, { exact: true });
  if (!(await field.isVisible())) await page.getByRole('button', exactly(t.issuingKeys.unlock)).first().click();
  await field.fill(passphrase);
  await page.getByRole('button', exactly(t.issuingKeys.unlock)).last().click();
  await expect(page.getByRole('button', exactly(t.issuingKeys.lock))).toBeVisible();
}

async function makePackage(page: Page, look: Look): Promise<{ file: string; codes: string[] }> {
  const t = wordsIn(look.locale);
  await goTo(page, look, 'packages');
  await page.getByRole('radio', { name: t.packages.two }).check();
  await unlock(page, look, samplePassphrase);
  await expectAccessible(page, 'preparing a session package');
  await picture(page, `prepare-package-${look.locale}`);
  await page.getByRole('button', exactly(t.packages.prepare)).click();
  await expect(page.getByText(t.packages.prepared(sessionTitle))).toBeVisible();
  const codes = await codesOn(page);
  const save = () => page.getByRole('button', { name: t.packages.saveFile }).click();
  return { codes, file: await downloaded(page, save, 'session.zip') };
}

async function unsealOnTheDay(room: ExamHouse, look: Look, codes: readonly string[]): Promise<void> {
  const t = wordsIn(look.locale);
  const page = await keeper(room, look, 'proctor');
  await goTo(page, look, 'unsealing');
  await page.getByLabel(t.unsealing.codeN(1)).fill(codes[0] ?? '');
  await page.getByLabel(t.unsealing.codeN(2)).fill(codes[0] ?? '');
  await page.getByRole('button', exactly(t.unsealing.unseal)).click();
  await expect(page.getByText(t.unsealing.refusals['wrong-code'])).toBeVisible();
  await page.getByLabel(t.unsealing.codeN(2)).fill(codes[1] ?? '');
  await expectAccessible(page, 'unsealing');
  await picture(page, `unsealing-${look.locale}`);
  await page.getByRole('button', exactly(t.unsealing.unseal)).click();
  await expect(page.getByText(t.unsealing.done(sessionTitle))).toBeVisible();
  await page.context().close();
}

/** One candidate of the sample sits in the room and hands in; the session is closed. By operation: the seat has journeys of its own. */
async function sitInRoom(room: ExamHouse): Promise<void> {
  const admissionNumber = sampleCandidates[0]?.admissionNumber ?? '';
  const proctor = await actingAs(room, 'proctor');
  const [session] = await proctor.room.sessions({});
  const seat = 'seat-0001-of-the-exam-room';
  const entered = await caller(fetch, null, room.origin).candidate.enter({ admissionNumber, seat });
  if (!entered.ok) throw new Error('not entered');
  const { candidate } = caller(fetch, entered.bearer, room.origin);
  const sessionId = session?.sessionId ?? '';
  const { cards } = await proctor.room.board({ sessionId });
  const attemptIds = cards.flatMap((card) => (card.admissionNumber === admissionNumber ? [card.attemptId] : []));
  expect((await proctor.room.admit({ attemptIds })).refused).toEqual([]);
  await candidate.confirmIdentity({});
  const state = await candidate.state({});
  if (state.stage !== 'agreements') throw new Error(state.stage);
  await candidate.accept({ agreementIds: state.agreements.map((one) => one.id) });
  await candidate.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] });
  expect((await proctor.room.start({ attemptIds })).refused).toEqual([]);
  expect(await candidate.submit({})).toMatchObject({ ok: true });
  const came = await proctor.attendance.list({ sessionId });
  const marks = came.map(({ candidateId, suggested }) => ({ candidateId, mark: suggested }));
  expect(await proctor.attendance.mark({ sessionId, marks })).toMatchObject({ ok: true });
  expect(await proctor.sessions.close({ sessionId })).toEqual({ ok: true });
}

/** The password of who acts, in the question that lies over the act. */
async function typeAnew(page: Page, look: Look): Promise<void> {
  const { access } = wordsIn(look.locale);
  const question = page.getByRole('dialog', exactly(access.proofTitle));
  await question.locator('input').fill(roomPassword);
  await question.getByRole('button', exactly(access.proofConfirm)).click();
}

/** The room's data goes to two places, is read back there, and only then goes from the room's host. */
async function endTheDay(room: ExamHouse, page: Page, look: Look): Promise<void> {
  const w = wordsIn(look.locale).archive;
  const { paperDay } = wordsIn(look.locale);
  // After a restart nobody has proved anything: both acts ask for the password anew, and then go on by themselves.
  await room.powerCut();
  await goTo(page, look, 'archive');
  const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'invigil-archive-')));
  try {
    await page.getByLabel(w.folder(1), { exact: true }).fill(folders[0] ?? '');
    await page.getByLabel(w.folder(2), { exact: true }).fill(folders[0] ?? '');
    await page.getByLabel(w.reason, { exact: true }).fill('演练 rehearsed');
    await page.getByRole('button', exactly(w.makeNow)).click();
    await typeAnew(page, look);
    await expect(page.getByText(w.makeRefusals['same-folder'])).toBeVisible();
    await goTo(page, look, 'packages');
    await unlock(page, look, roomPassphrase);
    await goTo(page, look, 'archive');
    await page.getByLabel(w.folder(1), { exact: true }).fill(folders[0] ?? '');
    await page.getByLabel(w.reason, { exact: true }).fill('演练 rehearsed');
    await page.getByLabel(w.folder(2), { exact: true }).fill(folders[1] ?? '');
    await page.getByRole('button', exactly(w.makeNow)).click();
    await expect(page.getByText(/[0-9a-f]{16}…/u)).toBeVisible();
    for (const folder of folders) expect(readdirSync(folder)).toHaveLength(1);
    await expectAccessible(page, 'archives');
    await expectUncut(page, 'archives');
    await picture(page, `archive-${look.locale}`);
    await room.powerCut();
    await page.getByRole('button', exactly(w.wipeOf(sessionTitle))).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.typeTitle, { exact: true }).fill(sessionTitle);
    await dialog.getByLabel(w.wipeReason, { exact: true }).fill('一天结束 the day is over');
    await dialog.getByLabel(paperDay.secondUser).fill('proctor');
    await dialog.getByLabel(paperDay.secondPassword, { exact: true }).fill(samplePassword);
    await expectAccessible(page, 'wiping');
    await picture(page, `wipe-${look.locale}`);
    await dialog.getByRole('button', exactly(w.wipeNow)).click();
    await typeAnew(page, look);
    await expect(page.getByText(new RegExp(look.locale === 'en' ? 'Wiped' : '已清除'))).toBeVisible();
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function journey(office: ExamHouse, browser: Browser, look: Look): Promise<void> {
  const t = wordsIn(look.locale);
  const room = new ExamHouse(browser);
  await room.open();
  try {
    await foundSample(office);
    const admin = await signInAs(office, 'administrator', look);
    const kit = await makeKit(admin, look);
    await takeKit(room, look, kit);
    const { file, codes } = await makePackage(admin, look);
    expect(codes).toHaveLength(2);

    const roomAdmin = await keeper(room, look, 'administrator');
    await goTo(roomAdmin, look, 'packages');
    const takeIn = roomAdmin.getByRole('group', { name: t.packages.takeInDrop }).locator('input[type=file]');
    await takeIn.setInputFiles(file);
    await expect(roomAdmin.getByText(t.packages.sealed, { exact: true })).toBeVisible();
    await expectAccessible(roomAdmin, 'a package that was taken in');
    await picture(roomAdmin, `package-taken-${look.locale}`);
    await takeIn.setInputFiles(file);
    await expect(roomAdmin.getByText(t.packages.takeInRefusals['taken-in-already'])).toBeVisible();
    await unsealOnTheDay(room, look, codes);
    await sitInRoom(room);

    const back = await keeper(room, look, 'administrator');
    await goTo(back, look, 'packages');
    await unlock(back, look, roomPassphrase);
    const save = () => back.getByRole('button', { name: t.packages.exportOf(sessionTitle) }).click();
    const results = await downloaded(back, save, 'room-results.zip');

    const again = await signInAs(office, 'administrator', look);
    await goTo(again, look, 'packages');
    const drop = again.getByRole('group', { name: t.packages.resultsDrop }).locator('input[type=file]');
    await drop.setInputFiles(results);
    const heading = again.getByRole('heading', { name: t.packages.previewTitle(sessionTitle, '301') });
    await expect(heading).toBeVisible();
    await heading.evaluate((element) => element.scrollIntoView());
    await expectAccessible(again, 'a room’s results before they are written');
    await expectUncut(again, 'a room’s results before they are written');
    await picture(again, `room-results-${look.locale}`);
    const attempts = await again.getByText(t.packages.statuses.new, { exact: true }).count();
    await again.getByRole('button', exactly(t.packages.write(attempts))).click();
    await expect(again.getByText(t.packages.written(attempts))).toBeVisible();
    const decider = await actingAs(office, 'decision-maker');
    const rows = await decider.decisions.list({});
    expect(rows.find((row) => row.name === sampleCandidates[0]?.name)?.parts[0]).toMatchObject({ state: 'submitted' });
    room.expected = /428/;
    await endTheDay(room, back, look);
  } finally {
    await room.close();
  }
  expect(room.faults, 'no page of the room reports a fault').toEqual([]);
}

for (const locale of locales) {
  test(`in ${locale}: a session goes sealed to a room and its results come back for decision`, async ({
    house,
    browser,
  }) => {
    test.setTimeout(300_000);
    await journey(house, browser, { locale, theme: locale === 'en' ? 'dark' : 'light' });
  });
}
