// What a seat promises when its host is lost: nothing acknowledged is lost, nothing typed either, and the old host is never believed again.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { foundSample, prepareExam, startedSeat } from './support/prepared-exam.ts';
import { picture } from './support/pictures.ts';
import { signInAs } from './support/sample.ts';
import { Spare } from './support/spare-host.ts';

test.describe.configure({ mode: 'parallel' });

const mark = (page: Page) => page.locator('[data-save-state]');
const saved = (page: Page) => expect(mark(page)).toHaveAttribute('data-save-state', 'saved');
const notSaved = (page: Page) => expect(mark(page)).toHaveAttribute('data-save-state', 'not-saved');
const typing = (page: Page) => page.getByRole('main').getByRole('textbox');
const exactly = (name: string) => ({ name, exact: true });

/** What a folder holds of an attempt, as another program reads it there. */
function onDisk(dataFolder: string, attemptId: string) {
  const db = openForReading(dataFolder);
  try {
    const texts = [...responsesOf(db, attemptId).values()].map(({ response }) =>
      response !== null && 'text' in response ? response.text : (response?.kind ?? ''),
    );
    const saves = attemptEntries(db, attemptId).filter(({ event }) => event.kind === 'attempt.saved').length;
    return { texts: texts.sort(), saves };
  } finally {
    db.close();
  }
}

/** A seat that gave one response before the host's last snapshot and two after it, and stands on the second item. */
async function afterSnapshot(house: ExamHouse, look: Look) {
  const t = wordsIn(look.locale);
  await foundSample(house);
  const exam = await prepareExam(house, { locale: look.locale, kinds: ['text', 'single'] });
  const seat = await startedSeat(house, exam, look);
  const spare = new Spare(house);
  await typing(seat.page).fill('before');
  await saved(seat.page);
  await spare.snapshot();
  await typing(seat.page).fill('after the snapshot');
  await saved(seat.page);
  await seat.page.getByRole('button', exactly(t.candidate.next)).click();
  await seat.page.locator('label.option').nth(1).click();
  await saved(seat.page);
  return { ...seat, t, exam, spare };
}

test('the seat goes on by itself at the spare host: what the lost one acknowledged after its snapshot is there, once', async ({
  house,
}) => {
  test.slow(); // four hosts, one after the other
  const look = { locale: 'zh-CN' } as const;
  const { page, attemptId, t, spare } = await afterSnapshot(house, look);
  try {
    await house.host.kill();
    await page.locator('label.option').nth(0).click();
    await notSaved(page);
    expect(await spare.goesOn()).toBe(1);
    expect(onDisk(spare.dataFolder, attemptId)).toEqual({ texts: ['before'], saves: 1 });

    await saved(page);
    await expect(page.getByRole('main').getByText(t.candidate.itemOf(2, 2))).toBeAttached();
    await expect(page.getByRole('radio').nth(0)).toBeChecked();
    await expect.poll(() => onDisk(spare.dataFolder, attemptId).texts).toEqual(['after the snapshot', 'single']);
    expect(onDisk(spare.dataFolder, attemptId).saves).toBe(3);

    // The old host comes back from its disk, at the same address: the seat believes not a word of it.
    await house.host.kill();
    await spare.serve(house.dataFolder);
    await expect(page.getByRole('heading', { name: t.join.replacedTitle })).toBeVisible();
    const before = onDisk(house.dataFolder, attemptId).saves;
    await house.host.kill();
    await spare.serve(spare.dataFolder);
    await expect(page.getByRole('heading', { name: t.join.replacedTitle })).toBeHidden();
    await page.locator('label.option').nth(2).click();
    await saved(page);
    expect(onDisk(house.dataFolder, attemptId).saves).toBe(before);
  } finally {
    spare.remove();
  }
});

for (const locale of locales) {
  test(`in ${locale}: the host is lost for good; the seat writes a response file, the spare host takes it in once, and the exam goes on`, async ({
    house,
  }) => {
    test.slow(); // a seat waits before it offers a file
    const look = { locale };
    const { page, number, attemptId, t, spare } = await afterSnapshot(house, look);
    try {
      await page.getByRole('button', exactly(t.candidate.previous)).click();
      await house.host.kill();
      await typing(page).fill('typed when the host was gone');
      await notSaved(page);
      await page.getByRole('button', exactly(`${t.lostHost.write}…`)).click({ timeout: 60_000 });
      await picture(page, `response-file-seat-${locale}`);
      await expectAccessible(page, 'writing a response file');
      const download = page.waitForEvent('download');
      await page.getByRole('dialog').getByRole('button', exactly(t.lostHost.write)).click();
      const file = await (await download).path();
      await expect(page.getByText(t.lostHost.written((await download).suggestedFilename()))).toBeVisible();
      expect((await download).suggestedFilename()).toContain(number);
      const content = readFileSync(file, 'utf8');
      expect(content).not.toContain('typed');
      expect(content).not.toContain('after the snapshot');
      // The machine is switched off too: nothing is left but what is on the stick and, sealed, at the seat.
      const { context, at } = { context: page.context(), at: page.url() };
      await page.close({ runBeforeUnload: false });
      await spare.goesOn();

      const proctor = await signInAs(house, 'proctor', look);
      await proctor.getByRole('link', exactly(t.staff.nav.responseFiles)).click();
      const pick = () =>
        proctor.locator('input[type=file]').setInputFiles({
          name: 'responses.invigil',
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(content),
        });
      await pick();
      await expect(proctor.getByText(t.responseFiles.standings.newer)).toBeVisible();
      await proctor.getByLabel(t.responseFiles.reason).fill(t.responseFiles.reasonHint.replace(/^.*?[:：]\s*/, ''));
      await picture(proctor, `response-files-${locale}`);
      await expectAccessible(proctor, 'taking a response file in');
      expect(onDisk(spare.dataFolder, attemptId).texts).toEqual(['before']);
      await proctor.getByRole('button', exactly(t.responseFiles.take(2))).click();
      const both = { texts: ['single', 'typed when the host was gone'], saves: 3 };
      await expect.poll(() => onDisk(spare.dataFolder, attemptId)).toEqual(both);
      await expect(proctor.getByText(t.responseFiles.none)).toBeHidden();
      await pick();
      await expect(proctor.getByText(t.responseFiles.refusals['already-taken'])).toBeVisible();
      expect(onDisk(spare.dataFolder, attemptId)).toEqual(both);

      const again = await context.newPage();
      await again.goto(at);
      const field = again.getByLabel(t.signIn.admissionNumber);
      await again.getByRole('button', { name: t.signIn.candidate }).click();
      await again.getByText(t.lostHost.keptHere(1)).click();
      await field.fill(number);
      await again.getByRole('button', exactly(t.signIn.enter)).click();
      await expect(again.getByRole('timer')).toBeVisible();
      await expect(typing(again)).toHaveValue('typed when the host was gone');
      await typing(again).fill('and it goes on');
      await saved(again);
    } finally {
      spare.remove();
    }
  });
}
