import type { Page } from '@playwright/test';
import type { Catalogue } from '#ui/words/catalogue.ts';
import type { StaffRole } from '#domain/roles.ts';
import { sampleStaff } from '#host/sample/sample-people.ts';
import { expect, wordsIn, type ExamHouse, type Look } from './exam-house.ts';

/** One click on the first page: the sample organisation. Returns the window it was made in. */
export async function makeSample(house: ExamHouse, look: Look): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await house.window(look, house.setupLink);
  await page.getByRole('button', { name: t.setup.sampleStart }).click();
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
  return page;
}

/** A member of the sample's staff signs in at a window of their own. */
export async function signInAs(house: ExamHouse, role: StaffRole, look: Look): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await house.window(look);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  const account = sampleStaff.find((one) => one.role === role);
  await page.getByRole('button', { name: account?.username ?? '' }).click();
  await page.getByRole('button', { name: t.signIn.signIn, exact: true }).click();
  await expect(page.getByRole('button', { name: t.staff.signOut })).toBeVisible();
  return page;
}

/** A candidate types an admission number at a seat of their own, and waits to be admitted. */
export async function takeSeat(house: ExamHouse, admissionNumber: string, look: Look): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await house.window(look);
  await page.getByRole('button', { name: t.signIn.candidate }).click();
  await page.getByLabel(t.signIn.admissionNumber).fill(admissionNumber);
  await page.getByRole('button', { name: t.signIn.enter, exact: true }).click();
  await expect(page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
  return page;
}

/** From admission to the wait for the start: identity, every agreement, the equipment. */
export async function checkIn(page: Page, t: Catalogue): Promise<void> {
  await page.getByRole('button', { name: t.candidate.itIsMe }).click();
  await expect(page.getByRole('heading', { name: t.candidate.agreementsTitle })).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: t.candidate.acceptAll }).click();
  await page.getByRole('button', { name: t.candidate.checkContinue }).click();
  await expect(page.getByRole('heading', { name: t.candidate.readyTitle })).toBeVisible();
}
