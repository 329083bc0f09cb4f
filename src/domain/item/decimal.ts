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

/** The double nearest to a decimal. */
export function numberOf({ digits, scale }: Decimal): number {
  return Number(`${digits}e${-scale}`);
}

const lengthOf = (digits: bigint) => String(digits < 0n ? -digits : digits).length;

/** How many digits it was written with, leading zeros left out: 2.50 has three, 0.05 one. */
export function digitsGiven({ digits }: Decimal): number {
  return digits === 0n ? 0 : lengthOf(digits);
}

/** Leaves out the last so many digits, half away from zero; exact. */
function withoutLast({ digits, scale }: Decimal, drop: number): Decimal {
  const unit = 10n ** BigInt(drop);
  const rounded = ((digits < 0n ? -digits : digits) + unit / 2n) / unit;
  return { digits: digits < 0n ? -rounded : rounded, scale: scale - drop };
}

/** Rounded to so many significant digits (1 or more), half away from zero; exact. */
export function toSignificant(value: Decimal, significant: number): Decimal {
  const drop = lengthOf(value.digits) - significant;
  return drop <= 0 ? value : withoutLast(value, drop);
}

/** Rounded to so many decimals (0 or more), half away from zero; exact. */
export function toDecimals(value: Decimal, decimals: number): Decimal {
  const drop = value.scale - decimals;
  return drop <= 0 ? value : withoutLast(value, drop);
}

/** True when both are the same number, however many zeros they end with. */
export function equals(a: Decimal, b: Decimal): boolean {
  return within(a, b, { digits: 0n, scale: 0 });
}

/** As a person writes it: without an exponent, without zeros at the end of its decimals. */
export function written(value: Decimal): string {
  const size = String(value.digits < 0n ? -value.digits : value.digits);
  const sign = value.digits < 0n ? '-' : '';
  if (value.scale <= 0) return value.digits === 0n ? '0' : sign + size + '0'.repeat(-value.scale);
  const padded = size.padStart(value.scale + 1, '0');
  const decimals = padded.slice(-value.scale).replace(/0+$/u, '');
  return sign + padded.slice(0, -value.scale) + (decimals === '' ? '' : `.${decimals}`);
}
