import { accountOf, signedIn, type Call, type HostCore } from '../host-core.ts';
import { openOwnAccount } from '../accounts.ts';
import type { ReadDb } from '../storage/database.ts';
import { declaredConflict } from '../storage/decision-store.ts';
import { ownSheet } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, hasMetAttempt, viewersOf, type MarkingTask } from '../storage/marking-task-store.ts';
import { trainersOf } from '../storage/person-store.ts';
import { candidateById } from '../storage/session-store.ts';
import { calibrationLack } from './calibrated.ts';

/** Opens the caller's own key by their password, slowed down after wrong ones. */
export async function openOwnKey(core: HostCore, call: Call, password: string) {
  const opened = await openOwnAccount(core, call, password);
  if (!opened.ok) {
    return opened.reason === 'wait' ? ({ ok: false, reason: 'wait', detail: String(opened.seconds) } as const) : opened;
  }
  core.presence.proved(signedIn(call).token, accountOf(call), opened);
  return opened;
}

export type Bar = 'same-person' | 'trained' | 'declared' | 'assigned' | 'has-seen' | 'not-calibrated';

/** Why a person may not be an examiner of a task; null when they may. */
export function barOf(db: ReadDb, task: MarkingTask, personId: string, wall: number): Bar | null {
  if (assignmentsOf(db, task.id).some((one) => one.personId === personId)) return 'assigned';
  return barBesides(db, task, personId, wall);
}

/** The same of one who may have had the task before. */
export function barBesides(db: ReadDb, task: MarkingTask, personId: string, wall: number): Bar | null {
  if (viewersOf(db, task.id).includes(personId)) return 'has-seen';
  if (hasMetAttempt(db, task, personId)) return 'has-seen';
  if (task.purpose === 'live' && calibrationLack(db, task, personId, wall) !== null) return 'not-calibrated';
  return conflictOf(db, task.candidateId, personId);
}

/** A conflict of interest between a candidate and who would examine them; null when none is known. */
export function conflictOf(db: ReadDb, candidateId: string, personId: string): Bar | null {
  const candidate = candidateById(db, candidateId);
  if (candidate?.personId === personId) return 'same-person';
  if (candidate !== null && trainersOf(db, candidate.personId).some(({ id }) => id === personId)) return 'trained';
  return declaredConflict(db, candidateId, personId) === null ? null : 'declared';
}

/**
 * True for an examiner of the task who has not submitted: they decide nothing about it and are told nothing of it, lead examiner or
 * not. One who was replaced stays so.
 */
export function isBlind(db: ReadDb, task: MarkingTask, personId: string): boolean {
  const given = assignmentsOf(db, task.id).some((one) => one.personId === personId);
  return given && (ownSheet(db, personId, task.id)?.submittedAt ?? null) === null;
}
