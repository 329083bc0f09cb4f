// A call at one machine: script and card take turns, on paper and behind a lock, or on a second display that somebody approved. Handed
// over, the candidate's own page records the one microphone, and an examiner hears it afterwards.
import { test as base } from '@playwright/test';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';
import { caller } from '../support/caller.ts';
import { expectAccessible } from './support/accessible.ts';
import { cableToPull, callPassword, prepareCall, signIn } from './support/call-house.ts';
import { ExamHouse, expect, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';

const exactly = (name: string) => ({ name, exact: true });
const seatWords = wordsIn('zh-CN');
const card = '你是热线座席';

// The browser's own tone for a microphone: real sound, through the real recorder.
const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

base.use({
  launchOptions: { executablePath: (await chromiumForTests()) ?? '', args: [...plainFlags(), ...fake] },
});

for (const locale of ['zh-CN', 'en'] as const) {
  const look: Look = { locale };
  const t = wordsIn(locale);

  base(
    `card and script never share a screen: refused, printed, approved, handed over (${locale})`,
    async ({ browser }) => {
      base.slow();
      const { folder, day, code, taskId } = await prepareCall();
      const house = new ExamHouse(browser, undefined, folder);
      await house.open();
      house.expected = /423/;
      const [one] = day.candidates;
      if (one === undefined) throw new Error('nobody sits');
      await caller(fetch, one.bearer, house.origin).candidate.inCall({ wish: { kind: 'consent', consent: true } });

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
      await cableToPull(laptop);
      await laptop.getByLabel(t.signIn.admissionNumber).fill(one.admissionNumber);
      await laptop.getByRole('button', exactly(t.signIn.enter)).click();
      await expect(laptop.getByText(card)).toBeVisible();
      await expect(laptop.getByText(opening)).toHaveCount(0);
      await laptop.goBack().catch(() => null);
      await expect(laptop.getByText(card)).toBeVisible();
      await expect(laptop.getByText(opening)).toHaveCount(0);
      // The microphone is tried while they read; nothing is recorded yet.
      await expect(laptop.getByText(seatWords.calls.recordsAtRing)).toBeVisible();
      const loud = () => laptop.getByRole('meter').evaluate((meter: HTMLMeterElement) => meter.value);
      await expect.poll(loud, { message: 'the level moves', intervals: [150] }).toBeGreaterThan(0.02);
      await expectAccessible(laptop, 'the reading with a microphone');
      await laptop.getByRole('button', exactly(seatWords.calls.ready)).click();
      await laptop.getByRole('button', exactly(seatWords.calls.answer)).click({ timeout: 15_000 });
      await expect(laptop.getByText(seatWords.calls.inCall)).toBeVisible();
      await expect(laptop.getByText(seatWords.calls.status.recording)).toBeVisible();
      const saved = (least: number) =>
        expect(
          laptop.getByText(seatWords.calls.saved(least)).or(laptop.getByText(seatWords.calls.saved(least + 1))),
        ).toBeVisible({
          timeout: 30_000,
        });
      await saved(3);
      await expectAccessible(laptop, 'the call that is recorded at the seat');
      await picture(laptop, `call-handed-over-${locale}`);

      // A hand at the cable: it is said, with what to do, and a new segment begins.
      await laptop.evaluate(() => dispatchEvent(new Event('unplugged')));
      await expect(laptop.getByText(seatWords.calls.status['broke-off'])).toBeVisible();
      await expect(laptop.getByText(seatWords.calls.tellExaminer)).toBeVisible();
      await expectAccessible(laptop, 'the call whose microphone is gone');
      await picture(laptop, `call-microphone-gone-${locale}`);
      await laptop.getByRole('button', exactly(seatWords.calls.recordAgain)).click();
      await expect(laptop.getByText(seatWords.calls.status.recording)).toBeVisible();
      await saved(3);

      // Their examiner ends the call; the recording ends whole, and the other examiner hears it.
      const staff = caller(fetch, null, house.origin);
      const opened = await staff.signIn.open({
        ...{ username: 'anna', password: callPassword, role: 'examiner', seat: 'another-machine-0000000000' },
      });
      if (!opened.ok) throw new Error(opened.reason);
      const anna = caller(fetch, opened.bearer, house.origin).calls;
      expect(await anna.act({ taskId, wish: { kind: 'end-call' } })).toEqual({ ok: true });
      await expect(laptop.getByText(seatWords.calls.status.recording)).toHaveCount(0);
      await expect
        .poll(async () => {
          const all = await anna.recording({ taskId });
          return all.ok ? all.segments.map(({ track, state }) => `${track} ${state}`) : [];
        })
        .toEqual(['desk whole', 'desk whole']);
      await caller(fetch, day.proctorBearer, house.origin).room.close({ attemptIds: [one.attemptId], reason: 'over' });
      const other = await signIn(house, 'bert', look);
      await other.getByRole('link', { name: code }).click();
      await other.getByRole('button', { name: t.calls.load }).click();
      const player = other.locator('audio');
      await expect(player).toBeVisible();
      const loudest = await other
        .locator('svg rect')
        .evaluateAll((bars) => Math.max(...bars.map((bar) => Number(bar.getAttribute('height')))));
      expect(loudest, 'what was recorded at the seat is not silent').toBeGreaterThan(20);
      expect(await player.evaluate((element: HTMLAudioElement) => element.duration)).toBeGreaterThan(5);
      await expect(other.getByText(t.calls.segments(2))).toBeVisible();
      await house.close();
      expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
    },
  );
}
