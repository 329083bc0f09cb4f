import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { prepareKeys, settleKeys } from '#host/key-files.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import { createIssuingKey, resealKey } from '#host/signing/keys.ts';
import { loadOrganisation } from '#host/storage/organisation-store.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { prepared, TestHost } from '../support/test-host.ts';
import { build, certify, passphrase } from './decided-exam.ts';
import { newFolder, run, runHere } from './command-line/run.ts';
import { signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and several hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

const newPassphrase = 'quite another passphrase';

const founded = prepared(async (host) => {
  const administrator = { username: 'admin', name: '管理员', employeeNumber: 'S-1', password: 'a password' };
  const organisation = { 'zh-CN': '机构', en: 'Organisation' };
  const made = await host.as().setup.create({ code: '', organisation, administrator, passphrase });
  if (!made.ok) throw new Error(made.reason);
  return { kit: made.recoveryFile.text, code: made.recoveryCode, root: made.rootFingerprint };
});

const administrator = async (host: TestHost) => host.as(await signInAs(host, 'administrator', 'admin', 'a password'));

describe('a forgotten passphrase', () => {
  it('is replaced with the recovery kit: the root stays, and the new passphrase opens the issuing key', async () => {
    const { host, day } = await founded();
    const admin = await administrator(host);
    const before = await admin.certificates.keys({});
    const restored = await admin.keys.restore({ kit: day.kit, recoveryCode: day.code, passphrase: newPassphrase });
    expect(restored).toMatchObject({ ok: true, rootFingerprint: day.root });
    const after = await admin.certificates.keys({});
    expect(after.rootFingerprint).toBe(before.rootFingerprint);
    expect(after.issuingFingerprint).not.toBe(before.issuingFingerprint);
    expect(await admin.certificates.unlock({ passphrase })).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    expect(await admin.certificates.unlock({ passphrase: newPassphrase })).toEqual({ ok: true });
    const [entry] = host
      .read((db) => newestEntries(db, 1e9, 200, null))
      .filter((e) => e.record.kind === 'keys.restored');
    expect(entry?.payload).toMatchObject({ rootFingerprint: day.root, issuingFingerprint: after.issuingFingerprint });
    expect((await admin.journal.verify({})).intact).toBe(true);
  });

  it('is told apart from a mistyped code, a code of another kit, a damaged file and another organisation’s kit', async () => {
    const { host, day } = await founded();
    const admin = await administrator(host);
    const keys = readFileSync(join(host.folder, 'keys', 'issuing.key.json'), 'utf8');
    const ask = (wish: { kit?: string; recoveryCode?: string }) =>
      admin.keys.restore({ kit: day.kit, recoveryCode: day.code, passphrase: newPassphrase, ...wish });
    const typo = (day.code.startsWith('A') ? 'B' : 'A') + day.code.slice(1);
    expect(await ask({ recoveryCode: typo })).toEqual({ ok: false, reason: 'mistyped-code' });
    const { createOrganisationKeys } = await import('#host/signing/keys.ts');
    const other = await createOrganisationKeys({ organisation: 'Other', passphrase, now: new Date(), sample: false });
    expect(await ask({ recoveryCode: other.recoveryKit.code })).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await ask({ kit: day.kit.slice(0, -40) })).toEqual({ ok: false, reason: 'damaged' });
    expect(await ask({ kit: keys })).toMatchObject({ ok: false });
    const foreign = { kit: JSON.stringify(other.recoveryKit.file), recoveryCode: other.recoveryKit.code };
    expect(await ask(foreign)).toEqual({ ok: false, reason: 'other-root' });
    expect(readFileSync(join(host.folder, 'keys', 'issuing.key.json'), 'utf8')).toBe(keys);
    expect(await admin.certificates.unlock({ passphrase })).toEqual({ ok: true });
  });

  it('cannot be guessed at: wrong codes make the device wait', async () => {
    const { host, day } = await founded();
    const admin = await administrator(host);
    const { makeRecoveryCode } = await import('#host/signing/recovery-code.ts');
    const answers = [];
    for (let nth = 0; nth < 6; nth += 1) {
      const wish = { kit: day.kit, recoveryCode: makeRecoveryCode(), passphrase: newPassphrase };
      answers.push(await admin.keys.restore(wish));
    }
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: 'wait' });
    const entries = host.read((db) => newestEntries(db, 1e9, 200, null));
    expect(entries.filter((e) => e.record.kind === 'keys.restore-refused')).toHaveLength(5);
  });

  it('leaves key files and database in step wherever the host dies', async () => {
    const { host } = await founded();
    const organisation = host.read((db) => loadOrganisation(db));
    if (organisation === null) throw new Error('no organisation');
    const opened = await openSealedKey(
      JSON.parse(readFileSync(join(host.folder, 'keys', 'root.key.json'), 'utf8')),
      passphrase,
    );
    if (!opened.ok) throw new Error(opened.reason);
    const rootCertificatePem = organisation.rootCertificate;
    const wish = { organisation: 'O', root: opened.privateKey, rootCertificatePem, passphrase: newPassphrase };
    const next = await createIssuingKey({ ...wish, now: new Date(host.clock.wall) });
    prepareKeys(host.folder, { root: await resealKey(opened, newPassphrase), issuing: next.sealedIssuing });
    // Died before the database named the new certificate: the old keys stay in force.
    await host.dieAndRestart();
    expect(existsSync(join(host.folder, 'keys', 'issuing.next.key.json'))).toBe(false);
    const admin = await administrator(host);
    expect(await admin.certificates.unlock({ passphrase })).toEqual({ ok: true });
    // Died after it: the new ones take force, even when a first settling got only half-way.
    prepareKeys(host.folder, { root: await resealKey(opened, newPassphrase), issuing: next.sealedIssuing });
    settleKeys(host.folder, next.issuingCertificatePem);
    const sealed: unknown = JSON.parse(readFileSync(join(host.folder, 'keys', 'issuing.key.json'), 'utf8'));
    expect((await openSealedKey(sealed, newPassphrase)).ok).toBe(true);
    const root: unknown = JSON.parse(readFileSync(join(host.folder, 'keys', 'root.key.json'), 'utf8'));
    expect((await openSealedKey(root, newPassphrase)).ok).toBe(true);
  });
});

describe('certificates around a restoration', () => {
  const exam = prepared(async (host) => build(host));

  it('verify under the same root, those from before and those after', async () => {
    const { host, day } = await exam();
    await certify(host, [day.passed, day.alsoPassed]);
    const decider = host.as(await signInAs(host, 'decision-maker'));
    await decider.certificates.unlock({ passphrase });
    const before = await decider.certificates.issue({ candidateIds: [day.passed] });
    const admin = host.as(await signInAs(host, 'administrator'));
    // The kit of this organisation was shown at its founding; here it is made again from the root itself.
    const { sealKey } = await import('#host/signing/sealed-key.ts');
    const { makeRecoveryCode } = await import('#host/signing/recovery-code.ts');
    const code = makeRecoveryCode();
    const root = await openSealedKey(
      JSON.parse(readFileSync(join(host.folder, 'keys', 'root.key.json'), 'utf8')),
      passphrase,
    );
    if (!root.ok) throw new Error(root.reason);
    const kit = JSON.stringify(await sealKey(root, code));
    expect(await admin.keys.restore({ kit, recoveryCode: code, passphrase: newPassphrase })).toMatchObject({
      ok: true,
    });
    expect(await decider.certificates.issue({ candidateIds: [day.alsoPassed] })).toEqual({
      ok: false,
      reason: 'keys-locked',
    });
    await decider.certificates.unlock({ passphrase: newPassphrase });
    const after = await decider.certificates.issue({ candidateIds: [day.alsoPassed] });
    if (!before.ok || !after.ok) throw new Error('not issued');
    for (const { number } of [...before.issued, ...after.issued]) {
      for (const what of ['pdf', 'credential', 'qr'] as const) {
        const got = await decider.certificates.file({ number, what });
        if (!got.ok) throw new Error(got.reason);
        const verified = await decider.certificates.verify({ base64: got.file.base64, rootsPem: [] });
        expect(verified, `${number} ${what}`).toMatchObject({ outcome: 'valid' });
      }
    }
  });
});

describe('keys restore', () => {
  it('does the same at the machine, with code and passphrase from the environment or standard input', async () => {
    const { host, day } = await founded();
    const folder = newFolder();
    cpSync(host.folder, folder, { recursive: true });
    const kit = join(newFolder(), 'kit.json');
    writeFileSync(kit, day.kit);
    const words = ['keys', 'restore', '--data', folder, '--kit', kit, '--json'];
    const wrong = await run(words, {}, `${day.code.slice(0, -1)}\n${newPassphrase}\n`);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({ ok: false, reason: 'mistyped-code' });
    const done = await run(words, { INVIGIL_PASSPHRASE: newPassphrase }, `${day.code}\n`);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(done.out)).toMatchObject({ ok: true, rootFingerprint: day.root });
    expect(await runHere('journal', 'verify', '--data', folder)).toMatchObject({ code: 0 });
    const none = await runHere('keys', 'restore', '--data', folder, '--kit', join(newFolder(), 'none.json'));
    expect(none.code).toBe(2);
    const restored = await TestHost.open(folder);
    onTestFinished(() => restored.end());
    const admin = await administrator(restored);
    expect(await admin.certificates.unlock({ passphrase: newPassphrase })).toEqual({ ok: true });
  }, 120_000);
});
