import { awaitsTranscription } from '#domain/attempt/on-paper.ts';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { sameResponse, type Response } from '#domain/item/response.ts';
import { fitsLine, writeEntry, type SheetLine } from '#domain/paper/answer-sheet.ts';
import { accountOf, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { personOf } from './accounts.ts';
import { paperCode } from './paper-fallback.ts';
import { penPaperOf } from './pen-papers.ts';
import { plain } from './plain.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { sha256 } from './storage/journal-store.ts';
import { personById } from './storage/person-store.ts';
import { candidateById } from './storage/session-store.ts';
import {
  beginTranscript,
  linesOf,
  storeLine,
  submitTranscript,
  transcriptsOf,
  type Transcript,
  type TypedLines,
} from './storage/transcript-store.ts';
import { completeTranscription } from './transcription.ts';

/** The sheet of an attempt, while it is to be typed: with the two, or the one so far, who type it. */
export interface OpenSheet {
  readonly attempt: Attempt;
  readonly lines: readonly SheetLine[];
  readonly hash: string;
  readonly people: readonly Transcript[];
}

export function sheetOf(db: ReadDb, attemptId: string): OpenSheet | 'unknown-attempt' | 'not-ended' | 'over' {
  const stored = attemptById(db, attemptId);
  const pen = stored === null ? null : penPaperOf(db, attemptId);
  if (stored === null || pen === null) return 'unknown-attempt';
  if (stored.attempt.finished !== null) return 'over';
  if (!awaitsTranscription(stored.attempt)) return 'not-ended';
  const { lines, hash } = pen;
  return { attempt: stored.attempt, lines, hash, people: transcriptsOf(db, attemptId) };
}

/** The refs of the lines on which two typings differ, in the order of the sheet. */
export function differing(lines: readonly SheetLine[], a: TypedLines, b: TypedLines): SheetLine[] {
  return lines.filter(({ ref }) => !sameResponse(a.get(ref) ?? null, b.get(ref) ?? null));
}

function stateFor(people: readonly Transcript[], personId: string): 'typing' | 'waiting' | 'differs' {
  const own = people.find((one) => one.personId === personId);
  if (own === undefined || own.submittedAt === null) return 'typing';
  return people.length === 2 && people.every((one) => one.submittedAt !== null) ? 'differs' : 'waiting';
}

/** Opening a sheet makes the caller one of the two who type it; a third person is refused, and so is the candidate. */
export function openTranscript(core: HostCore, call: Call, input: { attemptId: string }) {
  const personId = personOf(core, call);
  return core.queue.run((db) => {
    const sheet = sheetOf(db, input.attemptId);
    if (typeof sheet === 'string') return { ok: false, reason: sheet } as const;
    const candidate = candidateById(db, sheet.attempt.candidateId);
    if (candidate?.personId === personId) return { ok: false, reason: 'own-sheet' } as const;
    if (!sheet.people.some((one) => one.personId === personId)) {
      if (sheet.people.length >= 2) return { ok: false, reason: 'two-already' } as const;
      const now = core.clock.now();
      beginTranscript(db, { attemptId: input.attemptId, personId, accountId: accountOf(call), begunAt: now.wall });
      recordAct(core, db, staffActor(call), 'transcript.begun', { attemptId: input.attemptId }, now);
    }
    return plain({
      ok: true as const,
      admissionNumber: candidate?.admissionNumber ?? '',
      name: candidate?.name ?? '',
      code: paperCode(sheet.hash),
      state: stateFor(transcriptsOf(db, input.attemptId), personId),
      lines: sheet.lines,
      typed: [...linesOf(db, input.attemptId, personId)].map(([ref, response]) => ({ ref, response })),
    });
  });
}

/** The caller's own typing; null where they are none of the two. */
function ownOf(sheet: OpenSheet, personId: string): Transcript | null {
  return sheet.people.find((one) => one.personId === personId) ?? null;
}

export function saveLine(
  core: HostCore,
  call: Call,
  input: { attemptId: string; ref: string; response: Response | null },
) {
  const personId = personOf(core, call);
  return core.queue.run((db) => {
    const sheet = sheetOf(db, input.attemptId);
    if (typeof sheet === 'string') return { ok: false, reason: 'over' } as const;
    const own = ownOf(sheet, personId);
    if (own === null) return { ok: false, reason: 'not-yours' } as const;
    if (own.submittedAt !== null) return { ok: false, reason: 'submitted-already' } as const;
    const line = sheet.lines.find(({ ref }) => ref === input.ref);
    if (line === undefined) return { ok: false, reason: 'unknown-line' } as const;
    if (input.response !== null && !fitsLine(line, input.response))
      return { ok: false, reason: 'not-on-the-paper' } as const;
    const at = core.clock.now().wall;
    storeLine(db, { ...input, personId, at });
    return { ok: true, savedAt: at } as const;
  });
}

/** Hands the caller's typing in, for good. Where it is the second, and both say the same, the attempt ends and is scored. */
export function submit(core: HostCore, call: Call, input: { attemptId: string }) {
  const personId = personOf(core, call);
  return core.queue.run((db) => {
    const { attemptId } = input;
    const sheet = sheetOf(db, attemptId);
    if (typeof sheet === 'string') return { ok: false, reason: 'over' } as const;
    const own = ownOf(sheet, personId);
    if (own === null) return { ok: false, reason: 'not-yours' } as const;
    if (own.submittedAt !== null) return { ok: false, reason: 'submitted-already' } as const;
    const typed = linesOf(db, attemptId, personId);
    const open = sheet.lines.filter(({ ref }) => !typed.has(ref)).length;
    if (open > 0) return { ok: false, reason: 'lines-open', detail: String(open) } as const;
    const now = core.clock.now();
    submitTranscript(db, attemptId, personId, now.wall);
    recordAct(core, db, staffActor(call), 'transcript.submitted', { attemptId }, now);
    const people = transcriptsOf(db, attemptId);
    const state = stateFor(people, personId);
    if (state !== 'differs') return { ok: true, state } as const;
    const [first, second] = people.map((one) => linesOf(db, attemptId, one.personId));
    if (first === undefined || second === undefined || differing(sheet.lines, first, second).length > 0)
      return { ok: true, state } as const;
    completeTranscription(core, db, attemptId, { agreed: first, differences: 0, notes: [] });
    return { ok: true, state: 'done' } as const;
  });
}

/** SHA-256 of what somebody typed, line by line: it says later what each of the two gave without showing it. */
export function typedHash(sheet: Pick<OpenSheet, 'lines'>, typed: TypedLines): string {
  return sha256(JSON.stringify(sheet.lines.map(({ ref }) => [ref, typed.get(ref) ?? null])));
}

/** Where the two differ, in the letters of the sheet: for those two alone, once both have handed in. */
export function listDifferences(core: HostCore, call: Call, input: { attemptId: string }) {
  const { db } = core;
  const sheet = sheetOf(db, input.attemptId);
  if (typeof sheet === 'string') return { ok: false, reason: 'over' } as const;
  const personId = personOf(core, call);
  if (ownOf(sheet, personId) === null) return { ok: false, reason: 'not-yours' } as const;
  if (stateFor(sheet.people, personId) !== 'differs') return { ok: false, reason: 'not-both' } as const;
  const typed = sheet.people.map((one) => ({
    name: personById(db, one.personId)?.name ?? '',
    lines: linesOf(db, input.attemptId, one.personId),
  }));
  const [a, b] = typed;
  if (a === undefined || b === undefined) return { ok: false, reason: 'not-both' } as const;
  const lines = differing(sheet.lines, a.lines, b.lines).map((line) => ({
    ...line,
    sides: typed.map(({ name, lines: given }) => {
      const response = given.get(line.ref) ?? null;
      return { name, entry: response === null ? null : writeEntry(line, response) };
    }),
  }));
  return plain({ ok: true as const, lines });
}
