import type { StaffRole } from '#domain/roles.ts';
import { insertPreparedAccount, makeSecret, prepareAccount, type AccountWish } from './accounts.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import {
  accountById,
  accountByUsername,
  accounts,
  countActive,
  replaceRoles,
  replaceSecret,
  setActive,
} from './storage/account-store.ts';
import type { ReadDb } from './storage/database.ts';
import { personByEmployeeNumber } from './storage/person-store.ts';

export function listStaff(core: HostCore) {
  return accounts(core.db).map(({ id, roles, ...a }) => ({ accountId: id, roles: [...roles], ...a }));
}

export async function createStaff(core: HostCore, call: Call, input: AccountWish & { roles: readonly StaffRole[] }) {
  const prepared = await prepareAccount(input, input.roles, core.keys.journalPkcs8);
  return core.queue.run((db) => {
    if (accountByUsername(db, input.username) !== null) return { ok: false, reason: 'username-taken' } as const;
    const person = personByEmployeeNumber(db, input.employeeNumber);
    if (person !== null && person.name !== input.name) {
      return { ok: false, reason: 'employee-number-of-another', detail: person.name } as const;
    }
    insertPreparedAccount(core, db, prepared, staffActor(call), core.clock.now());
    return { ok: true, accountId: prepared.id } as const;
  });
}

/** True when the change would leave nobody to administer the host. */
function isLastAdministrator(db: ReadDb, accountId: string): boolean {
  const account = accountById(db, accountId);
  return account?.active === true && account.roles.includes('administrator') && countActive(db, 'administrator') === 1;
}

export function setRoles(core: HostCore, call: Call, input: { accountId: string; roles: readonly StaffRole[] }) {
  return core.queue.run((db) => {
    if (accountById(db, input.accountId) === null) return { ok: false, reason: 'unknown' } as const;
    if (!input.roles.includes('administrator') && isLastAdministrator(db, input.accountId)) {
      return { ok: false, reason: 'last-administrator' } as const;
    }
    replaceRoles(db, input.accountId, input.roles);
    // A role that was taken away ends at once, also where it is in use.
    core.signIns.close(
      db,
      (s) => s.accountId === input.accountId && !(input.roles as readonly string[]).includes(s.role),
    );
    recordAct(core, db, staffActor(call), 'account.roles-set', input, core.clock.now());
    return { ok: true } as const;
  });
}

export function setStaffActive(core: HostCore, call: Call, input: { accountId: string; active: boolean }) {
  return core.queue.run((db) => {
    if (accountById(db, input.accountId) === null) return { ok: false, reason: 'unknown' } as const;
    if (!input.active && isLastAdministrator(db, input.accountId))
      return { ok: false, reason: 'last-administrator' } as const;
    setActive(db, input.accountId, input.active);
    if (!input.active) core.signIns.close(db, (s) => s.accountId === input.accountId);
    recordAct(core, db, staffActor(call), 'account.active-set', input, core.clock.now());
    return { ok: true } as const;
  });
}

/** Somebody else's new password: the old one cannot open the old signing key, so a new key is made, and the journal shows it. */
export async function resetPassword(core: HostCore, call: Call, input: { accountId: string; password: string }) {
  if (accountById(core.db, input.accountId) === null) return { ok: false, reason: 'unknown' } as const;
  const { secret, wrappedJournalKey } = await makeSecret(input.password, core.keys.journalPkcs8);
  return core.queue.run((db) => {
    replaceSecret(db, input.accountId, JSON.stringify(secret), secret.publicKeySpki, wrappedJournalKey);
    core.signIns.close(db, (s) => s.accountId === input.accountId);
    core.presence.forget((_, accountId) => accountId === input.accountId);
    recordAct(
      core,
      db,
      staffActor(call),
      'account.key-replaced',
      { accountId: input.accountId, publicKey: secret.publicKeySpki },
      core.clock.now(),
    );
    return { ok: true } as const;
  });
}
