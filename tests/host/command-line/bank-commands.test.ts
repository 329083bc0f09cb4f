import Database from 'better-sqlite3';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hotlineBank, newFolder, run, runHere } from './run.ts';

// A real process takes seconds to start on a busy machine.
const patience = { timeout: 120_000 };

function copyOfBank(change: (header: string) => string): string {
  const folder = newFolder();
  cpSync(hotlineBank, folder, { recursive: true });
  const header = join(folder, 'bank.yaml');
  writeFileSync(header, change(readFileSync(header, 'utf8')));
  return folder;
}

function banksIn(dataFolder: string): unknown[] {
  const db = new Database(join(dataFolder, 'invigil.db'), { readonly: true });
  const rows = db.prepare('SELECT id, version, (SELECT count(*) FROM bank_item) AS items FROM bank').all();
  db.close();
  return rows;
}

describe('bank check', () => {
  test('counts what the hotline bank holds and finds no problem', patience, async () => {
    const ended = await run(['bank', 'check', hotlineBank, '--json']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const document = JSON.parse(ended.out);
    expect(document).toMatchObject({ errors: 0, problems: [], bankId: 'hotline-95598' });
    expect(document.items).toBeGreaterThanOrEqual(240);
    expect(document.cases).toBeGreaterThan(0);
    expect(document.scenarios).toBeGreaterThan(0);
  });

  test('names file, line and what is expected for every problem of a broken bank', async () => {
    const broken = copyOfBank((header) =>
      header.replace(/^version: \d+$/mu, 'version: one').replace('id: hotline-95598', 'id: ""'),
    );
    const json = await run(['bank', 'check', broken, '--json']);
    const document = JSON.parse(json.out);
    expect(json.code).toBe(1);
    expect(document.errors).toBe(document.problems.length);
    expect(document.problems.map((p: { field: string }) => p.field)).toEqual(expect.arrayContaining(['id', 'version']));
    const plain = await runHere('bank', 'check', broken, '--lang', 'zh-CN');
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(/bank\.yaml:4:\d+：version 应为/);
  });

  test('measures the quality of a sound bank, and writes the report it is asked for in the language of the command', async () => {
    const report = join(newFolder(), 'quality.md');
    const json = await runHere('bank', 'check', hotlineBank, '--json', '--report', report, '--lang', 'en');
    const { quality } = JSON.parse(json.out);
    expect(quality.blind.map((b: { strategy: string }) => b.strategy)).toContain('longest');
    expect(quality.spread.cells.length).toBeGreaterThan(20);
    const text = readFileSync(report, 'utf8');
    for (const title of ['blind guesser', 'Near-duplicates', 'missing', 'Readability', 'Spread']) {
      expect(text).toMatch(new RegExp(`^## .*${title}`, 'mu'));
    }
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    const plain = await runHere('bank', 'check', hotlineBank, '--lang', 'zh-CN', '--report', report);
    expect(plain).toMatchObject({ code: 0 });
    expect(plain.out).toContain('盲猜者得分');
    expect(readFileSync(report, 'utf8')).toContain('## 近似重复');
  });

  test('answers 2 for a folder that is not there', async () => {
    const ended = await runHere('bank', 'check', join(newFolder(), 'none'), '--json');
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.out)).toMatchObject({ errors: 1, items: 0 });
  });
});

describe('bank import', () => {
  test(
    'opens the data folder itself, imports once, and finds the same bank there the second time',
    patience,
    async () => {
      const data = newFolder();
      const first = await run(['bank', 'import', hotlineBank, '--data', data, '--json']);
      expect(first).toMatchObject({ code: 0, err: '' });
      const { items } = JSON.parse(first.out);
      const version = Number(/^version: (\d+)$/mu.exec(readFileSync(join(hotlineBank, 'bank.yaml'), 'utf8'))?.[1]);
      expect(await runHere('bank', 'import', hotlineBank, '--data', data)).toMatchObject({ code: 0 });
      expect(banksIn(data)).toEqual([{ id: 'hotline-95598', version, items }]);
      const journal = await runHere('journal', 'verify', '--data', data, '--json');
      expect(journal.code).toBe(0);
      expect(JSON.parse(journal.out)).toMatchObject({ intact: true, entries: 1 });
    },
  );

  test('refuses other content under a version that is there', async () => {
    const data = newFolder();
    await runHere('bank', 'import', hotlineBank, '--data', data);
    const changed = copyOfBank((header) => header.replace('sample bank', 'another sample'));
    const ended = await runHere('bank', 'import', changed, '--data', data, '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ ok: false, reason: 'version-exists' });
    expect(banksIn(data)).toHaveLength(1);
  });

  test('writes nothing of a broken bank', async () => {
    const data = newFolder();
    const broken = copyOfBank((header) => header.replace(/^version: \d+$/mu, 'version: one'));
    expect(await runHere('bank', 'import', broken, '--data', data)).toMatchObject({ code: 1 });
    expect(() => banksIn(data)).toThrow('unable to open database file');
  });
});
