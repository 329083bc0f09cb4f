import { isFinal } from '#domain/attempt/attempt.ts';
import { guidanceOf, shownFields, type CallPaper } from '#domain/call/call-paper.ts';
import { decideSaveSheet, decideSubmitSheet } from '#domain/marking/decide-sheet.ts';
import { materialsOf, shownPrompts, type CasePaper } from '#domain/marking/case-paper.ts';
import { emptySheet, type MarkSheet } from '#domain/marking/mark-sheet.ts';
import { inLocale } from '#domain/item/locale.ts';
import { signBytes } from '#host/signing/signature.ts';
import { isStillSo } from '../accounts.ts';
import { accountOf, staffActor, type Call, type HostCore } from '../host-core.ts';
import { mediumFile } from '../media.ts';
import { plain } from '../plain.ts';
import { attemptById, responseOf } from '../storage/attempt-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { lockSheet, ownSheet, storeSheet } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, taskById, tasksOfExaminer, type MarkingTask } from '../storage/marking-task-store.ts';
import { personOf } from '../accounts.ts';
import { calibrationLack } from './calibrated.ts';
import { markedResponsesHash, rubricHash } from './marked-work.ts';
import { openOwnKey } from './people.ts';
import { standingOf } from './standing.ts';
import { taskPaperOf } from './task-papers.ts';

/** The task and its case or call, when this person is one of its examiners now. */
function ownTask(db: ReadDb, personId: string, taskId: string) {
  const task = taskById(db, taskId);
  const given = assignmentsOf(db, taskId).some((one) => one.personId === personId && one.replacedAt === null);
  // A review is its candidate's to mark, at a seat.
  const content = task === null || !given || task.purpose === 'review' ? null : taskPaperOf(db, task.attemptId);
  return task === null || content === null ? null : { task, content, rubric: content.rubric };
}

/** The caller's tasks. Nothing in it tells who the candidate is, or how far the other examiners are. */
export function listTasks(core: HostCore, call: Call) {
  const me = personOf(core, call);
  return tasksOfExaminer(core.db, me).map((task) => {
    const sheet = ownSheet(core.db, me, task.id);
    const content = taskPaperOf(core.db, task.attemptId);
    const attempt = attemptById(core.db, task.attemptId)?.attempt;
    return {
      taskId: task.id,
      code: task.code,
      kind: content?.kind ?? ('case' as const),
      title: content?.title ?? {},
      /** Of a call that is not over: it can be joined. */
      live: content?.kind === 'call' && task.purpose === 'live' && attempt !== undefined && !isFinal(attempt),
      state: stateOf(core.db, me, task, sheet),
      submittedAt: sheet?.submittedAt ?? null,
      purpose: task.purpose,
    };
  });
}

function stateOf(db: ReadDb, me: string, task: MarkingTask, sheet: ReturnType<typeof ownSheet>) {
  if (task.settled !== null) return 'settled' as const;
  if (sheet === null) return 'untouched' as const;
  if (sheet.submittedAt === null) return isBlank(sheet.sheet) ? ('opened' as const) : ('begun' as const);
  const standing = standingOf(db, me, task.id);
  return standing === 'reconcile' || standing === 'fatal-unconfirmed' ? ('disputed' as const) : ('submitted' as const);
}

const isBlank = ({ marks, globalRating }: MarkSheet) => globalRating === null && Object.keys(marks).length === 0;

export function promptsOf(db: ReadDb, attemptId: string, paper: CasePaper) {
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
export function workOrderOf(db: ReadDb, attemptId: string, paper: CallPaper) {
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

/** What an examiner marks: the responses, the case or the work order, the rubric and their own sheet. */
export function openSheet(core: HostCore, call: Call, input: { taskId: string }) {
  const me = personOf(core, call);
  const own = ownTask(core.db, me, input.taskId);
  if (own === null) return { ok: false, reason: 'not-yours' } as const;
  const { task, content, rubric } = own;
  const stored = ownSheet(core.db, me, task.id);
  const { attemptId } = task;
  return {
    ok: true,
    ...plain({
      taskId: task.id,
      code: task.code,
      kind: content.kind,
      locale: content.paper.locale,
      ...(content.kind === 'case'
        ? { materials: materialsOf(content.paper), prompts: promptsOf(core.db, attemptId, content.paper) }
        : { materials: null, prompts: workOrderOf(core.db, attemptId, content.paper) }),
      rubric,
      sheet: stored?.sheet ?? emptySheet(rubric),
      revision: stored?.revision ?? 0,
      submittedAt: stored?.submittedAt ?? null,
      settled: task.settled !== null,
      personId: me,
    }),
  } as const;
}

/** A picture of the case, for its examiners. */
export function sheetMedium(core: HostCore, call: Call, input: { taskId: string; ref: string }) {
  const own = ownTask(core.db, personOf(core, call), input.taskId);
  const pictures = own?.content.kind === 'case' ? own.content.paper.pictures : [];
  const medium = pictures.find(({ ref }) => ref === input.ref)?.medium ?? null;
  return medium === null ? null : mediumFile(core.db, medium, input.ref);
}

type Saved =
  | { ok: true; revision: number; savedAt: number }
  | {
      ok: false;
      reason: 'not-yours' | 'locked' | 'settled' | 'other-rubric' | 'wrong-mark' | 'older-revision';
      detail?: string;
    };

/** Stores a sheet as it stands. The promise resolves only after the commit that holds it is on disk. */
export function saveSheet(
  core: HostCore,
  call: Call,
  input: { taskId: string; revision: number; sheet: MarkSheet },
): Promise<Saved> {
  const me = personOf(core, call);
  return core.queue.run((db): Saved => {
    const own = ownTask(db, me, input.taskId);
    if (own === null) return { ok: false, reason: 'not-yours' };
    const { task, rubric } = own;
    const decision = decideSaveSheet(rubric, ownSheet(db, me, task.id), task.settled !== null, input);
    if (!decision.ok) {
      const { reason } = decision;
      if (reason === 'older-revision') return { ok: false, reason, detail: String(decision.revision) };
      if (reason === 'other-rubric') return { ok: false, reason, detail: decision.rubric };
      return reason === 'wrong-mark' ? { ok: false, reason, detail: decision.criterion } : { ok: false, reason };
    }
    const now = core.clock.now();
    if (!decision.same) {
      const { revision, sheet } = input;
      storeSheet(db, task.id, me, { revision, sheet }, now.wall);
      const payload = { taskId: task.id, personId: me, revision, sheet };
      core.journal.append(db, { attempt: task.attemptId, actor: staffActor(call), kind: 'sheet.saved', payload }, now);
    }
    return { ok: true, revision: input.revision, savedAt: now.wall };
  });
}

/** Signs the stored sheet with its examiner's key, and locks it. */
export async function submitSheet(
  core: HostCore,
  call: Call,
  input: { taskId: string; revision: number; password: string },
) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    if (!isStillSo(db, accountOf(call), opened)) return { ok: false, reason: 'wrong-password' } as const;
    const own = ownTask(db, me, input.taskId);
    if (own === null) return { ok: false, reason: 'not-yours' } as const;
    const { task, rubric } = own;
    const attempt = attemptById(db, task.attemptId)?.attempt;
    if (attempt === undefined || !isFinal(attempt)) return { ok: false, reason: 'not-finished' } as const;
    if (task.purpose === 'live' && calibrationLack(db, task, me, core.clock.now().wall) !== null)
      return { ok: false, reason: 'not-calibrated' } as const;
    const stored = ownSheet(db, me, task.id);
    const decision = decideSubmitSheet(rubric, stored, task.settled !== null, input.revision);
    if (!decision.ok) {
      return decision.reason === 'incomplete'
        ? ({ ok: false, reason: 'incomplete', gaps: plain(decision.gaps) } as const)
        : ({ ok: false, reason: decision.reason } as const);
    }
    if (stored === null) return { ok: false, reason: 'not-begun' } as const;
    const now = core.clock.now();
    const content = sha256(JSON.stringify(stored.sheet));
    const facts = { taskId: task.id, attemptId: task.attemptId, personId: me, revision: stored.revision, at: now.wall };
    const by = { ...stored.sheet.rubric, hash: rubricHash(rubric) };
    // What was marked, by what, and what came of it: none of them can be exchanged under the signature.
    const text = JSON.stringify(['invigil-sheet/2', facts, by, markedResponsesHash(db, task.attemptId), content]);
    const signature = signBytes(opened.signingKey, Buffer.from(text)).toString('base64url');
    const signed = { text, signature, publicKey: opened.publicKey };
    lockSheet(db, task.id, me, stored, signed, now.wall);
    const payload = { taskId: task.id, personId: me, revision: stored.revision, text, signature };
    core.journal.append(
      db,
      { attempt: task.attemptId, actor: staffActor(call), kind: 'sheet.submitted', payload },
      now,
    );
    return { ok: true, submittedAt: now.wall } as const;
  });
}
