// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { clock, number, percent, timeOfDay } from '#ui/words/formats.ts';
import { t } from '#ui/words/words.svelte.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** What a word says; a function is asked with numbers, names and a list of one. */
function said(value: unknown): string {
  return typeof value === 'function' ? String((value as (...a: unknown[]) => unknown)(3, 7, 2, 1)) : String(value);
}

afterEach(() => {
  preferences.locale = 'zh-CN';
});

describe('the words', () => {
  const zh = leaves(catalogues['zh-CN']);
  const en = leaves(catalogues.en);

  test('both languages have the same words, and each says something', () => {
    expect(en.map(([path]) => path).sort()).toEqual(zh.map(([path]) => path).sort());
    expect(zh.length).toBeGreaterThan(300);
    for (const [path, value] of [...zh, ...en]) expect(said(value).trim(), path).not.toBe('');
  });

  test('no English text was left in Chinese, but for names of languages', () => {
    const left = en.filter(
      ([path, value]) => !path.startsWith('common.languages') && /\p{Script=Han}/u.test(said(value)),
    );
    expect(left.map(([path]) => path)).toEqual([]);
  });

  test('a word that takes a number says it in both languages', () => {
    expect(catalogues['zh-CN'].candidate.submitUnanswered(12)).toContain('12');
    expect(catalogues.en.candidate.submitUnanswered(12)).toContain('12');
    expect(catalogues.en.candidate.submitUnanswered(1)).toContain('1 item ');
  });

  test('the words follow the language', () => {
    expect(t.common.save).toBe('保存');
    preferences.locale = 'en';
    expect(t.common.save).toBe('Save');
  });

  test('times, numbers and shares are written as the language writes them', () => {
    expect(clock(3_723_000)).toBe('1:02:03');
    expect(clock(61_001)).toBe('01:02');
    expect(clock(0)).toBe('00:00');
    expect(clock(-5)).toBe('00:00');
    expect(timeOfDay(new Date(2026, 0, 1, 4, 5, 6).getTime())).toBe('04:05:06');
    preferences.locale = 'en';
    expect(number(1_234_567)).toBe('1,234,567');
    expect(percent(0.256, 1)).toBe('25.6%');
  });
});
