// A day in the room: slips, photo, late and refused, toilet, early leaving, a walk-in, the tools at the seat, a rehearsal.
import { deflateSync } from 'node:zlib';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { expect, test, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, admitAndStart, attemptOf, foundSample, prepareExam } from './support/prepared-exam.ts';
import { checkIn, signInAs, takeSeat } from './support/sample.ts';

const look: Look = { locale: 'zh-CN' };
const t = wordsIn(look.locale);
const exactly = (name: string) => ({ name, exact: true });

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A picture of shoulders and a head: enough to see that a photo is shown. */
function face(): Buffer {
  const [width, height] = [90, 120];
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: width }, (__, x) => {
        const head = (x - 45) ** 2 / 500 + (y - 48) ** 2 / 900 < 1;
        const body = (x - 45) ** 2 / 1500 + (y - 125) ** 2 / 1600 < 1;
        return head ? [224, 180, 150] : body ? [40, 70, 110] : [190, 215, 235];
      }).flat(),
    ]),
  );
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const edge = Buffer.alloc(8);
    edge.writeUInt32BE(data.length, 0);
    edge.writeUInt32BE(crc(body), 4);
    return Buffer.concat([edge.subarray(0, 4), body, edge.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

test('an exam day: slips, identity, out and back, early leaving refused, a walk-in, tools, late', async ({ house }) => {
  test.setTimeout(300_000);
  await foundSample(house);
  const exam = await prepareExam(house, { locale: look.locale, candidates: 3, kinds: ['text', 'single'], tools: true });
  const author = await actingAs(house, 'author');
  const roster = (await author.sessions.get({ sessionId: exam.sessionId }))?.roster ?? [];
  const base64 = face().toString('base64');
  expect(await author.packages.setPhoto({ candidateId: roster[0]?.candidateId ?? '', base64 })).toEqual({ ok: true });

  // The office: rules of the scheme, of this session by the same form, slips on paper.
  const office = await signInAs(house, 'author', look);
  await office.goto(`${house.origin}/#/schemes/journey-scheme/1/edit`);
  await office.getByRole('checkbox', exactly(t.day.schemeOwn)).check();
  await office.getByLabel(t.day.latestAdmission).fill('15');
  await expectAccessible(office, 'the rules of the day in a scheme');
  await office.getByRole('heading', exactly(t.day.rulesTitle)).evaluate((element) => element.scrollIntoView());
  await picture(office, 'scheme-day-rules');
  await office.getByRole('button', exactly(t.schemes.publish)).click();
  await office.getByRole('dialog').getByRole('button', exactly(t.schemes.publish)).click();
  await expect(office.getByRole('heading', { name: t.schemes.view('旅程方案 Scheme', 2) })).toBeVisible();
  await expect(office.getByText(t.day.schemeUsual)).toHaveCount(0);
  await office.goto(`${house.origin}/#/sessions/${exam.sessionId}`);
  await office.getByRole('tab', { name: t.day.rulesTitle }).click();
  await office.getByLabel(t.day.latestAdmission).fill('0');
  await office.getByLabel(t.day.earliestLeaving).fill('20');
  await office.getByLabel(t.day.identity).selectOption('required');
  await expectAccessible(office, 'the rules of the day');
  await picture(office, 'day-rules');
  await office.getByRole('button', exactly(t.day.saveRules)).click();
  await expect(office.getByText(t.day.rulesSaved)).toBeVisible();
  await office.getByRole('link', exactly(t.day.slips)).click();
  await expect(office.locator('[data-slip]')).toHaveCount(3);
  await expect(office.locator('[data-slip]').first().getByText(t.slip.latest(0))).toBeVisible();
  await expect(office.locator('[data-slip] img')).toHaveCount(1);
  await expectAccessible(office, 'the admission slips');
  await office.emulateMedia({ media: 'print' });
  await picture(office, 'day-slips');
  await office.emulateMedia({ media: 'screen' });
  const pdf = await office.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  // The room: a scanner types the number and Enter.
  const [firstNumber, secondNumber = '', lateNumber = ''] = exam.admissionNumbers;
  const first = await house.window(look);
  await first.getByRole('button', { name: t.signIn.candidate }).click();
  await first.getByLabel(t.signIn.admissionNumber).focus();
  await first.keyboard.type(firstNumber);
  await first.keyboard.press('Enter');
  await expect(first.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
  const second = await takeSeat(house, secondNumber, look);

  const page = await signInAs(house, 'proctor', look);
  await page.getByRole('link', exactly(`${t.proctor.openBoard}: ${exam.title}`)).click();
  const dialog = page.getByRole('dialog');
  const acts = page.getByRole('group', { name: t.proctor.actions });
  const choose = (name: string) => page.getByRole('checkbox', { name: new RegExp(name) }).check();
  const [firstName, secondName, lateName] = ['考生1 Candidate', '考生2 Candidate', '考生3 Candidate'] as const;
  await choose(firstName);
  await choose(secondName);
  await acts.getByRole('button', exactly(t.proctor.acts.admit)).click();
  await expect(dialog.getByRole('img', exactly(firstName))).toBeVisible();
  await expect(dialog.getByText(t.day.noPhoto)).toBeVisible();
  await expectAccessible(page, 'admitting with photo and identity');
  await picture(page, 'day-admit');
  await dialog.getByRole('button', exactly(t.day.checkedAndAdmit)).click();
  await Promise.all([first, second].map((seat) => checkIn(seat, t)));
  await choose(firstName);
  await choose(secondName);
  await acts.getByRole('button', exactly(t.proctor.acts.start)).click();
  await dialog.getByRole('button', exactly(t.proctor.acts.start)).click();
  await expect(first.getByRole('timer')).toBeVisible();

  // The tools, by keys; the note sheet outlives a reload.
  await first.getByRole('button', exactly(t.seatTools.calculator)).click();
  const field = first.getByRole('textbox', exactly(t.seatTools.expression));
  await field.focus();
  await first.keyboard.type('(0.1+0.2)*3');
  await first.keyboard.press('Enter');
  await expect(first.getByRole('status', exactly(t.seatTools.result))).toHaveText('= 0.9');
  await first.keyboard.type('/0');
  await first.keyboard.press('Enter');
  await expect(first.getByRole('status', exactly(t.seatTools.result))).toHaveText(t.seatTools.byZero);
  await first.keyboard.press('Escape');
  await first.getByRole('button', exactly('7')).click();
  await first.keyboard.press('5');
  await expect(field).toHaveValue('75');
  await expectAccessible(first, 'the calculator beside an item');
  await picture(first, 'seat-calculator');
  await first.getByRole('button', exactly(t.seatTools.noteSheet)).click();
  await first.getByLabel(t.seatTools.notes).fill('峰 120 × 0.5653');
  await expect(first.getByText(t.seatTools.notesSaved)).toBeVisible();
  await first.reload();
  await first.getByRole('button', exactly(t.seatTools.noteSheet)).click();
  await expect(first.getByLabel(t.seatTools.notes)).toHaveValue('峰 120 × 0.5653');
  await first.evaluate(() => document.fullscreenElement && document.exitFullscreen());
  await first.setViewportSize({ width: 1024, height: 768 });
  await expect(first.getByText(t.candidate.itemOf(1, 2)).first()).toBeAttached();
  await picture(first, 'seat-notes-1024');

  // Nobody goes early, unless the proctor lets them.
  await first.getByRole('button', exactly(t.candidate.review)).click();
  await expect(first.getByText(t.seatTools.stay['too-early'](20))).toBeVisible();
  await expect(first.getByRole('button', exactly(t.candidate.submit))).toBeDisabled();
  await page.getByRole('button', exactly(t.room.detailsOf(firstName))).click();
  await expect(dialog.getByRole('img', exactly(firstName))).toBeVisible();
  await picture(page, 'day-details');
  await page.getByRole('button', exactly(t.day.allowLeavingOf(firstName))).click();
  await page.getByLabel(t.room.code).selectOption('candidate.illness');
  await page.getByRole('button', exactly(t.day.allowLeaving)).click();
  await expect(first.getByRole('button', exactly(t.candidate.submit))).toBeEnabled();
  // The seat is told before the question is gone from the board: Escape is for the details beneath it.
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Out and back, one at a time.
  await page.getByRole('button', exactly(t.day.letOutOf(firstName))).click();
  await expect(page.getByRole('button', exactly(t.day.takeBackInOf(firstName)))).toBeVisible();
  await page.getByRole('button', exactly(t.day.letOutOf(secondName))).click();
  await expect(page.getByText(t.proctor.refusals['too-many-out'] ?? '')).toBeVisible();
  await expectAccessible(page, 'somebody is out of the room');
  await picture(page, 'day-board');
  await page.getByRole('button', exactly(t.day.takeBackInOf(firstName))).click();
  await expect(page.getByRole('button', exactly(t.day.letOutOf(firstName)))).toBeVisible();

  // Late: refused by the rule, let in with a reason.
  await takeSeat(house, lateNumber, look);
  await expect(page.getByText(t.day.tooLate)).toBeVisible();
  await choose(lateName);
  await acts.getByRole('button', exactly(t.proctor.acts.admit)).click();
  await dialog.getByRole('button', exactly(t.day.checkedAndAdmit)).click();
  await expect(page.getByText(new RegExp(t.proctor.refusals['too-late'] ?? 'never'))).toBeVisible();
  await acts.getByRole('button', exactly(t.proctor.acts.admit)).click();
  await dialog.getByLabel(t.day.override).fill('地铁停运');
  await dialog.getByRole('button', exactly(t.day.checkedAndAdmit)).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(t.day.tooLate)).toBeHidden();

  // A walk-in.
  await page.getByRole('button', exactly(t.day.walkIn)).click();
  await dialog.getByLabel(t.day.name).fill('临时来的');
  await dialog.getByLabel(t.day.employeeNumber).fill('W-1');
  await dialog.getByLabel(t.day.reason).fill('单位临时替换');
  await expectAccessible(page, 'adding a walk-in');
  await picture(page, 'day-walk-in');
  await dialog.getByRole('button', exactly(t.day.addWalkIn)).click();
  await expect(page.getByText(/临时来的已加入名单/)).toBeVisible();

  // All of it in the report.
  const proctor = await actingAs(house, 'proctor');
  const report = await proctor.reports.draft({ sessionId: exam.sessionId, locale: 'zh-CN' });
  expect(report.ok).toBe(true);
});

test('a rehearsal wears its mark everywhere and ends with a checklist', async ({ house }) => {
  test.setTimeout(180_000);
  const en: Look = { locale: 'en', textSize: 200 };
  const words = wordsIn('en');
  await foundSample(house);
  const exam = await prepareExam(house, { locale: 'en', kinds: ['single'], rehearsal: true, tools: true });
  const [number] = exam.admissionNumbers;
  const seat = await takeSeat(house, number, en);
  await admitAndStart(seat, house, exam, en, number);
  await expect(seat.getByText(words.day.rehearsalMark)).toBeVisible();
  await seat.getByRole('button', exactly(words.seatTools.calculator)).click();
  await seat.getByRole('button', exactly('1')).click();
  await expectAccessible(seat, 'the calculator at 200 %');
  await expectUncut(seat, 'the calculator at 200 %');
  await picture(seat, 'seat-calculator-200');
  await seat.getByRole('button', exactly(words.seatTools.closeTool(words.seatTools.calculator))).click();
  const proctor = await actingAs(house, 'proctor');
  const attemptIds = [await attemptOf(proctor, exam, number)];
  await proctor.room.pause({ attemptIds, reason: 'rehearsal' });
  await expect(seat.getByText(words.day.rehearsalMark)).toBeVisible();
  await proctor.room.resume({ attemptIds });
  const page = await signInAs(house, 'proctor', { locale: 'en' });
  await page.goto(`${house.origin}/#/room/${exam.sessionId}`);
  await expect(page.getByText(words.day.rehearsalMark)).toBeVisible();
  await page.getByRole('link', exactly(words.day.checklist)).click();
  await expect(page.locator('[data-point="resumed"]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-point="handed-in"]')).toHaveAttribute('data-state', 'missing');
  await expectAccessible(page, 'the checklist of a rehearsal');
  await picture(page, 'rehearsal-checklist');
});
