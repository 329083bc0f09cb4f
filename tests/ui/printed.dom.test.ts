import { render, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { PrintedAnswer } from '#domain/paper/printed-key.ts';
import { keyWords } from '#ui/print/key-words.ts';
import { newSeed } from '#ui/print/new-seed.ts';
import { pageRules } from '#ui/print/page-marks.ts';
import PrintedItem from '#ui/print/PrintedItem.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';

const zh = catalogues['zh-CN'].printed;
const en = catalogues.en.printed;
const words = (answer: PrintedAnswer, locale: 'zh-CN' | 'en' = 'zh-CN') => keyWords({ answer }, locale);

describe('The words of a printed key', () => {
  test('are letters, an order, pairs and gaps as the paper shows them', () => {
    expect(words({ as: 'letters', letters: ['B', 'D'] })).toEqual(['B D']);
    expect(words({ as: 'order', letters: ['C', 'A', 'B'] })).toEqual(['C → A → B']);
    expect(words({ as: 'pairs', letters: ['D', 'A'] }, 'en')).toEqual(['1 — D, 2 — A']);
    expect(words({ as: 'gaps', options: [{ letter: 'B', text: '45 分钟' }] })).toEqual(['（1）B. 45 分钟']);
    expect(words({ as: 'truth', value: false }, 'en')).toEqual(['✗ False']);
  });

  test('say of a number its unit and how far off it may be', () => {
    const number = { as: 'number', key: 0.15, unit: 'kWh' } as const;
    expect(words({ ...number, tolerance: { absolute: 0 } }, 'en')).toEqual([`0.15 kWh (${en.exact})`]);
    expect(words({ ...number, tolerance: { relative: 0.015 } })).toEqual([`0.15 kWh (${zh.relative('1.5%')})`]);
    expect(words({ ...number, unit: null, tolerance: { significantDigits: 3 } })).toEqual([
      `0.15 (${zh.significantDigits(3)})`,
    ]);
  });

  test('list every other accepted form of a text', () => {
    expect(words({ as: 'texts', texts: ['95598'] })).toEqual(['95598']);
    expect(words({ as: 'texts', texts: ['更正', '冲正', '更改'] })).toEqual(['更正', zh.acceptedKey('冲正；更改')]);
  });
});

describe('The marks of a printed page', () => {
  const marks = { topLeft: '机构', topRight: '', bottomLeft: 'seed', pageOf: ['第 ', ' 页，共 ', ' 页'] };

  test('are strings that nothing an author wrote can end', () => {
    const rules = pageRules({ ...marks, topLeft: 'A "quoted" \\ title\n} body { display: none' });
    expect(rules).toContain('content: "A \\22 quoted\\22  \\5c  title\\a } body { display: none"');
    expect(rules).toContain('"第 " counter(page) " 页，共 " counter(pages) " 页"');
    expect(rules).toMatch(/size: A4/u);
  });
});

describe('A printed item', () => {
  const item = (change: Partial<CandidateItemView>): CandidateItemView => ({
    ref: 'r',
    number: 7,
    kind: 'listening',
    stem: 'What was wrong?',
    options: [{ ref: 'a', text: 'First' }],
    points: 1,
    ...change,
  });

  test('is worded in the language of its paper, whatever the screen speaks', () => {
    preferences.locale = 'zh-CN';
    render(PrintedItem, {
      props: { item: item({ audio: { plays: 1, seconds: 41 } }), locale: 'en', picture: undefined },
    });
    screen.getByText(en.audio(1, 41), { exact: false });
    screen.getByText(en.points('1'));
    expect(document.body.textContent).not.toContain(zh.hints.listening);
  });

  test('numbers the gaps of a text as they come, and offers the options of each under its number', () => {
    const segments = [
      { text: 'Within ' },
      { gap: 'g1', options: [{ ref: 'x', text: '45 min' }] },
      { text: ', else ' },
      { gap: 'g2', options: [{ ref: 'y', text: '90 min' }] },
    ];
    render(PrintedItem, {
      props: { item: item({ kind: 'inline-choice', segments }), locale: 'en', picture: undefined },
    });
    for (const n of [1, 2]) {
      screen.getByText(en.blank(n));
      screen.getByText(en.gap(n));
    }
  });
});

test('a seed by chance can be read from paper and typed again', () => {
  const seeds = Array.from({ length: 200 }, newSeed);
  expect(seeds.every((seed) => /^[0-9A-HJKMNP-TV-Z]{8}$/u.test(seed))).toBe(true);
  expect(new Set(seeds).size).toBe(200);
});
