import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations, combine } from '#domain/marking/combine.ts';
import { compareSheets } from '#domain/marking/compare-sheets.ts';
import { rubricOf, sheetOf } from './short-rubric.ts';

const rubric = rubricOf({
  sections: [
    { id: 'a', weight: 100, criteria: { cause: 'levels 0 30 40 50 70', leak: 'yes-no 30' } },
    { id: 'red', criteria: { insults: 'fatal', leaks: 'fatal' } },
  ],
});
const clean = { insults: 'x0', leaks: 'x0' } as const;
const sheet = (cause: number, leak: boolean, red: Partial<Record<keyof typeof clean, string>> = {}) =>
  sheetOf(rubric, { cause, leak, ...clean, ...red });

describe('sheets on one task', () => {
  it('are compared criterion by criterion and as a whole', () => {
    const { criteria, scores, spread } = compareSheets(rubric, [sheet(50, true), sheet(40, true), sheet(40, false)]);
    expect(scores.map(({ raw }) => raw)).toEqual([80, 70, 40]);
    expect(spread).toBe(40);
    expect(criteria.map(({ id, spread, agree }) => [id, spread, agree])).toEqual([
      ['cause', 10, false],
      ['leak', 30, false],
      ['insults', 0, true],
      ['leaks', 0, true],
    ]);
  });

  it('that differ by exactly the threshold stand; by more they are reconciled', () => {
    const [high, low, lower] = [sheet(50, true), sheet(30, true), sheet(40, false)];
    expect(compareSheets(rubric, [high, low])).toMatchObject({ spread: 20, mustReconcile: false });
    expect(compareSheets(rubric, [high, lower])).toMatchObject({ beyondThreshold: true, mustReconcile: true });
    expect(compareSheets(rubric, [high, low], 0.1)).toMatchObject({ mustReconcile: true });
  });

  it('of which only one finds something fatal are reconciled however close they are', () => {
    const comparison = compareSheets(rubric, [sheet(50, true), sheet(50, true, { leaks: 'x1' })]);
    expect(comparison).toMatchObject({ spread: 0, loneFatal: true, disputedFatal: ['leaks'], mustReconcile: true });
  });

  it('that all fail for something fatal agree, though each names another criterion', () => {
    const comparison = compareSheets(rubric, [sheet(50, true, { insults: 'x1' }), sheet(50, true, { leaks: 'x1' })]);
    expect(comparison).toMatchObject({ loneFatal: false, disputedFatal: ['insults', 'leaks'], mustReconcile: false });
  });
});

describe('several totals', () => {
  it.each([
    ['mean', [60, 70, 95], { points: 75, maximum: 100 }],
    ['median', [60, 95, 70], { points: 70, maximum: 100 }],
    ['median', [60, 70, 80, 95], { points: 75, maximum: 100 }],
    ['sum', [60, 70], { points: 130, maximum: 200 }],
    ['drop-extremes', [60, 70, 74, 95], { points: 72, maximum: 100 }],
    ['drop-extremes', [60, 70], null],
    ['reconcile', [60, 60], null],
    ['mean', [], null],
  ] as const)('become one by %s of %j', (rule, totals, combined) => {
    expect(combine(totals, 100, rule)).toEqual(combined);
  });

  it('come to a share between the lowest and the highest, whatever the rule and the order', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(totals, fc.constantFrom(...combinations), (given, rule) => {
        const combined = combine(given, 100, rule);
        expect(combine(given.toReversed(), 100, rule)).toEqual(combined);
        if (combined === null) return;
        const share = (combined.points / combined.maximum) * 100;
        expect(share).toBeGreaterThanOrEqual(Math.min(...given) - 1e-6);
        expect(share).toBeLessThanOrEqual(Math.max(...given) + 1e-6);
      }),
    );
  });
});
