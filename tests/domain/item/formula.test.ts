import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concreteItem } from '#domain/item/concrete-item.ts';
import { decimalOf, digitsGiven, numberOf, readDecimal, toSignificant, written } from '#domain/item/decimal.ts';
import { evaluate } from '#domain/item/formula.ts';
import { parseFormula } from '#domain/item/parse-formula.ts';
import { combinations, countOf, everyCombination, valueAt } from '#domain/item/parameter.ts';
import { parametrised } from './sample-items.ts';

function value(text: string, values: Record<string, number> = {}): number {
  const read = parseFormula(text);
  if (!read.ok) throw new Error(`not read at ${read.at}: ${text}`);
  return evaluate(read.formula, values);
}

interface Written {
  readonly text: string;
  readonly value: number;
}
const names = { n: 7, p: 0.25, big: 3_600_000 };

/** Formulas with their values, built side by side; every inner one in parentheses, so that no precedence is assumed. */
const { formula } = fc.letrec<{ formula: Written }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.integer({ min: 0, max: 1000 }).map((n) => ({ text: String(n), value: n })),
    fc.constantFrom(...Object.entries(names)).map(([text, n]) => ({ text, value: n })),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, sign, b]) => ({ text: `(${a.text}) ${sign} (${b.text})`, value: combined(a.value, sign, b.value) })),
    fc
      .tuple(fc.constantFrom('min' as const, 'max' as const), fc.array(tie('formula'), { minLength: 1, maxLength: 4 }))
      .map(([name, given]) => ({
        text: `${name}(${given.map(({ text }) => text).join(', ')})`,
        value: Math[name](...given.map((one) => one.value)),
      })),
    tie('formula').map((a) => ({ text: `-(${a.text})`, value: -a.value })),
    tie('formula').map((a) => ({ text: `abs(${a.text})`, value: Math.abs(a.value) })),
  ),
}));

function combined(a: number, sign: string, b: number): number {
  return sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : a / b;
}

describe('a formula', () => {
  it('has the value that its parts give', () => {
    fc.assert(
      fc.property(formula, ({ text, value: expected }) => {
        fc.pre(text.length <= 500);
        expect(value(text, names)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['2 + 3 * 4', 14],
    ['2 * 3 + 4', 10],
    ['10 - 4 - 3', 3],
    ['100 / 5 / 2', 10],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['--3', 3],
    ['1.5e3 / 2', 750],
    ['round(2.345, 2)', 2.35],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['max(3, min(10, 7), 5)', 7],
    ['n * 3600000 / (c * p)', 125],
  ])('reads %s as %d', (text, expected) => {
    expect(value(text, { n: 50, c: 1200, p: 1200 })).toBeCloseTo(expected, 12);
  });

  it.each([
    ['', 0],
    ['1 +', 3],
    ['(1 + 2', 6],
    ['1 2', 2],
    ['1 + * 2', 4],
    ['sqrt(2)', 0],
    ['round(1, 2, 3)', 0],
    ['min()', 4],
    ['a.b', 1],
    ['x = 1', 2],
    ['１ + 2', 0],
    ['2 × 3', 2],
    ['constructor(1)', 0],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 20],
    ['1'.repeat(501), 500],
  ])('that cannot be read, %s, is refused at its place', (text, at) => {
    expect(parseFormula(text)).toEqual({ ok: false, at });
  });

  it('never fails on text of any kind, nor takes long', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789.e+-*/^(), abnminround'), maxLength: 600 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 600 })), (text) => {
        const read = parseFormula(text);
        if (read.ok) expect(typeof evaluate(read.formula, {})).toBe('number');
      }),
      { numRuns: 1000 },
    );
  });

  it('has no value without one for each of its names, and none that a name of the language gives', () => {
    expect(value('n + m', { n: 1 })).toBeNaN();
    expect(value('toString', {})).toBeNaN();
    expect(value('1 / 0')).toBe(Infinity);
  });
});

describe('the values of a parameter', () => {
  it('are evenly spaced in exact decimals, both ends included', () => {
    const parameter = { name: 'p', from: 0.1, to: 1, step: 0.1 };
    expect(countOf(parameter)).toBe(10);
    expect(Array.from({ length: 10 }, (_, at) => valueAt(parameter, at))).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
    expect(() => valueAt(parameter, 10)).toThrow(RangeError);
  });

  it('end before a step that would lead past the end, and are none where it lies behind the start', () => {
    expect(countOf({ name: 'p', from: 1, to: 2, step: 0.4 })).toBe(3);
    expect(countOf({ name: 'p', from: 2, to: 1, step: 1 })).toBe(0);
  });

  it('are combined each with each, once', () => {
    const { parameters } = parametrised('x');
    const all = [...everyCombination(parameters)];
    expect(all).toHaveLength(18);
    expect(combinations(parameters)).toBe(18);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(18);
  });
});

describe('an item with drawn numbers', () => {
  it('tells them in its texts and has the key they give, free of what binary fractions leave behind', () => {
    const item = concreteItem(parametrised('lamp'), { watts: 100, hours: 0.5 });
    expect(item.key).toBe(0.05);
    expect(item.stem['zh-CN']).toBe('Stem of lamp: 100 W for 0.5 h?（中文）');
    expect(item.rationale.en).toBe('100 × 0.5 ÷ 1000 = 0.05 (English)');
    const sum = parametrised('sum', { formula: 'watts / 10 + hours / 10', parameters: [] });
    expect(concreteItem(sum, { watts: 1, hours: 2 }).key).toBe(0.3);
  });

  it('holds nothing of how it was made', () => {
    const item = concreteItem(parametrised('lamp', { keyDigits: 1 }), { watts: 60, hours: 2.5 });
    expect(Object.keys(item)).not.toContain('formula');
    expect(item).toMatchObject({ kind: 'numeric', key: 0.2, unit: 'kWh' });
  });

  it('leaves other braces alone, such as those of a typeset formula', () => {
    const stem = { en: String.raw`$\frac{{{watts}}}{2}$, {{other}}` };
    const item = concreteItem(parametrised('x', { stem }), { watts: 40, hours: 1 });
    expect(item.stem.en).toBe(String.raw`$\frac{40}{2}$, {{other}}`);
  });
});

describe('a decimal', () => {
  it('is written as a person writes it and read back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (n) => {
        const text = written(decimalOf(n));
        expect(text).not.toMatch(/e|^\.|\.$|^-?0\d/);
        expect(Number(text)).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  it('rounded to significant digits is at most half a unit of the last digit away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 9 }), (n, digits) => {
        const rounded = numberOf(toSignificant(decimalOf(n), digits));
        const unit = 10 ** Math.max(0, String(n).length - digits);
        expect(Math.abs(rounded - n)).toBeLessThanOrEqual(unit / 2);
        expect(rounded % unit).toBe(0);
      }),
    );
  });

  it.each([
    ['2.50', 3],
    ['0.05', 1],
    ['0', 0],
    ['1200', 4],
    ['1.20e3', 3],
  ])('%s has %d digits given', (text, expected) => {
    const read = readDecimal(text);
    expect(read === null ? null : digitsGiven(read)).toBe(expected);
  });
});
