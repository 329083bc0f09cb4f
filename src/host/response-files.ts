import {
  filedStandings,
  givenLater,
  intakeOf,
  standingOf,
  type FiledResponse,
  type FiledStanding,
} from '#domain/attempt/response-file.ts';
import { attemptEntry, recordEvent } from './attempt-log.ts';
import { staffActor, type Call, type HostCore } from './host-core.ts';
import { nameOf } from './journals.ts';
import { openResponseFile, type OpenedFile } from './open-response-file.ts';
import { factsOfPaper } from './paper-facts.ts';
import { attemptById, responsesOf } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { entriesOfAttempt, entriesOfKind } from './storage/journal-store.ts';
import { insertTakenFile, takenFile, takenFiles, type TakenFile } from './storage/response-file-store.ts';
import { seatByCode } from './storage/seat-store.ts';
import { candidateById, sessionById } from './storage/session-store.ts';

interface Judged {
  readonly filed: FiledResponse;
  readonly number: number;
  readonly standing: FiledStanding;
}

/** The entry by which a spare host took over after that epoch; null when none did. */
function takenOverAfter(db: ReadDb, epoch: number): number | null {
  const raised = entriesOfKind(db, 'host.taken-over').find(
    (e) => (e.payload as { epoch?: number } | null)?.epoch === epoch + 1,
  );
  return raised?.record.seq ?? null;
}

/** How each response of the file stands to what is stored now, in the order of the paper. */
function judge(db: ReadDb, { header, body }: OpenedFile): Judged[] {
  const { attemptId } = header;
  const entries = entriesOfAttempt(db, attemptId).flatMap((decoded) => {
    const entry = attemptEntry(decoded);
    return entry === null ? [] : [{ seq: decoded.record.seq, entry }];
  });
  const later = givenLater(entries, header.seat, takenOverAfter(db, header.epoch));
  const stored = responsesOf(db, attemptId);
  const facts = factsOfPaper(db, attemptId);
  const numbers = new Map([...facts.keys()].map((ref, at) => [ref, at + 1]));
  const newest = new Map(body.responses.map((filed) => [filed.ref, filed]));
  return [...newest.values()]
    .map((filed) => ({
      filed,
      number: numbers.get(filed.ref) ?? 0,
      standing: standingOf(
        filed,
        stored.get(filed.ref) ?? null,
        later.has(filed.ref),
        facts.get(filed.ref)?.kind ?? null,
      ),
    }))
    .sort((a, b) => a.number - b.number);
}

function countsOf(judged: readonly Judged[]): Record<FiledStanding, number> {
  const counts = Object.fromEntries(filedStandings.map((s) => [s, 0])) as Record<FiledStanding, number>;
  for (const { standing } of judged) counts[standing] += 1;
  return counts;
}

/** Whose file it is, and what becomes of it. */
function factsOf(db: ReadDb, file: OpenedFile, judged: readonly Judged[]) {
  const { fileId, seat, writtenAt, attemptId } = file.header;
  const { attempt } = file.stored;
  const candidate = candidateById(db, attempt.candidateId);
  return {
    fileId,
    attemptId,
    name: candidate?.name ?? '',
    admissionNumber: candidate?.admissionNumber ?? '',
    session: sessionById(db, attempt.sessionId)?.title ?? '',
    seat,
    seatName: seatByCode(db, seat)?.name ?? null,
    writtenAt,
    outcome: intakeOf(attempt) ?? 'kept',
    counts: countsOf(judged),
  } as const;
}

function alreadyTaken(core: HostCore, { by, at }: TakenFile) {
  const detail = `${new Date(at).toISOString()} ${nameOf(core.db, by)}`;
  return { ok: false, reason: 'already-taken', detail } as const;
}

/** What would happen if this file were taken in. Nothing is written. */
export function previewResponseFile(core: HostCore, input: { base64: string }) {
  const opened = openResponseFile(core, input.base64);
  if (!opened.ok) return opened;
  const { file } = opened;
  const before = takenFile(core.db, file.header.fileId, file.hash);
  if (before !== null) return alreadyTaken(core, before);
  const judged = judge(core.db, file);
  const items = judged.filter((j) => j.standing !== 'same').map(({ number, standing }) => ({ number, standing }));
  return { ok: true, ...factsOf(core.db, file, judged), items } as const;
}

/**
 * Takes a file in, once. Responses that are newer than the host's are stored as saves of the member of staff who took them in,
 * behind an entry that names the file. An attempt that is over keeps its responses, its receipt and its result: then the file is
 * only kept, and journalled, for whoever looks at the result.
 */
export function takeResponseFile(core: HostCore, call: Call, input: { base64: string; reason: string }) {
  const opened = openResponseFile(core, input.base64);
  if (!opened.ok) return Promise.resolve(opened);
  const actor = staffActor(call);
  return core.queue.run((db) => {
    const { header, hash, content } = opened.file;
    const before = takenFile(db, header.fileId, hash);
    if (before !== null) return alreadyTaken(core, before);
    // As it stands in this very transaction: a save, or the end of the time, may have come between.
    const stored = attemptById(db, header.attemptId);
    if (stored === null) return { ok: false, reason: 'unknown-attempt' } as const;
    const file = { ...opened.file, stored };
    const judged = judge(db, file);
    const facts = factsOf(db, file, judged);
    const { outcome, counts, seat, writtenAt, fileId } = facts;
    const { reason } = input;
    const now = core.clock.now();
    const taken = {
      kind: 'attempt.responses-taken',
      fileId,
      hash,
      outcome,
      seat,
      epoch: header.epoch,
      writtenAt,
    } as const;
    let attempt = recordEvent(core, db, stored.id, stored.attempt, actor, { ...taken, counts, reason }, now);
    const newer = outcome === 'applied' ? judged.filter((j) => j.standing === 'newer') : [];
    for (const { filed } of newer) {
      const { ref, revision, response } = filed;
      const saved = { kind: 'attempt.saved', ref, revision, response } as const;
      attempt = recordEvent(core, db, stored.id, attempt, actor, saved, now);
    }
    const row = { id: fileId, attemptId: stored.id, hash, outcome, facts: JSON.stringify(facts), reason };
    insertTakenFile(db, { ...row, by: actor, at: now.wall }, content);
    return { ok: true, ...facts, taken: newer.length } as const;
  });
}

export function listResponseFiles(core: HostCore) {
  return takenFiles(core.db).map((file) => ({
    ...(JSON.parse(file.facts) as ReturnType<typeof factsOf>),
    by: nameOf(core.db, file.by),
    takenAt: file.at,
    reason: file.reason,
  }));
}
