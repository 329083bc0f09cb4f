import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Response } from '#domain/item/response.ts';
import type { CallPaper } from '#domain/call/call-paper.ts';
import type { CasePaper } from '#domain/marking/case-paper.ts';
import { uuidv7 } from 'uuidv7';
import { dropSounds, keepSounds, takeRecordings } from './calls/sent-recordings.ts';
import { recordingName } from './calls/recording-files.ts';
import { organisationOf } from './certificates.ts';
import type { RoomAttempt, RoomCandidate, RoomContent, RoomManifest } from './formats/packages/room-schema.ts';
import { sha256Hex } from './formats/zip/signed-zip.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { revocations } from './host-kits.ts';
import { takeRoomRecords } from './take-room-records.ts';
import {
  attemptById,
  insertAttempt,
  insertPaper,
  storeReceipt,
  storeResponse,
  updateAttempt,
} from './storage/attempt-store.ts';
import { insertCallPaper } from './storage/call-store.ts';
import { insertCasePaper } from './storage/case-paper-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { hostKit, hostKits, rememberInstallation } from './storage/host-kit-store.ts';
import {
  insertTakenResults,
  isElsewhere,
  keepOtherJournal,
  knownEpoch,
  markElsewhere,
  otherHashAt,
  otherNewest,
  takenResultsOf,
} from './storage/other-journal-store.ts';
import { sentPackages } from './storage/package-store.ts';
import { insertPerson, personByEmployeeNumber } from './storage/person-store.ts';
import { segmentIds } from './storage/recording-store.ts';
import { insertResult, type Result } from './storage/result-store.ts';
import {
  candidateByAdmissionNumber,
  candidateById,
  insertCandidate,
  sessionById,
  setSessionState,
} from './storage/session-store.ts';
import { takeMarking, type SentMarking } from './storage/sheet-transfer-store.ts';

type Refusal =
  | 'damaged'
  | 'not-trusted'
  | 'contradictory'
  | 'journal-key-closed'
  | 'unknown-session'
  | 'not-sent-there'
  | 'second-installation'
  | 'older-epoch'
  | 'journal-diverges'
  | 'session-has-results';

type LineRefusal = 'begun-here' | 'other-name' | 'number-in-use';

export interface ResultsLine {
  readonly attemptId: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly partId: string;
  readonly state: string;
  readonly points: number | null;
  readonly maximum: number | null;
  /** new: will be, or was, written. same: is here already. refused: is left out, and `why`. */
  readonly status: 'new' | 'same' | 'refused';
  readonly why: LineRefusal | null;
  /** Not on the office's roster: came to the room without having been announced. */
  readonly walkIn: boolean;
}

/** Why the package as a whole is not taken in; null when it is. */
function refusalOf(db: ReadDb, manifest: RoomManifest, content: RoomContent): [Refusal, string] | null {
  const { host, sessionId, packageId } = manifest;
  if (sessionById(db, sessionId) === null) return ['unknown-session', manifest.title];
  if (!sentPackages(db).some((p) => p.sessionId === sessionId && p.hostId === host.hostId))
    return ['not-sent-there', manifest.title];
  const kit = hostKit(db, host.hostId);
  const first = kit?.installation ?? null;
  if (kit !== null && first !== null && first !== host.installation) return ['second-installation', kit.name];
  if (host.epoch < knownEpoch(db, host.hostId)) return ['older-epoch', String(host.epoch)];
  const taken = takenResultsOf(db, sessionId);
  if (taken !== null && taken.id !== packageId) return ['session-has-results', taken.id];
  const kept = otherNewest(db, host.hostId, host.epoch);
  const diverging = content.journal.find(
    ([seq, , hash]) => seq <= kept && otherHashAt(db, host.hostId, host.epoch, seq) !== hash,
  );
  if (diverging !== undefined) return ['journal-diverges', String(diverging[0])];
  return kept > content.journal.length ? ['journal-diverges', String(content.journal.length + 1)] : null;
}

function lineOf(db: ReadDb, attempt: RoomAttempt, candidate: RoomCandidate): ResultsLine {
  const here = attemptById(db, attempt.id);
  const known = candidateById(db, candidate.id);
  const why = ((): LineRefusal | null => {
    if (here !== null) return here.attempt.state === 'awaiting' ? null : 'begun-here';
    const person = personByEmployeeNumber(db, candidate.employeeNumber);
    if (person !== null && person.name !== candidate.name) return 'other-name';
    const holder = candidateByAdmissionNumber(db, candidate.admissionNumber);
    return holder !== null && holder.id !== candidate.id ? 'number-in-use' : null;
  })();
  const result = attempt.results.at(-1);
  const same = isElsewhere(db, attempt.id);
  return {
    attemptId: attempt.id,
    name: candidate.name,
    employeeNumber: candidate.employeeNumber,
    partId: attempt.content.partId,
    state: attempt.content.state,
    points: result?.points ?? null,
    maximum: result?.maximum ?? null,
    status: same ? 'same' : why === null ? 'new' : 'refused',
    why: same ? null : why,
    walkIn: known === null,
  };
}

/** Where a paper of that kind is kept. */
function paperInsert(text: string) {
  const { format } = JSON.parse(text) as Partial<CasePaper | CallPaper>;
  if (format === 'invigil-call-paper/1') return insertCallPaper;
  return format === 'invigil-case-paper/1' ? insertCasePaper : insertPaper;
}

/** Writes what its examiners signed in the room. Who is not known here by the employee number is written down as a person. */
function writeMarking(db: WriteDb, sent: NonNullable<RoomAttempt['marking']>, now: number): void {
  const ids = new Map<string, string>();
  for (const person of sent.people) {
    const here = personByEmployeeNumber(db, person.employeeNumber);
    if (here === null) insertPerson(db, person);
    ids.set(person.id, here?.id ?? person.id);
  }
  takeMarking(db, sent as unknown as SentMarking, (id) => ids.get(id) ?? id, now);
}

/** Writes an attempt as the room left it. Its journal stands in the room's chain, so nothing is added to this one for it. */
function writeAttempt(
  db: WriteDb,
  manifest: RoomManifest,
  sent: RoomAttempt,
  candidate: RoomCandidate,
  now: number,
): void {
  const attempt = sent.content as unknown as Attempt;
  if (candidateById(db, candidate.id) === null) {
    const person = personByEmployeeNumber(db, candidate.employeeNumber);
    const personId = person?.id ?? uuidv7();
    const { employeeNumber, name, unit } = candidate;
    if (person === null) insertPerson(db, { id: personId, employeeNumber, name, unit });
    insertCandidate(db, { ...candidate, sessionId: manifest.sessionId, personId });
  }
  if (attemptById(db, sent.id) === null) insertAttempt(db, sent.id, attempt);
  else updateAttempt(db, sent.id, attempt);
  if (sent.receipt !== null) storeReceipt(db, sent.id, sent.receipt);
  if (sent.paper !== null) {
    const insert = paperInsert(sent.paper.text);
    insert(db, sent.id, sha256Hex(Buffer.from(sent.paper.text)), sent.paper.text, sent.paper.drawnAt);
  }
  for (const { ref, revision, response, savedAt } of sent.responses)
    storeResponse(db, sent.id, ref, { revision, response: response as Response | null, savedAt });
  for (const { scoredAt, ...result } of sent.results)
    insertResult(
      db,
      { ...result, attemptId: sent.id, content: result.content as unknown as Result['content'] },
      scoredAt,
    );
  if (sent.marking !== undefined) writeMarking(db, sent.marking, now);
  takeRecordings(db, sent.id, sent.recordings ?? [], now);
  markElsewhere(db, sent.id, manifest.host.hostId, manifest.host.epoch);
}

/** Those of the files that no segment of this host has already. */
function newSounds(db: ReadDb, sounds: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const known = new Set(segmentIds(db).map(recordingName));
  return new Map([...sounds].filter(([name]) => !known.has(name)));
}

const notTrusted: readonly string[] = ['issuer-unknown', 'untrusted-chain', 'issuer-revoked', 'unknown-host'];
const ofTheFile = /^(zip:|signature-broken|manifest-unreadable|file-|not-as-written|content-unreadable)/;

/** Looks at a room's results, or takes them in: each attempt once. Nothing is written by a preview but a refusal's entry. */
export async function takeRoomResults(core: HostCore, call: Call, input: { base64: string; preview: boolean }) {
  const { journalPkcs8 } = core.keys;
  const no = (reason: Refusal, detail: string) => ({ ok: false, reason, detail }) as const;
  if (journalPkcs8 === null) return no('journal-key-closed', '');
  const list = revocations(core);
  const opened = await core.worker.run('openRoomResults', {
    bytes: Buffer.from(input.base64, 'base64'),
    trustedRootsPem: [organisationOf(core.db).rootCertificate, ...(list === null ? [] : [list])],
    hosts: hostKits(core.db).map(({ hostId, issuingCertificate, journalCertificate }) => ({
      ...{ hostId, issuingCertificate, journalCertificate },
    })),
    journalPkcs8,
  });
  const refused = (reason: Refusal, detail: string) =>
    core.queue.run((db) => {
      const facts = { reason, detail, ...(opened.ok && { packageId: opened.manifest.packageId }) };
      recordAct(core, db, staffActor(call), 'package.refused', facts, core.clock.now());
      return no(reason, detail);
    });
  if (!opened.ok) {
    const detail = opened.detail === '' ? opened.fault : `${opened.fault}: ${opened.detail}`;
    if (notTrusted.includes(opened.fault)) return refused('not-trusted', detail);
    return refused(ofTheFile.test(opened.fault) ? 'damaged' : 'contradictory', detail);
  }
  const { manifest, content, sounds } = opened;
  // Sounds are on the disk before any row speaks of them; those of which none does afterwards go again.
  const written = input.preview ? new Map<string, Uint8Array>() : newSounds(core.db, sounds);
  await keepSounds(core.dataFolder, written);
  const outcome = await core.queue.run((db) => {
    const refusal = refusalOf(db, manifest, content);
    if (refusal !== null) return { refusal };
    const candidates = new Map(content.candidates.map((c) => [c.id, c]));
    const pairs = content.attempts.flatMap((attempt) => {
      const candidate = candidates.get(attempt.content.candidateId);
      return candidate === undefined ? [] : [{ attempt, candidate, line: lineOf(db, attempt, candidate) }];
    });
    const lines = pairs.map(({ line }) => line);
    const fresh = pairs.filter(({ line }) => line.status === 'new');
    if (input.preview || fresh.length === 0) return { lines, written: false };
    for (const { attempt, candidate } of fresh) writeAttempt(db, manifest, attempt, candidate, core.clock.now().wall);
    if (takenResultsOf(db, manifest.sessionId) === null) takeRoomRecords(db, manifest.sessionId, content.journal);
    const now = core.clock.now();
    const { hostId, epoch, installation } = manifest.host;
    rememberInstallation(db, hostId, installation);
    keepOtherJournal(db, hostId, epoch, content.journal, content.heads);
    const { packageId, sessionId } = manifest;
    const headSeq = content.journal.length;
    insertTakenResults(db, { id: packageId, sessionId, hostId, epoch, headSeq, takenAt: now.wall });
    setSessionState(db, sessionId, 'closed');
    const left = lines.filter((l) => l.status === 'refused').map(({ attemptId, why }) => ({ attemptId, why }));
    const facts = {
      packageId,
      sessionId,
      hostId,
      epoch,
      head: content.journal.at(-1)?.[2],
      attempts: fresh.length,
      left,
    };
    recordAct(core, db, staffActor(call), 'room-results.taken-in', facts, now);
    keepHead(core, db, `room-results-taken-in ${packageId}`, core.clock.now());
    return { lines, written: true };
  });
  await dropSounds(core.dataFolder, [...newSounds(core.db, written).keys()]);
  if (outcome.refusal !== undefined) return refused(...outcome.refusal);
  const host = hostKit(core.db, manifest.host.hostId);
  return {
    ok: true,
    title: manifest.title,
    host: host?.name ?? '',
    epoch: manifest.host.epoch,
    entries: content.journal.length,
    lines: outcome.lines,
    written: outcome.written,
  } as const;
}
