import { decideSubmitSheet } from '#domain/marking/decide-sheet.ts';
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import { seatedAttempt } from '../candidate-seat.ts';
import type { Call, HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import type { ReadDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { closeReview, ownSheet } from '../storage/mark-sheet-store.ts';
import { isGiven, reviewsOfSession, taskById } from '../storage/marking-task-store.ts';
import type { Candidate } from '../storage/session-store.ts';
import { openedWork, refusedSheet, storeOwnSheet, workPicture, type Saved } from './own-work.ts';
import { learnedSheets } from './review-compare.ts';
import { taskPaperOf } from './task-papers.ts';

/** The candidate who asks, at the seat of a training run; null for everybody else. */
export function reviewer(core: HostCore, db: ReadDb, call: Call): Candidate | null {
  const seated = seatedAttempt(core, db, call);
  return seated?.session.training === true ? seated.candidate : null;
}

/** A review that this candidate has to do, with what it is of. */
export function dutyOf(core: HostCore, db: ReadDb, call: Call, taskId: string) {
  const me = reviewer(core, db, call);
  const task = taskById(db, taskId);
  if (me === null || task?.purpose !== 'review' || task.sessionId !== me.sessionId) return null;
  const content = isGiven(db, taskId, me.personId) ? taskPaperOf(db, task.attemptId) : null;
  return content === null ? null : { me, task, content, rubric: content.rubric, own: task.candidateId === me.id };
}

/** What the caller has to review: their own work first. Nothing in it tells whose the other is. */
export function listReviews(core: HostCore, call: Call) {
  const { db } = core;
  const me = reviewer(core, db, call);
  if (me === null) return [];
  const duties = reviewsOfSession(db, me.sessionId).filter((task) => isGiven(db, task.id, me.personId));
  return duties
    .map((task) => {
      const sheet = ownSheet(db, me.personId, task.id);
      const content = taskPaperOf(db, task.attemptId);
      const own = task.candidateId === me.id;
      const written = sheet === null ? ('untouched' as const) : ('begun' as const);
      return {
        ...{ taskId: task.id, own, code: task.code, kind: content?.kind ?? ('case' as const) },
        title: { ...content?.title },
        state: sheet !== null && sheet.submittedAt !== null ? ('submitted' as const) : written,
        comparable: own && learnedSheets(db, me.personId, task) !== null,
      };
    })
    .toSorted((a, b) => Number(b.own) - Number(a.own));
}

/** The work, the rubric and the caller's own sheet. */
export function openReviewSheet(core: HostCore, call: Call, input: { taskId: string }) {
  const { db } = core;
  const duty = dutyOf(core, db, call, input.taskId);
  if (duty === null) return { ok: false, reason: 'not-yours' } as const;
  const { me, task, content, own } = duty;
  return { ok: true, ...plain({ own, ...openedWork(db, me.personId, task, content) }) } as const;
}

/** A picture of the case that is reviewed. */
export function reviewMedium(core: HostCore, call: Call, input: { taskId: string; ref: string }) {
  return workPicture(core.db, dutyOf(core, core.db, call, input.taskId)?.content, input.ref);
}

/** Stores a review as it stands; acknowledged once it is on disk. */
export function saveReview(core: HostCore, call: Call, input: { taskId: string; revision: number; sheet: MarkSheet }) {
  return core.queue.run((db): Saved => {
    const duty = dutyOf(core, db, call, input.taskId);
    if (duty === null) return { ok: false, reason: 'not-yours' };
    const by = { personId: duty.me.personId, actor: `candidate:${duty.me.id}`, kind: 'review.sheet-saved' } as const;
    return storeOwnSheet(core, db, duty, by, input);
  });
}

/** Locks a review. A candidate has no key to sign with: the journal keeps its hash. */
export function submitReview(core: HostCore, call: Call, input: { taskId: string; revision: number }) {
  return core.queue.run((db) => {
    const duty = dutyOf(core, db, call, input.taskId);
    if (duty === null) return { ok: false, reason: 'not-yours' } as const;
    const { me, task, rubric } = duty;
    const stored = ownSheet(db, me.personId, task.id);
    const decision = decideSubmitSheet(rubric, stored, false, input.revision);
    if (!decision.ok) return refusedSheet(decision);
    const now = core.clock.now();
    closeReview(db, task.id, me.personId, now.wall);
    const hash = sha256(JSON.stringify(stored?.sheet));
    const payload = { taskId: task.id, personId: me.personId, revision: input.revision, hash };
    const entry = { attempt: task.attemptId, actor: `candidate:${me.id}`, kind: 'review.sheet-submitted', payload };
    core.journal.append(db, entry, now);
    return { ok: true, submittedAt: now.wall } as const;
  });
}
