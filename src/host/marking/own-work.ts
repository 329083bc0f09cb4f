// What whoever marks a piece of work sees and saves: an examiner, and in a training run its candidate and a peer.
import { guidanceOf, shownFields, type CallPaper } from '#domain/call/call-paper.ts';
import { inLocale } from '#domain/item/locale.ts';
import { materialsOf, shownPrompts, type CasePaper } from '#domain/marking/case-paper.ts';
import { decideSaveSheet, type SubmitSheetRefusal } from '#domain/marking/decide-sheet.ts';
import { emptySheet, type MarkSheet } from '#domain/marking/mark-sheet.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import type { HostCore } from '../host-core.ts';
import { mediumFile } from '../media.ts';
import { plain } from '../plain.ts';
import { responseOf } from '../storage/attempt-store.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import { ownSheet, storeSheet } from '../storage/mark-sheet-store.ts';
import type { MarkingTask } from '../storage/marking-task-store.ts';
import type { TaskPaper } from './task-papers.ts';

function promptsOf(db: ReadDb, attemptId: string, paper: CasePaper) {
  return shownPrompts(paper).map(({ ref, text, words }, at) => {
    const prompt = paper.task.prompts[at];
    const response = responseOf(db, attemptId, ref)?.response;
    return {
      id: prompt?.id ?? '',
      text,
      guidance: prompt === undefined ? '' : inLocale(prompt.guidance, paper.locale),
      words: { min: words?.min ?? null, max: words?.max ?? null },
      response: response?.kind === 'text' ? response.text : '',
    };
  });
}

/** The work order as the candidate filled it in, with what was expected. */
function workOrderOf(db: ReadDb, attemptId: string, paper: CallPaper) {
  return shownFields(paper).map(({ ref, label, options }, at) => {
    const fieldId = paper.fields[at]?.fieldId ?? '';
    const given = responseOf(db, attemptId, ref)?.response;
    const chosen = given?.kind === 'single' ? options.find((option) => option.ref === given.choice)?.text : undefined;
    const response = given?.kind === 'text' ? given.text : (chosen ?? '');
    return {
      id: fieldId,
      text: label,
      guidance: guidanceOf(paper, fieldId),
      words: { min: null, max: null },
      response,
    };
  });
}

/** The responses, the case or the work order, the rubric and the person's own sheet. */
export function openedWork(db: ReadDb, personId: string, task: MarkingTask, content: TaskPaper) {
  const stored = ownSheet(db, personId, task.id);
  const { rubric } = content;
  return {
    code: task.code,
    kind: content.kind,
    locale: content.paper.locale,
    ...(content.kind === 'case'
      ? { materials: materialsOf(content.paper), prompts: promptsOf(db, task.attemptId, content.paper) }
      : { materials: null, prompts: workOrderOf(db, task.attemptId, content.paper) }),
    rubric,
    sheet: stored?.sheet ?? emptySheet(rubric),
    revision: stored?.revision ?? 0,
    submittedAt: stored?.submittedAt ?? null,
  };
}

/** A picture of the case that is marked. */
export function workPicture(db: ReadDb, content: TaskPaper | undefined, ref: string) {
  const pictures = content?.kind === 'case' ? content.paper.pictures : [];
  const medium = pictures.find((one) => one.ref === ref)?.medium ?? null;
  return medium === null ? null : mediumFile(db, medium, ref);
}

export type Saved =
  | { ok: true; revision: number; savedAt: number }
  | {
      ok: false;
      reason: 'not-yours' | 'locked' | 'settled' | 'other-rubric' | 'wrong-mark' | 'older-revision';
      detail?: string;
    };

/** Stores the person's sheet as it stands, in the caller's transaction. */
export function storeOwnSheet(
  core: HostCore,
  db: WriteDb,
  { task, rubric }: { readonly task: MarkingTask; readonly rubric: Rubric },
  { personId, actor, kind }: { readonly personId: string; readonly actor: string; readonly kind: string },
  { revision, sheet }: { readonly revision: number; readonly sheet: MarkSheet },
): Saved {
  const decision = decideSaveSheet(rubric, ownSheet(db, personId, task.id), task.settled !== null, { revision, sheet });
  if (!decision.ok) {
    const { reason } = decision;
    if (reason === 'older-revision') return { ok: false, reason, detail: String(decision.revision) };
    if (reason === 'other-rubric') return { ok: false, reason, detail: decision.rubric };
    return reason === 'wrong-mark' ? { ok: false, reason, detail: decision.criterion } : { ok: false, reason };
  }
  const now = core.clock.now();
  if (!decision.same) {
    storeSheet(db, task.id, personId, { revision, sheet }, now.wall);
    const payload = { taskId: task.id, personId, revision, sheet };
    core.journal.append(db, { attempt: task.attemptId, actor, kind, payload }, now);
  }
  return { ok: true, revision, savedAt: now.wall };
}

/** Why a sheet was not taken as submitted, as its writer is told. */
export function refusedSheet(refusal: SubmitSheetRefusal) {
  return refusal.reason === 'incomplete'
    ? ({ ok: false, reason: 'incomplete', gaps: plain(refusal.gaps) } as const)
    : ({ ok: false, reason: refusal.reason } as const);
}
