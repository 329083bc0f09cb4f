import { uuidv7 } from 'uuidv7';
import type { StaffRole } from '#domain/roles.ts';
import type { Now } from '#domain/time.ts';
import { makeAccountSecret, wrapWithKek, checkPassword, type AccountSecret } from '#host/signing/account-key.ts';
import { accountOf, recordAct, type Call, type HostCore } from './host-core.ts';
import { accountById, insertAccount, replaceRoles, secretsOf } from './storage/account-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { insertPerson, personByEmployeeNumber } from './storage/person-store.ts';

export interface AccountWish {
  readonly username: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly password: string;
}

/** An account with its keys made, ready to be written: deriving a key takes tens of milliseconds and has no place in a transaction. */
export interface PreparedAccount {
  readonly id: string;
  readonly wish: Omit<AccountWish, 'password'>;
  readonly roles: readonly StaffRole[];
  readonly secret: AccountSecret;
  readonly wrappedJournalKey: string | null;
}

/** A new password's secret, with the journal key wrapped under it where it is open. */
export async function makeSecret(
  password: string,
  journalPkcs8: Buffer | null,
  keep?: Parameters<typeof makeAccountSecret>[1],
) {
  const secret = await makeAccountSecret(password, keep);
  if (journalPkcs8 === null) return { secret, wrappedJournalKey: null };
  const opened = await checkPassword(secret, password);
  return { secret, wrappedJournalKey: opened.ok ? wrapWithKek(opened.kek, journalPkcs8) : null };
}

export async function prepareAccount(
  wish: AccountWish,
  roles: readonly StaffRole[],
  journalPkcs8: Buffer | null,
): Promise<PreparedAccount> {
  const { username, name, employeeNumber } = wish;
  return {
    id: uuidv7(),
    wish: { username, name, employeeNumber },
    roles,
    ...(await makeSecret(wish.password, journalPkcs8)),
  };
}

/** Writes the account, and its person when the employee number is new. */
export function insertPreparedAccount(core: HostCore, db: WriteDb, a: PreparedAccount, actor: string, now: Now): void {
  const known = personByEmployeeNumber(db, a.wish.employeeNumber);
  const personId = known?.id ?? uuidv7();
  if (known === null) {
    insertPerson(db, { id: personId, employeeNumber: a.wish.employeeNumber, name: a.wish.name, unit: '' });
  }
  insertAccount(
    db,
    {
      id: a.id,
      personId,
      username: a.wish.username,
      secret: JSON.stringify(a.secret),
      publicKey: a.secret.publicKeySpki,
      wrappedJournalKey: a.wrappedJournalKey,
    },
    now.wall,
  );
  replaceRoles(db, a.id, a.roles);
  recordAct(
    core,
    db,
    actor,
    'account.created',
    {
      accountId: a.id,
      personId,
      username: a.wish.username,
      name: a.wish.name,
      roles: a.roles,
      publicKey: a.secret.publicKeySpki,
    },
    now,
  );
}

/** Checks an account's password; the opened keys when it is right. What rests on them is written only if `isStillSo`. */
export async function openAccount(db: ReadDb, accountId: string, password: string) {
  const secrets = secretsOf(db, accountId);
  if (secrets === null) return { ok: false } as const;
  const secret = JSON.parse(secrets.secret) as AccountSecret;
  const opened = await checkPassword(secret, password);
  if (!opened.ok) return opened;
  const { wrappedJournalKey } = secrets;
  return { ...opened, wrappedJournalKey, publicKey: secret.publicKeySpki, checked: secrets.secret } as const;
}

/** False when the account was closed, or given another password, while the one just checked was on its way. */
export function isStillSo(db: ReadDb, accountId: string, { checked }: { readonly checked: string }): boolean {
  return accountById(db, accountId)?.active === true && secretsOf(db, accountId)?.secret === checked;
}

/** The person who signed in: what is theirs, and what they must not see, goes by the person, whichever account they use. */
export function personOf(core: HostCore, call: Call): string {
  const account = accountById(core.db, accountOf(call));
  if (account === null) throw new Error('a sign-in without an account');
  return account.personId;
}

/** Opens the caller's own account by their password, slowed down after wrong ones. `seconds` is how long to wait. */
export async function openOwnAccount(core: HostCore, call: Call, password: string) {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const opened = await openAccount(core.db, accountOf(call), password);
  if (!opened.ok) {
    core.throttle.failed(call.device);
    return { ok: false, reason: 'wrong-password' } as const;
  }
  core.throttle.succeeded(call.device);
  return opened;
}
