import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { epochOf } from '#host/storage/meta-store.ts';
import { newestEntries, verifyChain } from '#host/storage/journal-store.ts';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { temporaryFolder, TestHost } from '../support/test-host.ts';
import { newFolder, runHere } from './command-line/run.ts';
import { answerRightly, candidateAt, preparedExam, responseFor, start } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and several hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

const exam = preparedExam({ candidates: 3, items: 10, minutes: 60 });

async function onTheDay(minutes = 5, keep = 3) {
  const { host, day } = await exam();
  await start(host, day);
  const stick = temporaryFolder();
  const admin = host.as(await signInAs(host, 'administrator'));
  const set = await admin.snapshots.set({ settings: { folder: stick, minutes, keep } });
  if (!set.ok) throw new Error(set.reason);
  return { host, day, admin, stick, proctor: host.as(day.proctorBearer) };
}

/** Lets time pass until the snapshot that is due is written. */
async function passUntilWritten(host: TestHost, ms: number): Promise<void> {
  const count = () =>
    host.read((db) => newestEntries(db, 1e9, 500, null)).filter((e) => /^snapshot\.(taken|failed)/.test(e.record.kind))
      .length;
  const before = count();
  await host.pass(ms);
  await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before);
}

describe('snapshots while a session is open', () => {
  it('are written by the clock, whole under their names, and the last of them are kept', async () => {
    const { host, stick, proctor } = await onTheDay(5, 3);
    for (let nth = 0; nth < 5; nth += 1) await passUntilWritten(host, 300_000);
    const names = readdirSync(stick).sort();
    expect(names).toHaveLength(3);
    expect(names.every((name) => /^snapshot-\d{8}T\d{9}Z-e0$/.test(name))).toBe(true);
    for (const name of names) {
      expect(readdirSync(join(stick, name)).sort()).toEqual(['invigil.db', 'keys', 'snapshot.json']);
      expect(readdirSync(join(stick, name, 'keys')).sort()).toEqual(['issuing.key.json', 'root.key.json']);
    }
    const state = await proctor.snapshots.state({});
    expect(state).toMatchObject({ running: false, failure: null, epoch: 0, settings: { minutes: 5 } });
    const { ageMs = -1 } = state.last ?? {};
    expect(ageMs).toBeLessThanOrEqual(300_000);
    host.clock.freeze(120_000);
    expect((await proctor.snapshots.state({})).last?.ageMs).toBe(ageMs + 120_000);
  }, 60_000);

  it('fail aloud, once for a row of failures, and are told to the proctor; they come back with the stick', async () => {
    const { host, day, stick, proctor } = await onTheDay(5);
    await passUntilWritten(host, 300_000);
    const away = `${stick}-away`;
    onTestFinished(() => rmSync(away, { recursive: true, force: true }));
    renameSync(stick, away);
    await passUntilWritten(host, 300_000);
    await host.pass(300_000);
    const failed = await proctor.snapshots.state({});
    expect(failed.failure?.why).toContain('ENOENT');
    expect(failed.last).toBeNull();
    const failures = () =>
      host.read((db) => newestEntries(db, 1e9, 500, null)).filter((e) => e.record.kind === 'snapshot.failed');
    expect(failures()).toHaveLength(1);
    const board = () => proctor.room.board({ sessionId: day.sessionId });
    await expect.poll(async () => (await board()).incidents.length).toBe(1);
    const { incidents, trouble } = await board();
    expect(incidents[0]).toMatchObject({ code: 'system.disk', source: 'system', attemptIds: [] });
    expect(trouble.snapshot).toContain('ENOENT');
    renameSync(away, stick);
    await expect.poll(async () => (await proctor.snapshots.now({})).ok, { timeout: 10_000 }).toBe(true);
    expect((await proctor.snapshots.state({})).failure).toBeNull();
    expect((await board()).trouble).toEqual({ snapshot: null, disk: null });
    expect(failures()).toHaveLength(1);
  }, 60_000);

  it('go to a folder that is there, outside the data folder', async () => {
    const { host, admin } = await onTheDay();
    const set = (folder: string) => admin.snapshots.set({ settings: { folder, minutes: 5, keep: 3 } });
    expect(await set('stick')).toEqual({ ok: false, reason: 'not-absolute' });
    expect(await set(join(host.folder, 'keys'))).toEqual({ ok: false, reason: 'inside-data-folder' });
    expect(await set(join(temporaryFolder(), 'none'))).toEqual({ ok: false, reason: 'no-such-folder' });
    expect(await admin.snapshots.set({ settings: null })).toEqual({ ok: true });
    expect(await admin.snapshots.now({})).toMatchObject({ ok: false, reason: 'not-set' });
  });

  it('do not make a save wait: it is acknowledged while one is being written', async () => {
    const { host, day, proctor } = await onTheDay();
    const first = candidateAt(day, 0);
    const { ref, response } = await responseFor(host, first.bearer, 0);
    let written = false;
    const snapshot = proctor.snapshots.now({}).then((done) => {
      written = true;
      return done;
    });
    let during = 0;
    for (let revision = 1; !written; revision += 1) {
      const saved = await host.as(first.bearer).candidate.save({ ref, revision, response });
      expect(saved.ok).toBe(true);
      if (!written) during += 1;
    }
    expect(await snapshot).toMatchObject({ ok: true });
    expect(during).toBeGreaterThan(5);
  }, 30_000);
});

describe('a spare host', () => {
  async function lost() {
    const { host, day, stick, proctor } = await onTheDay();
    await answerRightly(host, candidateAt(day, 0), 4);
    expect(await proctor.snapshots.now({})).toMatchObject({ ok: true });
    const spareFolder = join(newFolder(), 'data');
    return { host, day, stick, spareFolder, first: candidateAt(day, 0) };
  }

  it('goes on from the newest snapshot under a raised epoch, journalled, and the seats’ sign-ins hold', async () => {
    const { host, stick, spareFolder, first } = await lost();
    const ended = await runHere('snapshot', 'open', stick, '--data', spareFolder, '--json');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.out)).toMatchObject({ ok: true, epoch: 1 });
    expect(readdirSync(spareFolder)).not.toContain('host.lock');
    const spare = await TestHost.open(spareFolder, new FakeClock(host.clock.wall + 120_000));
    onTestFinished(() => spare.end());
    expect(spare.read((db) => epochOf(db))).toBe(1);
    expect(host.read((db) => epochOf(db))).toBe(0);
    const entries = spare.read((db) => newestEntries(db, 1e9, 50, null));
    const raised = entries.find((e) => e.record.kind === 'host.taken-over');
    expect(raised?.payload).toMatchObject({ epoch: 1, snapshot: { head: { seq: (raised?.record.seq ?? 0) - 1 } } });
    expect(spare.read((db) => verifyChain(db)).firstBad).toBeNull();
    expect(spare.read((db) => responsesOf(db, first.attemptId)).size).toBe(4);
    const state = await spare.as(first.bearer).candidate.state({});
    expect(state).toBeTruthy();
    const { ref, response } = await responseFor(spare, first.bearer, 5).catch(() => ({ ref: '', response: null }));
    if (response !== null)
      expect(await spare.as(first.bearer).candidate.save({ ref, revision: 1, response })).toMatchObject({ ok: true });
    // Taken over again, it is raised again.
    const admin = spare.as(await signInAs(spare, 'administrator'));
    expect((await admin.snapshots.state({})).epoch).toBe(1);
  }, 60_000);

  it('refuses a damaged snapshot, a folder with data in it, and a place without one; nothing is left behind', async () => {
    const { stick, spareFolder } = await lost();
    const [name = ''] = readdirSync(stick);
    const database = join(stick, name, 'invigil.db');
    const whole = readFileSync(database);
    const changed = Buffer.from(whole);
    changed[5_000] = (changed[5_000] ?? 0) ^ 1;
    writeFileSync(database, changed);
    const open = (from: string, data = spareFolder) => runHere('snapshot', 'open', from, '--data', data, '--json');
    expect(JSON.parse((await open(stick)).out)).toMatchObject({ ok: false, reason: 'snapshot-damaged' });
    expect(existsSync(spareFolder)).toBe(false);
    expect(readdirSync(join(spareFolder, '..'))).toEqual([]);
    writeFileSync(database, whole);
    const full = newFolder();
    mkdirSync(join(full, 'something'));
    expect((await open(stick, full)).code).toBe(3);
    expect(JSON.parse((await open(newFolder())).out)).toMatchObject({ reason: 'no-snapshot' });
    expect((await open(join(stick, name))).code).toBe(0);
  }, 60_000);
});
