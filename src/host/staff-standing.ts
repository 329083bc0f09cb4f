// Whether the person of a staff sign-in is there: the idle lock, the lock by hand, and the proof by password.
import type { OperationName } from '#contract/contract.ts';
import { asksByItself } from '#contract/proof.ts';
import { isStillSo, openOwnAccount } from './accounts.ts';
import { accountOf, recordAct, signedIn, staffActor, type Call, type HostCore } from './host-core.ts';
import { takeJournalKey } from './journal-key.ts';
import { attemptsInState } from './storage/attempt-store.ts';
import { deleteLock, insertLock, lockOf, type LockReason } from './storage/lock-store.ts';
import { metaValue, setMetaValue } from './storage/meta-store.ts';
import type { SignIn } from './storage/sign-in-store.ts';

/** Where a staff sign-in stands at one question. */
export interface Standing {
  readonly locked: boolean;
  readonly proved: boolean;
}

/** Minutes without input until a screen locks; `board` counts for proctors while somebody's time runs. */
export interface IdleLimits {
  readonly staff: number;
  readonly board: number;
}

const ordinaryLimits: IdleLimits = { staff: 10, board: 30 };
const minuteMs = 60_000;

export function idleLimits(core: HostCore): IdleLimits {
  const text = metaValue(core.db, 'idle-limits');
  return text === null ? ordinaryLimits : (JSON.parse(text) as IdleLimits);
}

export async function setIdleLimits(core: HostCore, call: Call, input: IdleLimits) {
  await core.queue.run((db) => {
    setMetaValue(db, 'idle-limits', JSON.stringify(input));
    recordAct(core, db, staffActor(call), 'idle-limits.set', input, core.clock.now());
  });
  return {};
}

/** How long that sign-in may be silent before it locks (ms). */
export function idleMsOf(core: HostCore, { role }: Pick<SignIn, 'role'>): number {
  if (core.presence.limits.idleMs !== undefined) return core.presence.limits.idleMs;
  const { staff, board } = idleLimits(core);
  const atBoard = role === 'proctor' && attemptsInState(core.db, 'running').length > 0;
  return (atBoard ? Math.max(board, staff) : staff) * minuteMs;
}

/** Looks at a staff sign-in before an operation, and locks it where it was silent for too long. Null for anybody else. */
export async function standingOf(
  core: HostCore,
  signIn: SignIn | null,
  operation: OperationName,
): Promise<Standing | null> {
  if (signIn === null || signIn.accountId === null) return null;
  const { token } = signIn;
  if (lockOf(core.db, token) !== null) return { locked: true, proved: false };
  if (core.presence.silentFor(token) > idleMsOf(core, signIn)) {
    // Where the disk does not take the lock, the silence itself goes on refusing.
    await lock(core, signIn, 'idle').catch(() => undefined);
    return { locked: true, proved: false };
  }
  if (!asksByItself.includes(operation)) core.presence.heard(token);
  return { locked: false, proved: core.presence.hasProof(token) };
}

async function lock(core: HostCore, { token, accountId, role, seat }: SignIn, why: LockReason): Promise<void> {
  core.presence.forget((one) => one === token);
  await core.queue.run((db) => {
    const now = core.clock.now();
    if (!core.signIns.isOpen(token, now.wall) || !insertLock(db, token, why, now.wall)) return;
    recordAct(core, db, `account:${accountId}`, 'sign-in.locked', { why, role, seat }, now);
  });
}

/** Locks the caller's own sign-in. */
export async function lockSignIn(core: HostCore, call: Call, input: { why: LockReason }) {
  await lock(core, signedIn(call), input.why);
  return {};
}

/** The person is there: a screen says so while they type or point, and hears how long they may be away. */
export function stillHere(core: HostCore, call: Call) {
  return { idleMs: Math.min(idleMsOf(core, signedIn(call)), Number.MAX_SAFE_INTEGER) };
}

/** Opens a locked sign-in with its person's password, or proves once more that they are there. */
export async function proveSelf(core: HostCore, call: Call, input: { password: string }) {
  const { token, role, seat } = signedIn(call);
  const accountId = accountOf(call);
  const opened = await openOwnAccount(core, call, input.password);
  const actor = staffActor(call);
  if (!opened.ok) {
    if (opened.reason === 'wrong-password')
      await core.queue.run((db) =>
        recordAct(core, db, actor, 'sign-in.proof-refused', { role, seat, device: call.device }, core.clock.now()),
      );
    return opened;
  }
  const done = await core.queue.run((db) => {
    if (!isStillSo(db, accountId, opened)) return false;
    takeJournalKey(core, db, accountId, opened.kek, opened.wrappedJournalKey);
    const locked = lockOf(db, token);
    if (locked !== null) {
      deleteLock(db, token);
      recordAct(core, db, actor, 'sign-in.unlocked', { role, seat, device: call.device }, core.clock.now());
    }
    return true;
  });
  if (!done) return { ok: false, reason: 'wrong-password' } as const;
  core.presence.proved(token, accountId, opened);
  return { ok: true } as const;
}
