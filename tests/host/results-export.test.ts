import { describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { verifyResultsPackage } from '#host/formats/results/verify-package.ts';
import { readZip } from '#host/formats/zip/read-zip.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { passphrase, preparedCertificate } from './decided-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const results = preparedCertificate();

async function exported(format: 'csv' | 'xlsx' | 'package') {
  const { host, day, decider } = await results();
  if (format === 'package') await decider.certificates.unlock({ passphrase });
  const answer = await decider.results.export({ sessionId: day.sessionId, format });
  if (!answer.ok) throw new Error(answer.reason);
  const bytes = Buffer.from(answer.file.base64, 'base64');
  return { host, day, decider, bytes, file: answer.file };
}

const names = ['考生0', '已过', '也过', '未过', '徒弟', '全岗'];

describe('HR’s file of a session', () => {
  it('as CSV has a line for each person of the roster, in its order, with points, decision and number', async () => {
    const { bytes, file, day } = await exported('csv');
    const lines = bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    expect(lines).toHaveLength(names.length + 1);
    names.forEach((name, at) => expect(lines[at + 1]).toContain(name));
    expect(lines[2]).toContain(day.number);
    expect(lines[2]).toContain('E-11');
    expect(lines[3]).not.toContain('INV-');
    expect(file).toMatchObject({ mediaType: 'text/csv' });
    expect(file.name).toContain(day.sessionId.slice(-6));
  });

  it('as XLSX opens in a spreadsheet with the same lines', async () => {
    const { bytes } = await exported('xlsx');
    const sheets = (await readXlsxFile(bytes)) as unknown;
    const text = JSON.stringify(sheets);
    for (const name of names) expect(text).toContain(name);
  });

  it('as a package is signed, and accepted offline by whoever trusts the root', async () => {
    const { host, bytes, decider, day } = await exported('package');
    const { rootCertificatePem } = await decider.certificates.keys({});
    const now = new Date(host.clock.wall);
    const trusted = await verifyResultsPackage(bytes, { trustedRootsPem: [rootCertificatePem], now });
    expect(trusted).toMatchObject({ kind: 'results-package', outcome: 'valid', sample: false });
    expect(await verifyResultsPackage(bytes, { trustedRootsPem: [], now })).toMatchObject({ reason: 'issuer-unknown' });
    const byHost = await decider.certificates.verify({ base64: bytes.toString('base64'), rootsPem: [] });
    expect(byHost).toMatchObject({ kind: 'results-package', outcome: 'valid' });
    const zip = await readZip(bytes, { entries: 16, totalBytes: 10_000_000, ratio: 1_000 });
    const files = zip.ok ? [...zip.files.values()].map((f) => Buffer.from(f).toString('utf8')).join() : '';
    expect(files).toContain(day.passed);
    expect(files).toContain('attempt-finished');
    expect(files).not.toMatch(/Item \d+: which of these/); // results, not the questions
  });

  it('as a package is not valid once a byte of it was changed', async () => {
    const { host, bytes, decider } = await exported('package');
    const { rootCertificatePem } = await decider.certificates.keys({});
    const now = new Date(host.clock.wall);
    for (const part of [0.2, 0.5, 0.8]) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(changed.length * part);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const checked = await verifyResultsPackage(changed, { trustedRootsPem: [rootCertificatePem], now });
      expect(checked.outcome).not.toBe('valid');
    }
  });

  it('needs the issuing key for a package, and none for the others', async () => {
    const { host, day } = await results();
    const hr = host.as(await signInAs(host, 'hr'));
    const ask = (format: 'csv' | 'xlsx' | 'package') => hr.results.export({ sessionId: day.sessionId, format });
    expect(await ask('package')).toEqual({ ok: false, reason: 'keys-locked' });
    expect((await ask('csv')).ok).toBe(true);
    expect((await ask('xlsx')).ok).toBe(true);
    expect(await hr.results.export({ sessionId: 'none', format: 'csv' })).toEqual({
      ok: false,
      reason: 'unknown-session',
    });
  });

  it('leaves its trace in the journal: who took which file', async () => {
    const { host, day } = await exported('csv');
    const entries = host.read((db) => newestEntries(db, 1e9, 200, null));
    const taken = entries.find((e) => e.record.kind === 'results.exported');
    expect(taken?.record.actor).toBe(`account:${day.accountId}`);
    expect(taken?.payload).toMatchObject({ sessionId: day.sessionId, format: 'csv' });
  });
});
