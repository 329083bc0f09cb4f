/** A number kept exactly, so that a third three times is one and 0.1 + 0.2 is 0.3. `over` is above 0. */
export interface Fraction {
  readonly top: bigint;
  readonly over: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** In lowest terms. `over` is not 0. */
export function fraction(top: bigint, over = 1n): Fraction {
  const by = gcd(top, over < 0n ? -over : over) * (over < 0n ? -1n : 1n);
  return { top: top / by, over: over / by };
}

/** Reads plain digits with at most one point, and at least one digit; null for anything else. */
export function readFraction(text: string): Fraction | null {
  const found = /^(\d*)(?:\.(\d*))?$/u.exec(text);
  const whole = found?.[1] ?? '';
  const decimals = found?.[2] ?? '';
  if (whole + decimals === '') return null;
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const plus = (a: Fraction, b: Fraction) => fraction(a.top * b.over + b.top * a.over, a.over * b.over);
export const minus = (a: Fraction, b: Fraction) => fraction(a.top * b.over - b.top * a.over, a.over * b.over);
export const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.over * b.over);
/** Null by nothing. */
export const by = (a: Fraction, b: Fraction) => (b.top === 0n ? null : fraction(a.top * b.over, a.over * b.top));

/** Digits that the display shows. */
export const shownDigits = 12;

/** Rounded half away from zero to so many decimals, without zeros at the end. */
function fixed({ top, over }: Fraction, decimals: number): string {
  const unit = 10n ** BigInt(decimals);
  const size = ((top < 0n ? -top : top) * unit * 2n + over) / (over * 2n);
  const digits = String(size).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/u, '');
  return `${top < 0n && size > 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** As the display shows it: at most twelve digits; null where so many cannot hold its whole part. */
export function shown(value: Fraction): string | null {
  const whole = (value.top < 0n ? -value.top : value.top) / value.over;
  const wholeDigits = String(whole).length;
  if (wholeDigits > shownDigits) return null;
  if (whole > 0n) return fixed(value, shownDigits - wholeDigits);
  // A number below one keeps its digits after the zeros, as far as the display reaches.
  return fixed(value, shownDigits - 1);
}
