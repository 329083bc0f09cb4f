import type { Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { sampleCandidates } from '#host/sample/sample-people.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { checkIn, makeSample, signInAs, takeSeat } from './support/sample.ts';

async function openBoard(page: Page, t: Catalogue): Promise<void> {
  await page.getByRole('link', { name: t.proctor.openBoard }).first().click();
  await expect(page.getByRole('group', { name: t.proctor.actions })).toBeVisible();
}

/** Chooses everybody shown and presses an act; the acts that ask are confirmed by the caller. */
async function actOnAll(page: Page, t: Catalogue, act: keyof Catalogue['proctor']['acts']): Promise<void> {
  await page.getByRole('button', { name: t.proctor.selectShown }).click();
  await page.getByRole('button', { name: t.proctor.acts[act], exact: true }).click();
}

async function startAll(page: Page, t: Catalogue): Promise<void> {
  await actOnAll(page, t, 'start');
  await page.getByRole('dialog').getByRole('button', { name: t.proctor.acts.start, exact: true }).click();
}

/** Gives some response to the item on the screen, of whatever kind it is. */
async function respond(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const box = main.getByRole('textbox');
  if ((await box.count()) > 0) {
    await box.first().fill('12');
    return;
  }
  if ((await main.getByRole('combobox').count()) > 0) {
    await main.getByRole('combobox').first().selectOption({ index: 1 });
    return;
  }
  // An option, an area of a picture, or the order as it stands.
  await main.locator('label.option, [data-choice], .ordering button:not([data-step])').first().click();
}

async function seatedAndStarted(house: ExamHouse, look: Look, number: string) {
  const t = wordsIn(look.locale);
  await makeSample(house, look);
  const proctor = await signInAs(house, 'proctor', look);
  await openBoard(proctor, t);
  const candidate = await takeSeat(house, number, look);
  await actOnAll(proctor, t, 'admit');
  await proctor.getByRole('dialog').getByRole('button', { name: t.day.checkedAndAdmit, exact: true }).click();
  await expect(candidate.getByRole('heading', { name: t.candidate.identityTitle })).toBeVisible();
  return { t, proctor, candidate };
}

for (const locale of locales) {
  const { admissionNumber: number = '', name = '' } = sampleCandidates.find((one) => one.locale === locale) ?? {};

  test(`in ${locale}: a candidate sits the sample exam through a power cut, and takes a receipt that the proctor can check`, async ({
    house,
  }) => {
    const { t, proctor, candidate } = await seatedAndStarted(house, { locale }, number);
    await checkIn(candidate, t);
    await startAll(proctor, t);
    await expect(candidate.getByText(t.candidate.itemOf(1, 20)).first()).toBeVisible();
    await picture(candidate, `runner-${locale}`);

    await respond(candidate);
    await expect(candidate.getByText(t.candidate.saved('').trim()).first()).toBeVisible();
    await candidate.getByRole('button', { name: t.candidate.next }).click();
    await expect(candidate.getByText(t.candidate.itemOf(2, 20)).first()).toBeVisible();
    await respond(candidate);
    await expect(candidate.getByText(t.candidate.answeredOf(2, 20)).first()).toBeVisible();

    await house.powerCut();
    // The same window goes on by itself, on the same item, with nothing lost.
    await expect(candidate.getByText(t.candidate.itemOf(2, 20)).first()).toBeVisible();
    await candidate.getByRole('button', { name: t.candidate.next }).click();
    await respond(candidate);
    await expect(candidate.getByText(t.candidate.answeredOf(3, 20)).first()).toBeVisible();

    await candidate.getByRole('button', { name: t.candidate.review }).click();
    await expect(candidate.getByText(t.candidate.unansweredList(17))).toBeVisible();
    await picture(candidate, `review-${locale}`);
    await candidate.getByRole('button', { name: t.candidate.submit, exact: true }).click();
    await candidate.getByRole('button', { name: t.candidate.submitNow }).click();
    await expect(candidate.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();
    const receipt = (await candidate.locator('[data-receipt]').getAttribute('data-receipt')) ?? '';
    await picture(candidate, `receipt-${locale}`);

    // The host was restarted: the proctor signs in anew and finds the seat as it is.
    const later = await signInAs(house, 'proctor', { locale });
    await openBoard(later, t);
    await later.getByRole('textbox', { name: t.proctor.receiptCode }).fill(receipt);
    await later.getByRole('button', { name: t.proctor.receiptCheck, exact: true }).click();
    await expect(later.getByText(t.proctor.receiptRight(name, number))).toBeVisible();
    await picture(later, `board-${locale}`);
    await proctor.close();
  });
}
