import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { createHostKeys, createOrganisationKeys, resealKey, restoreRoot } from '#host/signing/keys.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import type { OrganisationKeys } from '#host/signing/keys.ts';
import { signBytes, verifyBytes } from '#host/signing/signature.ts';

const now = new Date('2026-11-22T08:00:00Z');
const passphrase = '样例口令 correct horse';
const message = Buffer.from('chain head');
let keys: OrganisationKeys;

beforeAll(async () => {
  keys = await createOrganisationKeys({ organisation: '国网示范培训中心', passphrase, now, sample: true });
});

async function opened(sealed: unknown, word = passphrase) {
  const result = await openSealedKey(sealed, word);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe('the keys of an organisation', () => {
  it('has a root that certifies the issuing and the journal key and lives twenty years', () => {
    const root = new X509Certificate(keys.rootCertificatePem);
    for (const pem of [keys.issuingCertificatePem, keys.journalCertificatePem]) {
      const certificate = new X509Certificate(pem);
      expect(certificate.verify(root.publicKey)).toBe(true);
      expect(certificate.checkIssued(root)).toBe(true);
      expect(certificate.ca).toBe(false);
      expect(certificate.subject).toContain('国网示范培训中心');
      expect(certificate.subject).toContain('SAMPLE');
      expect(certificate.validToDate.getUTCFullYear()).toBe(2034);
    }
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(root.validToDate.getUTCFullYear()).toBe(2046);
  });

  it('opens the sealed keys with the passphrase, and they belong to their certificates', async () => {
    const root = await opened(keys.sealedRoot);
    const issuing = await opened(keys.sealedIssuing);
    expect(root.purpose).toBe('root');
    expect(verifyBytes(keys.rootCertificatePem, message, signBytes(root.privateKey, message))).toBe(true);
    expect(verifyBytes(keys.issuingCertificatePem, message, signBytes(issuing.privateKey, message))).toBe(true);
    expect(verifyBytes(keys.rootCertificatePem, message, signBytes(issuing.privateKey, message))).toBe(false);
    const journal = signBytes(keys.journalPrivateKeyPkcs8, message);
    expect(verifyBytes(keys.journalCertificatePem, message, journal)).toBe(true);
  });

  it('keeps no private key readable in what is written to disk', () => {
    const stored = JSON.stringify([keys.sealedRoot, keys.sealedIssuing, keys.recoveryKit.file]);
    expect(stored).not.toContain('PRIVATE KEY');
    expect(stored).not.toContain(keys.journalPrivateKeyPkcs8.toString('base64url'));
    expect(stored).not.toContain(keys.recoveryKit.code);
  });

  it('refuses a wrong passphrase and tells it from a damaged file', async () => {
    expect(await openSealedKey(keys.sealedRoot, 'wrong')).toEqual({ ok: false, reason: 'wrong-passphrase' });
    const flipped = { ...keys.sealedRoot, ciphertext: `A${keys.sealedRoot.ciphertext.slice(1)}x` };
    const greedy = { ...keys.sealedRoot, kdf: { ...keys.sealedRoot.kdf, memoryKiB: 2 ** 31 } };
    for (const file of [flipped, greedy, { ...keys.sealedRoot, purpose: 'issuing' }, null, 'text', {}])
      expect(await openSealedKey(file, passphrase)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('accepts the same passphrase typed with full-width letters', async () => {
    expect((await openSealedKey(keys.sealedRoot, '样例口令 ｃｏｒｒｅｃｔ horse')).ok).toBe(true);
  });

  it('restores the root from the recovery kit, reseals it, and the old passphrase no longer opens it', async () => {
    const { code, file } = keys.recoveryKit;
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    const restored = await restoreRoot(JSON.parse(JSON.stringify(file)), ` ${code.toLowerCase().replaceAll('-', ' ')}`);
    if (!restored.ok) throw new Error(restored.reason);
    expect(verifyBytes(keys.rootCertificatePem, message, signBytes(restored.privateKey, message))).toBe(true);
    const resealed = await resealKey(restored, 'new passphrase');
    expect((await opened(resealed, 'new passphrase')).purpose).toBe('root');
    expect((await openSealedKey(resealed, passphrase)).ok).toBe(false);
  });

  it('says that a recovery code was mistyped, and refuses the code of another kit', async () => {
    const { code, file } = keys.recoveryKit;
    const mistyped = (code.startsWith('7') ? '8' : '7') + code.slice(1);
    expect(await restoreRoot(file, mistyped)).toEqual({ ok: false, reason: 'mistyped-code' });
    const other = await createOrganisationKeys({ organisation: 'Other', passphrase: 'p', now, sample: false });
    expect(await restoreRoot(file, other.recoveryKit.code)).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await restoreRoot({ ...file, nonce: 'AAAA' }, code)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('certifies a second host under the same root, and refuses a root key of somebody else', async () => {
    const root = await opened(keys.sealedRoot);
    const wish = {
      organisation: '国网示范培训中心',
      rootCertificatePem: keys.rootCertificatePem,
      passphrase: 'b',
      now,
    };
    const second = await createHostKeys({ ...wish, root: root.privateKey });
    const authority = new X509Certificate(keys.rootCertificatePem);
    expect(new X509Certificate(second.issuingCertificatePem).verify(authority.publicKey)).toBe(true);
    expect(second.issuingCertificatePem).not.toBe(keys.issuingCertificatePem);
    const issuing = await opened(keys.sealedIssuing);
    await expect(createHostKeys({ ...wish, root: issuing.privateKey })).rejects.toThrow(/does not belong/);
  });

  it('shows a fingerprint as hex pairs and takes long names of any script', async () => {
    expect(certificateFingerprint(keys.rootCertificatePem)).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    const organisation = '𠮷野家'.repeat(40);
    const long = await createOrganisationKeys({ organisation, passphrase: 'p', now, sample: false });
    expect(new X509Certificate(long.issuingCertificatePem).subject).toContain('𠮷野家');
  });
});
