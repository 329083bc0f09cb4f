// A call at one machine: script and card take turns, on paper and behind a lock, or on a second display that somebody approved.
import { test as base } from '@playwright/test';
import { chromiumForTests } from '#tools/chromium.mjs';
import { caller } from '../support/caller.ts';
import { expectAccessible } from './support/accessible.ts';
import { callPassword, prepareCall, signIn } from './support/call-house.ts';
import { ExamHouse, expect, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';

const exactly = (name: string) => ({ name, exact: true });
const seatWords = wordsIn('zh-CN');
const card = '你是热线座席';

base.use({ launchOptions: { executablePath: (await chromiumForTests()) ?? '' } });

for (const locale of ['zh-CN', 'en'] as const) {
  const look: Look = { locale };
  const t = wordsIn(locale);

  base(
    `card and script never share a screen: refused, printed, approved, handed over (${locale})`,
    async ({ browser }) => {
      base.slow();
      const { folder, day, code } = await prepareCall();
      const house = new ExamHouse(browser, undefined, folder);
      await house.open();
      house.expected = /423/;
      const [one] = day.candidates;
      if (one === undefined) throw new Error('nobody sits');
      await caller(fetch, one.bearer, house.origin).candidate.inCall({ wish: { kind: 'consent', consent: false } });

      // At a machine of their own the examiner prints, before the call.
      const office = await signIn(house, 'anna', look);
      await office.getByRole('link', { name: t.calls.toConsole }).click();
      await expect(office.getByRole('heading', { name: t.calls.facts })).toBeVisible();
      await office.getByRole('link', { name: t.calls.printScript }).click();
      const script = office.getByRole('article');
      await expect(script.getByRole('heading', { name: seatWords.calls.scriptOf(code) })).toBeVisible();
      const opening = await script.locator('.say').first().innerText();
      await expect(script.getByText('整栋停电').first()).toBeVisible();
      await expectAccessible(office, 'the printed script');
      await picture(office, `call-script-print-${locale}`);
      await office.getByRole('link', { name: t.calls.printSheet }).click();
      await expect(office.getByRole('article', { name: seatWords.marking.sheetOf(code) })).toBeVisible();
      await office.context().close();

      // At the candidate's own window nothing of it is shown, wherever they look.
      const laptop = await house.window(look);
      await laptop.evaluate((seat) => localStorage.setItem('invigil.seat', seat), one.seat);
      await laptop.reload();
      await laptop.getByRole('button', { name: t.signIn.staff }).click();
      await laptop.getByLabel(t.signIn.username).fill('anna');
      await laptop.getByLabel(t.signIn.password, { exact: true }).fill(callPassword);
      await laptop.getByRole('button', exactly(t.signIn.signIn)).click();
      await laptop.getByRole('link', { name: t.calls.toConsole }).click();
      await expect(laptop.getByText(t.calls.sameScreen)).toBeVisible();
      await expect(laptop.getByText(opening)).toHaveCount(0);
      await expect(laptop.locator('[data-criterion]')).toHaveCount(0);
      await expectAccessible(laptop, 'the console at the candidate’s window');
      await picture(laptop, `call-same-screen-${locale}`);

      // Somebody approves a second display: the console follows by itself, and again when that is taken back.
      const lead = await signIn(house, 'lead', look);
      await lead.goto(`${house.origin}/#/marking-board/${day.sessionId}`);
      const display = lead.getByRole('form', { name: t.calls.display });
      await display.getByRole('button', exactly(t.calls.displayApprove)).click();
      await expect(display.getByText(t.calls.displayNeedsReason)).toBeVisible();
      await display.getByLabel(t.calls.displayReason).fill('两块屏幕背对背');
      await display.getByRole('button', exactly(t.calls.displayApprove)).click();
      await expect(display.getByRole('button', exactly(t.calls.displayWithdraw))).toBeVisible();
      await expectAccessible(lead, 'the lead examiner’s board with a second display');
      await display.scrollIntoViewIfNeeded();
      await picture(lead, `second-display-${locale}`);
      await expect(laptop.getByText(opening)).toBeVisible({ timeout: 15_000 });
      await display.getByLabel(t.calls.displayReason).fill('屏幕坏了');
      await display.getByRole('button', exactly(t.calls.displayWithdraw)).click();
      await expect(laptop.getByText(t.calls.sameScreen)).toBeVisible({ timeout: 15_000 });
      await expect(laptop.getByText(opening)).toHaveCount(0);

      // With paper: begin the reading, hand the machine over; the host rings when the candidate is ready.
      await laptop.getByRole('button', exactly(t.calls.startReading)).click();
      await expect(laptop.getByText(card)).toHaveCount(0);
      await laptop.getByRole('button', exactly(t.access.handOver)).click();
      await laptop.getByRole('dialog').getByRole('button', exactly(t.access.toCandidate)).click();
      await laptop.getByLabel(t.signIn.admissionNumber).fill(one.admissionNumber);
      await laptop.getByRole('button', exactly(t.signIn.enter)).click();
      await expect(laptop.getByText(card)).toBeVisible();
      await expect(laptop.getByText(opening)).toHaveCount(0);
      await laptop.goBack().catch(() => null);
      await expect(laptop.getByText(card)).toBeVisible();
      await expect(laptop.getByText(opening)).toHaveCount(0);
      await laptop.getByRole('button', exactly(seatWords.calls.ready)).click();
      await laptop.getByRole('button', exactly(seatWords.calls.answer)).click({ timeout: 15_000 });
      await expect(laptop.getByText(seatWords.calls.inCall)).toBeVisible();
      await picture(laptop, `call-handed-over-${locale}`);
      await house.close();
      expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
    },
  );
}
