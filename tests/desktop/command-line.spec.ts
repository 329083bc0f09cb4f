import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shownPage, test } from './support/desktop.ts';

test('--cli checks a bank without a window and prints its counts', async ({ run, folder, dataFolder }) => {
  const { code, output } = await run(['--cli', 'bank', 'check', 'question-banks/hotline-95598', '--json']);
  expect(code, output).toBe(0);
  const json = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as {
    items: number;
    errors: number;
  };
  expect(json.errors).toBe(0);
  expect(json.items).toBeGreaterThanOrEqual(80);
  expect(existsSync(dataFolder)).toBe(false);
  expect(existsSync(join(folder, 'user', 'SingletonLock'))).toBe(false);
});

test('--cli ends with the code of the command that failed', async ({ run, folder }) => {
  const { code } = await run(['--cli', 'verify', join(folder, 'no-such-certificate.pdf')]);
  expect(code).toBe(2);
});

test('--cli works beside a running window', async ({ launch, run }) => {
  const app = await launch();
  await shownPage(app);
  const { code, output } = await run(['--cli', '--help']);
  expect(output).toContain('bank');
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
});
