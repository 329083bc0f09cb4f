// A trainee practises: by keys alone in Chinese, by pointer in English; and the office gives, prints and revokes a pass.
import { expect, type Page } from '@playwright/test';
import type { Locale } from '#domain/item/locale.ts';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { itemShown, respondRightly } from './support/answers.ts';
import { wordsIn } from './support/exam-house.ts';
import { expectFocusShown, pressOn, typeInto } from './support/keyboard.ts';
import { picture } from './support/pictures.ts';
import { foundSample } from './support/prepared-exam.ts';
import { enterPractice, openItems, practiceBank, test, trainee } from './support/practice-house.ts';
import { respondByKeys } from './support/respond-by-keys.ts';

const exactly = (name: string) => ({ name, exact: true });
const outcomeIn = (page: Page, word: string) => page.getByRole('status').getByText(word, { exact: true });

async function kindShown(page: Page, locale: Locale) {
  return itemShown(await page.getByRole('main').innerText(), practiceBank(), locale).kind;
}

test('in zh-CN a trainee practises every kind by keys alone, and works the mistakes off', async ({ practice }) => {
  test.setTimeout(240_000);
  const { house, code } = practice;
  const t = wordsIn('zh-CN');
  const page = await house.window({ locale: 'zh-CN' });
  const button = (name: string) => page.getByRole('button', exactly(name));
  await pressOn(page, page.getByRole('button', { name: t.signIn.practiseHint }));
  await expect(page.getByLabel(t.practice.code)).toBeFocused();
  await typeInto(page, page.getByLabel(t.practice.code), code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t.practice.hello(trainee.name) })).toBeVisible();
  await expect(page.getByText(t.practice.nothingSeen).first()).toBeVisible();
  await pressOn(page, button(t.practice.all));

  for (let number = 1; number <= openItems; number += 1) {
    await expect(page.getByRole('heading', { name: t.practice.itemTitle(number) })).toBeAttached();
    const kind = await kindShown(page, 'zh-CN');
    if (kind === 'single') {
      // Somebody who does not know asks for the answer: that is a mistake to come back to.
      await pressOn(page, button(t.practice.showAnswer));
      await expect(outcomeIn(page, t.practice.outcomes.blank)).toBeVisible();
      await expect(page.getByText(t.item.keyHere, { exact: true })).toBeVisible();
    } else {
      await respondByKeys(page, kind, t, t.item.playsLeft(Infinity));
      await pressOn(page, button(t.practice.respond));
      await expect(page.getByRole('heading', { name: t.practice.rationale })).toBeVisible();
    }
    await expect(page.getByText('因为如此。')).toBeVisible();
    await expect(button(t.practice.next)).toBeFocused();
    await expectFocusShown(page, 'after the response');
    if (kind === 'multiple' || kind === 'hotspot' || kind === 'single') {
      await expectAccessible(page, `the answer of ${kind}`);
      await picture(page, `practice-${kind}-zh-CN`);
    }
    if (number < openItems) await page.keyboard.press(number % 2 === 0 ? 'ArrowRight' : 'Enter');
  }

  await pressOn(page, button(t.practice.home));
  const seen = page.getByRole('progressbar', { name: t.practice.seen }).first();
  await expect(seen).toHaveAttribute('aria-valuetext', t.practice.seenOf(openItems, openItems));
  await picture(page, 'practice-home-zh-CN');
  await pressOn(page, page.getByRole('button', { name: /错题（\d+）/ }));
  await expect(page.getByText('哪一项正确？')).toBeVisible();
  await expectAccessible(page, 'mistakes');
  await picture(page, 'practice-mistakes-zh-CN');
  await pressOn(page, button(t.practice.onlyMistakes));
  await expect(page.getByRole('heading', { name: t.practice.itemTitle(openItems + 1) })).toBeAttached();
  await pressOn(page, button(t.practice.leave));
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
});

test('in en a trainee answers everything rightly by pointer, and keeps it over a power cut', async ({ practice }) => {
  test.setTimeout(240_000);
  const { house, code } = practice;
  const t = wordsIn('en');
  const page = await enterPractice(house, code, { locale: 'en' });
  const button = (name: string) => page.getByRole('button', exactly(name));
  await button(t.practice.ofTopic('All')).click();
  for (let number = 1; number <= openItems; number += 1) {
    await expect(page.getByRole('heading', { name: t.practice.itemTitle(number) })).toBeAttached();
    const kind = await kindShown(page, 'en');
    if (number === 3) {
      await house.powerCut();
      await expect(page.getByRole('main')).toContainText(t.item.kinds[kind]);
    }
    await respondRightly(page, practiceBank(), 'en', t);
    await button(t.practice.respond).click();
    await expect(outcomeIn(page, t.practice.outcomes.right), kind).toBeVisible();
    await expect(page.getByText('Because it is so.')).toBeVisible();
    await expect(page.getByText(t.practice.cleared)).toBeVisible();
    if (kind === 'matching') await picture(page, 'practice-matching-en');
    await button(t.practice.next).click();
  }
  await button(t.practice.home).click();
  await expect(page.getByText(t.practice.rightOf('100%', openItems, openItems)).first()).toBeVisible();
  await picture(page, 'practice-home-en');
  await button(t.practice.openMistakes(0)).click();
  await expect(page.getByText(t.practice.noMistakes, { exact: true })).toBeVisible();
  await button(t.practice.home).click();
  await button(t.practice.erase).click();
  await button(t.practice.eraseWord).click();
  await expect(page.getByText(t.practice.erased)).toBeVisible();
  await expect(page.getByText(t.practice.nothingSeen).first()).toBeVisible();
});

test('in a sample organisation practice is a click away, with the real bank, and its entry is for all', async ({
  house,
}) => {
  await foundSample(house);
  const t = wordsIn('zh-CN');
  const page = await house.window({ locale: 'zh-CN' });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await page.getByRole('button', { name: t.signIn.practiseHint }).click();
  await expectAccessible(page, 'practice entry');
  await button('95598-95598-9559A').click();
  await button(t.practice.enter).click();
  await expect(page.getByRole('heading', { name: t.practice.hello('样例·刘学') })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: t.practice.seen })).toHaveCount(6);
  await picture(page, 'practice-topics-zh-CN');
  await button(t.practice.all).click();
  await button(t.practice.showAnswer).click();
  await expect(page.getByRole('heading', { name: t.practice.rationale })).toBeVisible();
  await expectAccessible(page, 'the answer of a real item');
});

test('the office gives a pass, prints its slip and revokes it; the seat is told', async ({ practice }) => {
  const { house } = practice;
  const t = wordsIn('en');
  const office = await house.window({ locale: 'en' });
  const button = (name: string) => office.getByRole('button', exactly(name));
  await office.getByRole('button', { name: t.signIn.staff }).click();
  await office.getByLabel(t.signIn.username).fill('staff');
  await office.getByLabel(t.signIn.password).fill('an exam day password');
  await button(t.signIn.signIn).click();
  await office.getByRole('radio', exactly(t.staff.roles.author)).check();
  await button(t.signIn.signIn).click();
  await office.getByRole('link', exactly(t.staff.nav.practice)).click();
  await expect(office.getByRole('cell', exactly(trainee.name))).toBeVisible();
  await button(t.passes.give).click();
  await button(t.passes.giveN(0)).click();
  await expect(office.getByText(t.passes.errors.banks)).toBeVisible();
  await office.getByRole('checkbox').check();
  await office.getByLabel(t.passes.employeeNumber).fill('T-2');
  await office.getByLabel(t.passes.person).fill('Wang');
  await button(t.passes.add).click();
  await expect(office.getByText(t.passes.chosen(1))).toBeVisible();
  await expectAccessible(office, 'giving passes');
  await button(t.passes.giveN(1)).click();
  const slip = office.locator('[data-code]');
  const code = (await slip.getAttribute('data-code')) ?? '';
  await expect(slip).toHaveText(code);
  await expectAccessible(office, 'slips');
  await picture(office, 'practice-slips-en');
  await office.emulateMedia({ media: 'print' });
  await expect(slip).toBeVisible();
  await expect(button(t.passes.printSlips)).toBeHidden();
  await office.emulateMedia({ media: null });
  await office.getByRole('link', exactly(t.staff.nav.banks)).click();
  await office.getByRole('dialog').getByRole('button', exactly(t.office.stay)).click();
  await expect(slip).toHaveText(code);
  await button(t.passes.kept).click();

  const seat = await house.window({ locale: 'en' });
  await seat.getByRole('button', { name: t.signIn.practiseHint }).click();
  await seat.getByLabel(t.practice.code).fill('not a code');
  await seat.getByRole('button', exactly(t.practice.enter)).click();
  await expect(seat.getByText(t.practice.unknownCode)).toBeVisible();
  await seat.getByLabel(t.practice.code).fill(code);
  await seat.getByRole('button', exactly(t.practice.enter)).click();
  await expect(seat.getByRole('heading', { name: t.practice.hello('Wang') })).toBeVisible();

  await button(t.passes.revokeOf('Wang')).click();
  await office.getByRole('dialog').getByRole('button', exactly(t.passes.revoke)).click();
  await expect(office.getByText(t.passes.revokedOf('Wang'))).toBeVisible();
  await picture(office, 'practice-passes-en');
  await seat.getByRole('button', exactly(t.practice.all)).click();
  await expect(seat.getByText(t.practice.ended)).toBeVisible();
});

for (const look of [
  { locale: 'zh-CN', textSize: 200, width: 1024, height: 768 },
  { locale: 'en', theme: 'dark', textSize: 200, width: 1024, height: 768 },
] as const) {
  const theme = 'theme' in look ? look.theme : 'light';
  test(`in ${look.locale}, ${theme}, at twice the text size nothing of practice is cut off`, async ({ practice }) => {
    test.setTimeout(240_000);
    const { house, code } = practice;
    const t = wordsIn(look.locale);
    const page = await enterPractice(house, code, look);
    const button = (name: string) => page.getByRole('button', exactly(name));
    const see = async (screen: string) => {
      await expectAccessible(page, screen);
      await expectUncut(page, screen);
    };
    await see('practice home');
    await button(t.practice.all).click();
    for (let number = 1; number <= openItems; number += 1) {
      await expect(page.getByRole('heading', { name: t.practice.itemTitle(number) })).toBeAttached();
      const kind = await kindShown(page, look.locale);
      await expectUncut(page, `practising ${kind}`);
      await button(t.practice.showAnswer).click();
      await expect(button(t.practice.next)).toBeVisible();
      await see(`the answer of ${kind}`);
      if (kind === 'ordering') await picture(page, `practice-ordering-${theme}-large-${look.locale}`);
      await button(t.practice.next).click();
    }
    await button(t.practice.home).click();
    await expect(button(t.practice.openMistakes(openItems))).toBeVisible();
    await see('practice home, begun');
    await button(t.practice.openMistakes(openItems)).click();
    await see('mistakes');
  });
}
