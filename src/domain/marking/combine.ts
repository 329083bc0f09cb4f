import { rounded } from './score-sheet.ts';

export const combinations = ['mean', 'median', 'sum', 'drop-extremes', 'reconcile'] as const;

/** How several sheets on one task become one mark. `reconcile`: only by an agreed mark. */
export type Combination = (typeof combinations)[number];

export interface Combined {
  readonly points: number;
  readonly maximum: number;
}

/**
 * One mark out of the totals of several sheets that all have this maximum. Null where the rule cannot give one: none at all,
 * nothing left without the highest and the lowest, or a mark that people have to agree on.
 */
export function combine(totals: readonly number[], maximum: number, rule: Combination): Combined | null {
  if (totals.length === 0 || rule === 'reconcile') return null;
  const sorted = totals.toSorted((a, b) => a - b);
  switch (rule) {
    case 'mean':
      return { points: mean(sorted), maximum };
    case 'median':
      return {
        points: mean(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)),
        maximum,
      };
    case 'sum':
      return { points: rounded(sum(sorted)), maximum: maximum * totals.length };
    case 'drop-extremes':
      return sorted.length < 3 ? null : { points: mean(sorted.slice(1, -1)), maximum };
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => rounded(sum(values) / values.length);
