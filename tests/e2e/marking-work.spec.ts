import { expect, type Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { filled } from '../host/case-exam.ts';
import { caller } from '../support/caller.ts';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { actingAs, criterion, markAll, password, prepareCase, signIn, test } from './support/case-house.ts';
import { wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';

type Day = Awaited<ReturnType<typeof prepareCase>>['day'];

/** Everybody hands in; two examiners are given every case. Returns the codes and ids of the tasks. */
async function handedIn(house: ExamHouse, day: Day, written: string) {
  for (const { bearer } of day.candidates) {
    const { candidate } = caller(fetch, bearer, house.origin);
    await candidate.state({}); // the host was restarted: a seat that speaks goes on
    const paper = await candidate.paper({});
    if (!paper.ok) throw new Error(paper.reason);
    for (const { ref } of paper.items) {
      await candidate.save({ ref, revision: 1, response: { kind: 'text', text: written } });
    }
    await candidate.submit({});
  }
  const lead = await actingAs(house, 'lead', 'lead-examiner');
  const { tasks, people } = await lead.board({ sessionId: day.sessionId });
  for (const name of ['anna', 'bert']) {
    const personId = people.find((person) => person.name === name)?.personId ?? '';
    await lead.assign({ taskIds: tasks.map(({ taskId }) => taskId), personId, third: false });
  }
  return tasks.map(({ taskId, code }) => ({ taskId, code }));
}

/** A whole signed sheet, without a screen. */
async function marks(house: ExamHouse, name: string, taskId: string, quality: 0 | 1): Promise<void> {
  const marking = await actingAs(house, name, 'examiner');
  const opened = await marking.open({ taskId });
  if (!opened.ok) throw new Error(opened.reason);
  const revision = opened.revision + 1;
  await marking.save({ taskId, revision, sheet: filled(opened.rubric, { quality }) });
  const submitted = await marking.submit({ taskId, revision, password });
  if (!submitted.ok) throw new Error(submitted.reason);
}

/** Presses Tab until that is focused: what cannot be reached so cannot be used without a mouse. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('it cannot be reached by Tab');
}

for (const locale of locales) {
  const large: Look = { locale, textSize: 200, width: 1280, height: 800 };
  const look: Look = { locale, width: 1280, height: 800 };

  test(`in ${locale}: what one examiner alone finds fatal is confirmed by another person and agreed on, by keyboard`, async ({
    houseOn,
  }) => {
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale);
    const house = await houseOn(folder);
    const [task] = await handedIn(house, day, locale === 'en' ? 'The customer is wrong.' : '是客户自己的错。');
    if (task === undefined) throw new Error('nothing to mark');

    const desk = await signIn(house, 'anna', look);
    await desk.getByRole('link', { name: task.code }).press('Enter');
    await markAll(desk, t);
    const insult = criterion(desk, 'insults');
    await insult.getByRole('radio').first().focus();
    await desk.keyboard.press('ArrowDown');
    await expect(desk.getByText(t.marking.gaps['fatal-comment'])).toBeVisible();
    await expect(desk.getByText(t.marking.gaps['fatal-evidence'])).toBeVisible();
    await desk.getByRole('textbox', { name: t.marking.response }).first().focus();
    await desk.keyboard.press('Control+A');
    await insult.getByRole('button', { name: t.marking.cite }).press('Enter');
    await insult.getByLabel(t.marking.comment).focus();
    await desk.keyboard.type('blames the customer');
    await tabTo(desk, desk.getByLabel(t.marking.password, { exact: true }));
    await desk.keyboard.type(password);
    await desk.keyboard.press('Enter');
    await expect(desk.getByText(t.marking.lockedNote)).toBeVisible();
    await picture(desk, `marking-fatal-${locale}`);
    await marks(house, 'bert', task.taskId, 1);

    const second = await signIn(house, 'bert', large);
    await expect(second.getByText(t.marking.states.disputed)).toBeVisible();
    await second.getByRole('link', { name: task.code }).press('Enter');
    await second.getByRole('link', { name: t.marking.toCompare }).press('Enter');
    await expect(second.getByText(t.markingLead.loneFatal)).toBeVisible();
    await expectAccessible(second, `a fatal finding to confirm in ${locale}`);
    await expectUncut(second, `a fatal finding to confirm in ${locale}`);
    await picture(second, `marking-second-person-${locale}`);
    await second.getByLabel(t.markingLead.note).focus();
    await second.keyboard.type('read it too');
    await tabTo(second, second.getByLabel(t.marking.password, { exact: true }));
    await second.keyboard.type(password);
    await second.getByRole('button', { name: t.markingLead.stands, exact: true }).press('Enter');
    await expect(second.getByText('read it too')).toBeVisible();

    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.markingLead, exact: true }).press('Enter');
    await office.getByRole('link', { name: 'Exam day' }).press('Enter');
    await expect(office.getByText(t.markingLead.standings.reconcile)).toBeVisible();
    await picture(office, `marking-board-${locale}`);
    await office.getByRole('link', { name: task.code }).press('Enter');
    const first = office.getByRole('row').nth(1);
    await expect(first).toContainText(t.markingLead.differsMark);
    await office.getByLabel(t.markingLead.points).fill('70');
    const agreeForm = office.locator('form', { hasText: t.markingLead.agreeTitle });
    await agreeForm.getByRole('checkbox').first().press('Space');
    await agreeForm.getByLabel(t.markingLead.note).fill('agreed by both');
    await agreeForm.getByLabel(t.marking.password, { exact: true }).fill(password);
    await picture(office, `marking-reconcile-${locale}`);
    await expectAccessible(office, `the reconciling in ${locale}`);
    await office.keyboard.press('Enter');
    await expect(office.getByText('agreed by both', { exact: true })).toBeVisible();
    const lead = await actingAs(house, 'lead', 'lead-examiner');
    expect(await lead.settle({ taskIds: [task.taskId] })).toEqual({ refused: [] });
  });

  test(`in ${locale}: sheets too far apart go to a third examiner; a signed sheet is unlocked with a reason`, async ({
    houseOn,
  }) => {
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale);
    const house = await houseOn(folder);
    const [task] = await handedIn(house, day, locale === 'en' ? 'Tier three.' : '第三档。');
    if (task === undefined) throw new Error('nothing to mark');
    await marks(house, 'anna', task.taskId, 1);
    await marks(house, 'bert', task.taskId, 0);

    const administrator = await signIn(house, 'admin', look);
    await administrator.getByRole('link', { name: t.staff.nav.unlockSheets, exact: true }).press('Enter');
    await administrator.getByRole('button', { name: t.markingLead.unlockOf(task.code, 'bert') }).press('Enter');
    await administrator.getByLabel(t.markingLead.unlockReason).fill('one section marked on the wrong case');
    await expectAccessible(administrator, `unlocking in ${locale}`);
    await picture(administrator, `marking-unlock-${locale}`);
    await administrator.getByRole('button', { name: t.markingLead.unlock, exact: true }).press('Enter');
    await expect(administrator.getByText(t.markingLead.unlocked)).toBeVisible();
    await marks(house, 'bert', task.taskId, 0);

    const office = await signIn(house, 'lead', large);
    await office.goto(`${house.origin}#/marking-compare/${task.taskId}`);
    await expect(office.getByText(t.markingLead.apart('100'))).toBeVisible();
    await expectUncut(office, `asking a third examiner in ${locale}`);
    await office.getByRole('combobox', { name: t.markingLead.examiner }).selectOption({ label: 'cora' });
    await picture(office, `marking-third-${locale}`);
    await office.getByRole('button', { name: t.markingLead.askThird }).press('Enter');
    await expect(office.getByText(t.markingLead.notYet)).toBeVisible();

    const third = await signIn(house, 'cora', look);
    await third.getByRole('link', { name: task.code }).press('Enter');
    await expect(third.getByText(t.marking.missing(9))).toBeVisible();
    await marks(house, 'cora', task.taskId, 1);
    const lead = await actingAs(house, 'lead', 'lead-examiner');
    expect(await lead.settle({ taskIds: [task.taskId] })).toEqual({ refused: [] });
    await third.goto(`${house.origin}#/marking-compare/${task.taskId}`);
    await expect(third.getByText(t.markingLead.settledAt('100', '100'))).toBeVisible();
  });

  test(`in ${locale}: a lead examiner calibrates two examiners on a case and reads how far they agree`, async ({
    houseOn,
  }) => {
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale, 2);
    const house = await houseOn(folder);
    const tasks = await handedIn(house, day, locale === 'en' ? 'Tier three.' : '第三档。');
    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.calibration, exact: true }).press('Enter');
    await office.getByLabel(t.calibration.name).fill('November');
    await office.getByRole('checkbox', { name: tasks[0]?.code ?? '' }).press('Space');
    for (const name of ['anna', 'cora']) await office.getByRole('checkbox', { name, exact: true }).press('Space');
    await office.getByRole('button', { name: t.calibration.start }).press('Enter');
    await expect(office.getByText(t.calibration.refusals['has-seen'], { exact: false })).toBeVisible();
    await office.getByRole('checkbox', { name: 'anna', exact: true }).press('Space');
    await office.getByRole('checkbox', { name: 'lead', exact: true }).press('Space');
    await office.getByRole('button', { name: t.calibration.start }).press('Enter');
    await expect(office.getByText(t.calibration.running)).toBeVisible();
    await expectAccessible(office, `a running calibration in ${locale}`);
    await picture(office, `calibration-start-${locale}`);

    for (const name of ['cora', 'lead']) {
      const marking = await actingAs(house, name, name === 'lead' ? 'lead-examiner' : 'examiner');
      const [mine] = (await marking.tasks({})).filter(({ purpose }) => purpose === 'calibration');
      const opened = await marking.open({ taskId: mine?.taskId ?? '' });
      if (!opened.ok) throw new Error(opened.reason);
      const sheet = filled(opened.rubric, { quality: name === 'lead' ? 1 : 0.5 });
      await marking.save({ taskId: opened.taskId, revision: 1, sheet });
      const submitted = await marking.submit({ taskId: opened.taskId, revision: 1, password });
      if (!submitted.ok) throw new Error(submitted.reason);
    }
    await office.getByRole('button', { name: t.calibration.close }).press('Enter');
    await expect(office.getByRole('region', { name: `November: ${t.calibration.overall}` })).toBeVisible();
    await office.getByText(t.calibration.byCriterion, { exact: true }).click();
    await expectAccessible(office, `the agreement in ${locale}`);
    await picture(office, `calibration-result-${locale}`);
  });

  test(`in ${locale}: a rota is made, changed and printed, and a blank sheet is printed and typed in twice`, async ({
    houseOn,
  }) => {
    const t = wordsIn(locale);
    const { folder, day } = await prepareCase(locale, 3);
    const house = await houseOn(folder);
    const office = await signIn(house, 'lead', look);
    await office.getByRole('link', { name: t.staff.nav.markingLead, exact: true }).press('Enter');
    await office.getByRole('link', { name: t.rota.title }).first().press('Enter');
    for (const name of ['anna', 'bert', 'cora']) {
      await office.getByRole('checkbox', { name, exact: true }).press('Space');
    }
    await office.getByLabel(t.rota.breaks).fill('09:25-09:40');
    await office.getByRole('button', { name: t.rota.make }).press('Enter');
    await expect(office.getByText(t.rota.madeFor(3))).toBeVisible();
    const table = office.getByRole('region', { name: t.rota.title });
    // Three examiners are one pair at a time; the second turn waits for the break to end.
    await expect(table.getByRole('rowheader')).toHaveText([/09:00–09:20/, /09:40–10:00/, /10:05–10:25/]);
    await office.getByRole('combobox', { name: t.rota.candidate }).selectOption({ index: 1 });
    await office.getByLabel(t.rota.start).first().fill('11:00');
    await office.getByRole('button', { name: t.rota.move, exact: true }).press('Enter');
    await expect(office.getByText(t.rota.done)).toBeVisible();
    await expect(table.getByRole('rowheader').last()).toHaveText(/11:00–11:20/);
    await expectAccessible(office, `the rota in ${locale}`);
    await picture(office, `rota-${locale}`);

    const [task] = await handedIn(house, day, locale === 'en' ? 'Tier three.' : '第三档。');
    if (task === undefined) throw new Error('nothing to mark');
    await office.goto(`${house.origin}#/marking-print/${task.taskId}`);
    await expect(office.getByRole('article', { name: t.marking.sheetOf(task.code) })).toBeVisible();
    await office.emulateMedia({ media: 'print' });
    await picture(office, `marking-blank-sheet-${locale}`);
    await office.emulateMedia({ media: 'screen' });
    await expectAccessible(office, `the blank sheet to print in ${locale}`);

    await office.goto(`${house.origin}#/marking-board/${day.sessionId}`);
    const row = office.getByRole('row', { name: task.code });
    const typed = row
      .getByRole('link')
      .filter({ hasText: t.paperSheets.link.slice(0, 2) })
      .first();
    const address = (await typed.getAttribute('href')) ?? '';
    await typed.press('Enter');
    await markAll(office, t);
    await office.getByLabel(t.marking.password, { exact: true }).fill(password);
    await picture(office, `marking-on-paper-${locale}`);
    await office.getByRole('button', { name: t.marking.submit }).press('Enter');
    await expect(office.getByText(t.paperSheets.first)).toBeVisible();

    const lead = await actingAs(house, 'lead', 'lead-examiner');
    const { tasks } = await lead.board({ sessionId: day.sessionId });
    const writer = tasks
      .find(({ taskId }) => taskId === task.taskId)
      ?.examiners.find((one) => address.endsWith(one.personId));
    const desk = await signIn(house, writer?.name ?? '', large);
    await desk.getByRole('link', { name: task.code }).press('Enter');
    await desk.getByRole('link', { name: t.paperSheets.link }).press('Enter');
    await markAll(desk, t);
    await desk.getByLabel(t.marking.password, { exact: true }).fill(password);
    await desk.getByRole('button', { name: t.marking.submit }).press('Enter');
    await expect(desk.getByText(t.paperSheets.taken)).toBeVisible();
    await expectAccessible(desk, `a typed sheet of paper in ${locale}`);
  });
}
