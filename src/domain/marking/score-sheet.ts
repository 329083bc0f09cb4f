import { missed, pointsOf } from './criterion-points.ts';
import { markOf, type MarkSheet } from './mark-sheet.ts';
import { criteriaOf, earns, maximumOf, weightOf, type Criterion, type Rubric, type RubricSection } from './rubric.ts';

export interface SectionScore {
  readonly id: string;
  /** What it is worth once what is not applicable was left out. */
  readonly worth: number;
  readonly earned: number;
  /** What its deductions took and its bonuses gave, after its own limits and before those of the whole. */
  readonly deducted: number;
  readonly given: number;
}

/** What a mark sheet comes to. Points are rounded to a millionth, so that sums of fractions compare as they are written. */
export interface SheetScore {
  readonly sections: readonly SectionScore[];
  readonly maximum: number;
  /** 0 up to the maximum, whether or not something fatal was found. */
  readonly raw: number;
  /** `raw` as a share of the maximum, 0 to 1. */
  readonly share: number;
  /** The fatal criteria that were found to have happened, in the rubric's order. */
  readonly fatal: readonly string[];
  /** The critical criteria that were missed. */
  readonly critical: readonly string[];
  /** Against the line; false whatever the score when something fatal was found. Null without a line. */
  readonly passed: boolean | null;
}

/**
 * The score of a sheet, in this order: what is not applicable is left out and the rest re-based; sections are summed; deductions and
 * bonuses are capped and floored, by section and then as a whole; a fatal finding fails; the line decides. `line` is in percent of
 * the maximum. A criterion without a mark earns nothing.
 */
export function scoreSheet(rubric: Rubric, sheet: MarkSheet, line: number | null = null): SheetScore {
  const maximum = maximumOf(rubric);
  const counted = rubric.sections.map((section) => ({ section, ...count(section, sheet) }));
  const applicable = counted.reduce(
    (sum, { attainable, section }) => sum + (attainable > 0 ? weightOf(section) : 0),
    0,
  );
  const rebase = applicable > 0 ? maximum / applicable : 0;
  const sections = counted.map(({ section, attainable, points, taken, bonus }): SectionScore => {
    const worth = attainable > 0 ? weightOf(section) * rebase : 0;
    const earned = attainable > 0 ? (worth * points) / attainable : 0;
    const { deductions = Infinity, bonuses = Infinity } = section.limits ?? {};
    // A section that earns nothing has nothing that could sink below zero: its deductions are those of the whole.
    const floor = section.floor ?? (attainable > 0 ? 0 : -Infinity);
    const deducted = Math.min(taken, deductions, earned - floor);
    return {
      id: section.id,
      worth: rounded(worth),
      earned: rounded(earned),
      deducted: rounded(deducted),
      given: rounded(Math.min(bonus, bonuses)),
    };
  });
  const total = (part: 'earned' | 'deducted' | 'given') => sections.reduce((sum, section) => sum + section[part], 0);
  const { deductions = Infinity, bonuses = Infinity } = rubric.limits ?? {};
  const sum = total('earned') - Math.min(total('deducted'), deductions) + Math.min(total('given'), bonuses);
  const raw = rounded(Math.min(maximum, Math.max(0, sum)));
  const share = maximum > 0 ? raw / maximum : 0;
  const found = criteriaOf(rubric).filter((criterion) => missed(criterion, markOf(sheet, criterion.id)));
  const fatal = idsOf(found, 'fatal');
  const reached = line === null ? null : share * 100 >= line - 1e-9;
  return {
    sections,
    maximum,
    raw,
    share,
    fatal,
    critical: idsOf(found, 'critical'),
    passed: reached === null ? null : reached && fatal.length === 0,
  };
}

function count(section: RubricSection, sheet: MarkSheet) {
  const sums = { attainable: 0, points: 0, taken: 0, bonus: 0 };
  for (const criterion of section.criteria) {
    const mark = markOf(sheet, criterion.id);
    const points = pointsOf(criterion, mark);
    if (criterion.kind === 'deduction') sums.taken += points;
    else if (criterion.kind === 'bonus') sums.bonus += points;
    else if (earns(criterion) && mark?.kind !== 'not-applicable') {
      sums.attainable += criterion.points;
      sums.points += points;
    }
  }
  return sums;
}

function idsOf(criteria: readonly Criterion[], severity: Criterion['severity']): string[] {
  return criteria.filter((criterion) => criterion.severity === severity).map(({ id }) => id);
}

/** Away from what binary fractions add: 0.1 + 0.2 is 0.3. */
export function rounded(points: number): number {
  return Math.round(points * 1e6) / 1e6;
}
