// By keyboard alone, at twice the text size and in the dark: a call up to its recording, hearing it again, and mark sheets of call and case.
import { test as base, type Locator, type Page } from '@playwright/test';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { caller } from '../support/caller.ts';
import { callPassword, prepareCall, sit } from './support/call-house.ts';
import { actingAs, prepareCase } from './support/case-house.ts';
import { ExamHouse, expect, wordsIn, type Look } from './support/exam-house.ts';
import { choose, expectFocusShown, pressOn, tabTo, typeInto } from './support/keyboard.ts';
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

  const criteria = async (desk: Page) => {
    const ids = await desk
      .locator('[data-criterion]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-criterion') ?? ''));
    return ids.map((id) => desk.locator(`[data-criterion="${id}"]`));
  };

  /** The sheet from its first criterion to the signature; nothing was deducted and nothing fatal found. */
  async function fillsAndSigns(desk: Page): Promise<void> {
    const submit = desk.getByRole('button', exactly(t.marking.submit));
    await expect(submit).toBeDisabled();
    for (const one of await criteria(desk)) await choose(desk, one.getByRole('radio').first());
    const [first] = await criteria(desk);
    if (first === undefined) throw new Error('the sheet has no criterion');
    await typeInto(desk, first.getByRole('textbox'), 'ok');
    await choose(desk, desk.getByRole('radio', exactly(t.marking.ratings.borderline)));
    await expect(desk.getByText(t.marking.saveStates.saved).first()).toBeVisible();
    await typeInto(desk, desk.getByLabel(t.marking.password, { exact: true }), callPassword);
    await pressOn(desk, submit);
    await expect(desk.getByText(t.marking.lockedNote)).toBeVisible();
    await expectFocusShown(desk, 'after the sheet was signed');
    await expect(first.getByRole('radio').first()).toBeDisabled();
  }

  /** Loads, plays and stops, goes to a moment, ties a criterion to it, and comes back from the criterion. */
  async function hears(desk: Page): Promise<void> {
    await pressOn(desk, desk.getByRole('button', exactly(t.calls.load)));
    const player = desk.locator('audio');
    await expect(player).toBeFocused();
    await expectFocusShown(desk, 'on the player');
    const paused = () => player.evaluate((sound: HTMLAudioElement) => sound.paused);
    const place = () => player.evaluate((sound: HTMLAudioElement) => sound.currentTime);
    await desk.keyboard.press('Space');
    await expect.poll(paused).toBe(false);
    await expect.poll(place).toBeGreaterThan(0.3);
    await desk.keyboard.press('Space');
    await expect.poll(paused).toBe(true);

    await pressOn(desk, desk.getByRole('button', { name: new RegExp(`${t.calls.kinds.empathy}$`) }));
    await expect(player).toBeFocused();
    const there = await place();
    const [criterion] = await criteria(desk);
    if (criterion === undefined) throw new Error('the sheet has no criterion');
    await pressOn(desk, criterion.getByRole('button', exactly(t.calls.tie)));
    const back: Locator = criterion.getByRole('button', { name: new RegExp(`^${t.calls.goTo('')}`) });
    await expect(back).toBeVisible();
    await pressOn(desk, desk.getByRole('button', { name: new RegExp(`${t.calls.kinds.answered}$`) }));
    await expect.poll(place).not.toBeCloseTo(there, 1);
    await pressOn(desk, back);
    await expect(player).toBeFocused();
    await expect.poll(place).toBeCloseTo(there, 1);
  }

  base(`a case is marked and signed without a mouse, a passage cited (${locale})`, async ({ browser }) => {
    base.slow();
    const { folder, day } = await prepareCase(locale);
    const house = new ExamHouse(browser, undefined, folder);
    await house.open();
    const [one] = day.candidates;
    if (one === undefined) throw new Error('nobody sits');
    const { candidate } = caller(fetch, one.bearer, house.origin);
    await candidate.state({}); // the host was restarted: a seat that speaks goes on
    const paper = await candidate.paper({});
    if (!paper.ok) throw new Error(paper.reason);
    const written = '夏天开空调，新增的电量落在第三档。';
    for (const { ref } of paper.items) {
      await candidate.save({ ref, revision: 1, response: { kind: 'text', text: written } });
    }
    await candidate.submit({});
    const lead = await actingAs(house, 'lead', 'lead-examiner');
    const { tasks, people } = await lead.board({ sessionId: day.sessionId });
    const personId = people.find(({ name }) => name === 'anna')?.personId ?? '';
    await lead.assign({ taskIds: tasks.map(({ taskId }) => taskId), personId, third: false });

    const desk = await house.window(look);
    await comesIn(desk, 'anna');
    await pressOn(desk, desk.getByRole('link', { name: tasks[0]?.code ?? '' }));
    await tabTo(desk, desk.getByRole('textbox', { name: t.marking.response }).first());
    await desk.keyboard.press('Control+A');
    const [first] = await criteria(desk);
    if (first === undefined) throw new Error('the sheet has no criterion');
    await pressOn(desk, first.getByRole('button', exactly(t.marking.cite)));
    await expect(first.locator('q')).toHaveText(written);
    await expectAccessible(desk, 'the sheet of a case, large and dark');
    await expectUncut(desk, 'the sheet of a case, large and dark');
    await fillsAndSigns(desk);
    await expectAccessible(desk, 'the signed sheet of a case, large and dark');
    await expectUncut(desk, 'the signed sheet of a case, large and dark');
    await house.close();
    expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
  });

  base(
    `a call is begun, answered, stamped, recorded, heard and marked without a mouse (${locale})`,
    async ({ browser }) => {
      base.slow();
      const { folder, day, code } = await prepareCall();
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

      await pressOn(desk, desk.getByRole('button', exactly(t.calls.stopRecording)));
      await expect(desk.getByText(t.calls.status.off)).toBeVisible();
      await pressOn(desk, desk.getByRole('button', exactly(t.calls.endCall)));
      await expect(desk.getByText(t.calls.stages['work-order'])).toBeVisible();
      await expectFocusShown(desk, 'after the call was ended');
      await caller(fetch, day.proctorBearer, house.origin).room.close({ attemptIds: [one.attemptId], reason: 'over' });

      const other = await house.window(look);
      await comesIn(other, 'bert');
      await pressOn(other, other.getByRole('link', { name: code }));
      await hears(other);
      await expectAccessible(other, 'the playback, large and dark');
      await expectUncut(other, 'the playback, large and dark');
      await picture(other, `call-playback-large-dark-${locale}`);
      await fillsAndSigns(other);
      await expectAccessible(other, 'the signed sheet of a call, large and dark');
      await house.close();
      expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
    },
  );
}
