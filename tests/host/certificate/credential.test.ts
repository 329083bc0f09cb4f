import { createHash, X509Certificate } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '#host/formats/certificate/verify.ts';
import { content, issuedAt, laterThatYear, makeOrganisation, mustIssue } from './issued.ts';
import type { Organisation } from './issued.ts';

let organisation: Organisation;
let json: string;
let jwt: string;

beforeAll(async () => {
  organisation = await makeOrganisation();
  json = (await mustIssue(organisation.keys)).credentialJson;
  jwt = (JSON.parse(json) as { id: string }).id.replace('data:application/vc+jwt,', '');
});

const check = (text: string, now = laterThatYear) =>
  verifyFile(Buffer.from(text), { trustedRootsPem: [organisation.rootCertificatePem], now });

/** A credential like ours with some of its parts exchanged, signed by whoever asks. */
function tampered(change: (file: { credential: Record<string, unknown> }) => void): string {
  const file = JSON.parse(json) as { credential: Record<string, unknown> };
  change(file);
  return JSON.stringify(file);
}

describe('the credential', () => {
  it('is valid as the JSON file and as the bare JWT', async () => {
    for (const text of [json, jwt, `\uFEFF${json}`])
      expect(await check(text)).toMatchObject({
        kind: 'credential',
        outcome: 'valid',
        content: { holder: '欧阳子墨' },
      });
  });

  it('is an Open Badges 3.0 VC-JWT that a stranger’s library verifies by its own header', async () => {
    const header = decodeProtectedHeader(jwt);
    expect(header).toMatchObject({ alg: 'ES256', typ: 'JWT', jwk: { kty: 'EC', crv: 'P-256' } });
    expect(header.jwk).not.toHaveProperty('d');
    const { payload } = await jwtVerify(jwt, await importJWK(header.jwk as JWK, 'ES256'), {
      currentDate: laterThatYear,
    });
    const root = new X509Certificate(organisation.rootCertificatePem).raw;
    expect(payload).toMatchObject({
      iss: `ni:///sha-256;${createHash('sha256').update(root).digest('base64url')}`,
      jti: content.credentialId,
      sub: `${content.credentialId}#holder`,
      nbf: issuedAt.getTime() / 1000,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      validFrom: '2026-11-22T08:00:00Z',
      validUntil: '2029-11-21T15:59:59Z',
      credentialSubject: { licenseNumber: content.number, achievement: { achievementType: 'Certification' } },
    });
    expect(payload.exp).toBe((content.validUntil ?? 0) / 1000);
  });

  it('carries the chain to the root', async () => {
    const chain = (decodeProtectedHeader(jwt).x5c ?? []).map((der) => new X509Certificate(Buffer.from(der, 'base64')));
    const [issuing, root] = chain;
    expect(issuing?.verify((root as X509Certificate).publicKey)).toBe(true);
    expect(root?.fingerprint256).toBe(new X509Certificate(organisation.rootCertificatePem).fingerprint256);
    await compactVerify(jwt, (issuing as X509Certificate).publicKey);
  });

  it('is refused when its readable copy says something else than the signed one', async () => {
    const renamed = json.replaceAll('欧阳子墨', '欧阳子默');
    expect(renamed).not.toBe(json);
    expect(await check(renamed)).toMatchObject({ outcome: 'not-valid', reason: 'changed' });
    const longer = tampered((file) => (file.credential['validUntil'] = '2099-01-01T00:00:00Z'));
    expect(await check(longer)).toMatchObject({ outcome: 'not-valid', reason: 'changed' });
    const extra = tampered((file) => (file.credential['note'] = 'with distinction'));
    expect(await check(extra)).toMatchObject({ outcome: 'not-valid', reason: 'changed' });
  });

  it('is refused when any part of the JWT is changed', async () => {
    for (let at = 0; at < jwt.length; at += 97) {
      const other = jwt[at] === 'A' ? 'B' : 'A';
      const answer = await check(jwt.slice(0, at) + other + jwt.slice(at + 1));
      expect(answer.outcome, `character ${at}`).not.toBe('valid');
    }
    const last = jwt.slice(0, -1) + String.fromCharCode(jwt.charCodeAt(jwt.length - 1) + 1);
    expect((await check(last)).outcome).not.toBe('valid');
  });

  it('is not accepted without a signature', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1] ?? ''}.`;
    expect((await check(none)).outcome).toBe('unreadable');
  });

  it('that is not JSON, not a credential or empty is unreadable', async () => {
    for (const text of [
      '{',
      '{}',
      '{"type":"EnvelopedVerifiableCredential"}',
      'eyJ.x.y',
      'eyJhbGciOiJFUzI1NiJ9.e30.AA',
    ])
      expect(await check(text), text).toMatchObject({ kind: 'credential', outcome: 'unreadable' });
  });
});
