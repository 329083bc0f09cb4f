import { rmSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { organisationOf } from './certificates.ts';
import { archiveWorkFolder } from './formats/archive/archive-file.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { archives, beginArchive, dropArchive, verifiedArchive, wipedSessions } from './storage/archive-store.ts';
import { lastActOn } from './storage/journal-acts.ts';
import { epochOf, hostIdentity } from './storage/meta-store.ts';
import { reportsOf } from './storage/report-store.ts';
import { sessions } from './storage/session-store.ts';
import { finishWipe } from './wipe.ts';

export function archivesState(core: HostCore) {
  const { db } = core;
  const wiped = new Map(wipedSessions(db).map((one) => [one.sessionId, one]));
  return {
    archives: archives(db).map(({ id, seq: _, head: __, places, ...rest }) => ({
      ...{ archiveId: id, places: [...places] },
      ...rest,
    })),
    sessions: sessions(db).map(({ id, title, state }) => {
      const gone = wiped.get(id);
      return {
        ...{ sessionId: id, title, state },
        reported: reportsOf(db, id).length > 0,
        exportedAt: lastActOn(db, 'room-results.made', id)?.at ?? null,
        wiped:
          gone === undefined
            ? null
            : {
                ...{ at: gone.wipedAt, cleanedAt: gone.cleanedAt },
                ...{ candidates: gone.candidates, attempts: gone.attempts, payloads: gone.payloads },
              },
      };
    }),
  };
}

/** Why nothing may be written there; null where it may. */
function refusalOf(core: HostCore, folder: string) {
  const inside = relative(core.dataFolder, folder);
  if (!isAbsolute(folder)) return 'not-absolute';
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) return 'inside-data-folder';
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return 'no-such-folder';
  return null;
}

/** Writes the day's archive into two folders and reads both back. Only what was read back is on record as an archive. */
export async function makeArchive(
  core: HostCore,
  call: Call,
  input: { folders: readonly [string, string]; reason: string },
) {
  const { db } = core;
  const { issuingKey } = core.keys;
  const all = sessions(db);
  if (all.some(({ state }) => state === 'open')) return { ok: false, reason: 'sessions-open' } as const;
  const wiped = new Set(wipedSessions(db).map(({ sessionId }) => sessionId));
  const unreported = all.filter(
    ({ id, state }) => state === 'closed' && !wiped.has(id) && reportsOf(db, id).length === 0,
  );
  if (unreported.length > 0 && input.reason === '') return { ok: false, reason: 'report-not-signed' } as const;
  for (const folder of input.folders) {
    const reason = refusalOf(core, folder);
    if (reason !== null) return { ok: false, reason, detail: folder } as const;
  }
  const [first, second] = input.folders.map((folder) => resolve(folder));
  if (first === undefined || second === undefined || first === second)
    return { ok: false, reason: 'same-folder' } as const;
  if (issuingKey === null) return { ok: false, reason: 'keys-locked' } as const;
  const archiveId = uuidv7();
  const { wall } = core.clock.now();
  const stamp = new Date(wall).toISOString().replace(/[-:.]/g, '').slice(0, 15);
  const places = [first, second].map((folder) => join(folder, `invigil-archive-${stamp}-${archiveId.slice(-6)}.zip`));
  await core.queue.run((write) => {
    beginArchive(write, { id: archiveId, places, begunAt: wall });
    const unsigned = unreported.map(({ id }) => id);
    const facts = { archiveId, places, unsigned, reason: input.reason };
    recordAct(core, write, staffActor(call), 'archive.begun', facts, core.clock.now());
  });
  const organisation = organisationOf(db);
  try {
    const { sha256, bytes, head } = await core.worker.run('writeArchive', {
      ...{ dataFolder: core.dataFolder, archiveId, places, program: `Invigil ${core.version}`, at: wall },
      ...{ epoch: epochOf(db), hostId: hostIdentity(db)?.hostId ?? 'office' },
      issuing: {
        issuingPrivateKey: issuingKey,
        issuingCertificatePem: organisation.issuingCertificate,
        rootCertificatePem: organisation.rootCertificate,
      },
    });
    await core.queue.run((write) => {
      const now = core.clock.now();
      verifiedArchive(write, { id: archiveId, sha256, bytes, seq: head.seq, head: head.hash, at: now.wall });
      recordAct(core, write, staffActor(call), 'archive.verified', { archiveId, places, sha256, bytes, head }, now);
      keepHead(core, write, `archive-verified ${archiveId}`, now);
    });
    return { ok: true, archiveId, sha256, bytes, places } as const;
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    await forget(core, archiveId, places, why);
    return { ok: false, reason: 'failed', detail: why } as const;
  }
}

/** What a cut-short archive left is taken away: a copy that nobody read back is none. */
async function forget(core: HostCore, archiveId: string, places: readonly string[], why: string): Promise<void> {
  for (const place of places) for (const file of [`${place}.part`, place]) rmSync(file, { force: true });
  await core.queue.run((db) => {
    dropArchive(db, archiveId);
    recordAct(core, db, 'host', 'archive.failed', { archiveId, places, why }, core.clock.now());
  });
}

/**
 * At a start: archives that were cut short are taken away and said; a wipe that was committed is brought to its end. A copy that takes
 * over was made in the middle of its own archive: that file is whole, and none of the copy's.
 */
export async function settleArchives(core: HostCore, takesOver: boolean): Promise<void> {
  rmSync(join(core.dataFolder, archiveWorkFolder), { recursive: true, force: true });
  for (const { id, places, verifiedAt } of archives(core.db)) {
    if (verifiedAt !== null) continue;
    if (takesOver) await core.queue.run((db) => dropArchive(db, id));
    else await forget(core, id, places, 'the host stopped before it was verified');
  }
  await finishWipe(core);
}
