import type { LocaleText } from '../item/locale.ts';

/** normal: counts by its points. critical: reported by name. fatal: fails the part whatever the score. */
export const severities = ['normal', 'critical', 'fatal'] as const;
export type Severity = (typeof severities)[number];

export const criterionKinds = ['levels', 'yes-no', 'deduction', 'bonus'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** One line of a rubric. A fatal one is a deduction without points: what it says happened or did not. */
export interface Criterion {
  readonly id: string;
  readonly text: LocaleText;
  readonly help?: LocaleText | undefined;
  readonly kind: CriterionKind;
  readonly severity: Severity;
  /** Those a full mark gives (levels, yes-no), or one occurrence takes (deduction) or gives (bonus). Of a fatal one they do not count. */
  readonly points: number;
  /** How often a deduction or a bonus can be counted; once where absent. */
  readonly times?: number | undefined;
  /** Only for `levels`: what each number of points looks like, from the lowest. */
  readonly levels?: readonly { readonly points: number; readonly text: LocaleText }[] | undefined;
  readonly notApplicable: boolean;
}

/** The most that deductions take and bonuses give, in points. Absent: all of them. */
export interface Limits {
  readonly deductions?: number | undefined;
  readonly bonuses?: number | undefined;
}

export interface RubricSection {
  readonly id: string;
  readonly title: LocaleText;
  /** What the section is worth of 100; the points of its criteria count relative to it. Without: what their points sum to. */
  readonly weight?: number | undefined;
  readonly limits?: Limits | undefined;
  /** How far below zero deductions may push the section, 0 or less; 0 where absent. */
  readonly floor?: number | undefined;
  readonly criteria: readonly Criterion[];
}

/** Sections and criteria by which a person marks a case or a call. A published version never changes. */
export interface Rubric {
  readonly id: string;
  readonly version: number;
  /** Share of the maximum in percent, as a hint for whoever writes a scheme: the scheme's own line decides. */
  readonly passLine?: number | undefined;
  readonly limits?: Limits | undefined;
  readonly sections: readonly RubricSection[];
}

export function criteriaOf(rubric: Rubric): readonly Criterion[] {
  return rubric.sections.flatMap((section) => section.criteria);
}

/** True for a criterion that earns points, as against one that takes or adds them. */
export function earns(criterion: Criterion): boolean {
  return criterion.kind === 'levels' || criterion.kind === 'yes-no';
}

/** What a section is worth, in points of the rubric's maximum. */
export function weightOf(section: RubricSection): number {
  const points = section.criteria.filter(earns).reduce((sum, criterion) => sum + criterion.points, 0);
  return points === 0 ? 0 : (section.weight ?? points);
}

/** The most a mark sheet can give: 100 where the sections have weights. */
export function maximumOf(rubric: Rubric): number {
  return rubric.sections.reduce((sum, section) => sum + weightOf(section), 0);
}
