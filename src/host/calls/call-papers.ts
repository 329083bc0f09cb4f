import { randomBytes, randomInt } from 'node:crypto';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { fittingScenarios, limitsOf, releasedSheet, shownFields, type CallPaper } from '#domain/call/call-paper.ts';
import { momentOf, type CallLimits } from '#domain/call/call-run.ts';
import { inLocale } from '#domain/item/locale.ts';
import { maximumOf } from '#domain/marking/rubric.ts';
import type { HostCore } from '../host-core.ts';
import { bankTasks, bankVersion } from '../storage/bank-store.ts';
import { callPaperOf } from '../storage/call-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { schemeVersion } from '../storage/scheme-store.ts';
import { candidateById, sessionById, sessionParts } from '../storage/session-store.ts';
import { recordsAtSeat } from './recording-pages.ts';

/** An opaque name, made for one attempt. */
const ref = () => randomBytes(12).toString('base64url');

function partOf(db: ReadDb, attempt: Attempt) {
  const session = sessionById(db, attempt.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  return scheme?.parts.find((part) => part.id === attempt.partId) ?? null;
}

/**
 * The scenario of an attempt, drawn from what its session pinned. Null when its part is no simulated call, or the bank has no
 * scenario that can be held and is complete in the candidate's language.
 */
export function drawCall(db: ReadDb, attempt: Attempt): CallPaper | null {
  const session = sessionById(db, attempt.sessionId);
  // No scenario is open to practice: a rehearsal has none.
  if (session === null || session.rehearsal) return null;
  const candidate = candidateById(db, attempt.candidateId);
  const pinned = sessionParts(db, attempt.sessionId).find((part) => part.partId === attempt.partId);
  const source = partOf(db, attempt)?.scenarios;
  if (candidate === null || source === undefined) return null;
  if (pinned === undefined || pinned.bankId === null || pinned.bankVersion === null) return null;
  const bank = bankVersion(db, pinned.bankId, pinned.bankVersion);
  if (bank === null) return null;
  const { id, version } = bank.header;
  const fitting = fittingScenarios(bankTasks(db, id, version).scenarios, source.ids, candidate.locale);
  const scenario = fitting.length === 0 ? undefined : fitting[randomInt(fitting.length)];
  if (scenario === undefined) return null;
  return {
    format: 'invigil-call-paper/1',
    bankId: id,
    bankVersion: version,
    bankHash: bank.hash,
    locale: candidate.locale,
    scenario,
    fields: scenario.workOrder.map((field) => ({
      ref: ref(),
      fieldId: field.id,
      options: field.kind === 'choice' ? field.options.map((option) => ({ ref: ref(), optionId: option.id })) : [],
    })),
  };
}

/** How long each stage of this candidate's call is: as the scheme says, else as the scenario does, with the time they were granted. */
export function callLimits(db: ReadDb, attempt: Attempt, paper: CallPaper, limitMs: number): CallLimits {
  const part = partOf(db, attempt);
  const share = part === null ? 1 : limitMs / (part.minutes * 60_000);
  return limitsOf(part?.phases ?? paper.scenario.phases, share);
}

/** The work order as its candidate may see it: its fields are answered like items. */
export function candidateWorkOrder(paper: CallPaper) {
  return {
    items: shownFields(paper).map(({ ref, number, kind, label, options }) => ({
      ref,
      number,
      kind: kind === 'choice' ? ('single' as const) : ('text' as const),
      stem: label,
      options: options.map((option) => ({ ...option })),
      points: 0,
      ...(kind === 'text' && { words: { min: null, max: null } }),
    })),
    maximum: maximumOf(paper.scenario.rubric),
    multipleScoring: 'all-or-nothing' as const,
    partsScoring: 'all-or-nothing' as const,
    materials: undefined,
  };
}

/** What the candidate's screen shows of a call now; undefined in every other part. */
export function candidateCall(core: HostCore, attemptId: string, attempt: Attempt) {
  const { call } = attempt;
  const paper = call === undefined ? null : callPaperOf(core.db, attemptId);
  if (call === undefined || paper === null) return undefined;
  const { stage, consent, ready } = call;
  const voice = core.voices.of(attemptId);
  return {
    stage,
    consent,
    ready,
    answered: momentOf(call, 'answered') !== null,
    card: stage === 'waiting' ? null : inLocale(paper.scenario.candidateCard, paper.locale),
    voice: voice === null ? null : { id: voice.id, offer: voice.offer },
    recordsHere: recordsAtSeat(core, attemptId, attempt),
    sheet: releasedSheet(paper, call).map((line) => ({ ...line })),
  };
}
