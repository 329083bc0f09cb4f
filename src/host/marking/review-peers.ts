import { randomInt } from 'node:crypto';
import { peerRing, refusePeer, type ReviewedWork } from '#domain/marking/reviews.ts';
import { personOf } from '../accounts.ts';
import { recordActOn, staffActor, type Call, type HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import { sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import {
  assignmentsOf,
  giveTask,
  replaceAssignment,
  reviewsOfSession,
  taskById,
  type MarkingTask,
} from '../storage/marking-task-store.ts';
import { candidateById, roster, sessionById, type Candidate } from '../storage/session-store.ts';
import { taskPaperOf } from './task-papers.ts';

type State = 'untouched' | 'begun' | 'submitted';

/** How far a review is, as far as the viewer may know: never what is on it. */
function stateOf(db: ReadDb, viewerId: string, taskId: string, personId: string): State {
  const seen = sheetsSeenBy(db, viewerId, taskId).find((one) => one.personId === personId);
  if (seen === undefined) return 'untouched';
  return seen.submittedAt === null ? 'begun' : 'submitted';
}

interface Work extends ReviewedWork {
  readonly task: MarkingTask;
  readonly own: State;
  readonly peerState: State;
  readonly peerName: string;
}

function worksOf(db: ReadDb, viewerId: string, sessionId: string, candidates: readonly Candidate[]): Work[] {
  return reviewsOfSession(db, sessionId).map((task): Work => {
    const author = candidateById(db, task.candidateId)?.personId ?? '';
    const peer = assignmentsOf(db, task.id).find((one) => one.replacedAt === null && one.personId !== author);
    const peerState = peer === undefined ? 'untouched' : stateOf(db, viewerId, task.id, peer.personId);
    const candidateId = candidates.find(({ personId }) => personId === peer?.personId)?.id;
    return {
      ...{ task, taskId: task.id, partId: task.partId, candidateId: task.candidateId, peerState },
      own: stateOf(db, viewerId, task.id, author),
      peer: candidateId === undefined ? null : { candidateId, submitted: peerState === 'submitted' },
      peerName: peer?.name ?? '',
    };
  });
}

/** The reviews of a training run for its lead examiner: works by their codes, and how far they are. */
export function peerBoard(core: HostCore, call: Call, input: { sessionId: string }) {
  const { db } = core;
  const candidates = roster(db, input.sessionId);
  const works = worksOf(db, personOf(core, call), input.sessionId, candidates);
  const finished = new Set(works.map(({ candidateId }) => candidateId));
  return {
    training: sessionById(db, input.sessionId)?.training === true,
    works: works.map(({ task, own, peer, peerState, peerName }) => ({
      ...{ taskId: task.id, code: task.code, partId: task.partId, own },
      title: plain(taskPaperOf(db, task.attemptId)?.title ?? {}),
      peer: peer === null ? null : { name: peerName, state: peerState },
    })),
    people: candidates.filter(({ id }) => finished.has(id)).map(({ id, name }) => ({ candidateId: id, name })),
  };
}

function give(core: HostCore, db: WriteDb, call: Call, task: MarkingTask, candidate: Candidate): void {
  const now = core.clock.now();
  giveTask(db, task.id, candidate.personId, now.wall);
  const payload = { taskId: task.id, candidateId: candidate.id };
  const entry = { attempt: task.attemptId, actor: staffActor(call), kind: 'review.peer-given', payload };
  recordActOn(core, db, entry, now);
}

/** Each who has handed in reviews another's work, in an order that nobody can guess. */
export function shareOutReviews(core: HostCore, call: Call, input: { sessionId: string }) {
  return core.queue.run((db) => {
    const candidates = roster(db, input.sessionId);
    const works = worksOf(db, personOf(core, call), input.sessionId, candidates);
    const given = peerRing(shuffled(works));
    for (const { taskId, candidateId } of given) {
      const task = works.find((one) => one.taskId === taskId)?.task;
      const candidate = candidates.find(({ id }) => id === candidateId);
      if (task !== undefined && candidate !== undefined) give(core, db, call, task, candidate);
    }
    return { given: given.length, alone: works.filter(({ peer }) => peer === null).length - given.length };
  });
}

function shuffled<T>(all: readonly T[]): T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(randomInt(rest.length), 1));
}

/** By hand, also in place of a peer who has not submitted. */
export function givePeer(core: HostCore, call: Call, input: { taskId: string; candidateId: string }) {
  return core.queue.run((db) => {
    const task = taskById(db, input.taskId);
    if (task?.purpose !== 'review') return { ok: false, reason: 'unknown-task' } as const;
    const candidates = roster(db, task.sessionId);
    const works = worksOf(db, personOf(core, call), task.sessionId, candidates);
    const work = works.find((one) => one.taskId === task.id);
    const candidate = candidates.find(({ id }) => id === input.candidateId);
    if (work === undefined || candidate === undefined) return { ok: false, reason: 'unknown-task' } as const;
    const reason = refusePeer(work, candidate.id, works);
    if (reason !== null) return { ok: false, reason } as const;
    const before = candidates.find(({ id }) => id === work.peer?.candidateId);
    if (before !== undefined) replaceAssignment(db, task.id, before.personId, core.clock.now().wall);
    give(core, db, call, task, candidate);
    return { ok: true } as const;
  });
}
