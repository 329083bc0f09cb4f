import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { decodeBase45, encodeBase45 } from '#host/formats/certificate/base45.ts';
import { decodeQrText, qrModules } from '#host/formats/certificate/qr.ts';
import { verifyFile } from '#host/formats/certificate/verify.ts';
import { content, laterThatYear, makeOrganisation, mustIssue } from './issued.ts';
import type { Organisation } from './issued.ts';

let organisation: Organisation;
let qrText: string;

beforeAll(async () => {
  organisation = await makeOrganisation();
  ({ qrText } = await mustIssue(organisation.keys));
});

const check = (text: string, trustedRootsPem = [organisation.rootCertificatePem]) =>
  verifyFile(Buffer.from(text), { trustedRootsPem, now: laterThatYear });

describe('base 45', () => {
  it('follows the examples of RFC 9285', () => {
    expect(encodeBase45(Buffer.from('AB'))).toBe('BB8');
    expect(encodeBase45(Buffer.from('Hello!!'))).toBe('%69 VD92EX0');
    expect(encodeBase45(Buffer.from('base-45'))).toBe('UJCLQE7W581');
    expect(Buffer.from(decodeBase45('QED8WEX0') ?? [])).toEqual(Buffer.from('ietf!'));
  });
  it('refuses texts that no bytes encode to', () => {
    for (const text of ['A', ':::', '::', 'ab8', 'GGW']) expect(decodeBase45(text), text).toBeNull();
  });
});

describe('the QR of a certificate', () => {
  it('says by itself, with the root and no network, whose certificate it is', async () => {
    expect(await check(qrText)).toMatchObject({
      kind: 'qr',
      outcome: 'valid',
      sample: false,
      content: { number: content.number, holder: '欧阳子墨', 'organisation.zh-CN': '示范供电培训中心' },
    });
    expect(decodeQrText(qrText)?.content).toMatchObject({
      holderLatinName: 'Ouyang Zimo',
      issuedAt: content.issuedAt,
      credentialId: content.credentialId,
    });
  });

  it('is of a version that a phone reads at 30 mm, in the alphabet that QR codes pack best', () => {
    expect(qrText).toMatch(/^INV1:[0-9A-Z $%*+\-./:]+$/);
    expect(qrModules(qrText).length).toBeLessThanOrEqual(17 + 4 * 22);
  });

  it('is read back from its picture by an independent reader', async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasmBinary = Uint8Array.from(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    const [found] = await readBarcodes(picture(qrModules(qrText)), { formats: ['QRCode'] });
    expect(found?.text).toBe(qrText);
  });

  it('is refused with any one character changed', async () => {
    for (let at = 0; at < qrText.length; at += 7) {
      const other = qrText[at] === 'A' ? 'B' : 'A';
      const answer = await check(qrText.slice(0, at) + other + qrText.slice(at + 1));
      expect(answer.outcome, `character ${at}`).not.toBe('valid');
    }
  });

  it('of another organisation is of an unknown issuer, with the fingerprint of its root', async () => {
    const other = await makeOrganisation();
    const answer = await check(qrText, [other.rootCertificatePem]);
    expect(answer).toMatchObject({ outcome: 'not-valid', reason: 'issuer-unknown' });
    expect(answer.rootFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(await check(qrText, [])).toMatchObject({ outcome: 'not-valid', reason: 'issuer-unknown' });
  });

  it('that is cut short, empty or hostile is unreadable', async () => {
    const bomb = `INV1:${encodeBase45(Buffer.alloc(2000))}`;
    for (const text of [qrText.slice(0, 200), 'INV1:', bomb, `INV1:${'A'.repeat(9999)}`])
      expect(await check(text)).toMatchObject({ kind: 'qr', outcome: 'unreadable', reason: 'damaged' });
  });
});

/** A black and white bitmap, four pixels a module, with a quiet zone. */
function picture(rows: readonly (readonly boolean[])[]): ImageData {
  const scale = 4;
  const quiet = 4;
  const side = (rows.length + 2 * quiet) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet])
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return { data, width: side, height: side, colorSpace: 'srgb' };
}
