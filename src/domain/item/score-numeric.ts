import { decimalOf, digitsGiven, equals, magnitudeOfProduct, toSignificant, within, type Decimal } from './decimal.ts';
import type { Tolerance } from './item.ts';
import { readNumber } from './read-number.ts';
import type { ScoringCase, Verdict } from './score.ts';
import { sameUnit } from './units.ts';

/** Right when the number is within the tolerance, the boundary included, and a unit, if one is given, is the item's. */
export function scoreNumeric({ item, response }: ScoringCase<'numeric'>): Verdict {
  const read = readNumber(response.text);
  if (read === null) return 'unreadable';
  const { unit } = item;
  if (!read.units.every((given) => unit !== null && sameUnit(given, unit))) return 0;
  return isWithin(read.value, decimalOf(item.key), item.tolerance) ? 1 : 0;
}

function isWithin(given: Decimal, key: Decimal, tolerance: Tolerance): boolean {
  if ('absolute' in tolerance) return within(given, key, decimalOf(tolerance.absolute));
  if ('relative' in tolerance) return within(given, key, magnitudeOfProduct(decimalOf(tolerance.relative), key));
  const { significantDigits: wanted } = tolerance;
  return digitsGiven(given) >= wanted && equals(toSignificant(given, wanted), toSignificant(key, wanted));
}
