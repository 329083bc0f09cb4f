import { missed, pointsOf } from './criterion-points.ts';
import { markOf, type Mark, type MarkSheet } from './mark-sheet.ts';
import { criteriaOf, type Rubric } from './rubric.ts';
import { rounded, scoreSheet, type SheetScore } from './score-sheet.ts';

/** How far totals may lie apart before they are reconciled, as a share of the maximum, where a scheme says nothing else. */
export const usualThreshold = 0.2;

export interface ComparedCriterion {
  readonly id: string;
  /** In the order of the sheets. */
  readonly marks: readonly (Mark | null)[];
  /** Between the highest and the lowest points. */
  readonly spread: number;
  readonly agree: boolean;
}

/** Two to five sheets on one task, side by side. */
export interface Comparison {
  readonly criteria: readonly ComparedCriterion[];
  readonly scores: readonly SheetScore[];
  /** Between the highest and the lowest total. */
  readonly spread: number;
  readonly beyondThreshold: boolean;
  /** Something fatal on some sheets and nothing on others. */
  readonly loneFatal: boolean;
  /** The fatal criteria that not every sheet says the same of. */
  readonly disputedFatal: readonly string[];
  readonly mustReconcile: boolean;
}

/** Compares sheets filled by one rubric. `threshold` is a share of the maximum; exactly at it is still within. */
export function compareSheets(
  rubric: Rubric,
  sheets: readonly MarkSheet[],
  threshold: number = usualThreshold,
): Comparison {
  const scores = sheets.map((sheet) => scoreSheet(rubric, sheet));
  const criteria = criteriaOf(rubric).map((criterion): ComparedCriterion => {
    const marks = sheets.map((sheet) => markOf(sheet, criterion.id));
    const kinds = new Set(marks.map((mark) => (mark === null ? 'none' : signature(mark))));
    const points = marks.map((mark) => pointsOf(criterion, mark));
    return { id: criterion.id, marks, spread: spreadOf(points), agree: kinds.size <= 1 };
  });
  const spread = spreadOf(scores.map(({ raw }) => raw));
  const beyondThreshold = spread > threshold * (scores[0]?.maximum ?? 0) + 1e-6;
  const fatal = scores.filter((score) => score.fatal.length > 0).length;
  const loneFatal = fatal > 0 && fatal < scores.length;
  const disputedFatal = criteriaOf(rubric)
    .filter((criterion) => criterion.severity === 'fatal')
    .filter((criterion) => new Set(sheets.map((sheet) => missed(criterion, markOf(sheet, criterion.id)))).size > 1)
    .map(({ id }) => id);
  return {
    criteria,
    scores,
    spread,
    beyondThreshold,
    loneFatal,
    disputedFatal,
    mustReconcile: beyondThreshold || loneFatal,
  };
}

function signature(mark: Mark): string {
  switch (mark.kind) {
    case 'level':
      return `level ${mark.points}`;
    case 'yes-no':
      return `met ${mark.met}`;
    case 'times':
      return `times ${mark.times}`;
    case 'not-applicable':
      return mark.kind;
  }
}

function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : rounded(Math.max(...values) - Math.min(...values));
}
