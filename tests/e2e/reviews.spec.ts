import { expect, type Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { filled } from '../host/case-exam.ts';
import { caller } from '../support/caller.ts';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { actingAs, criterion, markAll, password, prepareCase, signIn, sit, test } from './support/case-house.ts';
import { wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';

/** The sheet at the seat is marked, every criterion at its best, and handed in. */
async function markAndSubmit(seat: Page, t: ReturnType<typeof wordsIn>): Promise<void> {
  await expect(seat.getByText(t.marking.missing(9))).toBeVisible();
  await markAll(seat, t);
  await expect(seat.getByText(t.marking.total('100', '100'))).toBeVisible();
  await seat.getByRole('button', { name: t.reviews.submit }).click();
  await expect(seat.getByText(t.reviews.locked)).toBeVisible();
  await expect(criterion(seat, 'cause').getByRole('radio').first()).toBeDisabled();
}

async function examinerMarks(house: ExamHouse, name: string, quality: 0 | 0.5): Promise<void> {
  const marking = await actingAs(house, name, 'examiner');
  for (const { taskId } of await marking.tasks({})) {
    const opened = await marking.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    const revision = opened.revision + 1;
    await marking.save({ taskId, revision, sheet: filled(opened.rubric, { quality }) });
    const submitted = await marking.submit({ taskId, revision, password });
    if (!submitted.ok) throw new Error(submitted.reason);
  }
}

for (const locale of locales) {
  test(`in ${locale}: a training run is marked by oneself, a peer and examiners, and compared at the end`, async ({
    houseOn,
  }) => {
    const look: Look = { locale, width: 1280, height: 800 };
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale, 2, true);
    const house = await houseOn(folder);
    const [one, two] = day.candidates;
    if (!one || !two) throw new Error('two candidates are expected');
    const written = locale === 'en' ? 'The extra kWh fall in tier 3.' : '新增的电量落在第三档。';
    for (const { bearer } of day.candidates) {
      const { candidate } = caller(fetch, bearer, house.origin);
      await candidate.state({}); // the host was restarted: a seat that speaks goes on
      const paper = await candidate.paper({});
      if (!paper.ok) throw new Error(paper.reason);
      for (const { ref } of paper.items)
        await candidate.save({ ref, revision: 1, response: { kind: 'text', text: written } });
      await candidate.submit({});
    }

    const seat = await house.window(look);
    await sit(seat, one);
    await expect(seat.getByText(t.reviews.trainingMark)).toBeVisible();
    await expect(seat.getByRole('heading', { name: t.reviews.title })).toBeVisible();
    await expectAccessible(seat, `the finished training run in ${locale}`);
    await seat.getByRole('button', { name: new RegExp(`^${t.reviews.open}: ${t.reviews.own}`) }).click();
    await expect(seat.getByRole('textbox', { name: t.marking.response }).first()).toHaveValue(written);
    await expectAccessible(seat, `the own work in ${locale}`);
    if (locale === 'zh-CN') await picture(seat, 'review-own');
    await markAndSubmit(seat, t);
    await expect(seat.getByText(t.reviews.locked)).toBeInViewport();
    await seat.getByRole('button', { name: t.reviews.back }).click();
    await expect(seat.getByText(t.reviews.waits)).toBeVisible();

    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.markingLead, exact: true }).click();
    await office.getByRole('link', { name: 'Exam day' }).click();
    await expect(office.getByRole('heading', { name: t.reviews.peersTitle })).toBeVisible();
    await office.getByRole('button', { name: t.reviews.shareOut }).click();
    await expect(office.getByText(t.reviews.shared(2, 0))).toBeVisible();
    await expectAccessible(office, `the board of the reviews in ${locale}`);
    if (locale === 'zh-CN') await picture(office, 'review-peers');

    // The peer's work comes by itself, and is known by its code only.
    const peer = seat.getByRole('button', { name: new RegExp(`^${t.reviews.open}: ${t.reviews.other('')}`) });
    await peer.click();
    await expect(seat.getByText(t.reviews.blind)).toBeVisible();
    expect(await seat.locator('main').innerText()).not.toContain(two.admissionNumber);
    await markAndSubmit(seat, t);
    await seat.getByRole('button', { name: t.reviews.back }).click();
    await expect(seat.getByText(t.reviews.waits)).toBeVisible();

    const lead = await actingAs(house, 'lead', 'lead-examiner');
    const { tasks, people } = await lead.board({ sessionId: day.sessionId });
    const taskIds = tasks.map(({ taskId }) => taskId);
    for (const name of ['anna', 'bert']) {
      const personId = people.find((person) => person.name === name)?.personId ?? '';
      await lead.assign({ taskIds, personId, third: false });
    }
    await examinerMarks(house, 'anna', 0.5);
    await examinerMarks(house, 'bert', 0);
    expect((await lead.settle({ taskIds })).refused.map(({ reason }) => reason)).toEqual([
      'training-run',
      'training-run',
    ]);
    const { reviews } = caller(fetch, two.bearer, house.origin);
    for (const { taskId } of await reviews.mine({})) {
      const opened = await reviews.open({ taskId });
      if (!opened.ok) throw new Error(opened.reason);
      await reviews.save({ taskId, revision: 1, sheet: filled(opened.rubric, { quality: 0.5 }) });
      expect((await reviews.submit({ taskId, revision: 1 })).ok).toBe(true);
    }

    await seat.getByRole('button', { name: new RegExp(`^${t.reviews.compare}: `) }).press('Enter');
    const table = seat.getByRole('table', { name: t.reviews.compareTitle });
    for (const name of [t.reviews.by.self(), t.reviews.by.peer(), t.reviews.by.examiner(1), t.reviews.by.examiner(2)]) {
      await expect(table.getByRole('columnheader', { name, exact: true })).toBeVisible();
    }
    await expect(seat.getByText(t.markingLead.totalOf(t.reviews.by.self(), '100'))).toBeVisible();
    expect(await seat.locator('main').innerText()).not.toMatch(/anna|bert/);
    await expectAccessible(seat, `the sheets side by side in ${locale}`);
    await expectUncut(seat, `the sheets side by side in ${locale}`);
    if (locale === 'zh-CN') await picture(seat, 'review-compare');
  });
}
