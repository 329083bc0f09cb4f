import { encode } from 'uqr';
import type { Booklet, OnPaperView } from '#contract/fallback.ts';
import type { AttemptEvent, Because } from '#domain/attempt/entries.ts';
import { isFinal, type Attempt } from '#domain/attempt/attempt.ts';
import { decideEnd, decideMove, type PaperRefusal } from '#domain/attempt/on-paper.ts';
import { countAnswered } from '#domain/attempt/responses.ts';
import { recordEvent } from './attempt-log.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { personOf } from './accounts.ts';
import { pinPenPaper, printedWork, type PenPaper } from './pen-papers.ts';
import { plain } from './plain.ts';
import { secondWord } from './second-word.ts';
import { attemptById, attemptsOfSession, responsesOf } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById } from './storage/session-store.ts';
import { transcriptsOf } from './storage/transcript-store.ts';

/** The first characters of a paper's hash, as the answer sheet shows them and the typist compares them. */
export function paperCode(hash: string): string {
  return hash.slice(0, 8).toUpperCase();
}

type Refused = { attemptId: string; reason: string }[];

function bookletOf(db: ReadDb, id: string, attempt: Attempt, pen: PenPaper): Booklet {
  const { data } = encode(`INVIGIL:${id}:${paperCode(pen.hash)}`, { ecc: 'M', border: 1 });
  return plain({
    attemptId: id,
    name: candidateById(db, attempt.candidateId)?.name ?? '',
    ...printedWork(db, attempt, pen),
    lines: pen.lines,
    qr: data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  });
}

/**
 * Prints the booklets of candidates whose machines failed, or may fail. Sealed items leave the host by this act alone: a proctor's,
 * with a reason and a second person's word, each booklet an entry of its attempt.
 */
export async function printBooklets(
  core: HostCore,
  call: Call,
  input: { attemptIds: readonly string[]; second: { username: string; password: string } } & Because,
) {
  const word = await secondWord(core, call, input.second, ['proctor', 'administrator']);
  if (!word.ok) return word;
  return core.queue.run((db) => {
    if (!word.stands(db)) return { ok: false, reason: 'wrong-password' } as const;
    const booklets: Booklet[] = [];
    const refused: Refused = [];
    const now = core.clock.now();
    for (const attemptId of new Set(input.attemptIds)) {
      const no = (reason: string) => refused.push({ attemptId, reason });
      const stored = attemptById(db, attemptId);
      if (stored === null) no('unknown');
      else if (isFinal(stored.attempt)) no('finished');
      else if (sessionById(db, stored.attempt.sessionId)?.state === 'closed') no('session-closed');
      else {
        const pinned = pinPenPaper(db, attemptId, stored.attempt, now.wall);
        if (pinned === null) no('no-paper');
        else {
          const { paper, hash, lines } = pinned;
          const printed: AttemptEvent = {
            ...{ kind: 'attempt.printed', locale: paper.locale, paperHash: hash, items: lines.length },
            ...{ firstRef: lines[0]?.ref ?? '', second: `account:${word.account.id}` },
            ...{ reason: input.reason, code: input.code },
          };
          recordEvent(core, db, attemptId, stored.attempt, staffActor(call), printed, now);
          booklets.push(bookletOf(db, attemptId, stored.attempt, pinned));
        }
      }
    }
    const facts = { attempts: booklets.map((b) => b.attemptId), second: word.account.id, refused };
    recordAct(core, db, staffActor(call), 'paper.printed', facts, now);
    return { ok: true, booklets, refused } as const;
  });
}

function actOnPaper(
  core: HostCore,
  call: Call,
  attemptIds: readonly string[],
  decide: (attempt: Attempt) => { ok: true; event: AttemptEvent } | { ok: false; reason: PaperRefusal },
) {
  return core.queue.run((db) => {
    const done: string[] = [];
    const refused: Refused = [];
    for (const attemptId of new Set(attemptIds)) {
      const stored = attemptById(db, attemptId);
      const decision = stored === null ? ({ ok: false, reason: 'unknown' } as const) : decide(stored.attempt);
      if (stored === null || !decision.ok)
        refused.push({ attemptId, reason: decision.ok ? 'unknown' : decision.reason });
      else {
        recordEvent(core, db, attemptId, stored.attempt, staffActor(call), decision.event, core.clock.now());
        done.push(attemptId);
      }
    }
    return { done, refused };
  });
}

export function moveToPaper(core: HostCore, call: Call, input: { attemptIds: readonly string[] } & Because) {
  return actOnPaper(core, call, input.attemptIds, (attempt) => decideMove(attempt, input));
}

export function endOnPaper(
  core: HostCore,
  call: Call,
  input: { attemptIds: readonly string[]; minutes: number } & Because,
) {
  return actOnPaper(core, call, input.attemptIds, (attempt) => decideEnd(attempt, input));
}

/** Every attempt of a session with what there is of it on paper. */
export function listOnPaper(core: HostCore, call: Call, input: { sessionId: string }): OnPaperView[] {
  const { db } = core;
  const session = sessionById(db, input.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  const me = personOf(core, call);
  return attemptsOfSession(db, input.sessionId).map(({ id, attempt }) => {
    const candidate = candidateById(db, attempt.candidateId);
    const people = transcriptsOf(db, id);
    const { paper } = attempt;
    const transcribed = paper?.transcribed ?? null;
    return {
      attemptId: id,
      name: candidate?.name ?? '',
      admissionNumber: candidate?.admissionNumber ?? '',
      part: scheme?.parts.find((p) => p.id === attempt.partId)?.title ?? {},
      state: attempt.state,
      items: attempt.items,
      answered: countAnswered(responsesOf(db, id).values()),
      printed: attempt.printed ?? 0,
      movedAt: paper?.movedAt ?? null,
      ended: paper?.ended ? { at: paper.ended.at, minutes: paper.ended.minutes } : null,
      typing: people.length,
      typed: people.filter((one) => one.submittedAt !== null).length,
      mine: people.some((one) => one.personId === me),
      transcribed:
        transcribed === null
          ? null
          : {
              ...{ at: transcribed.at, differences: transcribed.differences },
              ...{ by: transcribed.by.name, checkedBy: transcribed.checkedBy.name },
            },
    };
  });
}
