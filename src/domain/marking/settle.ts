import { combine, type Combination } from './combine.ts';
import { compareSheets, type Comparison } from './compare-sheets.ts';
import type { MarkSheet } from './mark-sheet.ts';
import type { Rubric } from './rubric.ts';

/** A submitted sheet, with what a second person said of what it finds fatal. */
export interface SubmittedSheet {
  readonly personId: string;
  /** A third examiner, asked because the others differ. */
  readonly third: boolean;
  readonly sheet: MarkSheet;
  /** By fatal criterion: true when it stands, false when the second person does not find it so. */
  readonly words: Readonly<Record<string, boolean>>;
}

/** What people agreed on where sheets differ too much. */
export interface AgreedMark {
  readonly points: number;
  readonly fatal: readonly string[];
}

export interface Settlement {
  readonly points: number;
  readonly maximum: number;
  readonly fatal: readonly string[];
  /** How it came about. */
  readonly rule: Combination | 'single';
}

export type Unsettled = 'no-sheets' | 'fatal-unconfirmed' | 'reconcile';

/**
 * The one mark of a task, from the sheets of all its examiners. What is found fatal waits for a second person. Sheets beyond the
 * threshold, and a fatal finding that not all share, wait for an agreed mark or a third examiner, whose sheet then counts with
 * the nearest of the others, if these two agree.
 */
export function settle(
  rubric: Rubric,
  sheets: readonly SubmittedSheet[],
  rule: { readonly threshold: number; readonly combination: Combination },
  agreed: AgreedMark | null,
): ({ readonly ok: true } & Settlement) | { readonly ok: false; readonly reason: Unsettled } {
  if (sheets.length === 0) return { ok: false, reason: 'no-sheets' };
  const compare = (some: readonly SubmittedSheet[]) =>
    compareSheets(
      rubric,
      some.map(({ sheet }) => sheet),
      rule.threshold,
    );
  const all = compare(sheets);
  const maximum = all.scores[0]?.maximum ?? 0;
  if (agreed !== null) return { ok: true, points: agreed.points, fatal: agreed.fatal, maximum, rule: 'reconcile' };
  const waits = sheets.some(({ words }, at) =>
    (all.scores[at]?.fatal ?? []).some((criterion) => !Object.hasOwn(words, criterion)),
  );
  if (waits) return { ok: false, reason: 'fatal-unconfirmed' };
  const counted = all.mustReconcile ? withThird(sheets, all) : sheets;
  const comparison = compare(counted);
  const denied = counted.some(({ words }) => Object.values(words).some((stands) => !stands));
  if (comparison.mustReconcile || denied) return { ok: false, reason: 'reconcile' };
  const totals = comparison.scores.map(({ raw }) => raw);
  const combined =
    totals.length === 1 ? { points: totals[0] ?? 0, maximum } : combine(totals, maximum, rule.combination);
  if (combined === null) return { ok: false, reason: 'reconcile' };
  const fatal = [...new Set(comparison.scores.flatMap((score) => score.fatal))];
  return { ok: true, ...combined, fatal, rule: totals.length === 1 ? 'single' : rule.combination };
}

/** The third examiner's sheet and the nearest of the others; all of them where there is none, or two are equally near. */
function withThird(sheets: readonly SubmittedSheet[], { scores }: Comparison): readonly SubmittedSheet[] {
  const third = sheets.findIndex((one) => one.third);
  if (third === -1) return sheets;
  const total = (at: number) => scores[at]?.raw ?? 0;
  const others = sheets.map((_, at) => at).filter((at) => at !== third);
  const distances = others.map((at) => Math.abs(total(at) - total(third)));
  const near = others.filter((_, nth) => distances[nth] === Math.min(...distances));
  const [nearest] = near;
  return near.length === 1 && nearest !== undefined ? sheets.filter((_, at) => at === third || at === nearest) : sheets;
}
