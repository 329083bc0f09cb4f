import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { formatCertificateNumber, parseCertificateNumber } from '#domain/certificate/certificate-number.ts';
import { openHostKit } from '#host/formats/host-kit.ts';
import { issueCertificate } from '#host/formats/certificate/issue-certificate.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import { readSealedKey } from '#host/key-files.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { hostIdentity } from '#host/storage/meta-store.ts';
import { loadOrganisation } from '#host/storage/organisation-store.ts';
import { freshHost, prepared, type TestHost } from '../support/test-host.ts';
import { newFolder, run, runHere } from './command-line/run.ts';
import { passphrase } from './decided-exam.ts';
import { keeper, kitWish, makeKit, roomFrom, roomPassphrase, roomPassword } from './office-and-room.ts';
import { foundOrganisation } from '../support/exam-day.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and several hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

const office = prepared(async (host) => {
  await hireForEverything(host, await foundOrganisation(host.send));
  return { first: await makeKit(host), second: await makeKit(host, '302') };
});

/** A certificate's files, signed with the issuing key that this host keeps. */
async function certificateOf(host: TestHost, word: string) {
  const organisation = host.read((db) => loadOrganisation(db));
  const key = await openSealedKey(readSealedKey(host.folder, 'issuing'), word);
  if (organisation === null || !key.ok) throw new Error('no keys');
  const number = formatCertificateNumber({ prefix: organisation.certificatePrefix, year: 2026, serial: 1 });
  const both = (text: string) => ({ 'zh-CN': text, en: text });
  const issued = await issueCertificate({
    content: {
      ...{
        number,
        organisation: organisation.name,
        holderName: '王芳',
        schemeName: both('Scheme'),
        level: both('One'),
      },
      ...{ scope: both('Scope'), issuedAt: host.clock.wall, validFrom: host.clock.wall, validUntil: null },
      ...{ decidedBy: '决定人', resultsHash: '0'.repeat(64), sample: false },
      credentialId: 'urn:uuid:0192d5a0-0000-7000-8000-000000000001',
    },
    keys: {
      issuingPrivateKey: key.privateKey,
      issuingCertificatePem: organisation.issuingCertificate,
      rootCertificatePem: organisation.rootCertificate,
    },
  });
  if (!issued.ok) throw new Error(issued.reason);
  return Buffer.from(issued.credentialJson).toString('base64');
}

describe('a kit for another host', () => {
  it('makes a fresh machine a host of the organisation, whose certificates verify under the office’s root', async () => {
    const { host, day } = await office();
    const room = await roomFrom(day.first, host.clock.wall);
    const roomAdmin = await keeper(room);
    const officeAdmin = host.as(await signInAs(host, 'administrator'));
    const here = await roomAdmin.certificates.keys({});
    const there = await officeAdmin.certificates.keys({});
    expect(here.rootFingerprint).toBe(there.rootFingerprint);
    expect(here.issuingFingerprint).not.toBe(there.issuingFingerprint);
    expect(await roomAdmin.certificates.unlock({ passphrase: roomPassphrase })).toEqual({ ok: true });
    const base64 = await certificateOf(room, roomPassphrase);
    const verified = await officeAdmin.certificates.verify({ base64, rootsPem: [] });
    expect(verified).toMatchObject({ outcome: 'valid', rootFingerprint: there.rootFingerprint });
    expect((await roomAdmin.journal.verify({})).intact).toBe(true);
  });

  it('gives numbers that no other host can give', async () => {
    const { host, day } = await office();
    const [a, b] = [await roomFrom(day.first, host.clock.wall), await roomFrom(day.second, host.clock.wall)];
    const prefixes = [host, a, b].map((one) => one.read((db) => loadOrganisation(db)?.certificatePrefix));
    expect(prefixes).toEqual(['INV', 'INV01', 'INV02']);
    const numbers = prefixes.map((prefix = '') => formatCertificateNumber({ prefix, year: 2026, serial: 1 }));
    expect(new Set(numbers).size).toBe(3);
    expect(numbers.map((number) => parseCertificateNumber(number)?.prefix)).toEqual(prefixes);
  });

  it('is opened by its own code only, and by no byte that the root did not sign', async () => {
    const { host, day } = await office();
    const room = await freshHost();
    const ask = (wish: object) => room.as().setup.takeKit({ ...kitWish(day.first), ...wish });
    expect(await ask({ kitCode: day.second.code })).toEqual({ ok: false, reason: 'wrong-kit-code' });
    expect(await ask({ kitCode: `${day.first.code}0` })).toEqual({ ok: false, reason: 'mistyped-code' });
    const { text } = day.first.file;
    const changed = text.replace('"certificatePrefix": "INV01"', '"certificatePrefix": "INV02"');
    expect(changed).not.toBe(text);
    expect(await ask({ kit: changed })).toEqual({ ok: false, reason: 'damaged' });
    expect(room.read((db) => loadOrganisation(db))).toBeNull();
    expect(host.read((db) => hostIdentity(db))).toBeNull();
    const original = JSON.parse(text) as { kit: object };
    // Whatever letter of it is changed, it is never a kit that says something else.
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'A', 'x', '"'), async (at, letter) => {
        fc.pre(text[at] !== letter && /\S/.test(text[at] ?? ' '));
        const opened = await openHostKit(text.slice(0, at) + letter + text.slice(at + 1), day.first.code);
        if (opened.ok) expect({ kit: opened.kit }).toMatchObject({ kit: original.kit });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused where an organisation is already', async () => {
    const { host, day } = await office();
    expect(await host.as().setup.takeKit(kitWish(day.first))).toEqual({ ok: false, reason: 'already-set-up' });
    const room = await roomFrom(day.first, host.clock.wall);
    expect(await room.as().setup.takeKit(kitWish(day.first))).toEqual({ ok: false, reason: 'already-set-up' });
  });

  it('taken in twice makes two hosts of one number, told apart by their installation', async () => {
    const { host, day } = await office();
    const [a, b] = [await roomFrom(day.first, host.clock.wall), await roomFrom(day.first, host.clock.wall)];
    const [one, two] = [a, b].map((room) => room.read((db) => hostIdentity(db)));
    expect(one?.hostId).toBe(two?.hostId);
    expect(one?.counter).toBe(1);
    expect(one?.installation).not.toBe(two?.installation);
    const entry = a.read((db) => newestEntries(db, 1e9, 50, null)).find((e) => e.record.kind === 'host-kit.taken-in');
    expect(entry?.payload).toMatchObject({ hostId: one?.hostId, counter: 1, installation: one?.installation });
  });

  it('needs the passphrase of the office, and no room can make one', async () => {
    const { host, day } = await office();
    const admin = host.as(await signInAs(host, 'administrator'));
    const wrong = await admin.keys.makeHostKit({ name: 'x', passphrase: 'wrong' });
    expect(wrong).toEqual({ ok: false, reason: 'wrong-passphrase' });
    const room = await roomFrom(day.first, host.clock.wall);
    const asked = await (await keeper(room)).keys.makeHostKit({ name: 'x', passphrase: roomPassphrase });
    expect(asked).toEqual({ ok: false, reason: 'not-the-office' });
    expect(readSealedKey(room.folder, 'root')).toBeNull();
  });
});

describe('a revoked host', () => {
  it('is believed no more: by the office, nor by whoever verifies with the list it hands out', async () => {
    const { host, day } = await office();
    const room = await roomFrom(day.first, host.clock.wall);
    const base64 = await certificateOf(room, roomPassphrase);
    const admin = host.as(await signInAs(host, 'administrator'));
    const { hostId } = day.first;
    const revoke = { hostId, reason: '机器失窃', passphrase };
    expect(await admin.keys.revokeHostKit({ ...revoke, passphrase: 'wrong' })).toMatchObject({
      reason: 'wrong-passphrase',
    });
    const done = await admin.keys.revokeHostKit(revoke);
    if (!done.ok) throw new Error(done.reason);
    expect(await admin.certificates.verify({ base64, rootsPem: [] })).toMatchObject({ reason: 'issuer-revoked' });
    expect(await admin.keys.revokeHostKit(revoke)).toMatchObject({ reason: 'already-revoked' });
    // The other host, and the office itself, are believed as before.
    const other = await roomFrom(day.second, host.clock.wall);
    const good = await certificateOf(other, roomPassphrase);
    expect(await admin.certificates.verify({ base64: good, rootsPem: [] })).toMatchObject({ outcome: 'valid' });
    const { kits } = await admin.keys.hostKits({});
    expect(kits.map((k) => k.revokedBecause)).toEqual(['机器失窃', null]);
    const entry = host.read((db) => newestEntries(db, 1e9, 50, null)).find((e) => e.record.kind === 'host-kit.revoked');
    expect(entry?.payload).toMatchObject({ hostId, counter: 1, reason: '机器失窃' });

    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    const path = (name: string) => join(folder, name);
    const { rootCertificatePem } = await admin.certificates.keys({});
    writeFileSync(path('root.pem'), rootCertificatePem);
    writeFileSync(path('revoked.pem'), done.revocations);
    writeFileSync(path('credential.json'), Buffer.from(base64, 'base64'));
    const verify = ['verify', path('credential.json'), '--root', path('root.pem')];
    expect(await runHere(...verify)).toMatchObject({ code: 0 });
    const revoked = await runHere(...verify, '--revoked', path('revoked.pem'));
    expect(revoked.code).toBe(1);
    expect(revoked.out).toContain('revoked');
    expect(await runHere(...verify, '--revoked', path('root.pem'))).toMatchObject({ code: 2 });
  });

  it('is not made by a list that another root signed', async () => {
    const { host, day } = await office();
    const room = await roomFrom(day.first, host.clock.wall);
    const base64 = await certificateOf(room, roomPassphrase);
    const { createOrganisationKeys } = await import('#host/signing/keys.ts');
    const { revocationList } = await import('#host/signing/revocations.ts');
    const other = await createOrganisationKeys({ organisation: 'X', passphrase, now: new Date(), sample: false });
    const root = await openSealedKey(other.sealedRoot, passphrase);
    if (!root.ok) throw new Error(root.reason);
    const victim = room.read((db) => loadOrganisation(db))?.issuingCertificate ?? '';
    const forged = await revocationList(
      { certificatePem: other.rootCertificatePem, privateKey: root.privateKey },
      [{ certificatePem: victim, at: new Date() }],
      new Date(),
    );
    const admin = host.as(await signInAs(host, 'administrator'));
    expect(await admin.certificates.verify({ base64, rootsPem: [forged] })).toMatchObject({ outcome: 'valid' });
  });
});

describe('keys take-kit', () => {
  it('sets an empty data folder up at the machine', async () => {
    const { day } = await office();
    const folder = newFolder();
    writeFileSync(join(folder, 'kit.json'), day.first.file.text);
    const who = ['--username', 'keeper', '--name', '管理员', '--employee-number', 'R-1'];
    const words = [
      'keys',
      'take-kit',
      '--data',
      join(folder, 'data'),
      '--kit',
      join(folder, 'kit.json'),
      ...who,
      '--json',
    ];
    const secrets = { INVIGIL_PASSPHRASE: roomPassphrase, INVIGIL_PASSWORD: roomPassword };
    const taken = await run(words, secrets, `${day.first.code}\n`);
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(taken.out)).toMatchObject({ ok: true, name: '301 机房' });
    const again = await run(words, secrets, `${day.first.code}\n`);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ reason: 'already-set-up' });
    expect(await runHere('journal', 'verify', '--data', join(folder, 'data'))).toMatchObject({ code: 0 });
  }, 120_000);
});
