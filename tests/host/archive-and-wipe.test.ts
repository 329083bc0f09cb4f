import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeOver } from '#host/take-over.ts';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { verifyJournal } from '#host/journals.ts';
import { cutWipe, type CutWipe } from '../support/cut-wipe.ts';
import { prepared, temporaryFolder, TestHost } from '../support/test-host.ts';
import {
  closeAndExport,
  keeper,
  packSession,
  prepareOffice,
  roomPassphrase,
  roomPassword,
  sitSession,
} from './office-and-room.ts';
import { password } from './staff-of-every-role.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { kitWish } from './office-and-room.ts';

vi.setConfig({ testTimeout: 120_000 });

const title = '六月场次';
const second = { username: 'all', password };

/** A room whose session was sat, closed and sent back: the folder of the day’s end. */
const dayEnd = prepared(async (office) => {
  const day = await prepareOffice(office);
  const packed = await packSession(office, day);
  const room = await TestHost.open(undefined, new FakeClock(office.clock.wall));
  await room.as().setup.takeKit(kitWish(day.kit));
  await (await keeper(room)).packages.takeIn({ base64: packed.file.base64 });
  await (await keeper(room, 'proctor')).packages.unseal({ sessionId: day.sessionId, codes: packed.codes });
  await sitSession(room, day.sessionId);
  await closeAndExport(room, day.sessionId);
  await room.close();
  return { sessionId: day.sessionId, folder: room.folder, wall: room.clock.wall };
});

async function theRoom() {
  const { day } = await dayEnd();
  const room = await TestHost.open(day.folder, new FakeClock(day.wall + 60_000));
  onTestFinished(() => room.end());
  const admin = await keeper(room);
  await admin.certificates.unlock({ passphrase: roomPassphrase });
  return { room, admin, sessionId: day.sessionId };
}

const twoFolders = (): [string, string] => [temporaryFolder(), temporaryFolder()];
const make = (admin: Awaited<ReturnType<typeof keeper>>, folders = twoFolders()) =>
  admin.archives.make({ folders, reason: '签字人已离开' });

/** Every byte of every file of the folder, the database’s log included. */
function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)).toString('latin1'))
    .join('\n');
}
const has = (folder: string, text: string) => bytesOf(folder).includes(Buffer.from(text).toString('latin1'));

describe('the archive of a day', () => {
  it('lies in two places alike, is read back, and opens years later with every response', async () => {
    const { room, admin, sessionId } = await theRoom();
    const made = await make(admin);
    if (!made.ok) throw new Error(`${made.reason} ${made.detail}`);
    const [a, b] = made.places.map((place) => readFileSync(place));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
    const state = await admin.archives.state({});
    expect(state.archives).toMatchObject([{ archiveId: made.archiveId, sha256: made.sha256 }]);
    const target = join(temporaryFolder(), 'opened');
    const opened = await takeOver(made.places[1] ?? '', { dataFolder: target, uiFolder: target });
    expect(opened).toMatchObject({ ok: true, epoch: 1 });
    const attempts = room.read((db) => db.prepare('SELECT id FROM attempt WHERE session_id = ?').all(sessionId)) as {
      id: string;
    }[];
    const db = openForReading(target);
    try {
      expect(verifyJournal(db).intact).toBe(true);
      for (const { id } of attempts) expect(responsesOf(db, id)).toEqual(room.read((here) => responsesOf(here, id)));
    } finally {
      db.close();
    }
  });

  it('is refused without a reason while no report is signed, in one folder twice, in the data folder, or on a missing stick', async () => {
    const { room, admin } = await theRoom();
    const folder = temporaryFolder();
    const refused = (folders: [string, string], reason = 'x') => admin.archives.make({ folders, reason });
    expect(await refused(twoFolders(), '')).toMatchObject({ reason: 'report-not-signed' });
    expect(await refused([folder, folder])).toMatchObject({ reason: 'same-folder' });
    expect(await refused([folder, room.folder])).toMatchObject({ reason: 'inside-data-folder' });
    expect(await refused([folder, join(folder, 'gone')])).toMatchObject({ reason: 'no-such-folder' });
  });

  it('that was changed by a byte does not open', async () => {
    const { admin } = await theRoom();
    const made = await make(admin);
    if (!made.ok) throw new Error(made.reason);
    const [place = ''] = made.places;
    const bytes = readFileSync(place);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(place, bytes);
    const target = join(mkdtempSync(join(tmpdir(), 'invigil-')), 'opened');
    expect(await takeOver(place, { dataFolder: target, uiFolder: target })).toMatchObject({
      reason: 'snapshot-damaged',
    });
  });

  it('that was cut short is taken away at the next start, and said', async () => {
    const { room } = await theRoom();
    const place = join(temporaryFolder(), 'half.zip');
    writeFileSync(`${place}.part`, 'half');
    await room.close();
    const { openForWriting } = await import('#host/storage/database.ts');
    const db = openForWriting(room.folder);
    db.prepare('INSERT INTO archive (id, places, begun_at) VALUES (?, ?, ?)').run('half', JSON.stringify([place]), 1);
    db.close();
    const again = await TestHost.open(room.folder, new FakeClock(room.clock.wall + 60_000));
    const state = await (await keeper(again)).archives.state({});
    expect(state.archives).toEqual([]);
    expect(
      again.read((one) => one.prepare("SELECT count(*) AS n FROM journal WHERE kind = 'archive.failed'").get()),
    ).toEqual({ n: 1 });
    await again.end();
  });
});

describe('a password that was typed more than five minutes ago', () => {
  it('writes no archive and wipes nothing, and both go on once it is typed anew', async () => {
    const { room, admin, sessionId } = await theRoom();
    const folders = twoFolders();
    const wipe = () => admin.archives.wipe({ sessionId, title, reason: '留存期满', second });
    await room.pass(5 * 60_000 + 1);
    await expect(make(admin, folders)).rejects.toMatchObject({ status: 428 });
    expect(folders.flatMap((folder) => readdirSync(folder))).toEqual([]);
    expect(await admin.signIn.prove({ password: roomPassword })).toEqual({ ok: true });
    expect(await make(admin, folders)).toMatchObject({ ok: true });
    await room.pass(5 * 60_000 + 1);
    await expect(wipe()).rejects.toMatchObject({ status: 428 });
    const { sessions } = await admin.archives.state({});
    expect(sessions).toMatchObject([{ sessionId, wiped: null }]);
    expect(await admin.signIn.prove({ password: roomPassword })).toEqual({ ok: true });
    expect(await wipe()).toMatchObject({ ok: true });
  });
});

describe('wiping a session', () => {
  it('is refused before an archive, with another title, without a second person, and once no copy is left', async () => {
    const { admin, sessionId } = await theRoom();
    const wipe = (more: object = {}) => admin.archives.wipe({ sessionId, title, reason: '留存期满', second, ...more });
    expect(await wipe()).toMatchObject({ reason: 'no-archive' });
    const made = await make(admin);
    if (!made.ok) throw new Error(made.reason);
    expect(await wipe({ title: '七月场次' })).toMatchObject({ reason: 'other-title' });
    expect(await wipe({ second: { ...second, password: 'no' } })).toMatchObject({ reason: 'wrong-password' });
    for (const place of made.places) writeFileSync(place, 'gone');
    expect(await wipe()).toMatchObject({ reason: 'archive-gone' });
  });

  it('leaves no word of people, papers and responses in any file, and a chain that verifies', async () => {
    const { room, admin, sessionId } = await theRoom();
    const numbers = room.read((db) => db.prepare('SELECT admission_number AS n FROM candidate').all()) as {
      n: string;
    }[];
    const stem = room.read((db) =>
      db.prepare(`SELECT json_extract(content, '$.stem."zh-CN"') AS s FROM bank_item LIMIT 1`).get(),
    ) as { s: string };
    const canaries = ['已过', '未过', '徒弟', '缺考', 'E-11', stem.s, ...numbers.map(({ n }) => n)];
    for (const canary of canaries) expect(has(room.folder, canary), canary).toBe(true);
    expect(await make(admin)).toMatchObject({ ok: true });
    const before = room.read((db) => verifyJournal(db).entries);
    const wiped = await admin.archives.wipe({ sessionId, title, reason: '留存期满', second });
    expect(wiped).toMatchObject({ ok: true, candidates: 4, attempts: 4 });
    for (const canary of canaries) expect(has(room.folder, canary), canary).toBe(false);
    const report = room.read((db) => verifyJournal(db));
    expect(report).toMatchObject({ intact: true });
    expect(report.entries).toBeGreaterThanOrEqual(before);
    const { sessions } = await admin.archives.state({});
    expect(sessions[0]?.wiped).toMatchObject({ candidates: 4, attempts: 4, cleanedAt: expect.any(Number) });
    expect(await admin.archives.wipe({ sessionId, title, reason: 'x', second })).toMatchObject({
      reason: 'wiped-already',
    });
    await room.restart();
    expect(room.read((db) => verifyJournal(db).intact)).toBe(true);
  });
});

/** Where a power cut may find a wipe, and whether it was committed by then: what was not is as if it had never begun. */
const cuts: [string, CutWipe['moment'], boolean][] = [
  ['while its rows are deleted', { when: 'before', at: 'DELETE FROM candidate' }, false],
  ['before its commit', { when: 'before', at: 'COMMIT' }, false],
  ['after its commit', { when: 'after', at: 'COMMIT' }, true],
  ['before the file is written anew', { when: 'before', at: 'VACUUM' }, true],
  ['while the file is written anew', { when: 'amid', at: 'VACUUM' }, true],
  ['after the file was written anew', { when: 'after', at: 'VACUUM' }, true],
  ['before it is said to be done', { when: 'before', at: 'UPDATE session_wiped' }, true],
];

describe('a wipe whose host is killed', () => {
  it.each(cuts.filter(([, { when }]) => when !== 'amid' || process.platform === 'linux'))(
    '%s is done at the next start or never began, and is done when asked again',
    async (_, moment, committed) => {
      const { room, admin, sessionId } = await theRoom();
      const numbers = room.read((db) => db.prepare('SELECT admission_number AS n FROM candidate').all()) as {
        n: string;
      }[];
      const canaries = ['已过', '未过', '徒弟', '缺考', 'E-11', ...numbers.map(({ n }) => n)];
      expect(await make(admin)).toMatchObject({ ok: true });
      await room.close();
      writeFileSync(join(room.folder, 'invigil.db.format-3.bak'), `已过 ${numbers[0]?.n ?? ''}`);
      const wish = { sessionId, title, reason: '留存期满', second };
      await cutWipe({ dataFolder: room.folder, keeper: { username: 'keeper', password: roomPassword }, wish, moment });
      // What shows that the cut came in time: nothing was deleted yet, or something was left of what was.
      if (!committed || moment.at === 'COMMIT')
        for (const canary of canaries) expect(has(room.folder, canary), canary).toBe(true);

      const again = await TestHost.open(room.folder, new FakeClock(Date.now()));
      onTestFinished(() => again.end());
      const keeping = await keeper(again);
      const wiped = async () => (await keeping.archives.state({})).sessions[0]?.wiped ?? null;
      if (!committed) {
        expect(await wiped()).toBeNull();
        expect(again.read((db) => db.prepare('SELECT count(*) AS n FROM candidate').get())).toEqual({ n: 4 });
        expect(await keeping.archives.wipe(wish)).toMatchObject({ ok: true, candidates: 4 });
      }
      expect(await wiped()).toMatchObject({ candidates: 4, attempts: 4, cleanedAt: expect.any(Number) });
      for (const canary of canaries) expect(has(again.folder, canary), canary).toBe(false);
      expect(again.read((db) => verifyJournal(db))).toMatchObject({ intact: true });
      const said = (kind: string) =>
        again.read((db) => db.prepare('SELECT count(*) AS n FROM journal WHERE kind = ?').get(kind));
      expect(said('session.wiped')).toEqual({ n: 1 });
      expect(said('session.wipe-finished')).toEqual({ n: 1 });
    },
  );
});
