// The reports in docs/ are what the command says of the banks as they are now.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '#domain/item/locale.ts';
import { newFolder, runHere } from './run.ts';

const root = resolve(import.meta.dirname, '../../..');
const banks = readdirSync(join(root, 'question-banks'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(banks)('the quality report of %s', (bank) => {
  test.each(locales)(
    'is what `bank check --report` makes of the bank now (%s)',
    { timeout: 60_000 },
    async (locale) => {
      const report = join(newFolder(), 'report.md');
      const path = join(root, 'question-banks', bank);
      const { code } = await runHere('bank', 'check', path, '--report', report, `--lang=${locale}`);
      expect(code).toBe(0);
      const made = readFileSync(report, 'utf8');
      const committed = readFileSync(join(root, `docs/bank-quality/${bank}.${locale}.md`), 'utf8').replaceAll(
        '\r\n',
        '\n',
      );
      expect(committed, 'run `npm run docs` and commit what it writes').toBe(made);
      expect(made).not.toMatch(/undefined|NaN|\[object/u);
    },
  );
});

test('no bank guesses better than chance by more than five points, in either language', () => {
  expect(banks.length).toBeGreaterThanOrEqual(3);
  for (const bank of banks) {
    expect(readFileSync(join(root, `docs/bank-quality/${bank}.en.md`), 'utf8'), bank).not.toContain('**too good**');
  }
});
