import { fits } from './criterion-points.ts';
import type { MarkSheet } from './mark-sheet.ts';
import { criteriaOf, type Rubric } from './rubric.ts';
import { sheetGaps, type SheetGap } from './sheet-gaps.ts';

/** A sheet as it is stored. */
export interface StoredSheet {
  readonly revision: number;
  readonly sheet: MarkSheet;
  /** Null while its examiner may still change it. */
  readonly submittedAt: number | null;
}

export type SaveSheetRefusal =
  | { readonly reason: 'locked' | 'settled' }
  /** The rubric that the task is marked by. */
  | { readonly reason: 'other-rubric'; readonly rubric: string }
  | { readonly reason: 'wrong-mark'; readonly criterion: string }
  | { readonly reason: 'older-revision'; readonly revision: number };

/**
 * May this sheet be stored? `same` when it is stored already: its acknowledgement was lost. What is incomplete is stored; a mark
 * that the rubric does not allow is not.
 */
export function decideSaveSheet(
  rubric: Rubric,
  stored: StoredSheet | null,
  settled: boolean,
  wish: { readonly revision: number; readonly sheet: MarkSheet },
): { readonly ok: true; readonly same: boolean } | ({ readonly ok: false } & SaveSheetRefusal) {
  if (settled) return { ok: false, reason: 'settled' };
  if (stored !== null && wish.revision <= stored.revision) {
    const same = wish.revision === stored.revision && JSON.stringify(wish.sheet) === JSON.stringify(stored.sheet);
    return same ? { ok: true, same } : { ok: false, reason: 'older-revision', revision: stored.revision };
  }
  if (stored !== null && stored.submittedAt !== null) return { ok: false, reason: 'locked' };
  if (wish.sheet.rubric.id !== rubric.id || wish.sheet.rubric.version !== rubric.version) {
    return { ok: false, reason: 'other-rubric', rubric: `${rubric.id} ${rubric.version}` };
  }
  const criteria = new Map(criteriaOf(rubric).map((criterion) => [criterion.id, criterion]));
  for (const [id, { mark }] of Object.entries(wish.sheet.marks)) {
    const criterion = criteria.get(id);
    if (criterion === undefined || (mark !== null && !fits(criterion, mark))) {
      return { ok: false, reason: 'wrong-mark', criterion: id };
    }
  }
  return { ok: true, same: false };
}

export type SubmitSheetRefusal =
  | { readonly reason: 'not-begun' | 'locked' | 'settled' }
  | { readonly reason: 'older-revision'; readonly revision: number }
  | { readonly reason: 'incomplete'; readonly gaps: readonly SheetGap[] };

/** May the stored sheet be signed and locked? `revision` is the one its examiner has before them. */
export function decideSubmitSheet(
  rubric: Rubric,
  stored: StoredSheet | null,
  settled: boolean,
  revision: number,
): { readonly ok: true } | ({ readonly ok: false } & SubmitSheetRefusal) {
  if (settled) return { ok: false, reason: 'settled' };
  if (stored === null) return { ok: false, reason: 'not-begun' };
  if (stored.submittedAt !== null) return { ok: false, reason: 'locked' };
  if (stored.revision !== revision) return { ok: false, reason: 'older-revision', revision: stored.revision };
  const gaps = sheetGaps(rubric, stored.sheet);
  return gaps.length > 0 ? { ok: false, reason: 'incomplete', gaps } : { ok: true };
}
