/** One measured figure, with what the machine itself allows measured beside it in the same run. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** What was measured beside it, in the same unit. */
  readonly limit: number;
  readonly limitIs: string;
  /** value / limit. */
  readonly ratio: number;
  /** The ratio aimed at, where there is an aim: at least for rates, at most for times. */
  readonly aim?: number;
}

export type Figures = Record<string, Figure>;

const rounded = (value: number): number => Number(value.toPrecision(4));

export function figure(value: number, unit: string, limit: number, limitIs: string, aim?: number): Figure {
  const plain = { value: rounded(value), unit, limit: rounded(limit), limitIs, ratio: rounded(value / limit) };
  return aim === undefined ? plain : { ...plain, aim };
}

/** The value below which that share of the values lies: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** A rate and the time of each single one, from one round of many. */
export interface Round {
  readonly perSecond: number;
  /** Milliseconds each. */
  readonly each: readonly number[];
}

/** The rounds as one: the median rate, and every single time. */
export function together(rounds: readonly Round[]): Round {
  return { perSecond: median(rounds.map((round) => round.perSecond)), each: rounds.flatMap((round) => round.each) };
}
