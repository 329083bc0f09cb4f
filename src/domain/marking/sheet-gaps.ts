import { fits } from './criterion-points.ts';
import type { MarkSheet } from './mark-sheet.ts';
import { criteriaOf, earns, type Criterion, type Rubric } from './rubric.ts';

/** Why a sheet cannot be submitted yet. */
export type SheetGap =
  | { readonly code: 'other-rubric'; readonly found: string }
  | { readonly code: 'unknown-criterion'; readonly criterion: string }
  | {
      readonly code: 'unmarked' | 'wrong-mark' | 'fatal-comment' | 'fatal-evidence';
      readonly criterion: string;
    }
  | { readonly code: 'nothing-applicable' }
  | { readonly code: 'global-rating' };

/**
 * What is missing before a sheet may be submitted, in the rubric's order: a mark for every criterion, the global rating, and for
 * what is found fatal a comment and a passage or a moment that proves it. Empty when nothing is.
 */
export function sheetGaps(rubric: Rubric, sheet: MarkSheet): SheetGap[] {
  const { id, version } = sheet.rubric;
  if (id !== rubric.id || version !== rubric.version) return [{ code: 'other-rubric', found: `${id} ${version}` }];
  const criteria = criteriaOf(rubric);
  const known = new Set(criteria.map((criterion) => criterion.id));
  const gaps: SheetGap[] = Object.keys(sheet.marks)
    .filter((criterion) => !known.has(criterion))
    .map((criterion) => ({ code: 'unknown-criterion', criterion }));
  for (const criterion of criteria) gaps.push(...gapsOf(criterion, sheet));
  const marks = criteria.filter(earns).map((criterion) => sheet.marks[criterion.id]?.mark?.kind);
  if (marks.every((kind) => kind === 'not-applicable')) gaps.push({ code: 'nothing-applicable' });
  if (sheet.globalRating === null) gaps.push({ code: 'global-rating' });
  return gaps;
}

function gapsOf(criterion: Criterion, sheet: MarkSheet): SheetGap[] {
  const given = Object.hasOwn(sheet.marks, criterion.id) ? sheet.marks[criterion.id] : undefined;
  const mark = given?.mark ?? null;
  if (given === undefined || mark === null) return [{ code: 'unmarked', criterion: criterion.id }];
  if (!fits(criterion, mark)) return [{ code: 'wrong-mark', criterion: criterion.id }];
  if (criterion.severity !== 'fatal' || mark.kind !== 'times' || mark.times === 0) return [];
  const gaps: SheetGap[] = [];
  if (given.comment.trim() === '') gaps.push({ code: 'fatal-comment', criterion: criterion.id });
  if (given.evidence.length === 0) gaps.push({ code: 'fatal-evidence', criterion: criterion.id });
  return gaps;
}
