// An author makes a scheme with a case analysis and a simulated call, wholly in the screen.
import type { Page } from '@playwright/test';
import { locales } from '#domain/item/locale.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { makeSample, signInAs } from './support/sample.ts';

const exactly = (name: string) => ({ name, exact: true });

for (const locale of locales) {
  test(`a scheme with chosen cases and calls of set stages is made and published in the screen (${locale})`, async ({
    house,
  }) => {
    test.slow();
    const look = { locale };
    const t = wordsIn(locale);
    await makeSample(house, look);
    const page = await signInAs(house, 'author', look);
    await page.getByRole('link', exactly(t.staff.nav.schemes)).click();
    await page.getByRole('button', { name: t.schemes.create }).first().click();
    const both = async (within: Page | ReturnType<Page['getByRole']>, label: string, zh: string, en: string) => {
      await within.getByLabel(t.office.inChinese(label), { exact: true }).first().fill(zh);
      await within.getByLabel(t.office.inEnglish(label)).first().fill(en);
    };
    await both(page, t.schemes.name, '实操考核', 'Practical exam');
    await both(page, t.schemes.level, '基础级', 'Basic');
    await both(page, t.schemes.scope, '受理来电', 'Answering calls');
    await both(page, t.schemes.agreementTitle, '保密', 'Confidentiality');
    await both(page, t.schemes.agreementText, '不透露试题。', 'I pass no question on.');

    const first = page.getByRole('group', exactly(t.schemes.part(1)));
    await both(first, t.schemes.partTitle, '案例分析', 'Case analysis');
    await first.getByLabel(t.schemes.partKind, { exact: true }).selectOption('case-analysis');
    await first.getByLabel(t.schemes.caseBank).selectOption('hotline-95598');
    await first.getByRole('radio', { name: t.schemes.tasksFrom.chosen }).check();
    const chosen = { name: new RegExp(t.schemes.chosenOf(0, 0).replaceAll('0', '\\d+')) };
    const cases = first.getByRole('group', chosen).getByRole('checkbox');
    await cases.first().check();
    await expect(first.getByRole('group', { name: t.schemes.chosenOf(1, await cases.count()) })).toBeVisible();

    await page.getByRole('button', { name: t.schemes.addPart }).click();
    const second = page.getByRole('group', exactly(t.schemes.part(2)));
    await both(second, t.schemes.partTitle, '模拟通话', 'Simulated call');
    await second.getByLabel(t.schemes.partKind, { exact: true }).selectOption('simulated-call');
    await second.getByLabel(t.schemes.scenarioBank).selectOption('hotline-95598');
    await second.getByRole('radio', { name: t.schemes.tasksFrom.chosen }).check();
    await second.getByRole('radio', { name: t.schemes.phasesFrom.own }).check();
    const minutes = t.schemes.phaseMinutes;
    await second.getByLabel(minutes.call).fill('70');

    // What is wrong is named where it stands, and the keyboard is brought there; nothing was published.
    await page.getByRole('button', exactly(t.schemes.publish)).click();
    await expect(second.getByText(t.schemes.needsTask)).toBeVisible();
    await expect(second.getByText(t.schemes.phaseBetween)).toBeVisible();
    await expect(page.locator('[data-mistake]')).toBeFocused();
    await expectAccessible(page, 'a scheme of cases and calls with mistakes');

    const boxes = second.getByRole('group', chosen).getByRole('checkbox');
    const titles = [
      await boxes.nth(0).locator('xpath=..').innerText(),
      await boxes.nth(2).locator('xpath=..').innerText(),
    ];
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await second.getByLabel(minutes.reading).fill('1.5');
    await second.getByLabel(minutes.call).fill('6');
    await second.getByLabel(minutes.workOrder).fill('4');
    await expect(second.getByText(t.schemes.phasesSum('11.5'))).toBeVisible();
    await second.getByLabel(t.schemes.minutes, { exact: true }).fill('12');
    await expectAccessible(page, 'a scheme of cases and calls');
    await second.scrollIntoViewIfNeeded();
    await picture(page, `scheme-call-${locale}`);
    await page.getByRole('button', exactly(t.schemes.publish)).click();
    await page.getByRole('dialog').getByRole('button', exactly(t.schemes.publish)).click();
    await expect(page.getByText(t.schemes.published)).toBeVisible();
    await expect(page.getByText(t.schemes.stageLengths('1.5', '6', '4'))).toBeVisible();
    for (const title of titles) await expect(page.getByText(title.trim())).toBeVisible();
    await expectAccessible(page, 'a published scheme of cases and calls');
    await picture(page, `scheme-call-published-${locale}`);

    // The next version begins with what this one says.
    await page
      .getByRole('link', { name: t.schemes.newVersion })
      .or(page.getByRole('button', { name: t.schemes.newVersion }))
      .click();
    const again = page.getByRole('group', exactly(t.schemes.part(2)));
    await expect(again.getByLabel(minutes.reading)).toHaveValue('1.5');
    const kept = again.getByRole('group', chosen);
    await expect(kept.getByRole('checkbox', { checked: true })).toHaveCount(2);
    for (const title of titles) await expect(kept.getByLabel(title.trim(), { exact: true })).toBeChecked();
  });
}
