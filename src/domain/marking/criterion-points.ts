import type { Mark } from './mark-sheet.ts';
import { earns, type Criterion } from './rubric.ts';

/** True for a mark that the criterion allows. */
export function fits(criterion: Criterion, mark: Mark): boolean {
  switch (mark.kind) {
    case 'level':
      return criterion.kind === 'levels' && (criterion.levels ?? []).some(({ points }) => points === mark.points);
    case 'yes-no':
      return criterion.kind === 'yes-no';
    case 'times':
      return !earns(criterion) && Number.isInteger(mark.times) && mark.times >= 0 && mark.times <= most(criterion);
    case 'not-applicable':
      return earns(criterion) && criterion.notApplicable;
  }
}

/** The most often a deduction or a bonus counts. */
export function most(criterion: Criterion): number {
  return criterion.severity === 'fatal' ? 1 : (criterion.times ?? 1);
}

/** The points a mark earns, takes or gives, all 0 or more. Of an unmarked or fatal criterion: 0. */
export function pointsOf(criterion: Criterion, mark: Mark | null): number {
  if (mark === null || criterion.severity === 'fatal') return 0;
  switch (mark.kind) {
    case 'level':
      return mark.points;
    case 'yes-no':
      return mark.met ? criterion.points : 0;
    case 'times':
      return mark.times * criterion.points;
    case 'not-applicable':
      return 0;
  }
}

/** True where the worst of a criterion was found: the lowest level, a no, a deduction that happened. A bonus has no worst. */
export function missed(criterion: Criterion, mark: Mark | null): boolean {
  if (mark === null || mark.kind === 'not-applicable' || criterion.kind === 'bonus') return false;
  if (mark.kind === 'times') return mark.times > 0;
  if (mark.kind === 'yes-no') return !mark.met;
  return mark.points === Math.min(...(criterion.levels ?? []).map(({ points }) => points));
}
