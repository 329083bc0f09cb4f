import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkRoom } from '#host/formats/packages/check-room.ts';
import { openRoomResults } from '#host/formats/packages/room-results.ts';
import type { RoomContent } from '#host/formats/packages/room-schema.ts';
import { attemptsOfSession, paperOf, responsesOf } from '#host/storage/attempt-store.ts';
import { databaseFile } from '#host/storage/database.ts';
import { newestEntries, verifyChain } from '#host/storage/journal-store.ts';
import { hostKits } from '#host/storage/host-kit-store.ts';
import { loadOrganisation } from '#host/storage/organisation-store.ts';
import { roster, sessionById } from '#host/storage/session-store.ts';
import { newestResult } from '#host/storage/result-store.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { prepared, TestHost } from '../support/test-host.ts';
import { runHere } from './command-line/run.ts';
import { passphrase } from './decided-exam.ts';
import {
  closeAndExport,
  keeper,
  kitWish,
  packSession,
  prepareOffice,
  reconcileRoom,
  roomFrom,
  sitSession,
} from './office-and-room.ts';
import { sentBy } from './sent-results.ts';
import { password, signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and several hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

/** An office whose session was sat in a room; the room's results are on their way. */
const sat = prepared(async (host) => {
  const day = await prepareOffice(host);
  const packed = await packSession(host, day);
  // A room of its own, closed at the end: what it leaves is the package alone.
  const room = await TestHost.open(undefined, new FakeClock(host.clock.wall));
  const setUp = await room.as().setup.takeKit(kitWish(day.kit));
  if (!setUp.ok) throw new Error(setUp.reason);
  const admin = await keeper(room);
  const taken = await admin.packages.takeIn({ base64: packed.file.base64 });
  if (!taken.ok) throw new Error(taken.reason);
  const unsealed = await (
    await keeper(room, 'proctor')
  ).packages.unseal({ sessionId: day.sessionId, codes: packed.codes });
  if (!unsealed.ok) throw new Error(unsealed.reason);
  await sitSession(room, day.sessionId);
  const results = await closeAndExport(room, day.sessionId);
  const roomAttempts = room.read((db) =>
    attemptsOfSession(db, day.sessionId).map(({ id, attempt, receipt }) => ({
      ...{ id, attempt, receipt, paper: paperOf(db, id), responses: [...responsesOf(db, id)] },
    })),
  );
  await room.end();
  return { ...day, results, codes: packed.codes, packed: packed.file.base64, roomAttempts };
});

async function atTheOffice() {
  const { host, day } = await sat();
  const admin = host.as(await signInAs(host, 'administrator'));
  const take = (preview = false, base64 = day.results) => admin.packages.takeResults({ base64, preview });
  return { host, day, admin, take };
}

const bySeq = (host: TestHost) => host.read((db) => verifyChain(db).entries);

describe('a room’s results at the office', () => {
  it('are shown before a word of them is written', async () => {
    const { host, day, take } = await atTheOffice();
    const before = bySeq(host);
    const preview = await take(true);
    if (!preview.ok) throw new Error(JSON.stringify(preview));
    expect(preview).toMatchObject({ title: '六月场次', host: '301 机房', epoch: 0, written: false });
    expect(preview.lines.map(({ name, state, status, points }) => [name, state, status, points])).toEqual(
      expect.arrayContaining([
        ['已过', 'submitted', 'new', 5],
        ['未过', 'submitted', 'new', 1],
        ['徒弟', 'submitted', 'new', 5],
        ['缺考', 'awaiting', 'new', null],
      ]),
    );
    expect(bySeq(host)).toBe(before);
    expect(host.read((db) => sessionById(db, day.sessionId)?.state)).toBe('prepared');
  });

  it('go in whole: attempts, papers, responses, receipts and points as the room had them', async () => {
    const { host, day, take } = await atTheOffice();
    expect(await take()).toMatchObject({ ok: true, written: true });
    for (const there of day.roomAttempts) {
      const here = host.read((db) => ({
        ...attemptsOfSession(db, day.sessionId).find((a) => a.id === there.id),
        ...{ paper: paperOf(db, there.id), responses: [...responsesOf(db, there.id)] },
      }));
      expect(JSON.parse(JSON.stringify(here))).toEqual(JSON.parse(JSON.stringify(there)));
    }
    expect(host.read((db) => sessionById(db, day.sessionId)?.state)).toBe('closed');
    const first = day.roomAttempts.find(({ responses }) => responses.length === 5);
    expect(host.read((db) => newestResult(db, first?.id ?? ''))).toMatchObject({ points: 5, maximum: 5 });
  });

  it('go in once', async () => {
    const { host, take } = await atTheOffice();
    expect(await take()).toMatchObject({ written: true });
    const entries = bySeq(host);
    const again = await take();
    if (!again.ok) throw new Error(again.reason);
    expect(again.written).toBe(false);
    expect(again.lines.every((line) => line.status === 'same')).toBe(true);
    expect(bySeq(host)).toBe(entries);
  });

  it('are decided on as local ones, the trainer’s conflict included, and the certificate is the office’s', async () => {
    const { host, day, take } = await atTheOffice();
    await take();
    const decider = host.as(await signInAs(host, 'decision-maker'));
    const rows = await decider.decisions.list({ sessionId: day.sessionId });
    const row = (name: string) => rows.find((r) => r.name === name);
    expect(rows.map((r) => [r.name, r.recommendation])).toEqual([
      ['已过', 'certify'],
      ['未过', 'refuse'],
      ['徒弟', 'certify'],
      ['缺考', 'incomplete'],
    ]);
    expect(row('徒弟')?.conflicts).toMatchObject([{ kind: 'trained' }]);
    const decide = (name: string) =>
      decider.decisions.decide({
        candidateIds: [row(name)?.candidateId ?? ''],
        outcome: 'certify',
        reason: '',
        password,
      });
    expect(await decide('徒弟')).toMatchObject({ ok: false });
    expect(await decide('已过')).toMatchObject({ ok: true });
    await decider.certificates.unlock({ passphrase });
    const issued = await decider.certificates.issue({ candidateIds: [row('已过')?.candidateId ?? ''] });
    if (!issued.ok) throw new Error(issued.reason);
    expect(issued.issued[0]?.number).toMatch(/^INV-2026-000001-\d$/);
  });

  it('keep the room’s chain beside the office’s, verified by itself, and a changed word of it is named', async () => {
    const { host, day, admin, take } = await atTheOffice();
    const before = host.read((db) => verifyChain(db));
    await take();
    const report = await admin.journal.verify({});
    expect(report).toMatchObject({
      intact: true,
      hosts: [{ hostId: day.kit.hostId, name: '301 机房', epoch: 0, intact: true }],
    });
    // Three entries of the office's own: signing in, unlocking nothing, taking the results in.
    expect(report.entries).toBeLessThan(before.entries + 5);
    expect(report.hosts[0]?.entries).toBeGreaterThan(40);
    const words = await runHere('journal', 'verify', '--data', host.folder);
    expect(words).toMatchObject({ code: 0 });
    expect(words.out).toContain('301 机房');
    const db = new Database(databaseFile(host.folder));
    db.prepare(`UPDATE other_journal SET payload = payload || ' ' WHERE seq = 20`).run();
    db.close();
    expect(await admin.journal.verify({})).toMatchObject({
      intact: false,
      hosts: [{ intact: false, firstBad: { seq: 20 } }],
    });
    expect(await runHere('journal', 'verify', '--data', host.folder)).toMatchObject({ code: 1 });
  });

  it('bring back how often each item was drawn', async () => {
    const { host, take } = await atTheOffice();
    const author = host.as(await signInAs(host, 'author'));
    expect(await author.banks.exposure({ bankId: 'made-up' })).toEqual([]);
    await take();
    const drawn = await author.banks.exposure({ bankId: 'made-up' });
    expect(drawn.reduce((sum, item) => sum + item.papers, 0)).toBe(15);
    expect(Math.max(...drawn.map((item) => item.sessions))).toBe(1);
  });
});

describe('results that the office does not believe', () => {
  it('come from nobody it knows, or from a host it has revoked', async () => {
    const { day, admin, take } = await atTheOffice();
    const { hostId } = day.kit;
    await admin.keys.revokeHostKit({ hostId, reason: '失窃', passphrase });
    expect(await take()).toMatchObject({ ok: false, reason: 'not-trusted', detail: 'issuer-revoked' });
  });

  it('come from a second intake of the same kit', async () => {
    const { host, day, take } = await atTheOffice();
    await take();
    const twin = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(twin);
    await admin.packages.takeIn({ base64: day.packed });
    await (await keeper(twin, 'proctor')).packages.unseal({ sessionId: day.sessionId, codes: day.codes });
    await sitSession(twin, day.sessionId);
    const second = await closeAndExport(twin, day.sessionId);
    expect(await take(true, second)).toMatchObject({ ok: false, reason: 'second-installation', detail: '301 机房' });
    const refused = host.read((db) => newestEntries(db, 1e9, 1, null))[0];
    expect(refused?.record.kind).toBe('package.refused');
    expect(refused?.payload).toMatchObject({ reason: 'second-installation' });
  }, 60_000);

  it('are changed by one bit anywhere', async () => {
    const { host, day } = await atTheOffice();
    const bytes = Buffer.from(day.results, 'base64');
    const trustedRootsPem = [host.read((db) => loadOrganisation(db)?.rootCertificate) ?? ''];
    const hosts = host.read((db) => hostKits(db));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const opened = await openRoomResults({
          bytes: changed,
          trustedRootsPem,
          hosts,
          journalPkcs8: Buffer.from('x'),
        });
        expect(opened.ok ? '' : opened.fault).not.toMatch(/^$|content-unreadable/);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('contradict the room’s own journal, whatever of them was changed before signing', async () => {
    const { host, day, take } = await atTheOffice();
    await take();
    // What the room sent, as the office keeps it: made again here, so that it can be told otherwise.
    const { content, manifest, certificate } = host.read((db) => sentBy(db, day));
    expect(checkRoom(manifest, content, certificate)).toBeNull();
    const changed = (change: (content: RoomContent, attempt: RoomContent['attempts'][number]) => void) => {
      const copy = structuredClone(content);
      const sat = copy.attempts.find(({ responses }) => responses.length > 0);
      if (sat === undefined) throw new Error('nobody gave a response');
      change(copy, sat);
      return checkRoom(manifest, copy, certificate)?.fault;
    };
    expect(changed((_, a) => (a.content['state'] = 'terminated'))).toBe('attempt-not-as-journalled');
    expect(changed((_, a) => a.responses.pop())).toBe('responses-not-as-saved');
    expect(changed((_, a) => (a.receipt = 'AAAAA-AAAAA'))).toBe('responses-not-as-saved');
    expect(changed((_, a) => a.results.forEach((result) => (result.points += 1)))).toBe('result-not-as-scored');
    expect(changed((_, a) => (a.paper = { text: `${a.paper?.text} `, drawnAt: 0 }))).toBe('paper-not-as-drawn');
    expect(changed((c) => c.journal.splice(30, 1))).toBe('journal-broken');
    expect(changed((c) => c.journal.pop())).toBe('journal-broken');
    expect(changed((c) => c.heads.pop())).toBe('head-not-signed');
    const elsewhere = { ...manifest, host: { ...manifest.host, epoch: 1 } };
    expect(checkRoom(elsewhere, content, certificate)?.fault).toBe('other-host-in-journal');
  });

  it('are not made before the session is closed, nor with locked keys, nor by the office', async () => {
    const { host, day } = await sat();
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    await admin.packages.takeIn({ base64: day.packed });
    const { sessionId } = day;
    expect(await admin.packages.exportResults({ sessionId })).toEqual({ ok: false, reason: 'session-not-closed' });
    await reconcileRoom(room, sessionId);
    await admin.sessions.close({ sessionId });
    expect(await admin.packages.exportResults({ sessionId })).toEqual({ ok: false, reason: 'keys-locked' });
    const office = host.as(await signInAs(host, 'administrator'));
    expect(await office.packages.exportResults({ sessionId })).toEqual({ ok: false, reason: 'not-a-room' });
  });
});

describe('somebody who came unannounced', () => {
  it('is added in the room and comes back with the others, told as a walk-in', async () => {
    const { host, day } = await sat();
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    await admin.packages.takeIn({ base64: day.packed });
    const author = { username: 'writer', name: '考务', employeeNumber: 'R-2', password };
    await admin.staff.create({ ...author, roles: ['author'] });
    await (await keeper(room, 'proctor')).packages.unseal({ sessionId: day.sessionId, codes: day.codes });
    const asAuthor = room.as(await signInAs(room, 'author', 'writer'));
    const base64 = Buffer.from('姓名,工号\n临时,E-99\n').toString('base64');
    const file = { name: 'walk-in.csv', mediaType: 'text/csv', base64 };
    const added = await asAuthor.sessions.importRoster({ sessionId: day.sessionId, file, preview: false });
    expect(added).toMatchObject({ ok: true });
    await sitSession(room, day.sessionId);
    const results = await closeAndExport(room, day.sessionId);
    const office = host.as(await signInAs(host, 'administrator'));
    const taken = await office.packages.takeResults({ base64: results, preview: false });
    if (!taken.ok) throw new Error(JSON.stringify(taken));
    expect(taken.lines.find((line) => line.name === '临时')).toMatchObject({ walkIn: true, status: 'new' });
    expect(host.read((db) => roster(db, day.sessionId)).map((c) => c.name)).toContain('临时');
  }, 60_000);
});
