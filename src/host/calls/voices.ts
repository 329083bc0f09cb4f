import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { signedIn, type Call, type HostCore } from '../host-core.ts';
import { seatedAttempt } from '../candidate-seat.ts';
import { ownCall } from './own-call.ts';

interface Voice {
  readonly id: string;
  readonly offer: string;
  readonly answer: string | null;
}

/** How the two pages of each call find each other. In memory only: a voice that stands needs the host no more. */
export class Voices {
  readonly #byAttempt = new Map<string, Voice>();

  of(attemptId: string): Voice | null {
    return this.#byAttempt.get(attemptId) ?? null;
  }

  set(attemptId: string, voice: Voice): void {
    this.#byAttempt.set(attemptId, voice);
  }
}

/** The examiner's page offers a voice; a later offer replaces the one before. */
export function offerVoice(core: HostCore, call: Call, input: { taskId: string; sdp: string }) {
  const own = ownCall(core, core.db, call, input.taskId);
  if (own === null) return { ok: false, reason: 'not-yours' } as const;
  const { attempt, task } = own;
  if (isFinal(attempt) || attempt.call.stage === 'waiting') return { ok: false, reason: 'not-running' } as const;
  const id = uuidv7();
  core.voices.set(task.attemptId, { id, offer: input.sdp, answer: null });
  core.changes.announce(`attempt:${task.attemptId}`);
  return { ok: true, id } as const;
}

/** The candidate's page answers the newest offer. */
export function answerVoice(core: HostCore, call: Call, input: { id: string; sdp: string }) {
  const { attemptId } = signedIn(call);
  const seated = seatedAttempt(core, core.db, call);
  const voice = attemptId === null ? null : core.voices.of(attemptId);
  if (attemptId === null || seated?.attempt.call === undefined || voice?.id !== input.id) {
    return { ok: false, reason: 'not-now' } as const;
  }
  core.voices.set(attemptId, { ...voice, answer: input.sdp });
  core.changes.announce(`attempt:${attemptId}`);
  return { ok: true } as const;
}
