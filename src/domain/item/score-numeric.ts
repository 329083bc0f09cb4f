import { decimalOf, magnitudeOfProduct, within } from './decimal.ts';
import { readNumber } from './read-number.ts';
import type { ScoringCase, Verdict } from './score.ts';
import { sameUnit } from './units.ts';

/** Right when the number is within the tolerance, the boundary included, and a unit, if one is given, is the item's. */
export function scoreNumeric({ item, response }: ScoringCase<'numeric'>): Verdict {
  const read = readNumber(response.text);
  if (read === null) return 'unreadable';
  const { unit } = item;
  if (!read.units.every((given) => unit !== null && sameUnit(given, unit))) return 0;
  const key = decimalOf(item.key);
  const distance =
    'absolute' in item.tolerance
      ? decimalOf(item.tolerance.absolute)
      : magnitudeOfProduct(decimalOf(item.tolerance.relative), key);
  return within(read.value, key, distance) ? 1 : 0;
}
