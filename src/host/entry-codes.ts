// The way back for a member of staff who forgot the password or cannot get past a wait: a code, given by another person or printed
// by the office, sets a new password once. Who, when and why stand in the journal.
import { uuidv7 } from 'uuidv7';
import { makeEntryCode, opensEntry, readEntryCode } from '#host/signing/entry-code.ts';
import { makeSecret } from './accounts.ts';
import { accountOf, recordAct, signedIn, staffActor, type Call, type HostCore } from './host-core.ts';
import { accountById, accountByUsername, accounts, replaceSecret, type Account } from './storage/account-store.ts';
import type { ReadDb } from './storage/database.ts';
import {
  insertEntryCode,
  officeCodesLeft,
  openEntryCode,
  useEntryCode,
  withdrawEntryCodes,
} from './storage/entry-code-store.ts';
import { staffAid } from './storage/journal-store.ts';

/** How long a colleague's code opens (ms): as long as it takes to walk to the other machine. */
const colleagueMs = 15 * 60_000;
const printedCodes = 2;
const dayMs = 24 * 60 * 60_000;

type Refusal = 'unknown' | 'oneself' | 'more-roles';

/** Why the caller may not let that person in; null when they may. By the person, whichever account they use. */
function refusalOf(db: ReadDb, call: Call, whom: Account | null): Refusal | null {
  const me = accountById(db, accountOf(call));
  if (whom === null || me === null || !whom.active) return 'unknown';
  if (whom.personId === me.personId) return 'oneself';
  if (signedIn(call).role === 'administrator') return null;
  return whom.roles.every((role) => me.roles.includes(role)) ? null : 'more-roles';
}

export function peopleToLetIn(core: HostCore, call: Call) {
  const left = officeCodesLeft(core.db, core.clock.now().wall);
  return accounts(core.db)
    .filter((one) => refusalOf(core.db, call, one) === null)
    .map(({ id, name, username, roles }) => ({
      ...{ accountId: id, name, username, roles: [...roles] },
      officeCodes: left.get(id) ?? 0,
    }));
}

export async function letIn(core: HostCore, call: Call, input: { accountId: string; reason: string }) {
  const made = await makeEntryCode();
  return core.queue.run((db) => {
    const { accountId, reason } = input;
    const refused = refusalOf(db, call, accountById(db, accountId));
    if (refused !== null) return { ok: false, reason: refused } as const;
    const now = core.clock.now();
    const until = now.wall + colleagueMs;
    const { code, ...sealed } = made;
    withdrawEntryCodes(db, accountId, 'colleague', now.wall);
    const row = { id: uuidv7(), accountId, kind: 'colleague', madeBy: accountOf(call), madeAt: now.wall } as const;
    insertEntryCode(db, { ...row, ...sealed, validUntil: until });
    const payload = { accountId, codeId: row.id, reason, until };
    recordAct(core, db, staffActor(call), 'account.entry-code-made', payload, now);
    return { ok: true, code, until } as const;
  });
}

/** Codes on paper for one account, in place of earlier ones: the way back where nobody else is in the room. */
export async function printCodes(core: HostCore, call: Call, input: { accountId: string }) {
  const made = await Promise.all(Array.from({ length: printedCodes }, () => makeEntryCode()));
  return core.queue.run((db) => {
    const { accountId } = input;
    const whom = accountById(db, accountId);
    if (whom === null || !whom.active) return { ok: false, reason: 'unknown' } as const;
    const now = core.clock.now();
    withdrawEntryCodes(db, accountId, 'office', now.wall);
    const codeIds = made.map(({ code: _, ...sealed }) => {
      const row = { id: uuidv7(), accountId, kind: 'office', madeBy: accountOf(call), madeAt: now.wall } as const;
      insertEntryCode(db, { ...row, ...sealed, validUntil: null });
      return row.id;
    });
    recordAct(core, db, staffActor(call), 'account.codes-printed', { accountId, codeIds }, now);
    return { ok: true, codes: made.map(({ code }) => code), username: whom.username, name: whom.name } as const;
  });
}

/** Sets a new password by a code. The old signing key is closed for good: a new one is made, and the journal shows it. */
export async function recover(
  core: HostCore,
  call: Call,
  input: { username: string; code: string; password: string; seat: string },
) {
  // Counted apart from passwords: whoever must wait for those is the one who needs this.
  const device = `entry-code ${call.device}`;
  const seconds = core.throttle.wait(device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const typed = readEntryCode(input.code);
  if (typed === null) return { ok: false, reason: 'mistyped-code' } as const;
  const account = accountByUsername(core.db, input.username.trim().toLowerCase());
  const { wall } = core.clock.now();
  const kept = account?.active === true ? openEntryCode(core.db, account.id, typed.selector, wall) : null;
  const opens = await opensEntry(typed.code, kept?.sealed ?? null);
  if (account === null || kept === null || !opens) {
    core.throttle.failed(device);
    const tried = { username: input.username.slice(0, 100), device: call.device, seat: input.seat };
    await core.queue.run((db) => recordAct(core, db, 'host', 'account.recovery-refused', tried, core.clock.now()));
    return { ok: false, reason: 'wrong-code' } as const;
  }
  const { secret, wrappedJournalKey } = await makeSecret(input.password, core.keys.journalPkcs8);
  const done = await core.queue.run((db) => {
    const now = core.clock.now();
    if (accountById(db, account.id)?.active !== true || !useEntryCode(db, kept.id, now.wall)) return false;
    replaceSecret(db, account.id, JSON.stringify(secret), secret.publicKeySpki, wrappedJournalKey);
    core.signIns.close(db, (s) => s.accountId === account.id);
    core.presence.forget((_, accountId) => accountId === account.id);
    const { kind, madeBy, id: codeId } = kept;
    const facts = { accountId: account.id, publicKey: secret.publicKeySpki, codeId, kind, madeBy };
    const payload = { ...facts, device: call.device, seat: input.seat };
    recordAct(core, db, `account:${account.id}`, 'account.recovered', payload, now);
    return true;
  });
  if (!done) return { ok: false, reason: 'wrong-code' } as const;
  core.throttle.succeeded(device);
  core.throttle.succeeded(call.device);
  return { ok: true } as const;
}

/** Who let whom in during the last day, as the journal tells it, newest first. */
export function recentAid(core: HostCore) {
  const { db, clock } = core;
  return staffAid(db, clock.now().wall - dayMs).map(({ kind, wall, actor, payload }) => ({
    ...{ at: wall, kind, reason: payload.reason ?? '' },
    by: accountById(db, actor.slice('account:'.length))?.name ?? actor,
    whom: accountById(db, payload.accountId)?.name ?? payload.accountId,
  }));
}
