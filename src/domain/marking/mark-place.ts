import { most } from './criterion-points.ts';
import type { Mark } from './mark-sheet.ts';
import type { Criterion } from './rubric.ts';

/** How many marks a criterion has in an order, from the worst to the best or from never to the most. */
export function placesOf(criterion: Criterion): number {
  if (criterion.kind === 'levels') return (criterion.levels ?? []).length;
  return criterion.kind === 'yes-no' ? 2 : most(criterion) + 1;
}

/** Where a mark stands in that order, from 0. Null for none, and for "not applicable", which is in no order. */
export function placeOf(criterion: Criterion, mark: Mark | null): number | null {
  if (mark === null || mark.kind === 'not-applicable') return null;
  if (mark.kind === 'times') return mark.times;
  if (mark.kind === 'yes-no') return mark.met ? 1 : 0;
  const at = (criterion.levels ?? []).findIndex(({ points }) => points === mark.points);
  return at === -1 ? null : at;
}
