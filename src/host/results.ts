import type { ResultRow } from '#contract/results.ts';
import { isFinal, type Attempt } from '#domain/attempt/attempt.ts';
import { usedMs } from '#domain/attempt/time-ledger.ts';
import { countsAsExam } from '#domain/room/rehearsal.ts';
import { recommend } from '#domain/scheme/recommend.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import type { Call, HostCore } from './host-core.ts';
import { markedEvidence } from './marking/marked-evidence.ts';
import { personOf } from './accounts.ts';
import { attemptsOfCandidate, paperOf } from './storage/attempt-store.ts';
import { bankVersion } from './storage/bank-store.ts';
import { certificateNumberOf } from './storage/certificate-store.ts';
import type { ReadDb } from './storage/database.ts';
import { decisionOf } from './storage/decision-store.ts';
import { earlierResultsOf } from './storage/earlier-result-store.ts';
import { personById } from './storage/person-store.ts';
import { newestResult } from './storage/result-store.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, roster, sessionById, type Candidate, type Session } from './storage/session-store.ts';

function decisionFacts(db: ReadDb, candidateId: string): ResultRow['decision'] {
  const decision = decisionOf(db, candidateId);
  if (decision === null) return null;
  const { id, outcome, decidedAt, reason, override } = decision;
  return {
    decisionId: id,
    outcome,
    decidedBy: personById(db, decision.decidedBy)?.name ?? '',
    decidedAt,
    reason,
    override,
  };
}

/** One candidate's results by part, what the rules recommend, and what was decided. */
export function resultRow(db: ReadDb, candidate: Candidate, session: Session, scheme: Scheme): ResultRow {
  const attempts = new Map(attemptsOfCandidate(db, candidate.id).map((a) => [a.attempt.partId, a]));
  const results = new Map(
    scheme.parts.map((part) => {
      const stored = attempts.get(part.id);
      const over = stored !== undefined && isFinal(stored.attempt);
      return [part.id, over ? newestResult(db, stored.id) : null] as const;
    }),
  );
  const carried = new Map(earlierResultsOf(db, candidate.id).map((one) => [one.partId, one]));
  const scores = scheme.parts.flatMap(({ id: partId }) => {
    const result = results.get(partId) ?? null;
    const { points, maximum } = result ?? carried.get(partId) ?? {};
    if (points === undefined || maximum === undefined) return [];
    return [{ partId, points, maximum, fatal: result?.content.fatal ?? [] }];
  });
  const found = recommend(scheme, scores);
  return {
    candidateId: candidate.id,
    sessionId: session.id,
    sessionTitle: session.title,
    schemeTitle: scheme.title,
    level: scheme.level,
    admissionNumber: candidate.admissionNumber,
    personId: candidate.personId,
    name: candidate.name,
    employeeNumber: candidate.employeeNumber,
    unit: candidate.unit,
    parts: scheme.parts.map((part) => {
      const earlier = carried.get(part.id) ?? null;
      const score = scores.find(({ partId }) => partId === part.id) ?? null;
      const stored = attempts.get(part.id);
      return {
        partId: part.id,
        title: part.title,
        state: earlier === null ? (stored?.attempt.state ?? 'awaiting') : 'carried',
        points: score?.points ?? null,
        maximum: score?.maximum ?? null,
        share: score === null || score.maximum === 0 ? null : score.points / score.maximum,
        line: part.passLine,
        passed: score === null ? null : (found.parts.find((p) => p.partId === part.id)?.passed ?? null),
        revision: results.get(part.id)?.revision ?? null,
        receipt: stored?.receipt ?? null,
        ...(earlier && { earlier: { sessionTitle: earlier.sessionTitle, finishedAt: earlier.finishedAt } }),
      };
    }),
    recommendation: found.recommendation,
    decision: decisionFacts(db, candidate.id),
    certificateNumber: certificateNumberOf(db, candidate.id),
  };
}

/** The rows of a session, in the order of its roster; empty when there is no such session. */
export function sessionResults(db: ReadDb, sessionId: string): ResultRow[] {
  const session = sessionById(db, sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  if (session === null || scheme === null || !countsAsExam(session)) return [];
  return roster(db, session.id).map((candidate) => resultRow(db, candidate, session, scheme));
}

export function rowOfCandidate(db: ReadDb, candidateId: string): ResultRow | null {
  const candidate = candidateById(db, candidateId);
  const session = candidate === null ? null : sessionById(db, candidate.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  if (candidate === null || session === null || scheme === null || !countsAsExam(session)) return null;
  return resultRow(db, candidate, session, scheme);
}

export function listResults(core: HostCore, input: { sessionId: string }) {
  return sessionResults(core.db, input.sessionId);
}

function fromPaper({ paper }: Attempt) {
  const transcribed = paper?.transcribed ?? null;
  if (transcribed === null) return null;
  const { at, by, checkedBy, differences } = transcribed;
  return { minutes: paper?.ended?.minutes ?? 0, by: by.name, checkedBy: checkedBy.name, differences, at };
}

/** What stands behind a candidate's points, without showing an item: the decision is on the person, not on the questions. */
export function evidence(core: HostCore, call: Call, input: { candidateId: string }) {
  return evidenceFor(core, personOf(core, call), input);
}

/** As that person may read it; of what people marked a file that leaves the host has the settled mark and the fingerprints (null). */
export function evidenceFor(core: HostCore, viewerId: string | null, input: { candidateId: string }) {
  const { db } = core;
  return attemptsOfCandidate(db, input.candidateId).flatMap(({ id, attempt }) => {
    const result = newestResult(db, id);
    const paper = paperOf(db, id);
    const marked = markedEvidence(db, viewerId, id);
    if (result === null || (paper === null && marked === null)) return [];
    const topics = paper === null ? [] : (bankVersion(db, paper.bankId, paper.bankVersion)?.header.topics ?? []);
    const count = (...outcomes: string[]) => result.content.items.filter((i) => outcomes.includes(i.outcome)).length;
    return [
      {
        partId: attempt.partId,
        keyVersion: result.keyVersion,
        scoringVersion: result.scoringVersion,
        outcomes: {
          right: count('right'),
          partly: count('partly'),
          wrong: count('wrong', 'unreadable'),
          blank: count('blank'),
        },
        topics: result.content.byTopic.map((t) => ({ ...t, title: topics.find((b) => b.id === t.topic)?.title ?? {} })),
        startedAt: attempt.startedAt,
        finishedAt: attempt.finished?.at ?? null,
        usedMs: Math.round(usedMs(attempt.ledger, core.clock.now())),
        interruptions: attempt.interruptions,
        lockdown:
          attempt.lockdown === undefined ? null : { level: attempt.lockdown.level, shell: attempt.lockdown.shell },
        paper: fromPaper(attempt),
        marked,
      },
    ];
  });
}
