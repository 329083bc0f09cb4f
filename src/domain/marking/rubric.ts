import type { LocaleText } from '../item/locale.ts';

/** normal: counts by its points. critical: reported by name. fatal: fails the part whatever the score. */
export type Severity = 'normal' | 'critical' | 'fatal';

/** One line of a rubric. Points are those a full mark gives (levels, yes-no, bonus) or takes (deduction). */
export interface Criterion {
  readonly id: string;
  readonly text: LocaleText;
  readonly help?: LocaleText | undefined;
  readonly kind: 'levels' | 'yes-no' | 'deduction' | 'bonus';
  readonly severity: Severity;
  readonly points: number;
  /** Only for `levels`: what each number of points looks like, from the lowest. */
  readonly levels?: readonly { readonly points: number; readonly text: LocaleText }[] | undefined;
  readonly notApplicable: boolean;
}

/** Sections and criteria by which a person marks a case or a call. */
export interface Rubric {
  readonly id: string;
  readonly version: number;
  readonly sections: readonly {
    readonly id: string;
    readonly title: LocaleText;
    readonly criteria: readonly Criterion[];
  }[];
}
