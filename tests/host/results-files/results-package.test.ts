import { unzipSync, zipSync, type Zippable } from 'fflate';
import { flattenedVerify } from 'jose';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { resultsPackage } from '#host/formats/results/results-package.ts';
import { packCanonically, sha256Hex } from '#host/formats/zip/signed-zip.ts';
import { verifyResultsPackage } from '#host/formats/results/verify-package.ts';
import { inputOf, makeOrganisation, now, packageOf, type TestOrganisation } from './packages.ts';

let organisation: TestOrganisation;
let other: TestOrganisation;
let good: Uint8Array;

beforeAll(async () => {
  organisation = await makeOrganisation();
  other = await makeOrganisation();
  good = await packageOf(organisation);
});

async function check(bytes: Uint8Array, roots = [organisation.rootPem], at = now) {
  return await verifyResultsPackage(bytes, { trustedRootsPem: roots, now: at });
}

const filesOf = (bytes: Uint8Array) => Object.entries(unzipSync(bytes));
const utf8 = (text: string): Uint8Array => Buffer.from(text);

/** The package with one of its files replaced (or added), packed exactly as a package is. */
function replaced(name: string, change: (content: string) => string): Uint8Array {
  const files = filesOf(good).filter(([n]) => n !== name);
  const old = unzipSync(good)[name] ?? new Uint8Array();
  return packCanonically([...files, [name, utf8(change(Buffer.from(old).toString('utf8')))]]);
}

describe('a results package', () => {
  test('is valid under the organisation’s root and says what it holds', async () => {
    expect(await check(good)).toMatchObject({
      kind: 'results-package',
      outcome: 'valid',
      sample: false,
      rootFingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      content: { organisation: '测试电网', session: '十一月场次', candidates: '2', certified: '1', heads: '3' },
    });
  });

  test('names every file with its size and SHA-256, and carries the complete data', () => {
    const files = unzipSync(good);
    const text = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
    const manifest = text('manifest.json');
    expect(manifest.format).toBe('invigil-results/1');
    for (const { name, size, sha256 } of manifest.files) {
      expect(files[name]?.length).toBe(size);
      expect(sha256Hex(files[name] ?? new Uint8Array())).toBe(sha256);
    }
    expect(text('results.json').candidates[0]).toMatchObject({
      row: { employeeNumber: '0010023', certificateNumber: 'INV-000001', parts: [{ line: 0.6 }] },
      parts: [{ keyVersion: 'bank@1', scoringVersion: 1 }],
      signedDecision: { text: 'the decision' },
    });
    expect(text('chain-heads.json').heads).toEqual(organisation.heads);
  });

  test('carries a signature that any JWS library checks against the certificate in it', async () => {
    const files = unzipSync(good);
    const [header = '', , signature = ''] = Buffer.from(files['manifest.sig'] ?? [])
      .toString()
      .split('.');
    const { x5c } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const key = new X509Certificate(Buffer.from(x5c[0], 'base64')).publicKey;
    const payload = Buffer.from(files['manifest.json'] ?? []).toString('base64url');
    await expect(flattenedVerify({ protected: header, payload, signature }, key)).resolves.toBeDefined();
  });

  test('is the same to the byte when written again, but for the signature', async () => {
    const without = (bytes: Uint8Array) => filesOf(bytes).filter(([name]) => name !== 'manifest.sig');
    expect(without(await packageOf(organisation))).toEqual(without(good));
  });

  test('of a sample organisation says so', async () => {
    const sample = await makeOrganisation(true);
    expect(await check(await packageOf(sample), [sample.rootPem])).toMatchObject({ outcome: 'valid', sample: true });
  });
});

describe('a results package kept from the first release', () => {
  const kept = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('is valid for good, read in %s', async (place) => {
    process.env['TZ'] = place;
    const root = kept('results-1.root.pem').toString('utf8');
    expect(await check(kept('results-1.zip'), [root])).toMatchObject({ outcome: 'valid', sample: true });
  });
});

describe('a results package that is not to be believed', () => {
  test('is issuer-unknown without a trusted root and under another root, with the fingerprint shown', async () => {
    for (const roots of [[], [other.rootPem], ['no certificate']])
      expect(await check(good, roots)).toMatchObject({
        outcome: 'not-valid',
        reason: 'issuer-unknown',
        rootFingerprint: expect.stringContaining(':'),
      });
  });

  test('is refused with any byte flipped', async () => {
    const step = 41;
    for (let at = 0; at < good.length; at += step) {
      const flipped = Uint8Array.from(good);
      flipped[at] = (flipped[at] ?? 0) ^ 0x01;
      expect((await check(flipped)).outcome, `byte ${at}`).toBe('not-valid');
    }
  });

  test('is refused when bytes stand before or behind it, or the end is missing', async () => {
    expect(await check(Buffer.concat([Buffer.of(0), good]))).toMatchObject({ outcome: 'not-valid' });
    expect(await check(Buffer.concat([good, Buffer.of(0)]))).toMatchObject({ outcome: 'not-valid' });
    expect(await check(good.subarray(0, good.length - 30))).toMatchObject({ outcome: 'not-valid' });
  });

  test('is refused with a file changed, added, left out or packed in another way', async () => {
    expect(await check(replaced('results.csv', (csv) => csv.replace('张三', '张四')))).toMatchObject({
      reason: 'changed',
      detail: 'file-changed',
    });
    expect(await check(replaced('readme.txt', () => 'hello'))).toMatchObject({ detail: 'file-added' });
    const fewer = filesOf(good).filter(([name]) => name !== 'results.csv');
    expect(await check(packCanonically(fewer))).toMatchObject({ detail: 'file-missing' });
    const denser = zipSync(Object.fromEntries(filesOf(good)), { level: 9, mtime: new Date(1980, 0, 1) });
    expect(await check(denser)).toMatchObject({ detail: 'not-as-written' });
    expect(await check(replaced('manifest.json', (m) => m.replace('301', '302')))).toMatchObject({
      reason: 'signature-broken',
    });
  });

  test('is refused when its signature is spelled in another way', async () => {
    const next: Record<string, string> = { A: 'B', Q: 'R', g: 'h', w: 'x' };
    const respelled = replaced('manifest.sig', (sig) => sig.slice(0, -1) + (next[sig.slice(-1)] ?? ''));
    expect(await check(respelled)).toMatchObject({ reason: 'signature-broken' });
  });

  test('is refused when signed by a key that the root did not certify for issuing', async () => {
    const { issuing, journalCertificatePem } = organisation;
    const chains = [
      { ...issuing, issuingCertificatePem: other.issuing.issuingCertificatePem },
      { ...issuing, issuingCertificatePem: journalCertificatePem },
      { ...other.issuing, rootCertificatePem: issuing.rootCertificatePem },
    ];
    for (const chain of chains) {
      const forged = await resultsPackage({ ...inputOf(organisation), issuing: chain });
      expect(['signature-broken', 'untrusted-chain']).toContain((await check(forged)).reason);
    }
  });

  test('is refused with a chain head or a decision that its signer did not sign', async () => {
    const input = inputOf(organisation);
    const heads = input.heads.map((head) => ({ ...head, hash: 'f'.repeat(64) }));
    expect(await check(await resultsPackage({ ...input, heads }))).toMatchObject({ detail: 'head-not-signed' });
    const otherHeads = { ...input, heads: other.heads, journalCertificatePem: other.journalCertificatePem };
    expect(await check(await resultsPackage(otherHeads))).toMatchObject({ detail: 'head-not-signed' });
    const candidates = input.candidates.map((c) => ({
      ...c,
      signedDecision: c.signedDecision && { ...c.signedDecision, text: 'another decision' },
    }));
    expect(await check(await resultsPackage({ ...input, candidates }))).toMatchObject({
      detail: 'decision-not-signed',
    });
  });

  test('is refused when it was made outside of its certificate’s years or after today', async () => {
    const late = { ...inputOf(organisation), createdAt: now.getTime() + 9 * 365 * 86_400_000 };
    expect(await check(await resultsPackage(late))).toMatchObject({ reason: 'untrusted-chain' });
    const tomorrow = { ...inputOf(organisation), createdAt: now.getTime() + 3 * 86_400_000 };
    expect(await check(await resultsPackage(tomorrow))).toMatchObject({ detail: 'from-the-future' });
  });
});

describe('a zip made to do harm', () => {
  const withFile = (name: string, file: Zippable[string]) =>
    zipSync({ ...Object.fromEntries(filesOf(good)), [name]: file }, { level: 9 });

  test('is refused when a name leads out of its folder', async () => {
    for (const name of ['../evil.json', '/etc/evil', 'a/../../evil', 'C:/evil'])
      expect(await check(withFile(name, utf8('x'))), name).toMatchObject({
        outcome: 'not-valid',
        detail: 'zip:unsafe-name',
      });
  });

  test('is refused with a symbolic link', async () => {
    const link = withFile('link.json', [utf8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }]);
    expect(await check(link)).toMatchObject({ detail: 'zip:symbolic-link' });
  });

  test('is refused as a bomb before it is unpacked, by ratio, by size and by count', async () => {
    const bomb = withFile('bomb.json', new Uint8Array(50 * 1_048_576));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await check(bomb)).toMatchObject({ detail: 'zip:too-compressed' });
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, utf8('x')]));
    const crowd = zipSync({ ...Object.fromEntries(filesOf(good)), ...many });
    expect(await check(crowd)).toMatchObject({ detail: 'zip:too-many-entries' });
  });

  test('is refused when its directory lies about a size', async () => {
    const bomb = Buffer.from(withFile('bomb.json', new Uint8Array(5 * 1_048_576)));
    const directory = bomb.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(1_000, directory + 24);
    expect(await check(bomb)).toMatchObject({ outcome: 'not-valid', detail: 'zip:damaged' });
  });

  test('is told apart from files that are no package at all', async () => {
    for (const bytes of [new Uint8Array(), utf8('hello'), zipSync({ 'a.txt': utf8('a') })])
      expect(await check(bytes)).toMatchObject({ kind: 'unknown', outcome: 'unreadable' });
  });
});
