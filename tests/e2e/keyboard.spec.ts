// The whole way of a candidate and of a proctor by keyboard alone: no mouse, and the focus is never lost.
import type { Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { samplePassword } from '#host/sample/sample-people.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { expectFocusShown, pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { foundSample, prepareExam } from './support/prepared-exam.ts';

const exactly = (name: string) => ({ name, exact: true });

async function proctorComesIn(house: ExamHouse, look: Look, t: Catalogue, session: string): Promise<Page> {
  const page = await house.window(look);
  await pressOn(page, page.getByRole('button', { name: t.signIn.staff }));
  await typeInto(page, page.getByLabel(t.signIn.username), 'proctor');
  await typeInto(page, page.getByLabel(t.signIn.password, { exact: true }), samplePassword);
  await page.keyboard.press('Enter');
  await pressOn(page, page.getByRole('link', exactly(`${t.proctor.openBoard}: ${session}`)));
  await expect(page.getByRole('group', { name: t.proctor.actions })).toBeVisible();
  await expectFocusShown(page, 'on the board');
  return page;
}

/** Chooses every seat by its card and presses an act. */
async function act(page: Page, t: Catalogue, what: 'admit' | 'start'): Promise<void> {
  const card = page.getByRole('checkbox');
  if (!(await card.isChecked())) await pressOn(page, card, 'Space');
  await expect(card).toBeChecked();
  await pressOn(page, page.getByRole('button', exactly(t.proctor.acts[what])));
}

async function takesSeat(house: ExamHouse, look: Look, t: Catalogue, number: string): Promise<Page> {
  const page = await house.window(look);
  await pressOn(page, page.getByRole('button', { name: t.signIn.candidate }));
  await typeInto(page, page.getByLabel(t.signIn.admissionNumber), number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
  await expectFocusShown(page, 'while waiting to be admitted');
  return page;
}

async function checksIn(page: Page, t: Catalogue): Promise<void> {
  const { identityTitle, agreementsTitle, checkTitle, readyTitle } = t.candidate;
  const arrivesAt = async (title: string) => {
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expectFocusShown(page, `at “${title}”`);
  };
  await arrivesAt(identityTitle);
  await pressOn(page, page.getByRole('button', exactly(t.candidate.itIsMe)));
  await arrivesAt(agreementsTitle);
  for (const box of await page.getByRole('checkbox').all()) {
    await pressOn(page, box, 'Space');
    await expect(box).toBeChecked();
  }
  await pressOn(page, page.getByRole('button', exactly(t.candidate.acceptAll)));
  await arrivesAt(checkTitle);
  await typeInto(page, page.getByRole('textbox'), '95598');
  await pressOn(page, page.getByRole('button', exactly(t.candidate.checkContinue)));
  await arrivesAt(readyTitle);
}

const at = (page: Page, t: Catalogue, n: number) =>
  expect(page.getByRole('main').getByText(t.candidate.itemOf(n, 5))).toBeAttached();

async function choosesByKeys(page: Page, t: Catalogue): Promise<void> {
  const radio = page.getByRole('radio');
  const box = page.getByRole('checkbox');
  const { keyboard } = page;
  // A single choice: by number, by letter, and by the arrows of the group itself.
  await at(page, t, 1);
  await keyboard.press('2');
  await expect(radio.nth(1)).toBeChecked();
  await expectFocusShown(page, 'on the option chosen by its number');
  await keyboard.press('a');
  await expect(radio.nth(0)).toBeChecked();
  await keyboard.press('ArrowDown');
  await expect(radio.nth(1)).toBeChecked();
  await at(page, t, 1);
  await keyboard.press('f');
  await expect(page.getByRole('button', exactly(t.candidate.unflag))).toBeVisible();
  // A multiple choice: each key turns its option on or off.
  await keyboard.press('ArrowRight');
  await at(page, t, 2);
  await expectFocusShown(page, 'on the next item');
  for (const key of ['A', 'c', '2', 'C']) await keyboard.press(key);
  await expect(box.nth(0)).toBeChecked();
  await expect(box.nth(1)).toBeChecked();
  await expect(box.nth(2)).not.toBeChecked();
  await keyboard.press('ArrowLeft');
  await at(page, t, 1);
  await expect(radio.nth(1)).toBeChecked();
  await keyboard.press('ArrowLeft');
  await at(page, t, 1);
  // The list of keys: open, no key of the exam works behind it, closed again.
  await keyboard.press('?');
  const keys = page.getByRole('dialog', { name: t.candidate.keysTitle });
  await expect(keys).toBeVisible();
  await expectFocusShown(page, 'in the list of keys');
  await keyboard.press('f');
  await keyboard.press('ArrowRight');
  await keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expectFocusShown(page, 'after the list of keys');
  await at(page, t, 1);
  await expect(page.getByRole('button', exactly(t.candidate.unflag))).toBeVisible();
}

/** Keys that an input method takes for itself, as Chromium reports them to a page. */
async function pressWhileComposing(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Process', code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}

async function typesAndComposes(page: Page, t: Catalogue): Promise<void> {
  const { keyboard } = page;
  const radio = page.getByRole('radio');
  // True or false; a key that the input method takes chooses nothing.
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await at(page, t, 3);
  await pressWhileComposing(page, 'Digit1');
  await pressWhileComposing(page, 'KeyF');
  await keyboard.press('2');
  await expect(radio.nth(1)).toBeChecked();
  await expect(radio.nth(0)).not.toBeChecked();
  await expect(page.getByRole('button', exactly(t.candidate.flag))).toBeVisible();
  // In a field every key is text, also while an input method composes.
  await keyboard.press('ArrowRight');
  await at(page, t, 4);
  const field = page.getByRole('main').getByRole('textbox');
  await typeInto(page, field, 'f2a?');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowRight');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'f1', selectionStart: 2, selectionEnd: 2 });
  await pressWhileComposing(page, 'ArrowRight');
  await session.send('Input.insertText', { text: '电' });
  await expect(field).toHaveValue('f2a?电');
  await at(page, t, 4);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', exactly(t.candidate.flag))).toBeVisible();
  // Out of the field by Tab, to the next item by its button, whose end switches it off.
  await pressOn(page, page.getByRole('button', exactly(t.candidate.next)));
  await at(page, t, 5);
  await expectFocusShown(page, 'on the last item');
  await typeInto(page, field, '12.5');
  await expect(page.getByText(t.candidate.answeredOf(5, 5)).first()).toBeAttached();
}

async function reviewsAndSubmits(page: Page, t: Catalogue): Promise<void> {
  const { keyboard } = page;
  // The question map is one stop of Tab; inside, the arrows lead.
  const map = page.getByRole('navigation', { name: t.candidate.map });
  await tabTo(page, map.locator('[aria-current]'));
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await keyboard.press(key);
  await expectFocusShown(page, 'in the question map');
  await keyboard.press('Enter');
  await at(page, t, 2);
  await expectFocusShown(page, 'on the item opened from the map');
  await pressOn(page, page.getByRole('button', exactly(t.candidate.clear)));
  await expectFocusShown(page, 'after clearing a response');
  await pressOn(page, page.getByRole('button', exactly(t.candidate.review)));
  await expect(page.getByRole('heading', { name: t.candidate.reviewTitle })).toBeVisible();
  await expectFocusShown(page, 'at the review');
  await expect(page.getByText(t.candidate.flaggedList(1))).toBeVisible();
  await pressOn(page, page.getByRole('main').getByRole('button', exactly(t.candidate.itemOf(2, 5))));
  await at(page, t, 2);
  await expectFocusShown(page, 'on the item opened from the review');
  await keyboard.press('b');
  await pressOn(page, page.getByRole('button', exactly(t.candidate.review)));
  await expect(page.getByText(t.candidate.allAnswered)).toBeVisible();
  const submit = page.getByRole('button', exactly(t.candidate.submit));
  const dialog = page.getByRole('dialog', { name: t.candidate.submitConfirm });
  await pressOn(page, submit);
  await expect(dialog).toBeVisible();
  await expectFocusShown(page, 'in the dialog');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(submit).toBeFocused();
  await keyboard.press('Enter');
  await pressOn(page, dialog.getByRole('button', exactly(t.candidate.submitNow)));
  await expect(page.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();
  await expectFocusShown(page, 'at the receipt');
  await pressOn(page, page.getByRole('button', exactly(t.candidate.finish)));
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
  await expectFocusShown(page, 'after leaving');
}

for (const locale of locales) {
  test(`in ${locale}: a candidate sits an exam, and a proctor holds it, by keyboard alone`, async ({ house }) => {
    const look = { locale };
    const t = wordsIn(locale);
    await foundSample(house);
    const exam = await prepareExam(house, { locale });
    const proctor = await proctorComesIn(house, look, t, exam.title);
    const candidate = await takesSeat(house, look, t, exam.admissionNumbers[0]);
    await act(proctor, t, 'admit');
    await pressOn(proctor, proctor.getByRole('dialog').getByRole('button', exactly(t.day.checkedAndAdmit)));
    await expect(proctor.getByText(t.proctor.actDone.admit(1))).toBeVisible();
    await expectFocusShown(proctor, 'after admitting');
    await checksIn(candidate, t);
    await expect(proctor.getByText(t.proctor.states.ready, { exact: true })).toBeVisible();
    await act(proctor, t, 'start');
    await pressOn(proctor, proctor.getByRole('dialog').getByRole('button', exactly(t.proctor.acts.start)));
    await expect(proctor.getByText(t.proctor.actDone.start(1))).toBeVisible();
    await expectFocusShown(proctor, 'after starting');

    await choosesByKeys(candidate, t);
    await typesAndComposes(candidate, t);
    await reviewsAndSubmits(candidate, t);
  });
}
