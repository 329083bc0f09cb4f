import type { CallPaper } from '#domain/call/call-paper.ts';
import type { LocaleText } from '#domain/item/locale.ts';
import type { CasePaper } from '#domain/marking/case-paper.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import { callPaperOf } from '../storage/call-store.ts';
import { casePaperOf } from '../storage/case-paper-store.ts';
import type { ReadDb } from '../storage/database.ts';

/** What people mark of an attempt: its case or its call, with the rubric that was pinned with it. */
export type TaskPaper = { readonly title: LocaleText; readonly rubric: Rubric } & (
  { readonly kind: 'case'; readonly paper: CasePaper } | { readonly kind: 'call'; readonly paper: CallPaper }
);

/** Null for an attempt that the host scores itself. */
export function taskPaperOf(db: ReadDb, attemptId: string): TaskPaper | null {
  const chosen = casePaperOf(db, attemptId);
  if (chosen !== null) return { kind: 'case', paper: chosen, title: chosen.task.title, rubric: chosen.task.rubric };
  const call = callPaperOf(db, attemptId);
  if (call === null) return null;
  return { kind: 'call', paper: call, title: call.scenario.title, rubric: call.scenario.rubric };
}
