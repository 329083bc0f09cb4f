import { test as base, expect, type Page } from '@playwright/test';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';
import { caller } from '../support/caller.ts';
import { expectAccessible } from './support/accessible.ts';
import { cableToPull, prepareCall, signIn, sit } from './support/call-house.ts';
import { ExamHouse, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';

// The browser's own tone for a microphone: real sound, through the real recorder.
const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

base.use({
  launchOptions: { executablePath: (await chromiumForTests()) ?? '', args: [...plainFlags(), ...fake] },
});

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

const seconds = async (page: Page, saved: (n: number) => string) => {
  const text = (await page.locator('body').innerText())
    .split('\n')
    .find((line) => line.startsWith(saved(7).split('7')[0] ?? ' '));
  return Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
};

test('a call is read, rung, answered and recorded in two browsers, over a power cut, and heard again by the other examiner', async ({
  houseOn,
}) => {
  test.slow();
  const look: Look = { locale: 'zh-CN', width: 1280, height: 800 };
  const t = wordsIn('zh-CN');
  const { folder, day, code } = await prepareCall();
  const house = await houseOn(folder);
  const [one] = day.candidates;
  if (one === undefined) throw new Error('nobody sits');

  const seat = await house.window(look);
  await sit(seat, one);
  await expect(seat.getByRole('heading', { name: t.calls.consentTitle })).toBeVisible();
  await expectAccessible(seat, 'the consent');
  await seat.getByRole('button', { name: t.calls.agree, exact: true }).press('Enter');
  await expect(seat.getByRole('heading', { name: t.calls.waitTitle })).toBeVisible();

  const desk = await signIn(house, 'anna', look);
  await desk.getByRole('link', { name: t.calls.toConsole }).click();
  await desk.getByRole('button', { name: t.calls.startReading }).press('Enter');
  await expect(seat.getByText('你是热线座席')).toBeVisible();
  await expectAccessible(seat, 'the reading');
  await picture(seat, 'call-reading-zh-CN');
  await seat.getByRole('button', { name: t.calls.ready }).press('Enter');
  await expect(desk.getByText(t.calls.candidateReady)).toBeVisible();
  await desk.getByRole('button', { name: t.calls.record }).press('Enter');
  await expect(desk.getByText(t.calls.status.recording)).toBeVisible();
  await desk.getByRole('button', { name: t.calls.ring, exact: true }).press('Enter');
  // The focus is on the one thing there is to do.
  await expect(seat.getByRole('button', { name: t.calls.answer })).toBeFocused();
  await seat.keyboard.press('Enter');
  await expect(seat.getByText(t.calls.inCall)).toBeVisible();
  await expect(seat.getByText('138****0021')).toBeVisible();
  await expect(seat.getByText('桂花路')).toHaveCount(0);

  const moments = desk.getByRole('region', { name: t.calls.moments }).getByRole('listitem');
  await expect(moments).toHaveCount(2);
  await desk.keyboard.press('2');
  await expect(moments).toHaveCount(3);
  await desk.keyboard.press('3');
  await expect(seat.getByText('桂花路18号2栋302室')).toBeVisible();
  await desk.getByRole('button', { name: `${t.calls.tell}: 邻居家有没有电` }).press('Enter');
  await expect(moments).toHaveCount(5);
  await desk.keyboard.press('4');
  await desk.getByRole('button', { name: /^撤销.*共情/ }).press('Enter');
  await expect(desk.getByText(t.calls.undone)).toBeVisible();
  const tone = desk.locator('[data-criterion="reply-tone"]');
  await tone.getByRole('radio').last().check();
  await tone.getByRole('button', { name: t.calls.tie }).press('Enter');
  expect(await desk.locator('body').innerText()).not.toContain(one.admissionNumber);
  await expectAccessible(desk, 'the console');
  await expectAccessible(seat, 'the call');
  await picture(desk, 'call-console-zh-CN');
  await picture(seat, 'call-seat-zh-CN');

  // The host dies while it records: the page says so, keeps what it has, and sends it to the next one.
  await expect.poll(() => seconds(desk, t.calls.saved)).toBeGreaterThan(2);
  const before = await seconds(desk, t.calls.saved);
  await house.host.kill();
  await expect(desk.getByText(t.calls.status.waiting).first()).toBeVisible();
  await house.powerCut();
  await expect.poll(() => seconds(desk, t.calls.saved), { timeout: 30_000 }).toBeGreaterThan(before + 2);
  await expect(seat.getByText(t.calls.inCall)).toBeVisible();
  await desk.getByRole('button', { name: t.calls.stopRecording }).press('Enter');
  await expect(desk.getByText(t.calls.status.off)).toBeVisible();
  await desk.getByRole('button', { name: t.calls.endCall }).press('Enter');

  const order = seat.getByRole('region', { name: t.calls.workOrder });
  await order.getByRole('radio', { name: '整栋停电' }).check();
  await order.getByRole('textbox').first().fill('桂花路18号2栋');
  await order.getByRole('textbox').last().fill('楼道无电，开关没有跳。');
  await expect(seat.getByText(t.candidate.saved('')).first()).toBeVisible();
  await expectAccessible(seat, 'the work order');
  await picture(seat, 'call-work-order-zh-CN');
  await order.getByRole('button', { name: t.calls.submit }).press('Enter');
  await seat.getByRole('dialog').getByRole('button', { name: t.calls.submit }).press('Enter');
  await expect(seat.getByRole('heading', { name: t.calls.workOrder })).toHaveCount(0);
  await expect(desk.getByText(t.calls.over)).toBeVisible();

  const other = await signIn(house, 'bert', look);
  await other.getByRole('link', { name: code }).click();
  const written = other.getByRole('textbox', { name: t.marking.response }).last();
  await expect(written).toHaveValue('楼道无电，开关没有跳。');
  await other.getByRole('button', { name: t.calls.load }).press('Enter');
  const player = other.locator('audio');
  await expect(player).toBeVisible();
  const loudest = await other
    .locator('svg rect')
    .evaluateAll((bars) => Math.max(...bars.map((bar) => Number(bar.getAttribute('height')))));
  expect(loudest, 'what was recorded is not silent').toBeGreaterThan(20);
  expect(await player.evaluate((element: HTMLAudioElement) => element.duration)).toBeGreaterThan(before);
  await other.getByRole('button', { name: new RegExp(`${t.calls.kinds.identity}$`) }).press('Enter');
  await expect.poll(() => player.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.2);
  await expect(other.getByText(t.calls.oneMicrophone)).toBeVisible();
  // Blind: of the other examiner's sheet nothing is there.
  await expect(other.locator('input[type="radio"]:checked')).toHaveCount(0);
  await expectAccessible(other, 'the playback');
  await picture(other, 'call-playback-zh-CN');
});

test('over the network two pages speak to each other, both ends are recorded, and the share of talk is known', async ({
  houseOn,
}) => {
  test.slow();
  const look: Look = { locale: 'en', width: 1280, height: 800 };
  const t = wordsIn('en');
  const { folder, day, code } = await prepareCall();
  const house = await houseOn(folder);
  const [one] = day.candidates;
  if (one === undefined) throw new Error('nobody sits');
  const seatWords = wordsIn('zh-CN');
  const seat = await house.window({ ...look, locale: 'zh-CN' });
  await sit(seat, one);
  await seat.getByRole('button', { name: seatWords.calls.agree, exact: true }).click();
  const desk = await signIn(house, 'anna', look);
  await desk.getByRole('link', { name: t.calls.toConsole }).click();
  await desk.getByRole('button', { name: t.calls.startReading }).click();
  await seat.getByRole('button', { name: seatWords.calls.ready }).click();
  await desk.getByRole('button', { name: t.calls.connect }).click();
  await expect(desk.getByText(t.calls.voice.connected)).toBeVisible();
  await expect(seat.getByText(seatWords.calls.voice.connected)).toBeVisible();
  await desk.getByRole('button', { name: t.calls.record }).click();
  await desk.getByRole('button', { name: t.calls.ring, exact: true }).click();
  await seat.getByRole('button', { name: seatWords.calls.answer }).click();
  await expect(desk.getByText(/^[3-9] s saved$/)).toHaveCount(2, { timeout: 30_000 });
  await picture(desk, 'call-console-en');
  await desk.getByRole('button', { name: t.calls.stopRecording }).click();
  await desk.getByRole('button', { name: t.calls.endCall }).click();
  await caller(fetch, day.proctorBearer, house.origin).room.close({
    attemptIds: [one.attemptId],
    reason: 'The part is over',
  });
  const other = await signIn(house, 'bert', look);
  await other.getByRole('link', { name: code }).click();
  await other.getByRole('button', { name: t.calls.load }).click();
  await expect(other.getByText(t.calls.oneMicrophone)).toHaveCount(0);
  await expect(other.getByText(`${t.calls.tracks.examiner}`, { exact: false }).first()).toBeVisible();
  const share = other.locator('dt', { hasText: t.calls.talkShare }).locator('xpath=following-sibling::dd[1]');
  await expect(share).toHaveText(/^[1-9]\d?%$/);
});

test('a microphone that goes away is told at once; a page that dies leaves a gap that the playback names', async ({
  houseOn,
}) => {
  test.slow();
  const look: Look = { locale: 'zh-CN', width: 1280, height: 800 };
  const t = wordsIn('zh-CN');
  const { folder, day, code } = await prepareCall();
  const house = await houseOn(folder);
  const [one] = day.candidates;
  if (one === undefined) throw new Error('nobody sits');
  const seat = await house.window(look);
  await sit(seat, one);
  await seat.getByRole('button', { name: t.calls.agree, exact: true }).click();
  const desk = await signIn(house, 'anna', look);
  await desk.getByRole('link', { name: t.calls.toConsole }).click();
  await desk.getByRole('button', { name: t.calls.startReading }).click();
  await cableToPull(desk);
  await desk.getByRole('button', { name: t.calls.record }).click();
  await expect.poll(() => seconds(desk, t.calls.saved)).toBeGreaterThan(1);
  await desk.evaluate(() => dispatchEvent(new Event('unplugged')));
  await expect(desk.getByText(t.calls.status['broke-off'])).toBeVisible();
  await expectAccessible(desk, 'the console without a microphone');

  await desk.getByRole('button', { name: t.calls.record }).click();
  await expect(desk.getByText(t.calls.status.recording)).toBeVisible();
  await expect.poll(() => seconds(desk, t.calls.saved)).toBeGreaterThan(1);
  await desk.close();
  await caller(fetch, day.proctorBearer, house.origin).room.close({ attemptIds: [one.attemptId], reason: 'over' });
  const other = await signIn(house, 'bert', look);
  await other.getByRole('link', { name: code }).click();
  await other.getByRole('button', { name: t.calls.load }).click();
  await expect(other.getByText(t.calls.segments(2))).toBeVisible();
  await expect(other.getByText(t.calls.cut)).toBeVisible();
});
