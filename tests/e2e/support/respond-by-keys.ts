import { expect, type Locator, type Page } from '@playwright/test';
import type { ItemKind } from '#domain/item/item.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';

/** Goes on by Tab until the focus is there, as a person without a mouse does. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  for (let turn = 0; turn < 80; turn += 1) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the focus never came there');
}

/** Waits until the sound on the screen has played to its end. */
export async function heard(main: Locator): Promise<void> {
  await expect
    .poll(() => main.locator('audio').evaluate((sound) => (sound as HTMLAudioElement).ended), { timeout: 20_000 })
    .toBe(true);
}

/** Responds to the item on the screen by keys alone. `leftAfter` is what a sound says once it began to play. */
export async function respondByKeys(page: Page, kind: ItemKind, t: Catalogue, leftAfter: string): Promise<void> {
  const main = page.getByRole('main');
  switch (kind) {
    case 'single':
    case 'true-false':
      return page.keyboard.press('b');
    case 'multiple':
      await page.keyboard.press('a');
      return page.keyboard.press('3');
    case 'text':
    case 'numeric':
      await tabTo(page, main.getByRole('textbox'));
      return page.keyboard.type('９５５９８');
    case 'ordering': {
      const rows = main.locator('ol > li');
      const first = (await rows.first().locator('.text').innerText()).trim();
      await tabTo(page, rows.first().getByRole('button').last());
      await page.keyboard.press('ArrowDown');
      await expect(main.getByText(t.item.movedTo(first, 2, 4))).toBeAttached();
      await page.keyboard.press('ArrowDown');
      await expect(rows.nth(2).locator('.text')).toHaveText(first);
      await expect(rows.nth(2).getByRole('button').last()).toBeFocused();
      return;
    }
    case 'matching':
    case 'inline-choice':
      for (const list of await main.getByRole('combobox').all()) {
        await tabTo(page, list);
        await page.keyboard.press('ArrowDown');
      }
      return;
    case 'hotspot':
      await tabTo(page, main.getByRole('button', { name: t.item.area('A') }));
      await page.keyboard.press('Space');
      await page.keyboard.press('c');
      await expect(main.getByText(t.item.areasChosen(`A${t.item.listMark}C`))).toBeVisible();
      return;
    case 'listening':
      await tabTo(page, main.getByRole('button', { name: t.item.play }));
      await page.keyboard.press('Enter');
      await expect(main.getByText(leftAfter)).toBeVisible();
      await heard(main);
      return page.keyboard.press('d');
  }
}
