import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { attemptEntries } from '#host/attempt-log.ts';
import { ordinarySilenceMs } from '#host/contact.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById, responsesOf } from '#host/storage/attempt-store.ts';
import { databaseFile } from '#host/storage/database.ts';
import { chainHeads, newestEntries } from '#host/storage/journal-store.ts';
import { candidateAt, paperFor, preparedExam, start } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

// The host's own connection, to take its room away and give it back: the one thing no request can do.
const { connections } = vi.hoisted(() => ({ connections: [] as { pragma(text: string): unknown }[] }));
vi.mock('#host/storage/database.ts', async (original) => {
  const real = await original<typeof import('#host/storage/database.ts')>();
  const openForWriting = (folder: string) => {
    const db = real.openForWriting(folder);
    connections.push(db);
    return db;
  };
  return { ...real, openForWriting };
});

const fillDisk = () => connections.at(-1)?.pragma('max_page_count = 1');
const makeRoom = () => connections.at(-1)?.pragma('max_page_count = 1000000');

// The whole generated bank: a paper of few items may hold none with words to type.
const exam = preparedExam({ candidates: 2, items: 50, minutes: 10 });

async function started(silenceMs?: number) {
  const { host, day } = await exam();
  if (silenceMs !== undefined) {
    host.silenceMs = silenceMs;
    await host.restart();
  }
  await start(host, day);
  const one = candidateAt(day, 0);
  const { items } = await paperFor(host, one.bearer);
  const ref = items.find((i) => i.kind === 'text')?.ref;
  if (ref === undefined) throw new Error('the paper holds no item with words to type');
  let revision = 0;
  /** Saves of 4,000 characters: a few of them fill whatever room is left in the pages there are. */
  const save = () => {
    const response = {
      kind: 'text',
      text: String((revision += 1))
        .repeat(4_000)
        .slice(0, 4_000),
    };
    return host.post('candidate.save', { ref, revision, response }, one.bearer);
  };
  const untilFull = async (write: typeof save) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await write();
      if (answer.status !== 200) return answer;
    }
    throw new Error('the disk did not fill');
  };
  const saveUntilFull = () => untilFull(save);
  const visitUntilFull = () => untilFull(() => host.post('candidate.visit', { ref }, one.bearer));
  const stored = () => host.read((db) => responsesOf(db, one.attemptId).get(ref)?.revision ?? 0);
  return { host, day, one, save, saveUntilFull, visitUntilFull, stored, ref, asked: () => revision };
}

describe('a save that the disk does not take', () => {
  it('is answered as a failed write, and nothing of it is stored', async () => {
    const { host, one, saveUntilFull, stored, asked } = await started();
    fillDisk();
    const { status, text } = await saveUntilFull();
    expect(status).toBe(503);
    expect(JSON.parse(text).json).toMatchObject({ code: 'WRITE_FAILED', status: 503 });
    expect(stored()).toBe(asked() - 1);
    const journalled = host
      .read((db) => attemptEntries(db, one.attemptId))
      .filter((e) => e.event.kind === 'attempt.saved');
    expect(journalled).toHaveLength(asked() - 1);
    expect(host.read(verifyJournal)).toMatchObject({ intact: true });
  });

  it('succeeds when it is tried again and there is room', async () => {
    const { host, save, saveUntilFull, stored, asked } = await started();
    fillDisk();
    await saveUntilFull();
    expect((await save()).status).toBe(503);
    makeRoom();
    expect((await save()).status).toBe(200);
    expect(stored()).toBe(asked());
    expect(host.read(verifyJournal).intact).toBe(true);
  });

  it('is shown on the board while it lasts, and is an incident with its length once there is room', async () => {
    const { host, day, saveUntilFull, save } = await started();
    const board = () => host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
    expect((await board()).trouble.disk).toBeNull();
    fillDisk();
    await saveUntilFull();
    expect((await board()).trouble.disk).toContain('full');
    host.clock.freeze(4_000);
    expect((await save()).status).toBe(503);
    makeRoom();
    expect((await save()).status).toBe(200);
    await host.pass(16_000);
    await expect.poll(async () => (await board()).trouble.disk).toBeNull();
    const noted = (await board()).incidents.filter((i) => i.code === 'system.disk');
    expect(noted).toMatchObject([{ source: 'system', attemptIds: [], seconds: 4 }]);
  });

  it('takes nothing from a seat that was cut off and comes back just then', async () => {
    const { host, day, saveUntilFull, visitUntilFull } = await started(ordinarySilenceMs);
    const { attemptId, bearer } = candidateAt(day, 1);
    const ref = (await paperFor(host, bearer)).items[0]?.ref ?? '';
    await host.pass(47_000);
    fillDisk();
    await saveUntilFull();
    await visitUntilFull(); // the smallest writes fail too
    expect((await host.post('candidate.visit', { ref }, bearer)).status).toBe(503);
    makeRoom();
    await host.pass(5_000);
    expect((await host.post('candidate.visit', { ref }, bearer)).status).toBe(200);
    const credits = host.read((db) => attemptById(db, attemptId)?.attempt.ledger.credits);
    expect(credits).toMatchObject([{ ms: 52_000, code: 'system.disconnect' }]);
  });

  it('leaves the host answering: what was stored can be read, and the room be seen', async () => {
    const { host, day, one, save, saveUntilFull } = await started();
    await save();
    fillDisk();
    await saveUntilFull();
    expect((await paperFor(host, one.bearer)).responses).toHaveLength(1);
    expect((await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId })).cards).toHaveLength(2);
  });
});

describe('a start that the disk does not take', () => {
  it('starts nobody, not even in the host’s memory', async () => {
    const { host, day, saveUntilFull } = await started();
    const two = candidateAt(day, 1);
    const pause = () =>
      host.post('room.pause', { attemptIds: [two.attemptId], reason: 'x'.repeat(500) }, day.proctorBearer);
    fillDisk();
    await saveUntilFull();
    expect((await pause()).status).toBe(503);
    expect((await host.as(two.bearer).candidate.state({})).stage).toBe('running');
    makeRoom();
    expect((await pause()).status).toBe(200);
    expect((await host.as(two.bearer).candidate.state({})).stage).toBe('paused');
  });
});

describe('a sign-in that the disk does not take', () => {
  it('opens nothing, and leaves the heads that wait for a signature to the next one', async () => {
    const { host, day, one, ref } = await started();
    await host.dieAndRestart();
    await host.as(candidateAt(day, 1).bearer).candidate.submit({});
    const unsigned = () => host.read(chainHeads).filter((h) => h.signature === null).length;
    expect(unsigned()).toBe(1);
    fillDisk();
    for (let status = 200, tries = 0; status === 200 && tries < 2_000; tries += 1) {
      ({ status } = await host.post('candidate.flag', { ref, flagged: true }, one.bearer)); // the smallest write there is
    }
    await expect(signInAs(host, 'hr')).rejects.toMatchObject({ code: 'WRITE_FAILED' });
    expect(unsigned()).toBe(1);
    makeRoom();
    await signInAs(host, 'hr');
    expect(unsigned()).toBe(0);
    expect(host.read(verifyJournal).intact).toBe(true);
  });
});

describe('the end of the time', () => {
  it('comes to every attempt, also to one that cannot be scored', async () => {
    const { host, day, one, save } = await started();
    const two = candidateAt(day, 1);
    await save();
    const beside = new Database(databaseFile(host.folder));
    beside.prepare(`UPDATE paper SET content = '{}' WHERE attempt_id = ?`).run(one.attemptId);
    beside.close();
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => told.mockRestore());
    await host.pass(611_000);
    for (const { bearer } of [one, two]) {
      expect(await host.as(bearer).candidate.state({})).toMatchObject({ stage: 'finished', how: 'time-out' });
    }
    expect(told.mock.calls.flat().join()).toContain(one.attemptId);
    const hr = host.as(await signInAs(host, 'hr'));
    const rows = await hr.results.list({ sessionId: day.sessionId });
    expect(rows.map((r) => [r.recommendation, r.parts[0]?.points])).toEqual([
      ['incomplete', null],
      ['refuse', 0],
    ]);
    expect(rows[0]?.parts[0]?.receipt).not.toBeNull();
    expect(host.read((db) => newestEntries(db, 1e9, 200, one.attemptId)).map((e) => e.record.kind)).toContain(
      'result.failed',
    );
  });
});
