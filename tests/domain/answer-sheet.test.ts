import { describe, expect, it } from 'vitest';
import type { Response } from '#domain/item/response.ts';
import {
  differingStretch,
  fitsLine,
  proseSheet,
  readEntry,
  writeEntry,
  type SheetLine,
} from '#domain/paper/answer-sheet.ts';

const options = ['r1', 'r2', 'r3', 'r4'];
const line = (kind: SheetLine['kind'], more: Partial<SheetLine> = {}): SheetLine => ({
  ...{ ref: 'x', number: 1, kind, options: [], parts: [], prose: false },
  ...more,
});
const parts = [
  { ref: 'p1', options },
  { ref: 'p2', options },
];

/** Each kind of item, what a typist types for it, and what it means. */
const cases: readonly (readonly [SheetLine, string, Response])[] = [
  [line('single', { options }), ' b ', { kind: 'single', choice: 'r2' }],
  [line('multiple', { options }), 'ca', { kind: 'multiple', choices: ['r1', 'r3'] }],
  [line('hotspot', { options }), 'Ｄ', { kind: 'hotspot', choices: ['r4'] }],
  [line('listening', { options }), 'A, C', { kind: 'listening', choices: ['r1', 'r3'] }],
  [line('true-false'), '错', { kind: 'true-false', value: false }],
  [line('true-false'), '√', { kind: 'true-false', value: true }],
  [line('text'), ' 95598 ', { kind: 'text', text: '95598' }],
  [line('numeric'), '3.5', { kind: 'numeric', text: '3.5' }],
  [line('ordering', { options }), 'D→A→C→B', { kind: 'ordering', order: ['r4', 'r1', 'r3', 'r2'] }],
  [line('matching', { options, parts }), 'C-', { kind: 'matching', pairs: [{ left: 'p1', right: 'r3' }] }],
  [line('inline-choice', { parts }), '-b', { kind: 'inline-choice', choices: [{ gap: 'p2', choice: 'r2' }] }],
];

describe('a sheet of a case', () => {
  const [first] = proseSheet([{ ref: 'p1' }, { ref: 'p2' }]);
  const read = (typed: string) => (first === undefined ? null : readEntry(first, typed));

  it('takes paragraphs as they are written, but for what no reader sees at the end of a line', () => {
    const response = { kind: 'text', text: '一、抄表。\n\n二、阶梯 电价。' } as const;
    expect(read('一、抄表。 \r\n\r\n二、阶梯 电价。\t\n')).toEqual({ ok: true, response });
    expect(first !== undefined && fitsLine(first, response)).toBe(true);
    expect(read(' \n ')).toEqual({ ok: false, why: 'empty' });
  });

  it('tells two typists the very stretch on which they differ', () => {
    expect(differingStretch('第三档电价', '第二档电价')).toEqual({ before: '第', a: '三', b: '二', after: '档电价' });
    expect(differingStretch('aab', 'ab')).toEqual({ before: 'a', a: 'a', b: '', after: 'b' });
    expect(differingStretch('𠮷a', '𠮷b')).toEqual({ before: '𠮷', a: 'a', b: 'b', after: '' });
    expect(differingStretch('', 'x')).toEqual({ before: '', a: '', b: 'x', after: '' });
  });
});

describe('a line of an answer sheet', () => {
  it.each(cases)('reads what is typed, writes it back, and takes it from a screen (%#)', (of, typed, response) => {
    expect(readEntry(of, typed)).toEqual({ ok: true, response });
    expect(readEntry(of, writeEntry(of, response))).toEqual({ ok: true, response });
    expect(fitsLine(of, response)).toBe(true);
  });

  it.each([
    [line('single', { options }), 'AB', 'one-letter'],
    [line('single', { options }), 'E', 'not-a-letter'],
    [line('multiple', { options }), 'AA', 'twice'],
    [line('ordering', { options }), 'AB', 'every-letter'],
    [line('matching', { options, parts }), 'A', 'one-for-each'],
    [line('true-false'), 'maybe', 'true-or-false'],
    [line('text'), '  ', 'empty'],
  ] as const)('says what is wrong (%#)', (of, typed, why) => {
    expect(readEntry(of, typed)).toEqual({ ok: false, why });
  });

  it('takes nothing blank, of another kind, or that is not on the paper', () => {
    const of = line('single', { options });
    expect(fitsLine(of, { kind: 'single', choice: '' })).toBe(false);
    expect(fitsLine(of, { kind: 'text', text: 'A' })).toBe(false);
    expect(fitsLine(of, { kind: 'single', choice: 'r9' })).toBe(false);
    expect(
      fitsLine(line('matching', { options, parts }), { kind: 'matching', pairs: [{ left: 'elsewhere', right: 'r1' }] }),
    ).toBe(false);
  });
});
