// The screens of the exam room, by axe, and also dark and at twice the text size.
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, attemptOf, everyKind, foundSample, prepareExam, sitByOperation } from './support/prepared-exam.ts';
import { signInAs } from './support/sample.ts';

const exactly = (name: string) => ({ name, exact: true });

const large = { textSize: 200, width: 1024, height: 768 };
const looks: Readonly<Record<string, Look>> = {
  'light, in Chinese': { locale: 'zh-CN' },
  'at 200 % text on 1024×768, in Chinese': { locale: 'zh-CN', ...large },
  'dark and at 200 % text on 1024×768, in English': { locale: 'en', theme: 'dark', ...large },
};
/** Screens whose picture at a large text size shows what a guide tells. */
const pictured = ['runner single', 'not saved', 'receipt', 'board'];

/**
 * Looks at a screen: by axe, and at a large text size for what is cut off. Light colours at a large size tell axe nothing new:
 * there only the size is looked at.
 */
function viewer(look: Look) {
  const { theme = 'light', textSize = 100, locale } = look;
  return async (page: Page, screen: string, button?: Locator) => {
    if (textSize === 100 || theme === 'dark') await expectAccessible(page, screen);
    if (textSize === 100) return;
    await expectUncut(page, screen, button);
    if (pictured.includes(screen)) await picture(page, `${screen.replaceAll(' ', '-')}-${theme}-large-${locale}`);
  };
}

/** From the first page to the wait for the start. */
async function wayIn(house: ExamHouse, look: Look, number: string, admit: () => Promise<unknown>): Promise<Page> {
  const see = viewer(look);
  const t = wordsIn(look.locale);
  const page = await house.window(look);
  const press = (name: string) => page.getByRole('button', exactly(name));
  const come = (title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
  await see(page, 'welcome', page.getByRole('button', { name: t.signIn.candidate }));
  await page.getByRole('button', exactly(t.common.display)).click();
  await see(page, 'display settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t.signIn.candidate }).click();
  await come(t.signIn.candidateTitle);
  await see(page, 'entry', press(t.signIn.enter));
  await page.getByLabel(t.signIn.admissionNumber).fill(number);
  await press(t.signIn.enter).click();
  await come(t.candidate.awaitingTitle);
  await see(page, 'awaiting', press(t.candidate.typeAgain));
  await admit();
  await come(t.candidate.identityTitle);
  await press(t.candidate.notMe).click();
  await see(page, 'identity', press(t.candidate.itIsMe));
  await press(t.candidate.itIsMe).click();
  await come(t.candidate.agreementsTitle);
  await see(page, 'agreements', press(t.candidate.acceptAll));
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(t.candidate.acceptAll).click();
  await expect(press(t.candidate.checkContinue)).toBeEnabled();
  await see(page, 'check', press(t.candidate.checkContinue));
  await press(t.candidate.checkContinue).click();
  await come(t.candidate.readyTitle);
  await see(page, 'ready', page.getByText(t.candidate.readyLead));
  return page;
}

/** From the first item to the review, with everything that may stand on the runner's screen. */
async function everyItem(page: Page, look: Look): Promise<void> {
  const see = viewer(look);
  const t = wordsIn(look.locale);
  const press = (name: string) => page.getByRole('button', exactly(name));
  for (const [at, kind] of everyKind.entries()) {
    await expect(page.getByRole('main').getByText(t.candidate.itemOf(at + 1, 5))).toBeAttached();
    await see(page, `runner ${kind}`, press(at === 4 ? t.candidate.review : t.candidate.next));
    const box = page.getByRole('main').getByRole('textbox');
    if (kind === 'text' || kind === 'numeric') await box.fill('12');
    else await page.locator('label.option').first().click();
    if (at === 0) await press(t.candidate.flag).click();
    if (at < 4) await press(t.candidate.next).click();
  }
  await see(page, 'runner answered', press(t.candidate.review));
  if (await press(t.candidate.showMap).isVisible()) {
    await press(t.candidate.showMap).click();
    await see(page, 'question map', page.getByRole('navigation').getByRole('button').last());
    await press(t.candidate.hideMap).click();
  }
  await page.getByRole('button', exactly(t.candidate.keys)).click();
  await see(page, 'keys of the runner');
  await page.keyboard.press('Escape');
  await page.context().setOffline(true);
  await expect(page.getByText(t.candidate.hostSilent)).toBeVisible();
  await see(page, 'host gone', press(t.candidate.review));
  await press(t.candidate.clear).click();
  await expect(page.getByText(t.candidate.notSavedLead('5'))).toBeVisible();
  await see(page, 'not saved', press(t.candidate.review));
  await page.context().setOffline(false);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
}

async function board(house: ExamHouse, look: Look, title: string): Promise<Page> {
  const see = viewer(look);
  const t = wordsIn(look.locale);
  const page = await signInAs(house, 'proctor', look);
  await expect(page.getByRole('heading', exactly(title))).toBeVisible();
  await see(page, 'sessions of the proctor');
  await page.getByRole('link', exactly(`${t.proctor.openBoard}: ${title}`)).click();
  await expect(page.getByText(t.proctor.states.running, { exact: true }).first()).toBeVisible();
  await page.getByRole('button', exactly(t.proctor.selectShown)).click();
  await see(page, 'board', page.getByRole('button', exactly(t.proctor.acts.start)));
  const acts = page.getByRole('group', { name: t.proctor.actions });
  for (const act of ['start', 'pause', 'releaseSeat', 'close'] as const) {
    await acts.getByRole('button', exactly(t.proctor.acts[act])).click();
    const confirm = page.getByRole('dialog').getByRole('button', exactly(t.proctor.acts[act]));
    await expect(confirm).toBeVisible();
    await see(page, `dialog ${act}`, confirm);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  for (const act of ['credit', 'message', 'incident', 'terminate'] as const) {
    await acts.getByRole('button', exactly(t.room.acts[act])).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await see(page, `dialog ${act}`, dialog.getByRole('button').last());
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.getByText(t.room.details, { exact: true }).first().click();
  await see(page, 'details of a seat');
  await page.keyboard.press('Escape');
  await page.getByRole('link', exactly(t.room.records)).click();
  for (const tab of ['conditions', 'attendance', 'report'] as const) {
    await page.getByRole('tab', { name: t.room.tabs[tab] }).click();
    await expect(page.getByRole('tabpanel').getByRole('button').first()).toBeVisible();
    await see(page, `records: ${tab}`, page.getByRole('tabpanel').getByRole('button').first());
  }
  await page.getByRole('link', exactly(t.room.backToBoard)).click();
  await page.getByRole('button', exactly(t.proctor.closeSession)).click();
  await see(page, 'dialog close the session');
  await page.getByRole('dialog').getByRole('button', exactly(t.proctor.closeSession)).click();
  await expect(page.getByText(t.proctor.closeSessionRefused['attempts-open'])).toBeVisible();
  await see(page, 'session not closed');
  await page.keyboard.press('Escape');
  return page;
}

for (const [name, look] of Object.entries(looks)) {
  test(`every screen of the exam room can be used by all, ${name}`, async ({ house }) => {
    test.setTimeout(240_000);
    const see = viewer(look);
    const t = wordsIn(look.locale);
    await foundSample(house);
    const exam = await prepareExam(house, { locale: look.locale, candidates: 2 });
    const [number, other = ''] = exam.admissionNumbers;
    const proctor = await actingAs(house, 'proctor');
    const attemptIds = [await attemptOf(proctor, exam, number)];
    const page = await wayIn(house, look, number, () => proctor.room.admit({ attemptIds }));
    await proctor.room.start({ attemptIds });
    await everyItem(page, look);
    await page.getByRole('button', exactly(t.candidate.review)).click();
    await see(page, 'review', page.getByRole('button', exactly(t.candidate.submit)));

    // Another one is ready, so that the board has something to start.
    await sitByOperation(house, exam, other, look.locale, true, 'ready');
    await board(house, look, exam.title);

    await proctor.room.pause({ attemptIds, code: 'environment.power' });
    await expect(page.getByRole('heading', { name: t.candidate.pausedTitle })).toBeVisible();
    await see(page, 'paused');
    await proctor.room.releaseSeat({ attemptIds, code: 'system.disk' });
    await expect(page.getByRole('heading', { name: t.candidate.released })).toBeVisible();
    await see(page, 'released', page.getByRole('button', exactly(t.candidate.continueHere)));
    await page.getByRole('button', exactly(t.candidate.continueHere)).click();
    await proctor.room.resume({ attemptIds });
    await page.getByRole('button', exactly(t.candidate.review)).click();
    await page.getByRole('button', exactly(t.candidate.submit)).click();
    const submit = page.getByRole('button', exactly(t.candidate.submitNow));
    await see(page, 'dialog submit', submit);
    await submit.click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    await see(page, 'receipt', page.getByRole('button', exactly(t.candidate.finish)));
  });
}
