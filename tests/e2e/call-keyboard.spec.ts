// A call by keyboard alone, at twice the text size and in the dark: seat and console up to the recorded call.
import { test as base, type Page } from '@playwright/test';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { callPassword, prepareCall, sit } from './support/call-house.ts';
import { ExamHouse, expect, wordsIn, type Look } from './support/exam-house.ts';
import { expectFocusShown, pressOn, typeInto } from './support/keyboard.ts';
import { picture } from './support/pictures.ts';

const exactly = (name: string) => ({ name, exact: true });
const seatWords = wordsIn('zh-CN');
const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

base.use({
  launchOptions: { executablePath: (await chromiumForTests()) ?? '', args: [...plainFlags(), ...fake] },
});

for (const locale of ['zh-CN', 'en'] as const) {
  const look: Look = { locale, theme: 'dark', textSize: 200 };
  const t = wordsIn(locale);

  async function comesIn(page: Page, username: string): Promise<void> {
    await pressOn(page, page.getByRole('button', { name: t.signIn.staff }));
    await typeInto(page, page.getByLabel(t.signIn.username), username);
    await typeInto(page, page.getByLabel(t.signIn.password, { exact: true }), callPassword);
    await page.keyboard.press('Enter');
  }

  async function records(desk: Page): Promise<void> {
    await pressOn(desk, desk.getByRole('button', exactly(t.calls.record)));
    await expect(desk.getByText(t.calls.status.recording)).toBeVisible();
    await expect(desk.getByText(new RegExp(t.calls.saved(7).replace('7', '[3-9]')))).toBeVisible({ timeout: 30_000 });
  }

  base(`a call is begun, answered, stamped and recorded without a mouse (${locale})`, async ({ browser }) => {
    base.slow();
    const { folder, day } = await prepareCall();
    const house = new ExamHouse(browser, undefined, folder);
    await house.open();
    const [one] = day.candidates;
    if (one === undefined) throw new Error('nobody sits');
    const seat = await house.window({ ...look, locale: 'zh-CN' });
    await sit(seat, one);
    await pressOn(seat, seat.getByRole('button', exactly(seatWords.calls.agree)));
    await expectAccessible(seat, 'waiting for the call, large and dark');

    const desk = await house.window(look);
    await comesIn(desk, 'anna');
    await pressOn(desk, desk.getByRole('link', { name: t.calls.toConsole }));
    await pressOn(desk, desk.getByRole('button', exactly(t.calls.startReading)));
    await pressOn(seat, seat.getByRole('button', exactly(seatWords.calls.ready)));
    await expect(desk.getByText(t.calls.candidateReady)).toBeVisible();
    await pressOn(desk, desk.getByRole('button', exactly(t.calls.ring)));
    await expect(seat.getByRole('button', { name: seatWords.calls.answer })).toBeFocused();
    await expectFocusShown(seat, 'at the ring');
    await seat.keyboard.press('Enter');
    await expect(seat.getByText(seatWords.calls.inCall)).toBeVisible();
    await records(desk);
    const moments = desk.getByRole('region', { name: t.calls.moments }).getByRole('listitem');
    for (const [at, key] of ['2', '3', '4'].entries()) {
      await desk.keyboard.press(key);
      await expect(moments).toHaveCount(3 + at);
    }
    await pressOn(desk, desk.getByRole('button', { name: `${t.calls.tell}: 邻居家有没有电` }));
    await expect(moments).toHaveCount(6);
    await expectAccessible(desk, 'the console, large and dark');
    await expectUncut(desk, 'the console, large and dark');
    await picture(desk, `call-console-large-dark-${locale}`);
    await expectAccessible(seat, 'the call, large and dark');
    await expectUncut(seat, 'the call, large and dark');
    await house.close();
    expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
  });
}
