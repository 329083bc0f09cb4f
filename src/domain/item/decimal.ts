/** A decimal number kept exactly: `digits` × 10^−`scale`. Binary fractions would put 220 × 1.05 beside 231, not on it. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/iu;
/** Beyond what doubles reach; also keeps a typed 1e999999999 from being written out. */
const largestExponent = 400;

/** Reads ASCII digits with an optional sign, point and exponent. Null for anything else. */
export function readDecimal(text: string): Decimal | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = form.exec(text) ?? [];
  if (whole + fraction === '' || Math.abs(Number(exponent)) > largestExponent) return null;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) };
}

/** The decimal that a finite number is written as: an authored 0.1 is one tenth. */
export function decimalOf(value: number): Decimal {
  const decimal = readDecimal(String(value));
  if (decimal === null) throw new RangeError(`${value} is not a finite number`);
  return decimal;
}

/** True when `a` and `b` are at most `distance` (0 or more) apart; exact, and true on the boundary. */
export function within(a: Decimal, b: Decimal, distance: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale, distance.scale);
  const raised = (d: Decimal) => d.digits * 10n ** BigInt(scale - d.scale);
  const apart = raised(a) - raised(b);
  return (apart < 0n ? -apart : apart) <= raised(distance);
}

/** The exact product without its sign. */
export function magnitudeOfProduct(a: Decimal, b: Decimal): Decimal {
  const digits = a.digits * b.digits;
  return { digits: digits < 0n ? -digits : digits, scale: a.scale + b.scale };
}
