import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { inReadingOrder } from '#domain/item/area.ts';
import { concreteItem, placeholder } from '#domain/item/concrete-item.ts';
import { isParametrised, type DrawnItem, type Item, type Option } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { inWords, piecesOf } from '#ui/items/formulas.ts';
import type { Catalogue } from '#ui/words/catalogue.ts';

export const bankFolder = resolve(import.meta.dirname, '../../../question-banks/hotline-95598');

/** What a well-prepared candidate knows: the bank itself, by the stems as they stand on the screen. */
export async function knowledge(): Promise<readonly Item[]> {
  const read = await readBankFolder(bankFolder);
  if (!read.ok) throw new Error('the hotline bank has problems');
  return read.bank.items;
}

const withoutSpace = (text: string) => text.replace(/\s+/gu, '');

/** Finds texts one behind the other; returns what stands between them, or null when one is missing. */
function between(texts: readonly string[], shown: string): string[] | null {
  const found: string[] = [];
  let from = 0;
  for (const [place, text] of texts.entries()) {
    const at = shown.indexOf(text, from);
    if (at === -1) return null;
    if (place > 0) found.push(shown.slice(from, at));
    from = at + text.length;
  }
  return found;
}

/** The words of a text as they stand on a screen, where formulas are drawn and not written. */
function wordsOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (piece.kind === 'words' ? [withoutSpace(piece.text)] : []));
}

/** The item of the bank that is on the screen; one with drawn numbers with those that stand there. */
export function itemShown(shown: string, items: readonly Item[], locale: Locale): DrawnItem {
  const screen = withoutSpace(shown);
  for (const item of items) {
    const stem = item.stem[locale];
    if (stem === undefined) continue;
    if (!isParametrised(item)) {
      if (between(wordsOf(stem), screen) !== null) return item;
      continue;
    }
    const pieces = stem.split(placeholder); // text and names take turns
    const texts = pieces.filter((_, at) => at % 2 === 0).map(withoutSpace);
    // Where a number stands first or last, the rest of the screen lies on its other side.
    const values = between(texts, screen)?.map((found, at, { length }) => {
      if (at === 0 && texts[0] === '') return /[\d.]+$/u.exec(found)?.[0] ?? '';
      return at === length - 1 && texts.at(-1) === '' ? (/^[\d.]+/u.exec(found)?.[0] ?? '') : found;
    });
    const names = pieces.filter((_, at) => at % 2 === 1);
    if (values?.every((value) => value !== '' && Number.isFinite(Number(value))) !== true) continue;
    return concreteItem(item, Object.fromEntries(names.map((name, at) => [name, Number(values[at])])));
  }
  throw new Error(`no item of the bank has this stem: ${shown.slice(0, 200)}`);
}

/** Gives the right response to the item on the screen, by hand: clicks options, types numbers and words, moves entries. */
export async function respondRightly(page: Page, items: readonly Item[], locale: Locale, t: Catalogue): Promise<void> {
  const main = page.getByRole('main');
  const item = itemShown(await main.innerText(), items, locale);
  const said = (options: readonly Option[], id: string | undefined) =>
    inWords(options.find((one) => one.id === id)?.text[locale] ?? '');
  const choose = (text: string) =>
    main
      .locator('label.option')
      .filter({ has: page.getByText(text, { exact: true }) })
      .click();
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening':
      for (const option of item.options) {
        if ([item.key].flat().includes(option.id)) await choose(option.text[locale] ?? '');
      }
      return;
    case 'true-false':
      return choose(item.key ? t.item.right : t.item.wrong);
    case 'text':
      return main.getByRole('textbox').fill(item.accepted[0] ?? '');
    case 'numeric':
      return main.getByRole('textbox').fill(withEnoughDigits(item.key));
    case 'ordering':
      for (const [place, id] of item.key.entries()) await moveUpTo(main, place, said(item.entries, id), t);
      if ((await main.getByRole('button', { name: t.item.keepOrder }).count()) > 0) {
        await main.getByRole('button', { name: t.item.keepOrder }).click();
      }
      return;
    case 'matching':
      for (const { id, text } of item.left) {
        const own = main.getByRole('combobox', { name: inWords(text[locale] ?? ''), exact: true });
        await pick(own, said(item.right, item.key[id]));
      }
      return;
    case 'inline-choice': {
      const order = [...(item.text[locale] ?? '').matchAll(placeholder)].map(([, id]) => id);
      for (const gap of item.gaps) {
        await pick(main.getByRole('combobox').nth(order.indexOf(gap.id)), said(gap.options, gap.key));
      }
      return;
    }
    case 'hotspot':
      for (const [at, { id }] of inReadingOrder(item.areas).entries()) {
        const letter = String.fromCharCode(65 + at);
        if (item.key.includes(id)) await main.getByRole('button', { name: t.item.area(letter), exact: true }).click();
      }
  }
}

/** As many digits as any tolerance asks for. */
function withEnoughDigits(value: number): string {
  return Number.isInteger(value) ? value.toFixed(3) : String(value);
}

async function moveUpTo(main: Locator, place: number, entry: string, t: Catalogue): Promise<void> {
  const rows = main.locator('ol > li');
  for (let turn = 0; turn < 8; turn += 1) {
    const words = await rows.evaluateAll((list) => list.map((row) => row.querySelector('.text')?.textContent ?? ''));
    if (words.indexOf(entry) <= place) return;
    await main.getByRole('button', { name: t.item.moveUp(entry), exact: true }).click();
  }
}

/** Chooses from a list by what stands in it, whatever letter stands before it and whatever is said behind it. */
async function pick(list: Locator, text: string): Promise<void> {
  const words = await list.locator('option').allInnerTexts();
  const bare = words.map((word) => (word === text ? word : word.replace(/^[A-Z]\s+/u, '')));
  const whole = bare.indexOf(text);
  await list.selectOption({
    index: whole === -1 ? bare.findIndex((word) => word.startsWith(`${text} `) || word.startsWith(`${text}（`)) : whole,
  });
}
