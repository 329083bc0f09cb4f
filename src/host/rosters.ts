import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { LocaleText } from '#domain/item/locale.ts';
import { feasibility } from '#domain/paper/feasibility.ts';
import { carriedParts } from '#domain/scheme/carry-parts.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { recordEvent } from './attempt-log.ts';
import type { RosterEntry, RosterProblem } from './formats/roster/roster-entry.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { blueprintFor } from './papers.ts';
import { bankItems } from './storage/bank-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { insertEarlierResult, scoredBefore } from './storage/earlier-result-store.ts';
import { insertPerson, personByEmployeeNumber, recordTraining, updateUnit } from './storage/person-store.ts';
import { blueprintVersion, schemeVersion } from './storage/scheme-store.ts';
import {
  candidateByAdmissionNumber,
  insertCandidate,
  roster,
  sessionById,
  sessionParts,
  type Session,
} from './storage/session-store.ts';

/** Eight digits, none of them telling who or how many; 10⁸ numbers make guessing one of a session's a matter of days. */
export function newAdmissionNumber(db: ReadDb, taken: Set<string>): string {
  for (;;) {
    const number = String(randomInt(10_000_000, 100_000_000));
    if (!taken.has(number) && candidateByAdmissionNumber(db, number) === null) {
      taken.add(number);
      return number;
    }
  }
}

const problem = (
  e: RosterEntry,
  column: string,
  code: string,
  found: string,
  zh: string,
  en: string,
): RosterProblem => ({
  row: e.row,
  column,
  code,
  expected: { 'zh-CN': zh, en },
  found,
});

/** What only the host can see wrong: somebody else's employee number, a number in use, an unknown trainer. */
function problemsWithPeople(db: ReadDb, session: Session, entries: readonly RosterEntry[]): RosterProblem[] {
  const problems: RosterProblem[] = [];
  const there = new Set(roster(db, session.id).map((c) => c.employeeNumber));
  const inFile = new Set(entries.map((e) => e.employeeNumber));
  for (const e of entries) {
    const person = personByEmployeeNumber(db, e.employeeNumber);
    if (person !== null && person.name !== e.name) {
      problems.push(
        problem(
          e,
          'name',
          'other-name',
          e.name,
          `该工号已登记为“${person.name}”`,
          `this employee number belongs to “${person.name}”`,
        ),
      );
    }
    if (there.has(e.employeeNumber)) {
      problems.push(
        problem(
          e,
          'employee number',
          'already-on-roster',
          e.employeeNumber,
          '本场次名单中还没有的工号',
          'an employee number that is not on this roster yet',
        ),
      );
    }
    if (e.admissionNumber !== null && candidateByAdmissionNumber(db, e.admissionNumber) !== null) {
      problems.push(
        problem(
          e,
          'admission number',
          'number-in-use',
          e.admissionNumber,
          '未被使用的准考证号',
          'an admission number that is not in use',
        ),
      );
    }
    for (const trainer of e.trainers) {
      if (personByEmployeeNumber(db, trainer) === null && !inFile.has(trainer)) {
        problems.push(
          problem(
            e,
            'trainer',
            'unknown-trainer',
            trainer,
            '已登记人员的工号',
            'the employee number of a known person',
          ),
        );
      }
    }
  }
  return problems;
}

/** Why no paper can be drawn for somebody on the roster; null when one can for all. Found here, not in the exam room. */
export function impossiblePaper(
  db: ReadDb,
  session: Session,
  entries: readonly Pick<RosterEntry, 'locale'>[],
): string | null {
  for (const part of sessionParts(db, session.id)) {
    if (part.blueprintId === null || part.bankId === null) continue;
    const blueprint = blueprintVersion(db, part.blueprintId, part.blueprintVersion ?? 0);
    if (blueprint === null) return part.partId;
    const items = bankItems(db, part.bankId, part.bankVersion ?? 0);
    for (const locale of new Set(entries.map((e) => e.locale))) {
      const drawnBy = blueprintFor(db, session.id, blueprint, items, locale);
      if (drawnBy === null) return `${part.partId} · ${locale}`;
      const short = feasibility(items, drawnBy, locale).shortfalls[0];
      if (short !== undefined) return `${part.partId} · ${locale} · ${short.ruleId}: ${short.found} / ${short.wanted}`;
    }
  }
  return null;
}

/** What the person passed before and need not sit in this session. */
function carriedOf(db: ReadDb, session: Session, scheme: Scheme, personId: string) {
  return carriedParts(scheme, scoredBefore(db, personId, scheme.id, session.id), session.startsAt);
}

/** The titles of the parts that stand for the person with an employee number. */
function carriedTitles(db: ReadDb, session: Session): (employeeNumber: string) => LocaleText[] {
  const scheme = schemeVersion(db, session.schemeId, session.schemeVersion);
  return (employeeNumber) => {
    const person = personByEmployeeNumber(db, employeeNumber);
    const carried = scheme === null || person === null ? [] : carriedOf(db, session, scheme, person.id);
    return carried.flatMap(({ partId }) => scheme?.parts.find(({ id }) => id === partId)?.title ?? []);
  };
}

export type NumberedEntry = RosterEntry & { readonly admissionNumber: string };

/** Returns the new candidate's id. */
export function takeEntry(core: HostCore, db: WriteDb, session: Session, e: NumberedEntry, actor: string): string {
  const now = core.clock.now();
  const known = personByEmployeeNumber(db, e.employeeNumber);
  const personId = known?.id ?? uuidv7();
  if (known === null) insertPerson(db, { id: personId, employeeNumber: e.employeeNumber, name: e.name, unit: e.unit });
  else if (e.unit !== '') updateUnit(db, personId, e.unit);
  const candidateId = uuidv7();
  insertCandidate(db, {
    id: candidateId,
    sessionId: session.id,
    personId,
    admissionNumber: e.admissionNumber,
    locale: e.locale,
    extraMinutes: e.extraMinutes,
  });
  const scheme = schemeVersion(db, session.schemeId, session.schemeVersion);
  const carried = scheme === null ? [] : carriedOf(db, session, scheme, personId);
  for (const { fatal: _, ...earlier } of carried) {
    insertEarlierResult(db, { candidateId, ...earlier });
    recordAct(core, db, actor, 'candidate.part-carried', { candidateId, ...earlier }, now);
  }
  const toSit = scheme?.parts.filter(({ id }) => !carried.some(({ partId }) => partId === id)) ?? [];
  for (const part of toSit) {
    const extraMs = e.extraMinutes * 60_000;
    const limitMs = Math.round(part.minutes * 60_000) + extraMs;
    recordEvent(
      core,
      db,
      uuidv7(),
      null,
      actor,
      { kind: 'attempt.created', sessionId: session.id, candidateId, partId: part.id, limitMs, extraMs },
      now,
    );
  }
  return candidateId;
}

export async function importRoster(
  core: HostCore,
  call: Call,
  input: { sessionId: string; file: { name: string; base64: string }; preview: boolean },
) {
  type Why = 'unknown-session' | 'session-closed' | 'unreadable' | 'problems' | 'paper-impossible';
  const no = (reason: Why, problems: readonly RosterProblem[] = [], detail?: string) => ({
    ok: false as const,
    reason,
    problems: [...problems],
    ...(detail === undefined ? {} : { detail }),
  });
  const read = await core.worker.run('readRoster', {
    name: input.file.name,
    bytes: Buffer.from(input.file.base64, 'base64'),
  });
  if (!read.ok) return no(read.reason, read.problems);
  return core.queue.run((db) => {
    const session = sessionById(db, input.sessionId);
    if (session === null) return no('unknown-session');
    if (session.state === 'closed') return no('session-closed');
    const problems = problemsWithPeople(db, session, read.rows);
    if (problems.length > 0) return no('problems', problems);
    const impossible = impossiblePaper(db, session, read.rows);
    if (impossible !== null) return no('paper-impossible', [], impossible);
    const taken = new Set(read.rows.flatMap((e) => e.admissionNumber ?? []));
    const entries = read.rows.map((e) => ({
      ...e,
      admissionNumber: e.admissionNumber ?? newAdmissionNumber(db, taken),
    }));
    if (!input.preview) takeRoster(core, db, session, entries, staffActor(call));
    const standing = carriedTitles(db, session);
    // A preview shows no number that is still to be made: the one written later would be another.
    const seen = input.preview ? read.rows.map((e) => ({ ...e, admissionNumber: e.admissionNumber ?? '' })) : entries;
    const rows = seen.map(({ row: _, trainers: __, ...shown }) => ({
      ...shown,
      carried: standing(shown.employeeNumber),
    }));
    return { ok: true as const, rows, written: !input.preview };
  });
}

/** Writes people, candidates, trainings and awaiting attempts of checked entries. */
export function takeRoster(
  core: HostCore,
  db: WriteDb,
  session: Session,
  entries: readonly NumberedEntry[],
  actor: string,
): void {
  const now = core.clock.now();
  for (const e of entries) takeEntry(core, db, session, e, actor);
  for (const e of entries) {
    const trainee = personByEmployeeNumber(db, e.employeeNumber);
    for (const number of e.trainers) {
      const trainer = personByEmployeeNumber(db, number);
      if (trainee !== null && trainer !== null) recordTraining(db, trainer.id, trainee.id, now.wall);
    }
  }
  recordAct(core, db, actor, 'roster.imported', { sessionId: session.id, entries }, now);
}

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function rosterTemplateFile(core: HostCore, { format }: { format: 'csv' | 'xlsx' }) {
  const bytes = await core.worker.run('rosterTemplate', format);
  return { name: `roster.${format}`, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString('base64') };
}
