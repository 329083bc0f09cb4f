import { mayPractise } from '#domain/practice/may-practise.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { eraseLearningOf, passCode } from './practice-passes.ts';
import type { ReadDb } from './storage/database.ts';
import { attemptStatesOf, passByCode, passById, type PracticePass } from './storage/practice-pass-store.ts';

type Entered =
  | { ok: true; bearer: string }
  | { ok: false; reason: 'unknown-code' | 'exam-open' }
  | { ok: false; reason: 'wait'; seconds: number };

/** True while the person sits an exam anywhere on this host. */
function sitsExam(db: ReadDb, personId: string): boolean {
  return !mayPractise(attemptStatesOf(db, personId));
}

/** A trainee types the code of a pass at a seat. A wrong code and a revoked one are answered alike, and slowed down. */
export function enterPractice(core: HostCore, call: Call, input: { code: string; seat: string }): Promise<Entered> {
  const { seat } = input;
  const tries = `practise ${call.device} ${seat}`;
  const seconds = core.throttle.wait(tries);
  if (seconds > 0) return Promise.resolve({ ok: false, reason: 'wait', seconds });
  const code = passCode(input.code);
  return core.queue.run((db): Entered => {
    const pass = code === null ? null : passByCode(db, code);
    if (pass === null || pass.revokedAt !== null) {
      core.throttle.failed(tries);
      return { ok: false, reason: 'unknown-code' };
    }
    core.throttle.succeeded(tries);
    if (sitsExam(db, pass.personId)) return { ok: false, reason: 'exam-open' };
    // One place at a time: a pass that is used elsewhere ends there.
    core.signIns.close(db, (s) => s.passId === pass.id);
    const bearer = core.signIns.open(db, {
      role: 'trainee',
      accountId: null,
      candidateId: null,
      attemptId: null,
      passId: pass.id,
      seat,
      openedAt: core.clock.now().wall,
    });
    return { ok: true, bearer };
  });
}

/** The pass of a trainee's sign-in. */
export function passOf(core: HostCore, call: Call): PracticePass {
  const pass = passById(core.db, signedIn(call).passId ?? '');
  if (pass === null) throw new Error('an operation of practice was reached without a pass');
  return pass;
}

/** The pass of a trainee who may practise now; null while an attempt of theirs is open. */
export function practising(core: HostCore, call: Call): PracticePass | null {
  const pass = passOf(core, call);
  return sitsExam(core.db, pass.personId) ? null : pass;
}

export async function leavePractice(core: HostCore, call: Call) {
  const { token } = signedIn(call);
  await core.queue.run((db) => core.signIns.close(db, (s) => s.token === token));
  return {};
}

export async function eraseMine(core: HostCore, call: Call) {
  const { personId } = passOf(core, call);
  await eraseLearningOf(core, `trainee:${personId}`, personId);
  return {};
}
