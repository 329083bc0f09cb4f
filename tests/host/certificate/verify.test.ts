import { openSealedKey } from '#host/signing/sealed-key.ts';
import { makeHostCertificate, makeRootCertificate, parseCertificate } from '#host/signing/x509.ts';
import { makePrivateKey } from '#host/signing/private-key.ts';
import { drawCertificatePdf } from '#host/formats/certificate/certificate-pdf.ts';
import { makeCredentialJson } from '#host/formats/certificate/open-badge.ts';
import { signPdf } from '#host/formats/certificate/pdf-signature.ts';
import { makeQrText } from '#host/formats/certificate/qr.ts';
import { verifyFile } from '#host/formats/certificate/verify.ts';
import type { VerifyOptions } from '#host/formats/certificate/verification.ts';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { toPrivateKey } from '#host/signing/signature.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { content, issuedAt, laterThatYear, makeOrganisation, mustIssue } from './issued.ts';
import type { Organisation } from './issued.ts';

let organisation: Organisation;
let pdf: Uint8Array;

beforeAll(async () => {
  organisation = await makeOrganisation();
  pdf = (await mustIssue(organisation.keys)).pdf;
});

const check = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifyFile(bytes, { trustedRootsPem: [organisation.rootCertificatePem], now: laterThatYear, ...options });

/** A PDF drawn of one certificate that carries the QR or the credential of another. */
async function mixed(
  shown: CertificateContent,
  credential: CertificateContent,
  qr: CertificateContent,
): Promise<Buffer> {
  const { keys } = organisation;
  const credentialJson = await makeCredentialJson(credential, keys);
  const drawn = await drawCertificatePdf({
    content: shown,
    qrText: makeQrText(qr, keys),
    credentialJson,
    rootFingerprint: 'AA',
  });
  return await signPdf(drawn, keys);
}

describe('a certificate PDF', () => {
  it('is valid under its root, and says whose it is', async () => {
    expect(await check(pdf)).toMatchObject({
      kind: 'pdf',
      outcome: 'valid',
      sample: false,
      content: { number: content.number, holder: '欧阳子墨', decidedBy: '李明远', 'scheme.en': content.schemeName.en },
    });
  });

  it('is refused when anything is appended, cut off or put into the room left by the signature', async () => {
    for (const tail of ['\n', '%%EOF\n', '1 0 obj\n<<>>\nendobj\n'])
      expect(await check(Buffer.concat([pdf, Buffer.from(tail)]))).toMatchObject({
        outcome: 'not-valid',
        reason: 'changed',
      });
    expect((await check(pdf.subarray(0, -1))).outcome).toBe('not-valid');
    const padded = Buffer.from(pdf);
    padded.write('7', padded.indexOf('0000>', padded.indexOf('/ByteRange')));
    expect(await check(padded)).toMatchObject({ outcome: 'not-valid', reason: 'changed' });
  });

  it('of another organisation is of an unknown issuer, whose root’s fingerprint is shown', async () => {
    const other = await makeOrganisation();
    for (const trustedRootsPem of [[], [other.rootCertificatePem], ['no certificate']]) {
      const answer = await check(pdf, { trustedRootsPem });
      expect(answer).toMatchObject({ outcome: 'not-valid', reason: 'issuer-unknown' });
      expect(answer.rootFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    }
  });

  it('is refused when its credential or its QR is another certificate’s', async () => {
    const other = { ...content, holderName: '王小明', holderLatinName: 'Wang Xiaoming' };
    expect((await check(await mixed(content, content, content))).outcome).toBe('valid');
    for (const pair of [await mixed(content, other, content), await mixed(content, content, other)])
      expect(await check(pair)).toMatchObject({ outcome: 'not-valid', reason: 'contradictory' });
  });

  it('without a signature is not valid', async () => {
    const drawn = await drawCertificatePdf({ content, qrText: 'INV1:', credentialJson: '{}', rootFingerprint: 'AA' });
    expect((await check(drawn)).outcome).toBe('not-valid');
    expect(await check(Buffer.from('%PDF-1.7\nnothing'))).toMatchObject({ outcome: 'not-valid', reason: 'not-signed' });
  });
});

describe('the chain of a certificate', () => {
  async function signedWith(changes: Partial<Organisation['keys']>, at: Partial<CertificateContent> = {}) {
    return (await mustIssue({ ...organisation.keys, ...changes }, at)).pdf;
  }

  it('is refused when a stranger’s issuing key is put beside the trusted root', async () => {
    const stranger = (await makeOrganisation()).keys;
    const forged = await signedWith({ ...stranger, rootCertificatePem: organisation.rootCertificatePem });
    expect(await check(forged)).toMatchObject({ outcome: 'not-valid', reason: 'untrusted-chain' });
  });

  it('is refused when the host’s journal key signs a certificate', async () => {
    const forged = await signedWith({
      issuingPrivateKey: toPrivateKey(organisation.journalPrivateKeyPkcs8),
      issuingCertificatePem: organisation.journalCertificatePem,
    });
    expect(await check(forged)).toMatchObject({ outcome: 'not-valid', reason: 'untrusted-chain' });
  });

  it('is refused when the root itself signs as if it were an issuing key', async () => {
    const root = await openSealedKey(organisation.sealedRoot, 'p');
    if (!root.ok) throw new Error(root.reason);
    const forged = await signedWith({
      issuingPrivateKey: root.privateKey,
      issuingCertificatePem: organisation.rootCertificatePem,
    });
    expect(await check(forged)).toMatchObject({ outcome: 'not-valid', reason: 'untrusted-chain' });
  });

  it('is refused when an issuing certificate, which certifies nobody, certified the signer', async () => {
    const middle = {
      certificate: parseCertificate(organisation.issuingCertificatePem),
      privateKey: organisation.keys.issuingPrivateKey,
    };
    const key = makePrivateKey();
    const leaf = await makeHostCertificate('issuing', key, '示范供电培训中心', middle, issuedAt);
    const forged = await signedWith({
      issuingPrivateKey: key,
      issuingCertificatePem: leaf.toString('pem'),
      rootCertificatePem: organisation.issuingCertificatePem,
    });
    const trustedRootsPem = [organisation.rootCertificatePem, organisation.issuingCertificatePem];
    expect(await check(forged, { trustedRootsPem })).toMatchObject({ outcome: 'not-valid', reason: 'untrusted-chain' });
  });

  it('must hold at the moment of issue', async () => {
    const afterwards = issuedAt.getTime() + 9 * 365 * 86_400_000;
    const late = await signedWith({}, { issuedAt: afterwards, validFrom: afterwards, validUntil: null });
    expect(await check(late, { now: new Date(afterwards) })).toMatchObject({ reason: 'untrusted-chain' });
    const early = issuedAt.getTime() - 30 * 86_400_000;
    expect(await check(await signedWith({}, { issuedAt: early, validFrom: early }))).toMatchObject({
      reason: 'untrusted-chain',
    });
  });

  it('is not fooled by a root of the same name', async () => {
    const key = makePrivateKey();
    const root = await makeRootCertificate(key, '示范供电培训中心', issuedAt, false);
    const signer = makePrivateKey();
    const leaf = await makeHostCertificate(
      'issuing',
      signer,
      '示范供电培训中心',
      { certificate: root, privateKey: key },
      issuedAt,
    );
    const forged = await signedWith({
      issuingPrivateKey: signer,
      issuingCertificatePem: leaf.toString('pem'),
      rootCertificatePem: root.toString('pem'),
    });
    expect(await check(forged)).toMatchObject({ outcome: 'not-valid', reason: 'issuer-unknown' });
  });
});

describe('a certificate in time', () => {
  it('is expired after its last moment, in all three forms, and says when that was', async () => {
    const { pdf: file, credentialJson, qrText } = await mustIssue(organisation.keys);
    const last = content.validUntil ?? 0;
    for (const bytes of [file, Buffer.from(credentialJson), Buffer.from(qrText)]) {
      expect((await check(bytes, { now: new Date(last) })).outcome).toBe('valid');
      const expired = await check(bytes, { now: new Date(last + 2000) });
      expect(expired).toMatchObject({ outcome: 'not-valid', reason: 'expired' });
      expect(expired.content?.['validUntil']).toContain('2029-11-21T15:59:59');
    }
  });

  it('is not yet valid before its first, and never expires when it has no end', async () => {
    expect(await check(pdf, { now: new Date('2026-11-01') })).toMatchObject({ reason: 'not-yet-valid' });
    const future = await mustIssue(organisation.keys, { validFrom: new Date('2028-01-01').getTime() });
    expect(await check(future.pdf)).toMatchObject({ outcome: 'not-valid', reason: 'not-yet-valid' });
    const endless = await mustIssue(organisation.keys, { validUntil: null });
    expect((await check(endless.pdf, { now: new Date('2090-01-01') })).outcome).toBe('valid');
  });

  it('is withdrawn or suspended when the register says so', async () => {
    const status = (number: string) => (number === content.number ? 'withdrawn' : undefined);
    expect(await check(pdf, { status })).toMatchObject({ outcome: 'not-valid', reason: 'withdrawn' });
    expect(await check(pdf, { status: () => 'suspended' })).toMatchObject({ reason: 'suspended' });
  });
});

describe('a sample', () => {
  it('is marked in every form, even when the content does not say so', async () => {
    const sample = await makeOrganisation({ sample: true });
    const { pdf: file, credentialJson, qrText } = await mustIssue(sample.keys, { sample: false });
    for (const bytes of [file, Buffer.from(credentialJson), Buffer.from(qrText)])
      expect(await check(bytes, { trustedRootsPem: [sample.rootCertificatePem] })).toMatchObject({
        outcome: 'valid',
        sample: true,
      });
  });
});

describe('a file of another kind', () => {
  it('is unreadable, with the reason', async () => {
    expect(await check(Buffer.alloc(0))).toMatchObject({ kind: 'unknown', outcome: 'unreadable', reason: 'empty' });
    expect(await check(Buffer.from('hello'))).toMatchObject({ outcome: 'unreadable', reason: 'unknown-format' });
    expect(await check(Buffer.alloc(20_000_001, '%PDF-'))).toMatchObject({
      outcome: 'unreadable',
      reason: 'too-large',
    });
  });

  it('is handed on when it is a results package and somebody can check one', async () => {
    const zip = Buffer.from('PK\u0003\u0004rest');
    expect(await check(zip)).toMatchObject({ kind: 'results-package', outcome: 'unreadable' });
    const trustedRootsPem = [organisation.rootCertificatePem];
    const seen = await verifyFile(zip, {
      trustedRootsPem,
      now: laterThatYear,
      verifyPackage: (bytes, options) =>
        Promise.resolve({
          kind: 'results-package',
          outcome: 'valid',
          sample: bytes === zip && options.trustedRootsPem === trustedRootsPem,
        }),
    });
    expect(seen).toMatchObject({ outcome: 'valid', sample: true });
  });
});
