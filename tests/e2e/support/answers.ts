import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Item } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';

export const bankFolder = resolve(import.meta.dirname, '../../../question-banks/hotline-95598');

/** What a well-prepared candidate knows: the bank itself, by the stems as they stand on the screen. */
export async function knowledge(): Promise<readonly Item[]> {
  const read = await readBankFolder(bankFolder);
  if (!read.ok) throw new Error('the hotline bank has problems');
  return read.bank.items;
}

/** Gives the right response to the item on the screen, by hand: clicks options, types numbers and words. */
export async function respondRightly(page: Page, items: readonly Item[], locale: Locale, t: Catalogue): Promise<void> {
  const main = page.getByRole('main');
  const shown = (await main.innerText()).replace(/\s+/gu, '');
  const item = items.find((one) => shown.includes((one.stem[locale] ?? '\0').replace(/\s+/gu, '')));
  if (item === undefined) throw new Error(`no item of the bank has this stem: ${shown.slice(0, 200)}`);
  const choose = (text: string) =>
    main
      .locator('label.option')
      .filter({ has: page.getByText(text, { exact: true }) })
      .click();
  switch (item.kind) {
    case 'single':
    case 'multiple':
      for (const option of item.options) {
        if ([item.key].flat().includes(option.id)) await choose(option.text[locale] ?? '');
      }
      return;
    case 'true-false':
      return choose(item.key ? t.item.right : t.item.wrong);
    case 'text':
      return main.getByRole('textbox').fill(item.accepted[0] ?? '');
    case 'numeric':
      return main.getByRole('textbox').fill(String(item.key));
  }
}
