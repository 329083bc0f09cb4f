// The power goes in the middle of a case: its exhibits are printed, the candidate writes by hand, two people type it, and an examiner marks it.
import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { password, prepareCase, signIn, test } from './support/case-house.ts';
import { wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { printed } from './support/printed.ts';

const look: Look = { locale: 'zh-CN', width: 1280, height: 800 };
const read = { pia: '新增电量落在第三档。\n\n应按阶梯计算。', paul: '新增电量落在第二档。\n\n应按阶梯计算。' };

test('a case goes on on paper, is typed by two people, and is settled where they differ', async ({ houseOn }) => {
  test.setTimeout(240_000);
  const t = wordsIn(look.locale);
  const w = t.paperDay;
  const { folder, day } = await prepareCase(look.locale);
  const house = await houseOn(folder);
  const page = await signIn(house, 'pia', look);
  await expect(page.getByRole('button', { name: t.staff.signOut })).toBeVisible();
  await page.evaluate((id) => (location.hash = `#/room/${id}/paper`), day.sessionId);
  const row = page.getByRole('row').filter({ hasText: day.candidates[0]?.admissionNumber ?? '' });
  const dialog = page.getByRole('dialog');
  for (const act of ['print', 'move', 'end'] as const) {
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: w[act], exact: true }).click();
    if (act === 'end') await dialog.getByLabel(w.minutes).fill('30');
    await dialog.getByLabel(t.room.code).selectOption('environment.power');
    if (act === 'print') {
      await dialog.getByLabel(w.secondUser).fill('paul');
      await dialog.getByLabel(w.secondPassword, { exact: true }).fill(password);
    }
    await dialog.getByRole('button', { name: w[act].replace('…', '') }).click();
    await expect(dialog).toBeHidden();
    if (act !== 'print') continue;
    await expect(page.getByText(w.booklets(1))).toBeVisible();
    const booklet = page.getByRole('article');
    await expect(booklet.getByRole('table').first()).toBeVisible();
    await expect(booklet.getByRole('img').last()).toBeVisible();
    await expectAccessible(page, 'the booklet of a case');
    const sheets = await printed(page, 'paper-case-zh-CN');
    expect(sheets.pages).toBeGreaterThanOrEqual(3);
  }

  for (const name of ['pia', 'paul'] as const) {
    const desk = name === 'pia' ? page : await signIn(house, name, look);
    if (name === 'paul') await expect(desk.getByRole('button', { name: t.staff.signOut })).toBeVisible();
    const to = `#/room/${day.sessionId}/paper/${day.candidates[0]?.attemptId ?? ''}`;
    await desk.evaluate((hash) => (location.hash = hash), to);
    const fields = desk.getByRole('listitem').getByRole('textbox');
    await expect(fields).toHaveCount(2);
    await fields.first().fill(read[name]);
    await desk.keyboard.press('Tab');
    await fields.last().fill('已答复客户。');
    await desk.keyboard.press('Tab');
    await expect(desk.getByText(w.progress(2, 2))).toBeVisible();
    if (name === 'pia') await picture(desk, 'paper-case-typing-zh-CN');
    await desk.getByRole('button', { name: w.handIn }).click();
    if (name === 'pia') {
      await expect(desk.getByText(w.waiting)).toBeVisible();
      continue;
    }
    await expect(desk.getByText(w.differs)).toBeVisible();
    await expect(desk.locator('mark')).toHaveText(['三', '二']);
    await desk.getByRole('button', { name: w.takeOf('pia') }).click();
    await expect(desk.getByLabel(w.settled)).toHaveValue(read.pia);
    await desk.getByLabel(w.note).fill('字迹潦草');
    await desk.getByLabel(w.secondUser).fill('pia');
    await desk.getByLabel(w.secondPassword, { exact: true }).fill(password);
    await expectAccessible(desk, 'settling a case');
    await picture(desk, 'paper-case-settle-zh-CN');
    await desk.getByRole('button', { name: w.settle }).click();
    await expect(desk.getByText(w.finished)).toBeVisible();
  }
});
