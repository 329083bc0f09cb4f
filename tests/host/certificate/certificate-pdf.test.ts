import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { drawCertificatePdf } from '#host/formats/certificate/certificate-pdf.ts';
import { attachedText } from '#host/formats/certificate/pdf-signature-check.ts';
import type { IssuedCertificate } from '#host/formats/certificate/issue-certificate.ts';
import { content, makeOrganisation, mustIssue } from './issued.ts';
import type { Organisation } from './issued.ts';

let organisation: Organisation;
let issued: IssuedCertificate;
const folder = mkdtempSync(join(tmpdir(), 'invigil-certificate-'));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  organisation = await makeOrganisation();
  issued = await mustIssue(organisation.keys);
  writeFileSync(path('certificate.pdf'), issued.pdf);
  writeFileSync(path('root.pem'), organisation.rootCertificatePem);
  const changed = Uint8Array.from(issued.pdf);
  changed[2000] = (changed[2000] ?? 0) ^ 1;
  writeFileSync(path('changed.pdf'), changed);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** True when the tools are on this machine; else says which check is left out and why. */
function installed(...tools: readonly string[]): boolean {
  const missing = tools.filter((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length > 0) console.info(`left out, not installed here: ${missing.join(', ')}`);
  return missing.length === 0;
}

function run(tool: string, ...args: readonly string[]): string {
  return execFileSync(tool, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the certificate as a PDF', () => {
  it('is drawn to the same bytes from the same input', async () => {
    const page = { content, qrText: issued.qrText, credentialJson: issued.credentialJson, rootFingerprint: 'AA:BB' };
    const once = await drawCertificatePdf(page);
    expect((await drawCertificatePdf(page)).equals(once)).toBe(true);
    const other = await drawCertificatePdf({ ...page, content: { ...content, holderName: '王小明' } });
    expect(other.equals(once)).toBe(false);
  });

  it('says what it is: tagged, bilingual, titled, PDF/A-3b, dated by its issue', () => {
    const text = Buffer.from(issued.pdf).toString('latin1');
    for (const mark of [
      '/Lang (zh-CN)',
      '/Lang (en)',
      '/Marked true',
      '/S /H1',
      '/S /Figure',
      '/DisplayDocTitle true',
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<xmp:CreateDate>2026-11-22T08:00:00Z</xmp:CreateDate>',
      '/SubFilter /ETSI.CAdES.detached',
    ])
      expect(text, mark).toContain(mark);
    expect(text).not.toContain('/NeedAppearances');
  });

  it('carries the credential and the text of its QR', () => {
    expect(attachedText(issued.pdf, 'credential.json')).toBe(issued.credentialJson);
    expect(attachedText(issued.pdf, 'qr.txt')).toBe(issued.qrText);
    expect(attachedText(issued.pdf, 'other.txt')).toBeNull();
  });

  it('takes an organisation’s name that XML or PDF would read as markup', async () => {
    const name = '<A & B> (Training) /ByteRange [0 1 2 3]';
    const odd = await mustIssue(organisation.keys, { organisation: { en: name } });
    expect(Buffer.from(odd.pdf).toString('utf8')).toContain('‹A ＆ B›');
  });
});

describe('independent tools', () => {
  it.runIf(installed('pdfsig', 'certutil'))(
    'pdfsig finds the signature valid and trusted, and a changed byte invalid',
    () => {
      run('mkdir', 'nss');
      run('certutil', '-N', '-d', 'nss', '--empty-password');
      run('certutil', '-A', '-d', 'nss', '-n', 'root', '-t', 'CT,C,C', '-i', 'root.pem');
      const good = run('pdfsig', '-nssdir', 'nss', 'certificate.pdf');
      expect(good).toContain('Signature is Valid.');
      expect(good).toContain('Certificate is Trusted.');
      expect(good).toContain('Total document signed');
      expect(good).toContain('Signature Type: ETSI.CAdES.detached');
      expect(run('pdfsig', '-nssdir', 'nss', 'changed.pdf')).toContain('Digest Mismatch');
    },
  );

  it.runIf(installed('openssl'))(
    'openssl accepts the signature as CAdES under the root, and under no other',
    async () => {
      const pdf = Buffer.from(issued.pdf);
      const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1')) ?? [];
      const [end, resume] = [Number(range[1]), Number(range[2])];
      writeFileSync(path('signed.bin'), Buffer.concat([pdf.subarray(0, end), pdf.subarray(resume)]));
      const der = Buffer.from(pdf.toString('latin1', end + 1, resume - 1), 'hex');
      writeFileSync(path('signature.der'), der.subarray(0, der.readUInt16BE(2) + 4));
      writeFileSync(path('other.pem'), (await makeOrganisation({ name: 'Other' })).rootCertificatePem);
      const verify = (root: string) =>
        run(
          'openssl',
          'cms',
          '-verify',
          '-cades',
          '-binary',
          '-inform',
          'DER',
          '-in',
          'signature.der',
          '-content',
          'signed.bin',
          '-out',
          'out.bin',
          '-CAfile',
          root,
        );
      verify('root.pem');
      expect(readFileSync(path('out.bin')).equals(readFileSync(path('signed.bin')))).toBe(true);
      expect(() => verify('other.pem')).toThrow(/Verif/);
      writeFileSync(path('signed.bin'), 'changed');
      expect(() => verify('root.pem')).toThrow(/CMS|Verif/i);
    },
  );

  it.runIf(installed('qpdf'))('qpdf finds no fault in the file', () => {
    expect(run('qpdf', '--check', 'certificate.pdf')).toContain('No syntax or stream encoding errors found');
  });

  it.runIf(installed('pdftotext'))('the text can be copied out in the order in which it is read', () => {
    const text = run('pdftotext', '-raw', 'certificate.pdf', '-').replace(/\s/g, '');
    const words = [
      '示范供电培训中心',
      '认证证书',
      '欧阳子墨',
      'Ouyang Zimo',
      '供电服务热线客户代表',
      '三级',
      content.number,
      '李明远',
    ];
    const places = words.map((word) => text.indexOf(word.replace(/\s/g, '')));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.runIf(installed('pdftoppm'))('the QR is read back from a picture of the page', async () => {
    run('pdftoppm', '-r', '200', '-png', 'certificate.pdf', 'page');
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasmBinary = Uint8Array.from(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    const [found] = await readBarcodes(readFileSync(path('page-1.png')), { formats: ['QRCode'] });
    expect(found?.text).toBe(issued.qrText);
  });
});
