import { actsOverRoom } from '#contract/room-access.ts';
import { checkPasswordOfNobody } from '#host/signing/account-key.ts';
import type { StaffRole } from '#domain/roles.ts';
import { isStillSo, makeSecret, openAccount, openOwnAccount } from './accounts.ts';
import { accountOf, recordAct, signedIn, staffActor, type Call, type HostCore } from './host-core.ts';
import { takeJournalKey } from './journal-key.ts';
import { accountById, accountByUsername, replaceSecret, type Account } from './storage/account-store.ts';
import { tokenOf } from './sign-ins.ts';

function whoami(account: Account, role: StaffRole) {
  return {
    accountId: account.id,
    personId: account.personId,
    name: account.name,
    username: account.username,
    role,
    roles: [...account.roles],
  };
}

export async function openSignIn(
  core: HostCore,
  call: Call,
  input: { username: string; password: string; role: StaffRole | null; seat: string },
) {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const account = accountByUsername(core.db, input.username.trim().toLowerCase());
  const opened =
    account === null || !account.active
      ? await checkPasswordOfNobody(input.password)
      : await openAccount(core.db, account.id, input.password);
  if (account === null || !opened.ok) {
    core.throttle.failed(call.device);
    await core.queue.run((db) =>
      recordAct(
        core,
        db,
        'host',
        'sign-in.refused',
        { username: input.username.slice(0, 100), device: call.device, seat: input.seat },
        core.clock.now(),
      ),
    );
    return { ok: false, reason: 'wrong-credentials' } as const;
  }
  core.throttle.succeeded(call.device);
  const roles = account.roles.filter((held) => !call.room || actsOverRoom(held));
  const role = input.role ?? (roles.length === 1 ? roles[0] : undefined);
  if (roles.length === 0 || (role !== undefined && call.room && !actsOverRoom(role)))
    return { ok: false, reason: 'not-over-room' } as const;
  if (role === undefined) return { ok: false, reason: 'choose-role', roles } as const;
  if (!roles.includes(role)) return { ok: false, reason: 'role-not-held', roles } as const;
  const bearer = await core.queue.run((db) => {
    // Deriving a key takes tens of milliseconds, in which an administrator may have taken the role or the password away.
    if (!isStillSo(db, account.id, opened) || !accountById(db, account.id)?.roles.includes(role)) return null;
    const now = core.clock.now();
    takeJournalKey(core, db, account.id, opened.kek, opened.wrappedJournalKey);
    recordAct(
      core,
      db,
      `account:${account.id}`,
      'sign-in.opened',
      { role, seat: input.seat, device: call.device },
      now,
    );
    return core.signIns.open(db, {
      role,
      accountId: account.id,
      candidateId: null,
      attemptId: null,
      seat: input.seat,
      openedAt: now.wall,
    });
  });
  if (bearer === null) return { ok: false, reason: 'wrong-credentials' } as const;
  core.presence.proved(tokenOf(bearer), account.id, opened);
  return { ok: true, bearer, ...whoami(account, role) } as const;
}

export function me(core: HostCore, call: Call) {
  const account = accountById(core.db, accountOf(call));
  if (account === null) throw new Error('a sign-in without an account');
  return whoami(account, signedIn(call).role as StaffRole);
}

export async function closeSignIn(core: HostCore, call: Call) {
  const { token } = signedIn(call);
  await core.queue.run((db) => {
    core.signIns.close(db, (s) => s.token === token);
    core.presence.forget((one) => one === token);
    recordAct(core, db, staffActor(call), 'sign-in.closed', {}, core.clock.now());
  });
  return {};
}

/** A person's own new password keeps the signing key: only a reset by somebody else makes a new one. */
export async function changePassword(core: HostCore, call: Call, input: { current: string; next: string }) {
  const accountId = accountOf(call);
  const opened = await openOwnAccount(core, call, input.current);
  if (!opened.ok) return opened;
  const fresh = await makeSecret(input.next, core.keys.journalPkcs8, opened.signingKey);
  const { token } = signedIn(call);
  const changed = await core.queue.run((db) => {
    if (!isStillSo(db, accountId, opened)) return false;
    replaceSecret(db, accountId, JSON.stringify(fresh.secret), fresh.secret.publicKeySpki, fresh.wrappedJournalKey);
    core.signIns.close(db, (s) => s.accountId === accountId && s.token !== token);
    recordAct(core, db, staffActor(call), 'account.password-changed', { accountId }, core.clock.now());
    return true;
  });
  if (changed) core.presence.proved(token, accountId, opened);
  return changed ? ({ ok: true } as const) : ({ ok: false, reason: 'wrong-password' } as const);
}
