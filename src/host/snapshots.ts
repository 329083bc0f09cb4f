import { statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { noteHostIncident } from './disk-watch.ts';
import { readSnapshot, snapshotsIn } from './formats/snapshot/snapshot-folder.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { epochOf, hostIdentity, metaValue, setMetaValue } from './storage/meta-store.ts';
import { sessions } from './storage/session-store.ts';

/** How often the host looks whether a snapshot is due (ms). */
export const snapshotLookMs = 15_000;
/** After an admission a snapshot is due once the last one is so old (ms). */
const afterAdmissionMs = 60_000;

const settingsSchema = z.object({ folder: z.string(), minutes: z.number(), keep: z.number() });
type Settings = z.infer<typeof settingsSchema>;

/** What this run of the host knows of its snapshots. */
export interface SnapshotRun {
  running: boolean;
  /** When the newest one was tried, on the wall clock; null in a new run. */
  triedAt: number | null;
  failure: { readonly at: number; readonly why: string } | null;
  /** Somebody was admitted since: a spare host without their paper could not go on with them. */
  admitted: boolean;
}

function settingsOf(core: HostCore): Settings | null {
  const text = metaValue(core.db, 'snapshots');
  return text === null ? null : settingsSchema.nullable().parse(JSON.parse(text));
}

/** The newest whole snapshot, by what lies in the folder: a stick that is gone has none. */
function newest(settings: Settings) {
  try {
    const [name] = snapshotsIn(settings.folder);
    const facts = name === undefined ? null : readSnapshot(join(settings.folder, name));
    return facts === null ? null : { at: facts.at, bytes: facts.files.reduce((sum, f) => sum + f.size, 0) };
  } catch {
    return null;
  }
}

export function snapshotState(core: HostCore) {
  const settings = settingsOf(core);
  const last = settings === null ? null : newest(settings);
  const { wall } = core.clock.now();
  return {
    settings,
    epoch: epochOf(core.db),
    running: core.snapshots.running,
    last: last === null ? null : { ...last, ageMs: Math.max(0, wall - last.at) },
    failure: core.snapshots.failure,
    /** A copy beside the original goes with it. */
    sameDisk: settings !== null && isOnSameDisk(core.dataFolder, settings.folder),
  };
}

function isOnSameDisk(a: string, b: string): boolean {
  try {
    return statSync(a).dev === statSync(b).dev;
  } catch {
    return false;
  }
}

export function setSnapshots(core: HostCore, call: Call, input: { settings: Settings | null }) {
  const { settings } = input;
  if (settings !== null) {
    const inside = relative(core.dataFolder, settings.folder);
    if (!isAbsolute(settings.folder)) return Promise.resolve({ ok: false, reason: 'not-absolute' } as const);
    if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside)))
      return Promise.resolve({ ok: false, reason: 'inside-data-folder' } as const);
    if (statSync(settings.folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      return Promise.resolve({ ok: false, reason: 'no-such-folder' } as const);
  }
  return core.queue.run((db) => {
    setMetaValue(db, 'snapshots', JSON.stringify(settings));
    recordAct(core, db, staffActor(call), 'snapshot.set', { settings }, core.clock.now());
    return { ok: true } as const;
  });
}

/** Writes a snapshot beside the running exam. What goes wrong is journalled once and told to whoever asks for the state. */
export async function takeSnapshot(core: HostCore, actor: string) {
  const settings = settingsOf(core);
  if (settings === null) return { ok: false, reason: 'not-set' } as const;
  if (core.snapshots.running) return { ok: false, reason: 'running' } as const;
  const { wall } = core.clock.now();
  core.snapshots.running = true;
  core.snapshots.triedAt = wall;
  core.snapshots.admitted = false;
  const epoch = epochOf(core.db);
  const hostId = hostIdentity(core.db)?.hostId ?? 'office';
  try {
    const { folder, keep } = settings;
    const wish = { dataFolder: core.dataFolder, folder, keep, at: wall, epoch, hostId };
    const written = await core.worker.run('writeSnapshot', wish);
    if (core.snapshots.failure !== null) core.changes.announce('rooms');
    core.snapshots.failure = null;
    await core.queue.run((db) => recordAct(core, db, actor, 'snapshot.taken', written, core.clock.now()));
    return { ok: true, bytes: written.bytes } as const;
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const first = core.snapshots.failure === null;
    core.snapshots.failure = { at: wall, why };
    // Once for a row of failures: a stick that is gone all day is one incident.
    if (first) {
      const note = core.queue.run((db) => recordAct(core, db, actor, 'snapshot.failed', { why }, core.clock.now()));
      await note.catch(() => undefined);
      noteHostIncident(core, { note: why });
      core.changes.announce('rooms');
    }
    return { ok: false, reason: 'failed', detail: why } as const;
  } finally {
    core.snapshots.running = false;
  }
}

/** A snapshot when one is due: while a session is open, every so many minutes, and soon after an admission. */
export function snapshotWhenDue(core: HostCore): void {
  const settings = settingsOf(core);
  if (settings === null || core.snapshots.running) return;
  if (!sessions(core.db).some((s) => s.state === 'open')) return;
  const { wall } = core.clock.now();
  const { triedAt } = core.snapshots;
  const dueMs = core.snapshots.admitted ? afterAdmissionMs : settings.minutes * 60_000;
  if (triedAt !== null && Math.abs(wall - triedAt) < Math.min(dueMs, settings.minutes * 60_000)) return;
  void takeSnapshot(core, 'host');
}

export function snapshotNow(core: HostCore, call: Call) {
  return takeSnapshot(core, staffActor(call));
}
