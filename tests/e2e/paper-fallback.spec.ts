// The power goes: a booklet is printed, the candidate goes on on paper, two people type the sheet, settle where they differ, and it counts.
import type { Page } from '@playwright/test';
import type { Locale } from '#domain/item/locale.ts';
import { samplePassword } from '#host/sample/sample-people.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn, type ExamHouse } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, attemptOf, foundSample, prepareExam } from './support/prepared-exam.ts';
import { printed } from './support/printed.ts';
import { signInAs } from './support/sample.ts';

const second = { username: 'hua', password: 'the password of hua' };

async function hireSecond(house: ExamHouse): Promise<void> {
  const admin = await actingAs(house, 'administrator');
  const hired = await admin.staff.create({
    ...{ ...second, name: '华老师 Hua', employeeNumber: 'S-90', roles: ['proctor'] },
  });
  if (!hired.ok) throw new Error(hired.reason);
}

async function signInHua(house: ExamHouse, locale: Locale): Promise<Page> {
  const t = wordsIn(locale);
  const page = await house.window({ locale });
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill(second.username);
  await page.getByLabel(t.signIn.password, { exact: true }).fill(second.password);
  await page.getByRole('button', { name: t.signIn.signIn, exact: true }).click();
  await expect(page.getByRole('button', { name: t.staff.signOut })).toBeVisible();
  return page;
}

/** Types the five lines of the sheet with the keyboard alone; the first letter is what this typist reads. */
async function typeSheet(page: Page, locale: Locale, first: string): Promise<void> {
  const w = wordsIn(locale).paperDay;
  const fields = page.locator('input[data-line]');
  await expect(fields).toHaveCount(5);
  await fields.first().focus();
  for (const text of [first, 'AB', 'T', '95598', '-']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(w.progress(5, 5))).toBeVisible();
}

for (const locale of ['zh-CN', 'en'] as const) {
  test(`an exam goes on on paper and its sheet is typed by two people, ${locale}`, async ({ house }) => {
    test.setTimeout(240_000);
    const t = wordsIn(locale);
    const w = t.paperDay;
    await foundSample(house);
    await hireSecond(house);
    const exam = await prepareExam(house, { locale });
    const attemptId = await attemptOf(await actingAs(house, 'proctor'), exam, exam.admissionNumbers[0]);
    const page = await signInAs(house, 'proctor', { locale });
    await page.evaluate((id) => (location.hash = `#/room/${id}`), exam.sessionId);
    await page.getByRole('link', { name: w.link }).click();
    const row = page.getByRole('row').filter({ hasText: exam.admissionNumbers[0] });

    // Printing is refused without the word of somebody else.
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: w.print }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.room.code).selectOption('environment.power');
    await dialog.getByLabel(w.secondUser).fill('proctor');
    await dialog.getByLabel(w.secondPassword, { exact: true }).fill(samplePassword);
    await dialog.getByRole('button', { name: w.print.replace('…', '') }).click();
    await expect(dialog.getByText(w.secondRefusals['same-person'])).toBeVisible();
    await dialog.getByLabel(w.secondUser).fill(second.username);
    await dialog.getByLabel(w.secondPassword, { exact: true }).fill(second.password);
    await picture(page, `paper-print-${locale}`);
    await dialog.getByRole('button', { name: w.print.replace('…', '') }).click();
    await expect(page.getByText(w.booklets(1))).toBeVisible();
    await expectAccessible(page, 'a printed booklet');
    await picture(page, `paper-fallback-${locale}`);
    const sheets = await printed(page, `paper-sheet-${locale}`);
    expect(sheets.pages).toBeGreaterThanOrEqual(2);
    if (sheets.texts !== null) expect(sheets.texts[0]).toContain(exam.admissionNumbers[0]);

    for (const act of ['move', 'end'] as const) {
      await row.getByRole('checkbox').check();
      await page.getByRole('button', { name: w[act] }).click();
      if (act === 'end') await dialog.getByLabel(w.minutes).fill('20');
      await dialog.getByLabel(t.room.code).selectOption('environment.power');
      await dialog.getByRole('button', { name: w[act].replace('…', '') }).click();
      await expect(row.getByText(w.states[act === 'move' ? 'moved' : 'ended'])).toBeVisible();
    }
    await page
      .getByRole('link', { name: w.typeOf('') })
      .or(row.getByRole('link'))
      .first()
      .click();
    await typeSheet(page, locale, 'A');
    await expectAccessible(page, 'typing an answer sheet');
    await picture(page, `paper-typing-${locale}`);
    await page.getByRole('button', { name: w.handIn }).click();
    await expect(page.getByText(w.waiting)).toBeVisible();

    const other = await signInHua(house, locale);
    await other.evaluate(
      ([id, attempt]) => (location.hash = `#/room/${id}/paper/${attempt}`),
      [exam.sessionId, attemptId],
    );
    await typeSheet(other, locale, 'B');
    await other.getByRole('button', { name: w.handIn }).click();
    await expect(other.getByText(w.differs)).toBeVisible();
    await other.getByLabel(w.settled).fill('B');
    await other.getByLabel(w.note).fill('铅笔很淡 faint pencil');
    await other.getByLabel(w.secondUser).fill('proctor');
    await other.getByLabel(w.secondPassword, { exact: true }).fill(samplePassword);
    await expectAccessible(other, 'settling an answer sheet');
    await picture(other, `paper-settle-${locale}`);
    await other.getByRole('button', { name: w.settle }).click();
    await expect(other.getByText(w.finished)).toBeVisible();

    const [result] = await (await actingAs(house, 'decision-maker')).results.list({ sessionId: exam.sessionId });
    expect(result?.parts[0]).toMatchObject({ state: 'submitted', maximum: 5 });
    expect(result?.parts[0]?.points).not.toBeNull();
  });
}
