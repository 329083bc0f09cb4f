import type { ReasonCode } from '../room/codes.ts';
import type { LockdownLevel, LockdownReport } from '../seat/lockdown.ts';
import type { Attempt } from './attempt.ts';

/** The lockdown of an attempt's seat as last reported, with the level the host made of it. Times are epoch ms of the host's clock. */
export interface AttemptLockdown extends LockdownReport {
  readonly level: LockdownLevel;
  readonly at: number;
}

/** A proctor let the seat out of its lockdown, with their own credential. */
export interface Unlocking {
  readonly at: number;
  readonly by: string;
  readonly code?: ReasonCode | undefined;
  readonly reason: string;
  /** When the seat was locked again; null while it is not. */
  readonly lockedAgainAt: number | null;
}

export function unlockingsOf(attempt: Attempt): readonly Unlocking[] {
  return attempt.unlockings ?? [];
}

/** True while the seat is out of its lockdown by a proctor's word. */
export function isUnlocked(attempt: Attempt): boolean {
  return unlockingsOf(attempt).at(-1)?.lockedAgainAt === null;
}

/** The seat was locked, or locked again: that ends an unlocking. */
export function locked(attempt: Attempt, lockdown: AttemptLockdown): Attempt {
  const after = { ...attempt, lockdown };
  if (!isUnlocked(attempt)) return after;
  const unlockings = unlockingsOf(attempt).map((u) =>
    u.lockedAgainAt === null ? { ...u, lockedAgainAt: lockdown.at } : u,
  );
  return { ...after, unlockings };
}

export function unlocked(attempt: Attempt, unlocking: Omit<Unlocking, 'lockedAgainAt'>): Attempt {
  return { ...attempt, unlockings: [...unlockingsOf(attempt), { ...unlocking, lockedAgainAt: null }] };
}
