import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, run, runHere, type Ended } from './run.ts';

const out = newFolder();
const at = (name: string) => join(out, name);
let ended: Ended;

beforeAll(async () => {
  ended = await run(['demo', '--out', out, '--json']);
}, 300_000); // a whole exam day of three parts in two processes: half a minute on a free machine

const verify = (file: string, ...words: string[]) => runHere('verify', file, ...words);
const trusted = ['--root', at('root.pem')];

/** A part that people marked, passed, with a receipt of its own. */
const practical = (partId: string) => ({
  partId,
  state: 'submitted',
  maximum: 100,
  passed: true,
  receipt: expect.stringMatching(/\w/),
});

describe('the demo exam', () => {
  test('passes one candidate, fails one, and loses nothing of the one whose host was killed', () => {
    expect(ended).toMatchObject({ code: 0, err: '' });
    const summary = JSON.parse(ended.out);
    expect(summary).toEqual(JSON.parse(readFileSync(at('summary.json'), 'utf8')));
    expect(summary).toMatchObject({ ok: true, journal: { intact: true, firstBad: null } });
    expect(summary.candidates).toMatchObject([
      {
        parts: [{ partId: 'theory', points: 100, passed: true }, practical('case'), practical('call')],
        decision: 'certify',
        certificateNumber: expect.stringContaining('INV-'),
      },
      {
        parts: [{ points: 40, passed: false }, practical('case'), practical('call')],
        decision: 'refuse',
        certificateNumber: null,
      },
      { parts: [{ points: 90, passed: true }, practical('case'), practical('call')], decision: 'certify' },
    ]);
    const { interruption } = summary;
    expect(interruption).toMatchObject({ endedBy: 'SIGKILL', resumedOnSameItem: true });
    expect(interruption.acknowledgedSaves).toBeGreaterThanOrEqual(10);
    expect(interruption.foundAfterRestart).toBe(interruption.acknowledgedSaves);
    // The host leaves word every second: neither more time is lost nor more is won.
    expect(Math.abs(interruption.remainingBeforeMs - interruption.remainingAfterMs)).toBeLessThan(2_500);
  });

  test('has every case and call marked by two, blind, and a third examiner for the one on which they differ', () => {
    const { marking } = JSON.parse(ended.out);
    expect(marking).toMatchObject({ tasks: 6, sheets: 13, refusedBeforeOwn: 13, dispute: { refused: 'reconcile' } });
    const { first, second, third, settled, maximum } = marking.dispute;
    expect((first - second) / maximum).toBeGreaterThan(0.2);
    expect(third).not.toBe(first);
    // The third sheet counts with the nearest of the two others, by the mean.
    expect(settled).toBeCloseTo((first + third) / 2, 5);
  });

  test('records each call, and hears the same bytes again', () => {
    const { recordings } = JSON.parse(ended.out);
    expect(recordings).toHaveLength(3);
    for (const { code, chunks, bytes, head, playedBackSame } of recordings) {
      expect(playedBackSame, code).toBe(true);
      expect(chunks).toBeGreaterThan(30);
      expect(bytes).toBeGreaterThan(50_000);
      expect(head).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(new Set(recordings.map(({ head }: { head: string }) => head)).size).toBe(3);
  });

  test('writes every file that its summary names, whole', () => {
    const { files } = JSON.parse(readFileSync(at('summary.json'), 'utf8'));
    expect(files.map((f: { name: string }) => f.name)).toEqual(
      expect.arrayContaining([
        'certificate.pdf',
        'credential.json',
        'root.pem',
        'results.csv',
        'results.xlsx',
        'results.zip',
      ]),
    );
    for (const { name, sha256 } of files)
      expect(
        createHash('sha256')
          .update(readFileSync(at(name)))
          .digest('hex'),
        name,
      ).toBe(sha256);
  });

  test('gives HR the same three rows as CSV and as XLSX', async () => {
    const csv: string[][] = parse(readFileSync(at('results.csv')), { bom: true });
    const sheet: unknown[][] = await readSheet(readFileSync(at('results.xlsx')));
    expect(csv).toHaveLength(4);
    expect(sheet).toHaveLength(4);
    const numbers = (rows: unknown[][]) => rows.slice(1).map((row) => row[2]);
    expect(numbers(sheet)).toEqual(numbers(csv));
  });
});

describe('verify', () => {
  const files = ['certificate.pdf', 'credential.json', 'qr.txt', 'results.zip'];

  test.each(files)('finds %s valid under its root', async (name) => {
    const plain = await verify(at(name), ...trusted);
    expect(plain).toMatchObject({ code: 0, err: '' });
    expect(plain.out).toContain(': valid');
    const json = await verify(at(name), ...trusted, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ outcome: 'valid', sample: false, file: at(name) });
  });

  test.each(files)('finds %s of an unknown issuer without a root, and shows the fingerprint', async (name) => {
    const plain = await verify(at(name));
    expect(plain.code).toBe(1);
    expect(plain.out).toContain('issuer unknown');
    expect(plain.out).toMatch(/SHA-256: ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
  });

  test.each(files)('refuses %s with one byte flipped', async (name) => {
    const bytes = readFileSync(at(name));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x01, middle);
    const flipped = join(newFolder(), name);
    writeFileSync(flipped, bytes);
    const ended = await verify(flipped, ...trusted, '--json');
    expect(ended.code).not.toBe(0);
    expect(JSON.parse(ended.out).outcome).not.toBe('valid');
  });

  test('answers 2 for what is no such file, is not there, or has no readable root', async () => {
    expect(await verify(at('results.csv'), ...trusted)).toMatchObject({
      code: 2,
      out: expect.stringContaining('unreadable'),
    });
    expect(await verify(at('none.pdf'))).toMatchObject({ code: 2, out: '', err: expect.stringContaining('ENOENT') });
    const json = await verify(at('none.pdf'), '--json');
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, reason: 'no-file', message: json.err.trim() });
    expect(await verify(at('certificate.pdf'), '--root', at('results.csv'))).toMatchObject({ code: 2, out: '' });
  });

  test('gives a process its exit codes', { timeout: 120_000 }, async () => {
    expect(await run(['verify', at('certificate.pdf'), ...trusted])).toMatchObject({ code: 0, err: '' });
    expect(await run(['verify', at('certificate.pdf')])).toMatchObject({ code: 1, err: '' });
    expect(await run(['verify', at('results.csv')])).toMatchObject({ code: 2 });
  });

  test('speaks Chinese', async () => {
    const { out: said } = await verify(at('certificate.pdf'), ...trusted, '--lang', 'zh-CN');
    expect(said).toContain('证书（PDF）: 有效');
    expect(said).toContain('王晓芳');
  });
});
