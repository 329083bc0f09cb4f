import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { recordingName } from './calls/recording-files.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { secondWord } from './second-word.ts';
import { accounts } from './storage/account-store.ts';
import { archives, insertWiped, markCleaned, wipedSessions, type Archive } from './storage/archive-store.ts';
import { attemptsOfSession } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { lastActOn } from './storage/journal-acts.ts';
import { hostIdentity, metaValue } from './storage/meta-store.ts';
import { taskIdsOf } from './storage/marking-task-store.ts';
import { segmentIds } from './storage/recording-store.ts';
import { roster, sessionById } from './storage/session-store.ts';
import { deleteSessionData, erasePayloads, overwriteDeleted } from './storage/wipe-session.ts';

/** Why a session may not be wiped now; null where it may. The office keeps what it decides on: only a room is wiped. */
function refusalOf(db: ReadDb, input: { sessionId: string; title: string }) {
  const session = sessionById(db, input.sessionId);
  if (hostIdentity(db) === null) return 'not-a-room';
  if (session === null) return 'unknown-session';
  if (session.state !== 'closed') return 'session-not-closed';
  if (wipedSessions(db).some(({ sessionId }) => sessionId === session.id)) return 'wiped-already';
  if (session.title !== input.title.trim()) return 'other-title';
  const exported = lastActOn(db, 'room-results.made', session.id);
  const closed = lastActOn(db, 'session.closed', session.id);
  if (exported === null || closed === null || exported.seq < closed.seq) return 'not-exported';
  return null;
}

/** The words by which an entry is found to be about the session's people. */
function needlesOf(db: ReadDb, sessionId: string): string[] {
  const staff = accounts(db);
  return roster(db, sessionId).flatMap(({ id, personId, admissionNumber, name, employeeNumber }) => {
    const isStaff = staff.some((account) => account.personId === personId);
    const own = [id, admissionNumber, JSON.stringify(employeeNumber)];
    return isStaff ? own : [...own, personId, JSON.stringify(name).slice(1, -1)];
  });
}

/**
 * Takes a closed session off this host, once its results went to the office and an archive of after its close was read back and is
 * still there: people, papers, responses, sheets, banks, and what the journal says of them. One transaction; then what the deleted
 * rows left in the file is overwritten. The chain, counts and the archive's hash stay.
 */
export async function wipeSession(
  core: HostCore,
  call: Call,
  input: { sessionId: string; title: string; reason: string; second: { username: string; password: string } },
) {
  const refused = refusalOf(core.db, input);
  if (refused !== null) return { ok: false, reason: refused } as const;
  const since = lastActOn(core.db, 'room-results.made', input.sessionId)?.seq ?? 0;
  const fit = archives(core.db).filter(({ verifiedAt, seq }) => verifiedAt !== null && (seq ?? 0) >= since);
  if (fit.length === 0) return { ok: false, reason: 'no-archive' } as const;
  const word = await secondWord(core, call, input.second, ['administrator', 'proctor']);
  if (!word.ok) return word;
  let archive: Archive | null = null;
  for (const one of fit) {
    for (const place of one.places) {
      const there = { place, sha256: one.sha256 ?? '' };
      if (archive === null && (await core.worker.run('isStillThere', there))) archive = one;
    }
  }
  if (archive === null) return { ok: false, reason: 'archive-gone' } as const;
  const { id: archiveId, sha256 } = archive;
  core.queue.alone((db) => db.pragma('secure_delete = ON'));
  const done = await core.queue.run((db) => {
    const again = refusalOf(db, input);
    if (again !== null) return { ok: false, reason: again } as const;
    if (!word.stands(db)) return { ok: false, reason: 'wrong-password' } as const;
    const { sessionId, reason } = input;
    const attemptIds = attemptsOfSession(db, sessionId).map(({ id }) => id);
    // What was said of a sheet names its task: those of calibrations by this session's work too.
    const tasks = attemptIds.flatMap((id) => taskIdsOf(db, id));
    const needles = [...needlesOf(db, sessionId), ...attemptIds, ...tasks];
    const candidates = roster(db, sessionId).length;
    const now = core.clock.now();
    core.signIns.close(db, (s) => s.attemptId !== null && attemptIds.includes(s.attemptId));
    const facts = { sessionId, archiveId, sha256, reason, second: word.account.id };
    recordAct(core, db, staffActor(call), 'session.wiped', { ...facts, candidates, attempts: attemptIds.length }, now);
    const payloads = erasePayloads(db, needles, attemptIds, core.journal.head.seq);
    deleteSessionData(db, sessionId);
    insertWiped(db, { sessionId, archiveId, candidates, attempts: attemptIds.length, payloads, wipedAt: now.wall });
    keepHead(core, db, `session-wiped ${sessionId}`, now);
    const settings = JSON.parse(metaValue(db, 'snapshots') ?? 'null') as { folder?: string } | null;
    const snapshotFolder = settings?.folder ?? null;
    return { ok: true, candidates, attempts: attemptIds.length, payloads, snapshotFolder } as const;
  });
  // What fails here is done at the next start; until then the state says that it is open.
  if (done.ok) await finishWipe(core).catch(() => undefined);
  return done;
}

/** Sounds that no row speaks of any more. Their keys went with the rows: what the disk may still hold of them opens with nothing. */
function dropUnknownSounds(core: HostCore): void {
  const folder = join(core.dataFolder, 'recordings');
  const known = new Set(segmentIds(core.db).map((id) => basename(recordingName(id))));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) if (!known.has(name)) rmSync(join(folder, name));
}

/** Overwrites what a committed wipe deleted, also after a start that finds one unfinished. */
export async function finishWipe(core: HostCore): Promise<void> {
  if (!wipedSessions(core.db).some(({ cleanedAt }) => cleanedAt === null)) return;
  // Copies of an older format lie beside the database.
  for (const name of readdirSync(core.dataFolder).filter((one) => one.endsWith('.bak')))
    rmSync(join(core.dataFolder, name));
  dropUnknownSounds(core);
  core.queue.alone((db) => overwriteDeleted(db));
  await core.queue.run((db) => {
    const now = core.clock.now();
    markCleaned(db, now.wall);
    recordAct(core, db, 'host', 'session.wipe-finished', {}, now);
  });
  core.progress.clear();
  core.transferWishes.clear();
  core.unknownNumbers.clear();
}
