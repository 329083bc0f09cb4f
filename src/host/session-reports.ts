import { createHash } from 'node:crypto';
import { absencesOf } from '#domain/attempt/absence.ts';
import { downtimesOf } from '#domain/attempt/downtime.ts';
import { countAnswered } from '#domain/attempt/responses.ts';
import { creditedMs, usedMs } from '#domain/attempt/time-ledger.ts';
import type { Locale } from '#domain/item/locale.ts';
import { shortSeat } from '#domain/seat/short-seat.ts';
import { listAttendance } from './attendance.ts';
import { seatsOfAttempt } from './attempt-log.ts';
import { organisationOf } from './certificates.ts';
import type { ReportAttempt, ReportFacts } from './formats/report/report-facts.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { listIncidents } from './incidents.ts';
import { nameOf } from './journals.ts';
import { lockdownOf } from './seat-lockdown.ts';
import { marksOfSession, conditionsOf } from './storage/attendance-store.ts';
import { attemptsOfSession, responsesOf, type StoredAttempt } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { incidentsOfSession } from './storage/incident-store.ts';
import { staffOfSession } from './storage/journal-store.ts';
import { takenResultsOf } from './storage/other-journal-store.ts';
import { insertReport, reportPdf, reportsOf } from './storage/report-store.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { roster, sessionById, type Candidate, type Session } from './storage/session-store.ts';

function attemptFacts(
  core: HostCore,
  { id, attempt, receipt }: StoredAttempt,
  candidate: Candidate,
  part: ReportAttempt['part'],
): ReportAttempt {
  const { ledger, finished } = attempt;
  return {
    attemptId: id,
    ...{ admissionNumber: candidate.admissionNumber, name: candidate.name, part, state: attempt.state },
    seats: seatsOfAttempt(core.db, id).map(({ seat, name, at }) => ({ name: name ?? shortSeat(seat), at })),
    ...{ startedAt: attempt.startedAt, finishedAt: finished?.at ?? null, how: finished?.how ?? null },
    ...{ code: finished?.code ?? null, reason: finished?.reason ?? '' },
    ...{ limitMs: ledger.limitMs, creditedMs: creditedMs(ledger), usedMs: usedMs(ledger, core.clock.now()) },
    credits: ledger.credits.map((c) => ({ ...c, by: nameOf(core.db, c.by) })),
    downtimes: downtimesOf(attempt),
    ...{ answered: countAnswered(responsesOf(core.db, id).values()), items: attempt.items, receipt },
    identityCheck:
      attempt.identityCheck === undefined
        ? null
        : { how: attempt.identityCheck.how, by: nameOf(core.db, attempt.identityCheck.by) },
    late: attempt.late ?? null,
    letGo: attempt.mayLeave === true,
    absences: absencesOf(attempt).map(({ out, ms }) => ({ at: out.wall, ms })),
    ...lockdownOf(core.db, attempt),
  };
}

/** Everybody of the staff who did something in that session: to an attempt, in the log, on a form. */
function staffNames(db: ReadDb, sessionId: string): string[] {
  const actors = [
    ...staffOfSession(db, sessionId),
    ...incidentsOfSession(db, sessionId).map((i) => i.by),
    ...[...marksOfSession(db, sessionId).values()].map((m) => m.by),
    ...conditionsOf(db, sessionId).map((c) => c.by),
  ];
  return [...new Set(actors.filter((a) => a.startsWith('account:')))].map((a) => nameOf(db, a));
}

function factsOf(core: HostCore, session: Session, locale: Locale, madeBy: string, signed: boolean): ReportFacts {
  const { db } = core;
  const { name: organisation, sample } = organisationOf(db);
  const scheme = schemeVersion(db, session.schemeId, session.schemeVersion);
  const attempts = Map.groupBy(attemptsOfSession(db, session.id), (a) => a.attempt.candidateId);
  const [form] = conditionsOf(db, session.id);
  return {
    ...{ locale, organisation, sample, madeBy, signed, sessionId: session.id },
    ...{ rehearsal: session.rehearsal, training: session.training },
    ...{ title: session.title, room: session.room, startsAt: session.startsAt, state: session.state },
    scheme: scheme?.title ?? {},
    staff: staffNames(db, session.id),
    conditions: form === undefined ? null : { ...form, by: nameOf(db, form.by) },
    attendance: listAttendance(db, session.id),
    attempts: roster(db, session.id).flatMap((candidate) =>
      (attempts.get(candidate.id) ?? []).map((a) => {
        const part = scheme?.parts.find((p) => p.id === a.attempt.partId)?.title ?? { 'zh-CN': a.attempt.partId };
        return attemptFacts(core, a, candidate, part);
      }),
    ),
    incidents: listIncidents(db, session.id),
    head: core.journal.head,
    madeAt: core.clock.now().wall,
  };
}

function asFile(session: Session, bytes: Uint8Array, draft: boolean) {
  const day = new Date(session.startsAt).toISOString().slice(0, 10);
  const name = `session-report-${day}${draft ? '-draft' : ''}.pdf`;
  return { name, mediaType: 'application/pdf', base64: Buffer.from(bytes).toString('base64') };
}

/** The report as it would be now, unsigned and saying so. Nothing is stored. */
export async function draftReport(core: HostCore, call: Call, input: { sessionId: string; locale: Locale }) {
  const session = sessionById(core.db, input.sessionId);
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  // Its staff, seats and journal are the room's: a report of it is made and signed there.
  if (takenResultsOf(core.db, session.id) !== null) return { ok: false, reason: 'sat-elsewhere' } as const;
  const facts = factsOf(core, session, input.locale, nameOf(core.db, staffActor(call)), false);
  const bytes = await core.worker.run('makeSessionReport', { facts, keys: null });
  return { ok: true, file: asFile(session, bytes, true) } as const;
}

/** Draws, signs and keeps the report of a closed session; each signing is a version of its own, and in the journal. */
export async function signReport(core: HostCore, call: Call, input: { sessionId: string; locale: Locale }) {
  const { sessionId, locale } = input;
  const session = sessionById(core.db, sessionId);
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  if (takenResultsOf(core.db, session.id) !== null) return { ok: false, reason: 'sat-elsewhere' } as const;
  if (session.state !== 'closed') return { ok: false, reason: 'session-open' } as const;
  const { issuingKey } = core.keys;
  if (issuingKey === null) return { ok: false, reason: 'keys-locked' } as const;
  const by = staffActor(call);
  const { issuingCertificate, rootCertificate } = organisationOf(core.db);
  const facts = factsOf(core, session, locale, nameOf(core.db, by), true);
  const keys = {
    issuingPrivateKey: issuingKey,
    issuingCertificatePem: issuingCertificate,
    rootCertificatePem: rootCertificate,
  };
  const pdf = await core.worker.run('makeSessionReport', { facts, keys });
  const hash = createHash('sha256').update(pdf).digest('hex');
  const version = await core.queue.run((db) => {
    const next = (reportsOf(db, sessionId)[0]?.version ?? 0) + 1;
    const now = core.clock.now();
    insertReport(db, sessionId, { version: next, hash, by, at: now.wall }, pdf);
    recordAct(core, db, by, 'report.signed', { sessionId, version: next, sha256: hash }, now);
    return next;
  });
  return { ok: true, version, file: asFile(session, pdf, false) } as const;
}

export function listReports(core: HostCore, input: { sessionId: string }) {
  return reportsOf(core.db, input.sessionId).map(({ version, at, by, hash }) => ({
    ...{ version, at, sha256: hash },
    by: nameOf(core.db, by),
  }));
}

export function reportFile(core: HostCore, input: { sessionId: string; version: number }) {
  const session = sessionById(core.db, input.sessionId);
  const pdf = session === null ? null : reportPdf(core.db, session.id, input.version);
  if (session === null || pdf === null) return { ok: false, reason: 'unknown' } as const;
  return { ok: true, file: asFile(session, pdf, false) } as const;
}
