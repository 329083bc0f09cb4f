import { decimalOf } from '../item/decimal.ts';

/** An exact ratio; `below` is positive. A pass line is met or not met, and binary fractions would decide some cases by chance. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/** The fraction that a number is written as: 0.6 is 6/10. */
export function fractionOf(value: number): Fraction {
  const { digits, scale } = decimalOf(value);
  return scale > 0
    ? { above: digits, below: 10n ** BigInt(scale) }
    : { above: digits * 10n ** BigInt(-scale), below: 1n };
}

export const zero: Fraction = { above: 0n, below: 1n };

export function sum(a: Fraction, b: Fraction): Fraction {
  return { above: a.above * b.below + b.above * a.below, below: a.below * b.below };
}

export function product(a: Fraction, b: Fraction): Fraction {
  return { above: a.above * b.above, below: a.below * b.below };
}

/** a ÷ b for a `b` above 0; of nothing there is no share, so 0 when `b` is 0. */
export function quotient(a: Fraction, b: Fraction): Fraction {
  return b.above > 0n ? { above: a.above * b.below, below: a.below * b.above } : zero;
}

export function reaches(a: Fraction, line: Fraction): boolean {
  return a.above * line.below >= line.above * a.below;
}

/** For display and for keeping; comparisons use the fraction itself. */
export function asNumber({ above, below }: Fraction): number {
  return Number((above * 10n ** 15n) / below) / 1e15;
}
