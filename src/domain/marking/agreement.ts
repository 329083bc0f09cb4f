/** How much it weighs that one rater chose category `a` and the other `b`, by their places; 0 when they agree. */
export type Disagreement = (a: number, b: number) => number;

export const linear: Disagreement = (a, b) => Math.abs(a - b);
export const quadratic: Disagreement = (a, b) => (a - b) ** 2;

/**
 * Cohen's weighted kappa (Cohen 1968) of two raters over ordered categories: `counts[a][b]` is how often the first chose a and the
 * second b. 1 is full agreement, 0 what chance alone gives. Null when both always chose one and the same category, or nothing was rated.
 */
export function weightedKappa(counts: readonly (readonly number[])[], disagreement: Disagreement): number | null {
  const rows = counts.map((row) => row.reduce((total, count) => total + count, 0));
  const columns = counts.map((_, b) => counts.reduce((total, row) => total + (row[b] ?? 0), 0));
  const all = rows.reduce((total, count) => total + count, 0);
  let observed = 0;
  let expected = 0;
  counts.forEach((row, a) =>
    row.forEach((count, b) => {
      observed += disagreement(a, b) * count;
      expected += (disagreement(a, b) * (rows[a] ?? 0) * (columns[b] ?? 0)) / all;
    }),
  );
  return all === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** How often each pair of categories was chosen by two raters of the same things, for `weightedKappa`. */
export function pairCounts(pairs: readonly (readonly [number, number])[], categories: number): number[][] {
  const counts = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  for (const [a, b] of pairs) {
    const row = counts[a];
    if (row === undefined || row[b] === undefined) throw new RangeError(`No category ${a}, ${b} among ${categories}`);
    row[b] += 1;
  }
  return counts;
}

/**
 * The intraclass correlation ICC(2,1) of Shrout and Fleiss (1979): two-way random effects, absolute agreement, one rater.
 * `ratings[target][rater]`, every target rated by the same raters. Null with fewer than two of either, or when nothing varies.
 */
export function icc21(ratings: readonly (readonly number[])[]): number | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  if (ratings.some((row) => row.length !== k)) throw new RangeError('Every target needs a rating by every rater');
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grand = mean(ratings.flat());
  const squares = (means: readonly number[]) => means.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  const betweenTargets = k * squares(ratings.map(mean));
  const betweenRaters =
    n * squares(Array.from({ length: k }, (_, rater) => mean(ratings.map((row) => row[rater] ?? 0))));
  const error = squares(ratings.flat()) - betweenTargets - betweenRaters;
  const targets = betweenTargets / (n - 1);
  const raters = betweenRaters / (k - 1);
  const rest = error / ((n - 1) * (k - 1));
  const variance = targets + (k - 1) * rest + (k * (raters - rest)) / n;
  return Math.abs(variance) < 1e-12 ? null : (targets - rest) / variance;
}
