import { hash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { LocaleText } from '#domain/item/locale.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { makeTypedCode, readTypedCode } from './signing/typed-code.ts';
import { bankVersion, banks, newestVersion } from './storage/bank-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { insertPerson, personByEmployeeNumber, personById } from './storage/person-store.ts';
import { practised } from './storage/practice/learning-store.ts';
import { practiceItems } from './storage/practice-item-store.ts';
import {
  insertPass,
  passByCode,
  passById,
  passOfPerson,
  practicePasses,
  revokePass,
} from './storage/practice-pass-store.ts';

/** 14 random characters, 70 bits: a stolen data folder does not give the codes away by trying hashes. */
const codeLength = 14;

/** What a pass's code is looked up by, from what was typed; null when no code looks like that. */
export function passCode(typed: string): string | null {
  const code = readTypedCode(typed, codeLength);
  return code === null ? null : hash('sha256', code, 'hex');
}

/** The newest version of each bank that holds anything to practise with. */
export function banksToPractise(db: ReadDb): { bankId: string; title: LocaleText; items: number }[] {
  const ids = new Set(banks(db).map(({ header }) => header.id));
  return [...ids].flatMap((bankId) => {
    const stored = bankVersion(db, bankId, newestVersion(db, bankId) ?? 0);
    const items = stored === null ? 0 : practiceItems(db, bankId, stored.header.version).length;
    return stored === null || items === 0 ? [] : [{ bankId, title: stored.header.title, items }];
  });
}

export function listPasses(core: HostCore) {
  const known = practised(core.learning.db);
  return {
    banks: banksToPractise(core.db),
    passes: practicePasses(core.db).map(({ id, bankIds, ...pass }) => ({
      passId: id,
      bankIds: [...bankIds],
      ...pass,
      practised: known.get(pass.personId) ?? null,
    })),
  };
}

function endPass(core: HostCore, db: WriteDb, passId: string, at: number): void {
  revokePass(db, passId, at);
  core.signIns.close(db, (s) => s.passId === passId);
}

interface Named {
  readonly employeeNumber: string;
  readonly name: string;
}

/** Gives a pass to each person named; somebody unknown comes to be known. All of them or none. */
export function givePasses(
  core: HostCore,
  call: Call,
  input: { people: readonly Named[]; bankIds: readonly string[] },
) {
  const { people, bankIds } = input;
  return core.queue.run((db) => {
    const there = new Set(banksToPractise(db).map(({ bankId }) => bankId));
    const missing = bankIds.find((bankId) => !there.has(bankId));
    if (missing !== undefined) return { ok: false, reason: 'nothing-to-practise', detail: missing } as const;
    const numbers = people.map(({ employeeNumber }) => employeeNumber);
    const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
    if (twice !== undefined) return { ok: false, reason: 'named-twice', detail: twice } as const;
    for (const { employeeNumber, name } of people) {
      const known = personByEmployeeNumber(db, employeeNumber);
      if (known === null || known.name === name) continue;
      const detail = `${employeeNumber}: ${known.name}`;
      return { ok: false, reason: 'employee-number-of-another', detail } as const;
    }
    return { ok: true, slips: people.map((one) => givePass(core, db, staffActor(call), one, bankIds)) } as const;
  });
}

/** True for a code that lets somebody in. */
export function passIsValid(db: ReadDb, typed: string): boolean {
  const code = passCode(typed);
  return code !== null && passByCode(db, code)?.revokedAt === null;
}

/** Gives one pass, with a new code unless one is told: only a sample's is. */
export function givePass(
  core: HostCore,
  db: WriteDb,
  actor: string,
  { employeeNumber, name }: Named,
  banks: readonly string[],
  code = makeTypedCode(codeLength),
) {
  const now = core.clock.now();
  const known = personByEmployeeNumber(db, employeeNumber);
  const personId = known?.id ?? uuidv7();
  if (known === null) insertPerson(db, { id: personId, employeeNumber, name, unit: '' });
  const replaced = passOfPerson(db, personId)?.id ?? null;
  if (replaced !== null) endPass(core, db, replaced, now.wall);
  const passId = uuidv7();
  const bankIds = [...new Set(banks)];
  insertPass(db, { id: passId, personId, bankIds, givenAt: now.wall, code: hash('sha256', code, 'hex') });
  recordAct(core, db, actor, 'practice.pass-given', { passId, personId, employeeNumber, bankIds, replaced }, now);
  return { passId, name, employeeNumber, code };
}

export function revoke(core: HostCore, call: Call, { passId }: { passId: string }) {
  return core.queue.run((db) => {
    const pass = passById(db, passId);
    if (pass === null) return { ok: false, reason: 'unknown' } as const;
    if (pass.revokedAt !== null) return { ok: false, reason: 'already-revoked' } as const;
    const now = core.clock.now();
    endPass(core, db, passId, now.wall);
    recordAct(core, db, staffActor(call), 'practice.pass-revoked', { passId, personId: pass.personId }, now);
    return { ok: true } as const;
  });
}

/** Erases a person's learning data, and leaves in the journal that it was done. */
export async function eraseLearningOf(core: HostCore, actor: string, personId: string): Promise<void> {
  await core.queue.run((db) => recordAct(core, db, actor, 'practice.learning-erased', { personId }, core.clock.now()));
  core.learning.erase(personId);
}

export async function erase(core: HostCore, call: Call, { personId }: { personId: string }) {
  if (personById(core.db, personId) === null) return { ok: false, reason: 'unknown' } as const;
  await eraseLearningOf(core, staffActor(call), personId);
  return { ok: true } as const;
}
