import type { Now } from '#domain/time.ts';
import type { SessionContent } from './formats/packages/session-schema.ts';
import { recordAct, type HostCore } from './host-core.ts';
import {
  accountById,
  accountByUsername,
  insertAccount,
  replaceRoles,
  replaceSecret,
  secretsOf,
} from './storage/account-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { insertPerson, personByEmployeeNumber, recordTraining } from './storage/person-store.ts';

/** What of a package's people contradicts the people who are here already; null when nothing does. */
export function peopleProblem(db: ReadDb, content: SessionContent): string | null {
  for (const person of content.persons) {
    const here = personByEmployeeNumber(db, person.employeeNumber);
    if (here !== null && here.name !== person.name) return `${person.employeeNumber}: ${here.name} / ${person.name}`;
  }
  for (const { id, username } of content.staff) {
    const here = accountByUsername(db, username);
    if (here !== null && here.id !== id) return username;
  }
  return null;
}

/**
 * Writes the people of a package, and returns how they are called here: somebody who was here before, like the administrator who
 * took in the kit, keeps the id, and the employee number says who is the same.
 */
export function takePeople(db: WriteDb, content: SessionContent, at: number): (id: string) => string {
  const ids = new Map<string, string>();
  for (const person of content.persons) {
    const here = personByEmployeeNumber(db, person.employeeNumber);
    if (here === null) insertPerson(db, person);
    ids.set(person.id, here?.id ?? person.id);
  }
  const idHere = (id: string) => ids.get(id) ?? id;
  for (const { trainerId, traineeId } of content.trainings)
    recordTraining(db, idHere(trainerId), idHere(traineeId), at);
  return idHere;
}

/**
 * Staff sign in here with the passwords they have at the office: what travels is what the office keeps of them. The journal key of
 * this host is wrapped for each at the first sign-in while it is open.
 */
export function takeStaff(
  core: HostCore,
  db: WriteDb,
  staff: SessionContent['staff'],
  idHere: (id: string) => string,
  actor: string,
  now: Now,
): void {
  for (const { id, personId, username, secret, publicKey, roles } of staff) {
    const there = accountById(db, id);
    if (there === null) {
      const row = { id, personId: idHere(personId), username, secret, publicKey, wrappedJournalKey: null };
      insertAccount(db, row, now.wall);
    } else if (secretsOf(db, id)?.secret !== secret) replaceSecret(db, id, secret, publicKey, null);
    replaceRoles(db, id, [...new Set([...(there?.roles ?? []), ...roles])]);
    recordAct(
      core,
      db,
      actor,
      'account.created',
      { accountId: id, username, roles, publicKey, sentByOffice: true },
      now,
    );
  }
}
