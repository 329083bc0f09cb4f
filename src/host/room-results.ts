import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { countsAsExam } from '#domain/room/rehearsal.ts';
import { organisationOf } from './certificates.ts';
import type { RoomAttempt, RoomContent } from './formats/packages/room-schema.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { attemptsOfSession, paperText, responsesOf } from './storage/attempt-store.ts';
import { recordingsFor, soundsToSend } from './calls/sent-recordings.ts';
import { callPaperText } from './storage/call-store.ts';
import { casePaperText } from './storage/case-paper-store.ts';
import type { ReadDb } from './storage/database.ts';
import { chainHeads } from './storage/journal-store.ts';
import { epochOf, hostIdentity } from './storage/meta-store.ts';
import { wholeJournal } from './storage/other-journal-store.ts';
import { exposures } from './storage/package-store.ts';
import { resultsOf } from './storage/result-store.ts';
import { roster, sessionById, sessionParts } from './storage/session-store.ts';
import { sentMarking } from './storage/sheet-transfer-store.ts';

function markingFor(db: ReadDb, attemptId: string): Pick<RoomAttempt, 'marking'> {
  const sent = sentMarking(db, attemptId);
  return sent === null ? {} : { marking: JSON.parse(JSON.stringify(sent)) as NonNullable<RoomAttempt['marking']> };
}

type Sounds = Parameters<typeof recordingsFor>[3];

function attemptsFor(core: HostCore, db: ReadDb, sessionId: string, to: Sounds): RoomAttempt[] {
  return attemptsOfSession(db, sessionId).map(({ id, attempt, receipt }) => ({
    id,
    content: { ...attempt },
    receipt,
    paper: paperText(db, id) ?? casePaperText(db, id) ?? callPaperText(db, id),
    responses: [...responsesOf(db, id)].map(([ref, stored]) => ({ ref, ...stored })),
    results: resultsOf(db, id).map((result) => ({ ...result, content: { ...result.content } })),
    ...markingFor(db, id),
    recordings: recordingsFor(core, db, id, to),
  }));
}

function contentOf(core: HostCore, db: ReadDb, sessionId: string, to: Sounds): RoomContent {
  const banks = new Set(sessionParts(db, sessionId).flatMap((part) => part.bankId ?? []));
  return {
    candidates: roster(db, sessionId).map(({ sessionId: _, personId: __, ...candidate }) => candidate),
    attempts: attemptsFor(core, db, sessionId, to),
    journal: wholeJournal(db).map((entry) => [...entry]),
    heads: chainHeads(db),
    exposure: [...banks].flatMap((bankId) =>
      exposures(db, bankId).map(({ itemId, papers }) => ({ bankId, itemId, papers })),
    ),
  };
}

/** What goes back to the office after a session: everything of it, with this host's whole journal. */
export async function exportRoomResults(core: HostCore, call: Call, input: { sessionId: string }) {
  const { db } = core;
  const identity = hostIdentity(db);
  const { issuingKey, journalPkcs8 } = core.keys;
  const session = sessionById(db, input.sessionId);
  if (identity === null) return { ok: false, reason: 'not-a-room' } as const;
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  if (!countsAsExam(session)) return { ok: false, reason: 'rehearsal' } as const;
  if (session.state !== 'closed') return { ok: false, reason: 'session-not-closed' } as const;
  if (attemptsOfSession(db, session.id).some((a) => a.attempt.state !== 'awaiting' && !isFinal(a.attempt)))
    return { ok: false, reason: 'session-not-closed' } as const;
  if (issuingKey === null) return { ok: false, reason: 'keys-locked' } as const;
  if (journalPkcs8 === null) return { ok: false, reason: 'journal-key-closed' } as const;
  const packageId = uuidv7();
  const epoch = epochOf(db);
  const { officeTransportKey, name: _, ...host } = identity;
  const sounds = await soundsToSend(core, session.id);
  // The journal ends with this very act, under a signed head; both are read in the same turn, before anything else is written.
  const content = await core.queue.run((write) => {
    const now = core.clock.now();
    const facts = { packageId, sessionId: session.id, epoch, recordings: sounds.size };
    recordAct(core, write, staffActor(call), 'room-results.made', facts, now);
    keepHead(core, write, `room-results-made ${packageId}`, now);
    return contentOf(core, write, session.id, { officeTransportKey, sounds });
  });
  const organisation = organisationOf(db);
  const bytes = await core.worker.run('roomResults', {
    manifest: {
      ...{ program: `Invigil ${core.version}`, packageId, sessionId: session.id, title: session.title },
      host: { ...host, epoch },
      createdAt: core.clock.now().wall,
    },
    content,
    dataFolder: core.dataFolder,
    transportKey: officeTransportKey,
    issuing: {
      issuingPrivateKey: issuingKey,
      issuingCertificatePem: organisation.issuingCertificate,
      rootCertificatePem: organisation.rootCertificate,
    },
  });
  const day = new Date(session.startsAt).toISOString().slice(0, 10);
  const recordings = content.attempts.flatMap((one) => one.recordings ?? []);
  return {
    ok: true,
    soundsLeft: recordings.filter(({ sent }) => !sent).length,
    file: {
      name: `room-results-${day}-${session.id.slice(-6)}.zip`,
      mediaType: 'application/zip',
      base64: Buffer.from(bytes).toString('base64'),
    },
  } as const;
}
