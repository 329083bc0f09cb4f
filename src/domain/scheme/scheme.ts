import type { LocaleText } from '../item/locale.ts';
import type { Combination } from '../marking/combine.ts';
import type { CallPhases } from '../marking/task-content.ts';
import type { DayRules } from '../room/day-rules.ts';

/** One independently timed and scored piece of an exam. */
export interface SchemePart {
  readonly id: string;
  readonly kind: 'theory' | 'listening' | 'case-analysis' | 'simulated-call';
  readonly title: LocaleText;
  readonly blueprintId: string | null;
  readonly minutes: number;
  /** The line to reach, as a share of the part's maximum: 0.6 is 60 %. */
  readonly passLine: number;
  /** Share of the weighted total; only read by a weighted rule. */
  readonly weight: number;
  /** Only of a case analysis: where its case is drawn from. */
  readonly cases?: TaskSource | undefined;
  /** Only of a simulated call: where its scenario is drawn from. */
  readonly scenarios?: TaskSource | undefined;
  /** Only of a simulated call: minutes of its stages, in place of each scenario's own. */
  readonly phases?: CallPhases | undefined;
  /** Only of what people mark; one examiner where absent. */
  readonly marking?: MarkingRule | undefined;
  /** What a candidate may use at the seat; nothing where absent. */
  readonly tools?: Tools | undefined;
  /** Only of what people mark: who may mark it live; anybody where absent. */
  readonly calibration?: CalibrationRule | undefined;
}

/** A calculator of four functions, and a sheet for one's own notes, on the screen. */
export interface Tools {
  readonly calculator: boolean;
  readonly noteSheet: boolean;
}

export const noTools: Tools = { calculator: false, noteSheet: false };

/** Which cases or scenarios of a bank a part may be held with; any of them where `ids` is empty. */
export interface TaskSource {
  readonly bankId: string;
  readonly ids: readonly string[];
}

/** A calibration that an examiner must have: agreement of at least `minimum` with the others, not longer ago than that. */
export interface CalibrationRule {
  readonly minimum: number;
  readonly withinMonths: number;
}

/** How a task is marked. `threshold` is the share of the maximum by which totals may differ before they are reconciled. */
export interface MarkingRule {
  readonly examiners: number;
  readonly threshold: number;
  readonly combination: Combination;
}

/**
 * conjunctive: every part reaches its own line.
 * weighted: the weighted total reaches `totalLine`, and every part its floor where one is set.
 */
export type PassRule =
  | { readonly kind: 'conjunctive' }
  | { readonly kind: 'weighted'; readonly totalLine: number; readonly floors: { readonly [partId: string]: number } };

/** What a certificate stands for. A published version never changes. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  readonly title: LocaleText;
  readonly level: LocaleText;
  readonly scope: LocaleText;
  readonly parts: readonly SchemePart[];
  readonly rule: PassRule;
  /** Months a certificate is valid; null: without end. */
  readonly validityMonths: number | null;
  /** Months in which a passed part stands while failed ones are retaken alone; absent or null: all parts are sat together. */
  readonly retakeMonths?: number | null | undefined;
  readonly renewal: LocaleText;
  /** What a candidate must accept before the start: confidentiality, rules of the room. */
  readonly agreements: readonly { readonly id: string; readonly title: LocaleText; readonly text: LocaleText }[];
  /** With which a new session begins its day; the usual ones where absent. */
  readonly dayRules?: DayRules | undefined;
}
