import type { StaffRole } from '#domain/roles.ts';
import { isStillSo, openAccount } from './accounts.ts';
import { accountOf, type Call, type HostCore } from './host-core.ts';
import { accountById, accountByUsername, type Account } from './storage/account-store.ts';
import type { ReadDb } from './storage/database.ts';

type Word =
  | { readonly ok: true; readonly account: Account; stands(db: ReadDb): boolean }
  | {
      readonly ok: false;
      readonly reason: 'wait' | 'wrong-password' | 'same-person' | 'not-staff-for-it';
      readonly detail?: string;
    };

/**
 * The word of a second member of staff for an act that nobody may do alone, given with their own password at the same screen.
 * Another account of the same person is not a second person. `stands` is asked again in the transaction.
 */
export async function secondWord(
  core: HostCore,
  call: Call,
  given: { readonly username: string; readonly password: string },
  roles: readonly StaffRole[],
): Promise<Word> {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', detail: String(seconds) };
  const account = accountByUsername(core.db, given.username);
  const opened = account?.active === true ? await openAccount(core.db, account.id, given.password) : null;
  if (account === null || opened?.ok !== true) {
    core.throttle.failed(call.device);
    return { ok: false, reason: 'wrong-password' };
  }
  core.throttle.succeeded(call.device);
  if (account.personId === accountById(core.db, accountOf(call))?.personId) return { ok: false, reason: 'same-person' };
  if (!account.roles.some((role) => roles.includes(role))) return { ok: false, reason: 'not-staff-for-it' };
  return { ok: true, account, stands: (db) => isStillSo(db, account.id, opened) };
}
