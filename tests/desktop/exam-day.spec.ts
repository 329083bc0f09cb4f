import type { ElectronApplication, Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { catalogues } from '#ui/words/catalogue.ts';
import { callHost } from './support/call-host.ts';
import { expect, shownPage, test } from './support/desktop.ts';
import { SampleProctor } from './support/proctor.ts';

const t = catalogues['zh-CN'];
const candidate = '95598001';

const isLocked = async (app: ElectronApplication, page: Page) => {
  const shell = await app.browserWindow(page);
  return shell.evaluate((shown: BrowserWindow) => shown.isKiosk());
};

async function takeSeat(page: Page): Promise<void> {
  await page.getByRole('button', { name: t.signIn.candidate }).click();
  await page.getByLabel(t.signIn.admissionNumber).fill(candidate);
  await page.getByRole('button', { name: t.signIn.enter, exact: true }).click();
}

async function checkIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: t.candidate.itIsMe }).click();
  await expect(page.getByRole('heading', { name: t.candidate.agreementsTitle })).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: t.candidate.acceptAll }).click();
  await page.getByRole('button', { name: t.candidate.checkContinue }).click();
  await expect(page.getByRole('heading', { name: t.candidate.readyTitle })).toBeVisible();
}

test('an exam in the desktop window locks it, outlives a restart of the program, and unlocks it on the receipt', async ({
  launch,
}) => {
  test.slow(); // two starts of the program and the whole way of a candidate
  let app = await launch();
  let page = await shownPage(app);
  expect(await callHost(page, 'setup.createSample', { code: '' })).toMatchObject({ json: { ok: true } });
  await page.reload();
  const proctor = await SampleProctor.signIn(page);
  await takeSeat(page);
  await proctor.act('admit', candidate, ({ present }) => present);
  await checkIn(page);
  expect(await isLocked(app, page)).toBe(true);
  await proctor.act('start', candidate, ({ ready }) => ready);
  await expect(page.getByText(t.candidate.itemOf(1, 20)).first()).toBeVisible();
  await page.getByRole('button', { name: t.candidate.flag }).first().click();

  await app.close(); // from outside: a locked window gives way to it
  app = await launch();
  page = await shownPage(app);
  await takeSeat(page); // the same seat: nobody need release it
  await expect(page.getByText(t.candidate.itemOf(1, 20)).first()).toBeVisible();
  await expect.poll(() => isLocked(app, page)).toBe(true);

  await page.getByRole('button', { name: t.candidate.review }).click();
  await page.getByRole('button', { name: t.candidate.submit, exact: true }).click();
  await page.getByRole('button', { name: t.candidate.submitNow }).click();
  await expect(page.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();
  await expect.poll(() => isLocked(app, page)).toBe(false);
});
