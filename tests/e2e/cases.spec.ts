import { expect } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { caller } from '../support/caller.ts';
import { expectAccessible } from './support/accessible.ts';
import { actingAs, criterion, markAll, password, prepareCase, signIn, sit, test } from './support/case-house.ts';
import { wordsIn, type Look } from './support/exam-house.ts';

for (const locale of locales) {
  test(`in ${locale}: a case is written beside its exhibits, outlives a power cut, and is marked blind by two`, async ({
    houseOn,
  }) => {
    const look: Look = { locale, width: 1280, height: 800 };
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale);
    const house = await houseOn(folder);
    const [one] = day.candidates;
    if (one === undefined) throw new Error('nobody sits');

    const seat = await house.window(look);
    await sit(seat, one);
    const answer = seat.getByRole('textbox', { name: t.item.yourResponse });
    await expect(seat.getByRole('region', { name: t.tasks.exhibits }).getByRole('table')).toBeVisible();
    await expect(seat.getByRole('img').first()).toBeVisible();
    // Letters that are keys of the runner are text in here.
    const written = locale === 'en' ? 'for the extra kWh fall in tier 3' : '新增的电量落在第三档f';
    await answer.pressSequentially(written);
    await expect(answer).toHaveValue(written);
    await expect(seat.getByText(t.item.wordsNow(locale === 'en' ? 8 : 11))).toBeVisible();
    await expect(
      seat.getByText(t.item.wordsWanted(locale === 'en' ? null : 20, locale === 'en' ? 200 : 400)),
    ).toBeVisible();
    await expect(seat.getByText(t.candidate.saved('')).first()).toBeVisible();
    await expectAccessible(seat, `the case in ${locale}`);
    await house.powerCut();
    await seat.reload();
    await expect(answer).toHaveValue(written);
    await caller(fetch, day.proctorBearer, house.origin).room.close({
      attemptIds: [one.attemptId],
      reason: 'The part is over',
    });

    const lead = await actingAs(house, 'lead', 'lead-examiner');
    const { tasks, people } = await lead.board({ sessionId: day.sessionId });
    const taskId = tasks[0]?.taskId ?? '';
    for (const name of ['anna', 'bert']) {
      const personId = people.find((person) => person.name === name)?.personId ?? '';
      expect(await lead.assign({ taskIds: [taskId], personId, third: false })).toEqual({ refused: [] });
    }

    let desk = await signIn(house, 'anna', look);
    await desk.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    const response = desk.getByRole('textbox', { name: t.marking.response });
    await expect(response).toHaveValue(written);
    expect(await desk.locator('body').innerText()).not.toContain(one.admissionNumber);
    await expect(desk.getByText(t.marking.missing(9))).toBeVisible();
    await expectAccessible(desk, `the blank sheet in ${locale}`);
    // By keyboard: the whole response is selected and tied to a criterion.
    await response.first().focus();
    await desk.keyboard.press('Control+A');
    await criterion(desk, 'cause').getByRole('button', { name: t.marking.cite }).click();
    await expect(criterion(desk, 'cause').locator('q')).toHaveText(written);
    await expect(desk.locator('mark')).toHaveText(written);
    await criterion(desk, 'cause').getByLabel(t.marking.comment).fill('ok');
    await markAll(desk, t);
    await expect(desk.getByText(t.marking.total('100', '100'))).toBeVisible();
    await expect(desk.getByText(t.marking.saveStates.saved).first()).toBeVisible();
    await house.powerCut();
    await desk.close();
    desk = await signIn(house, 'anna', look);
    await desk.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(desk.getByText(t.marking.total('100', '100'))).toBeVisible();
    await expect(criterion(desk, 'cause').getByLabel(t.marking.comment)).toHaveValue('ok');
    await desk.getByLabel(t.marking.password, { exact: true }).fill(password);
    await desk.getByRole('button', { name: t.marking.submit }).click();
    await expect(desk.getByText(t.marking.lockedNote)).toBeVisible();
    await expect(criterion(desk, 'cause').getByRole('radio').first()).toBeDisabled();
    await expectAccessible(desk, `the signed sheet in ${locale}`);

    // The other examiner finds a blank sheet, and nothing of the first one.
    const other = await signIn(house, 'bert', look);
    await other.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(other.getByText(t.marking.missing(9))).toBeVisible();
    await expect(other.locator('mark')).toHaveCount(0);
    await markAll(other, t);
    await other.getByLabel(t.marking.password, { exact: true }).fill(password);
    await other.getByRole('button', { name: t.marking.submit }).click();
    await expect(other.getByText(t.marking.lockedNote)).toBeVisible();

    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.markingLead, exact: true }).click();
    await office.getByRole('link', { name: 'Exam day' }).click();
    await expect(office.getByText(t.markingLead.standings.ready)).toBeVisible();
    await expectAccessible(office, `the board of the marking in ${locale}`);
    await office.getByRole('checkbox', { name: tasks[0]?.code ?? '' }).check();
    await office.getByRole('button', { name: t.markingLead.settle(1) }).click();
    await expect(office.getByText(t.markingLead.settledNow(1), { exact: true })).toBeVisible();
    await office.getByRole('link', { name: tasks[0]?.code ?? '' }).click();
    await expect(office.getByText(t.markingLead.settledAt('100', '100'))).toBeVisible();
    await expect(office.getByText(t.markingLead.totalOf('anna', '100'))).toBeVisible();
    await expectAccessible(office, `the comparison in ${locale}`);
  });
}
