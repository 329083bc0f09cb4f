import { describe, expect, it } from 'vitest';
import { icc21, linear, pairCounts, quadratic, weightedKappa } from '#domain/marking/agreement.ts';

const nominal = (a: number, b: number) => (a === b ? 0 : 1);

describe('agreement of two examiners', () => {
  // Altman, Practical Statistics for Medical Research (1991), p. 405: 85 mammograms read by two radiologists.
  const mammograms = [
    [21, 12, 0, 0],
    [4, 17, 1, 0],
    [3, 9, 15, 2],
    [0, 0, 0, 1],
  ];
  it('is 0.47, and weighted 0.57, in Altman’s example of two radiologists', () => {
    expect(weightedKappa(mammograms, nominal)).toBeCloseTo(0.47, 2);
    expect(weightedKappa(mammograms, linear)).toBeCloseTo(0.57, 2);
  });

  it('is 0.348 in Cohen’s own example of 1968, with his weights', () => {
    const shares = [
      [44, 7, 9],
      [5, 20, 5],
      [1, 3, 6],
    ];
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(weightedKappa(shares, (a, b) => weights[a]?.[b] ?? NaN)).toBeCloseTo(0.348, 3);
    expect(weightedKappa(shares, nominal)).toBeCloseTo(0.492, 3);
  });

  it('is 1 when they always agree and unknown when there was nothing to disagree on', () => {
    expect(
      weightedKappa(
        pairCounts(
          [
            [0, 0],
            [1, 1],
            [2, 2],
          ],
          3,
        ),
        quadratic,
      ),
    ).toBe(1);
    expect(
      weightedKappa(
        pairCounts(
          [
            [1, 1],
            [1, 1],
          ],
          3,
        ),
        linear,
      ),
    ).toBeNull();
    expect(weightedKappa(pairCounts([], 3), linear)).toBeNull();
  });

  it('refuses a category that there is not', () => {
    expect(() => pairCounts([[0, 3]], 3)).toThrow('No category 0, 3 among 3');
  });
});

describe('agreement of several examiners on totals', () => {
  it('is 0.29 in the example of Shrout and Fleiss of 1979', () => {
    const ratings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    expect(icc21(ratings)).toBeCloseTo(0.29, 2);
  });

  it('is 1 for the same totals, and lower when one examiner is stricter by the same amount throughout', () => {
    const totals = [60, 70, 80, 90];
    expect(icc21(totals.map((total) => [total, total]))).toBeCloseTo(1, 9);
    expect(icc21(totals.map((total) => [total, total - 15])) ?? NaN).toBeLessThan(0.7);
  });

  it('is unknown for a single task, a single examiner, or where nothing varies', () => {
    expect(icc21([[60, 70]])).toBeNull();
    expect(icc21([[60], [70]])).toBeNull();
    expect(
      icc21([
        [70, 70],
        [70, 70],
      ]),
    ).toBeNull();
  });
});
