import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openSessionPackage } from '#host/formats/packages/session-package.ts';
import { readZip } from '#host/formats/zip/read-zip.ts';
import { packCanonically } from '#host/formats/zip/signed-zip.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { attemptsOfSession } from '#host/storage/attempt-store.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { loadOrganisation } from '#host/storage/organisation-store.ts';
import { roster, sessions } from '#host/storage/session-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { keeper, makeKit, packSession, png, prepareOffice, roomFrom } from './office-and-room.ts';
import { signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and several hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

const office = prepared(prepareOffice);

/** What only the bank says; the item's own words and its answer key. */
const canaries = ['下列哪一项符合规定', 'which of these follows the rule', 'accepted', '依据第'];

function everyFileOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function readable(bytes: Buffer): string[] {
  return canaries.filter((word) => bytes.includes(Buffer.from(word, 'utf8')));
}

async function arrived(people: 1 | 2 = 1) {
  const { host, day } = await office();
  const packed = await packSession(host, day, people);
  const room = await roomFrom(day.kit, host.clock.wall);
  const admin = await keeper(room);
  const taken = await admin.packages.takeIn({ base64: packed.file.base64 });
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  const proctor = await keeper(room, 'proctor');
  return { host, day, packed, room, admin, taken, proctor };
}

const kinds = (host: TestHost) => host.read((db) => newestEntries(db, 1e9, 200, null)).map((e) => e.record.kind);

describe('a session package', () => {
  it('brings a session to the room: roster, rules, photos, staff who sign in with their own passwords', async () => {
    const { host, day } = await office();
    const officeStaff = host.as(await signInAs(host, 'administrator'));
    const [first] = host.read((db) => roster(db, day.sessionId));
    await officeStaff.packages.setPhoto({ candidateId: first?.id ?? '', base64: png });
    const granted = { extraMinutes: 5, extraPercent: 25, textSize: 150, notes: '单独考室' } as const;
    await officeStaff.sessions.setAccommodation({ candidateId: first?.id ?? '', ...granted });
    const packed = await packSession(host, day);
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    const taken = await admin.packages.takeIn({ base64: packed.file.base64 });
    expect(taken).toEqual({ ok: true, sessionId: day.sessionId, title: '六月场次', candidates: 4, staff: 2 });
    const here = room.read((db) => roster(db, day.sessionId));
    expect(here).toEqual(host.read((db) => roster(db, day.sessionId)));
    const proctor = room.as(await signInAs(room, 'proctor', 'all'));
    expect(await proctor.packages.photo({ candidateId: first?.id ?? '' })).toMatchObject({
      mediaType: 'image/png',
      base64: png,
    });
    const { cards } = await proctor.room.board({ sessionId: day.sessionId });
    expect(cards.map((card) => card.state)).toEqual(['awaiting', 'awaiting', 'awaiting', 'awaiting']);
    for (const { id, attempt } of room.read((db) => attemptsOfSession(db, day.sessionId))) {
      const folded = room.read((db) => attemptEntries(db, id)).reduce<Attempt | null>(applyEntry, null);
      expect(attempt).toEqual(folded);
    }
    // Five minutes, and a quarter of ten: what the office granted goes with the candidate.
    expect(cards[0]?.accommodation).toEqual({ ...granted, extraMs: 450_000 });
    expect(kinds(host)).toContain('package.made');
    expect(kinds(room)).toContain('package.taken-in');
    expect((await admin.journal.verify({})).intact).toBe(true);
  });

  it('is unreadable until it is unsealed: no word of the bank is in the package or in the room’s data folder', async () => {
    const { room, packed, proctor, day, host } = await arrived();
    expect(readable(Buffer.from(packed.file.base64, 'base64'))).toEqual([]);
    for (const path of everyFileOf(room.folder)) expect(readable(readFileSync(path)), path).toEqual([]);
    // The same search finds them where they are: the search itself works.
    expect(everyFileOf(host.folder).flatMap((path) => readable(readFileSync(path)))).not.toEqual([]);
    const [card] = (await proctor.room.board({ sessionId: day.sessionId })).cards;
    await room
      .as()
      .candidate.enter({ admissionNumber: card?.admissionNumber ?? '', seat: 'seat-0001-of-the-exam-room' });
    const admitted = await proctor.room.admit({ attemptIds: [card?.attemptId ?? ''] });
    expect(admitted.refused).toEqual([{ attemptId: card?.attemptId, reason: 'no-paper' }]);
    const unsealed = await proctor.packages.unseal({ sessionId: day.sessionId, codes: packed.codes });
    expect(unsealed).toEqual({ ok: true });
    expect((await proctor.room.admit({ attemptIds: [card?.attemptId ?? ''] })).refused).toEqual([]);
    expect(kinds(room)).toContain('package.unsealed');
  });

  it('is unsealed by its own code alone, once, and guessing makes the device wait', async () => {
    const { proctor, day, packed, room, host } = await arrived();
    const other = await packSession(host, { ...day, sessionId: day.sessionId });
    const ask = (codes: string[]) => proctor.packages.unseal({ sessionId: day.sessionId, codes });
    const [code = ''] = packed.codes;
    expect(await ask([`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`])).toMatchObject({
      reason: 'mistyped-code',
    });
    expect(await ask([code, code])).toMatchObject({ reason: 'other-number-of-codes' });
    for (let nth = 0; nth < 5; nth += 1) expect(await ask(other.codes)).toMatchObject({ reason: 'wrong-code' });
    expect(await ask(packed.codes)).toMatchObject({ reason: 'wait' });
    room.clock.advance(60_000);
    expect(await ask([code.toLowerCase().replaceAll('-', ' ')])).toEqual({ ok: true });
    expect(await ask(packed.codes)).toMatchObject({ reason: 'already-unsealed' });
    const refused = room
      .read((db) => newestEntries(db, 1e9, 200, null))
      .filter((e) => e.record.kind === 'package.unseal-refused');
    expect(refused).toHaveLength(5);
  });

  it('split between two people needs both codes, in any order', async () => {
    const { proctor, day, packed } = await arrived(2);
    const [one = '', two = ''] = packed.codes;
    expect(packed.codes).toHaveLength(2);
    const ask = (codes: string[]) => proctor.packages.unseal({ sessionId: day.sessionId, codes });
    expect(await ask([one])).toMatchObject({ reason: 'other-number-of-codes' });
    expect(await ask([one, one])).toMatchObject({ reason: 'wrong-code' });
    expect(await ask([two, one])).toEqual({ ok: true });
  });

  it('lets nobody in the room look into its banks, before or after', async () => {
    const { proctor, day, packed, room } = await arrived();
    await proctor.packages.unseal({ sessionId: day.sessionId, codes: packed.codes });
    const admin = await keeper(room);
    const created = await admin.staff.create({
      ...{ username: 'writer', name: '命题员', employeeNumber: 'R-2', password: 'a password of the room' },
      roles: ['author'],
    });
    expect(created.ok).toBe(true);
    const author = room.as(await signInAs(room, 'author', 'writer', 'a password of the room'));
    expect(await author.banks.list({})).toEqual([]);
    const bank = { bankId: 'made-up', version: 1 };
    await expect(author.banks.items({ ...bank, offset: 0, limit: 10 })).rejects.toMatchObject({ status: 403 });
    await expect(author.banks.item({ ...bank, itemId: 'item-1' })).rejects.toMatchObject({ status: 403 });
    await expect(author.banks.tasks(bank)).rejects.toMatchObject({ status: 403 });
    await expect(author.banks.media({ ...bank, name: 'x.svg' })).rejects.toMatchObject({ status: 403 });
  });

  it('goes in once: the same again, an older and a newer one are each refused by name', async () => {
    const { host, day } = await office();
    const older = await packSession(host, day);
    const middle = await packSession(host, day);
    const newer = await packSession(host, day);
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    const take = (packed: typeof older) => admin.packages.takeIn({ base64: packed.file.base64 });
    expect(await take(middle)).toMatchObject({ ok: true });
    expect(await take(middle)).toMatchObject({ ok: false, reason: 'taken-in-already' });
    expect(await take(older)).toMatchObject({ ok: false, reason: 'older' });
    expect(await take(newer)).toMatchObject({ ok: false, reason: 'newer' });
    expect(kinds(room).filter((kind) => kind === 'package.refused')).toHaveLength(3);
    expect(room.read((db) => sessions(db))).toHaveLength(1);
  });

  it('opens on the host it is for, and on no other of the organisation', async () => {
    const { host, day } = await office();
    const packed = await packSession(host, day);
    const other = await roomFrom(await makeKit(host, '302'), host.clock.wall);
    const refused = await (await keeper(other)).packages.takeIn({ base64: packed.file.base64 });
    expect(refused).toMatchObject({ ok: false, reason: 'other-host' });
    const here = host.as(await signInAs(host, 'administrator'));
    expect(await here.packages.takeIn({ base64: packed.file.base64 })).toMatchObject({ reason: 'not-a-room' });
  });

  it('is sat in the room and not at the office any more', async () => {
    const { host, day } = await office();
    await packSession(host, day);
    const proctor = host.as(await signInAs(host, 'proctor'));
    const [card] = (await proctor.room.board({ sessionId: day.sessionId })).cards;
    await host
      .as()
      .candidate.enter({ admissionNumber: card?.admissionNumber ?? '', seat: 'seat-0001-of-the-exam-room' });
    const admitted = await proctor.room.admit({ attemptIds: [card?.attemptId ?? ''] });
    expect(admitted.refused).toMatchObject([{ reason: 'no-paper' }]);
  });
});

describe('a damaged or forged session package', () => {
  it('is refused with where it is wrong, and nothing of it is taken in', async () => {
    const { host, day } = await office();
    const packed = await packSession(host, day);
    const bytes = Buffer.from(packed.file.base64, 'base64');
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    const take = (content: Uint8Array) => admin.packages.takeIn({ base64: Buffer.from(content).toString('base64') });
    const zip = await readZip(bytes, { entries: 8, totalBytes: 1e8, ratio: 100 });
    if (!zip.ok) throw new Error(zip.reason);
    const files = new Map(zip.files);
    const banks = Buffer.from(files.get('banks.bin') ?? []);
    banks[100] = (banks[100] ?? 0) ^ 1;
    files.set('banks.bin', banks);
    expect(await take(packCanonically([...files]))).toMatchObject({
      reason: 'damaged',
      detail: 'file-changed: banks.bin',
    });
    expect(await take(bytes.subarray(0, bytes.length - 30))).toMatchObject({ reason: 'damaged' });
    expect(await take(Buffer.from('no zip'))).toMatchObject({ reason: 'damaged', detail: 'zip:not-a-zip' });
    const outside = zipSync({ 'aaaaa.bin': new Uint8Array(10), 'manifest.json': new Uint8Array(3) }, { level: 0 });
    const slip = Buffer.from(Buffer.from(outside).toString('latin1').replaceAll('aaaaa.bin', '../../a.b'), 'latin1');
    expect(await take(slip)).toMatchObject({
      reason: 'damaged',
      detail: expect.stringContaining('zip:unsafe-name') as string,
    });
    const bomb = zipSync({ 'manifest.json': new Uint8Array(60_000_000) });
    expect(await take(bomb)).toMatchObject({ reason: 'damaged', detail: 'zip:too-compressed: manifest.json' });
    expect(room.read((db) => sessions(db))).toEqual([]);
  }, 60_000);

  it('is refused when another room, or nobody of the organisation, signed it', async () => {
    const { host, day } = await office();
    const packed = await packSession(host, day);
    const bytes = Buffer.from(packed.file.base64, 'base64');
    const room = await roomFrom(day.kit, host.clock.wall);
    const journalPkcs8 = Buffer.from('of no use here');
    const root = room.read((db) => loadOrganisation(db)?.rootCertificate) ?? '';
    const open = (trustedRootsPem: string[]) =>
      openSessionPackage({ bytes, trustedRootsPem, hostId: day.kit.hostId, journalPkcs8 });
    expect(await open([])).toMatchObject({ fault: 'issuer-unknown' });
    // Trusted and addressed rightly, but this key does not open it.
    expect(await open([root])).toMatchObject({ fault: 'content-unreadable' });
  });

  it('with any one bit turned is never taken for the office’s word', async () => {
    const { host, day } = await office();
    const packed = await packSession(host, day);
    const bytes = Buffer.from(packed.file.base64, 'base64');
    const root = host.read((db) => loadOrganisation(db)?.rootCertificate) ?? '';
    const journalPkcs8 = Buffer.from('of no use here');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const wish = { trustedRootsPem: [root], hostId: day.kit.hostId, journalPkcs8 };
        const opened = await openSessionPackage({ bytes: changed, ...wish });
        // Only the unchanged package gets as far as being decrypted.
        expect(opened.ok ? '' : opened.fault).not.toMatch(/^$|content-unreadable/);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('a photo', () => {
  it('is a small JPEG or PNG, or is refused', async () => {
    const { host, day } = await office();
    const author = host.as(await signInAs(host, 'author'));
    const [first] = host.read((db) => roster(db, day.sessionId));
    const candidateId = first?.id ?? '';
    const svg = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
    expect(await author.packages.setPhoto({ candidateId, base64: svg })).toEqual({ ok: false, reason: 'not-a-photo' });
    const large = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(520 * 1024)]).toString('base64');
    expect(await author.packages.setPhoto({ candidateId, base64: large })).toEqual({ ok: false, reason: 'too-large' });
    expect(await author.packages.setPhoto({ candidateId, base64: png })).toEqual({ ok: true });
    expect(await author.packages.photo({ candidateId })).toMatchObject({ mediaType: 'image/png' });
    expect(await author.packages.setPhoto({ candidateId, base64: null })).toEqual({ ok: true });
    expect(await author.packages.photo({ candidateId })).toBeNull();
  });
});
