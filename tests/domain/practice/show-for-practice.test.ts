import { describe, expect, it } from 'vitest';
import { isParametrised, type Item } from '#domain/item/item.ts';
import { locales } from '#domain/item/locale.ts';
import { scoreResponse } from '#domain/item/score.ts';
import { mayPractise } from '#domain/practice/may-practise.ts';
import { keyResponse } from '#domain/practice/key-response.ts';
import { isOpenToPractice, openItems } from '#domain/practice/open-to-practice.ts';
import { practiceScoring, showForPractice } from '#domain/practice/show-for-practice.ts';
import { readBank } from '#host/formats/bank/read-bank.ts';
import { kindsBank } from '#tests/support/kinds-bank.ts';

const read = readBank(
  kindsBank().map((f) => ({ path: f.path, content: 'text' in f ? f.text : Buffer.from(f.base64, 'base64') })),
);
if (!read.ok) throw new Error('the bank of every kind is broken');
const { items, media = [] } = read.bank;
const sealed = items.filter(({ practice }) => practice !== true);
const open = (item: Item): Item => ({ ...item, practice: true });

describe('an item shown for practice', () => {
  it('is never one that is sealed', () => {
    expect(sealed.length).toBeGreaterThan(0);
    for (const item of sealed) {
      expect(isOpenToPractice(item)).toBe(false);
      const seeds = { seed: 's', refSeed: 'r' };
      expect(() => showForPractice(item, media, 'zh-CN', seeds)).toThrow('sealed');
    }
    expect(openItems(items, 'en')).toEqual(items.filter(({ practice }) => practice === true));
  });

  it('earns all its points by its key, whatever kind it is and however it was drawn', () => {
    for (const item of items.map(open)) {
      for (const seed of ['one', 'two', 'three', 'four', 'five']) {
        for (const locale of locales) {
          const shown = showForPractice(item, media, locale, { seed, refSeed: seed });
          const score = scoreResponse(shown, keyResponse(shown), practiceScoring);
          expect(score, `${item.id} ${seed}`).toEqual({ points: 1, maximum: 1, outcome: 'right' });
        }
      }
    }
  });

  it('has other numbers, another order and other opaque ids each time', () => {
    const parametrised = items.find(isParametrised);
    const ordering = items.find(({ kind }) => kind === 'ordering');
    if (parametrised === undefined || ordering === undefined) throw new Error('a kind is missing');
    const shows = (item: Item) =>
      Array.from({ length: 12 }, (_, at) =>
        showForPractice(open(item), media, 'en', { seed: `seed ${at}`, refSeed: `refs ${at}` }),
      );
    expect(new Set(shows(parametrised).map((s) => s.item.stem.en)).size).toBeGreaterThan(4);
    expect(new Set(shows(ordering).map((s) => s.options.map((o) => o.optionId).join())).size).toBeGreaterThan(4);
    expect(new Set(shows(ordering).flatMap((s) => [s.ref, ...s.options.map((o) => o.ref)])).size).toBe(12 * 5);
  });

  it('is refused in a language it is not complete in', () => {
    const item = { ...open(items[0] as Item), stem: { 'zh-CN': '只有中文' } };
    expect(openItems([item], 'en')).toEqual([]);
    expect(openItems([item], 'zh-CN')).toEqual([item]);
    expect(() => showForPractice(item, media, 'en', { seed: 's', refSeed: 'r' })).toThrow('not complete');
  });

  it('gives a number with the significant digits it asks for', () => {
    const numeric = items.find((item) => item.id === 'numeric') as Extract<Item, { kind: 'numeric' }>;
    for (const [key, digits] of [
      [5, 3],
      [0.5, 2],
      [1200, 6],
      [-7, 1],
    ] as const) {
      const item = open({ ...numeric, key, tolerance: { significantDigits: digits } });
      const shown = showForPractice(item, media, 'en', { seed: 's', refSeed: 'r' });
      expect(scoreResponse(shown, keyResponse(shown), practiceScoring).outcome, `${key}`).toBe('right');
    }
  });
});

describe('practice beside an exam', () => {
  it('is not for somebody with an attempt that was admitted and is not over', () => {
    for (const state of ['admitted', 'running', 'paused'] as const) {
      expect(mayPractise([{ state: 'submitted' }, { state }])).toBe(false);
    }
    expect(mayPractise([])).toBe(true);
    for (const state of ['awaiting', 'submitted', 'closed', 'terminated'] as const) {
      expect(mayPractise([{ state }])).toBe(true);
    }
  });
});
