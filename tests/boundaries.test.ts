// The boundaries between the layers are kept by programs. Here wrong imports are planted and both programs must refuse them.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A small true file per layer, which the wrong ones name and the right ones may use. */
const layers = {
  'src/domain/moment.ts': 'export type Moment = number;\nexport const zero: Moment = 0;\n',
  'src/contract/moment.ts': "export { zero } from '#domain/moment.ts';\n",
  'src/host/clock.ts':
    "import type { Moment } from '#domain/moment.ts';\nexport const now = (): Moment => Date.now();\n",
  'src/ui/clock.ts': "import { zero } from '#contract/moment.ts';\nexport const shown = (): string => String(zero);\n",
  'src/ui/page.ts': "import { shown } from './clock.ts';\ndocument.title = shown();\n",
  'electron/clock.ts': "export { now } from '#host/clock.ts';\n",
};

const refusedByCompiler = [
  { what: 'the domain reading a file', file: 'src/domain/a.ts', text: "export { readFileSync } from 'node:fs';" },
  { what: 'the domain touching the page', file: 'src/domain/b.ts', text: 'export const title = document.title;' },
  { what: 'the domain asking its process', file: 'src/domain/c.ts', text: 'export const home = process.env.HOME;' },
  { what: 'the domain printing', file: 'src/domain/d.ts', text: "console.log('x');\nexport {};" },
  {
    what: 'the domain naming a contract',
    file: 'src/domain/e.ts',
    text: "export { zero } from '#contract/moment.ts';",
  },
  {
    what: 'the domain naming a host type',
    file: 'src/domain/f.ts',
    text: "export type { now } from '#host/clock.ts';",
  },
  { what: 'the contract naming the host', file: 'src/contract/g.ts', text: "export { now } from '#host/clock.ts';" },
  { what: 'the contract reading a file', file: 'src/contract/h.ts', text: "export { readFileSync } from 'node:fs';" },
  { what: 'the host naming a screen', file: 'src/host/i.ts', text: "export { shown } from '#ui/clock.ts';" },
  { what: 'the host touching the page', file: 'src/host/j.ts', text: 'export const title = document.title;' },
  { what: 'the host naming the shell', file: 'src/host/k.ts', text: "export { now } from '../../electron/clock.ts';" },
  { what: 'a screen naming the host', file: 'src/ui/l.ts', text: "export { now } from '#host/clock.ts';" },
  {
    what: 'a screen naming a host type',
    file: 'src/ui/m.ts',
    text: "import type { now } from '#host/clock.ts';\nexport type N = typeof now;",
  },
  {
    what: 'a screen naming a host type inline',
    file: 'src/ui/n.ts',
    text: "export type N = typeof import('#host/clock.ts');",
  },
  { what: 'a screen reading a file', file: 'src/ui/o.ts', text: "export { readFileSync } from 'node:fs';" },
  { what: 'the shell naming a screen', file: 'electron/p.ts', text: "export { shown } from '#ui/clock.ts';" },
];

describe('the compiler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-layers-'));
  let said = '';

  beforeAll(() => {
    for (const layer of ['src/domain', 'src/contract', 'src/host', 'src/ui', 'electron']) {
      mkdirSync(join(folder, layer), { recursive: true });
      cpSync(join(root, layer, 'tsconfig.json'), join(folder, layer, 'tsconfig.json'));
    }
    for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(root, file), join(folder, file));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const planted = Object.fromEntries(refusedByCompiler.map(({ file, text }) => [file, `${text}\n`]));
    for (const [file, text] of Object.entries({ ...layers, ...planted })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [compiler, '-b', 'src/ui', 'electron'], { cwd: folder, encoding: 'utf8' });
    said = run.stdout;
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(refusedByCompiler)('refuses $what', ({ file }) => {
    expect(said).toContain(file);
  });

  test.each(Object.keys(layers))('accepts %s, whose imports are the allowed ones', (file) => {
    expect(said.split('\n').filter((line) => line.startsWith(`${file}(`))).toEqual([]);
  });
});

const boundary = 'layers/imports';
const habit = 'no-restricted-syntax';
const refusedByLint = [
  { file: 'src/domain/x.ts', text: "import 'zod';", rule: boundary },
  { file: 'src/domain/x.ts', text: "import fs from 'node:fs';", rule: boundary },
  { file: 'src/domain/x.ts', text: "import type { now } from '#host/clock.ts';", rule: boundary },
  { file: 'src/domain/paper/x.ts', text: "export { a } from '../../host/clock.ts';", rule: boundary },
  { file: 'src/domain/x.ts', text: "export { a } from '../host/clock.ts';", rule: boundary },
  { file: 'src/domain/x.ts', text: 'export const at = Date.now();', rule: 'no-restricted-properties' },
  { file: 'src/domain/x.ts', text: 'export const { now } = Date;', rule: 'no-restricted-properties' },
  { file: 'src/domain/x.ts', text: 'export const at = new Date();', rule: habit },
  { file: 'src/domain/x.ts', text: 'export const at = Date();', rule: habit },
  { file: 'src/domain/x.ts', text: 'export const chance = Math.random();', rule: 'no-restricted-properties' },
  { file: 'src/domain/x.ts', text: 'console.log(1);', rule: 'no-restricted-globals' },
  { file: 'src/domain/x.ts', text: 'export const e = process.env;', rule: 'no-restricted-globals' },
  { file: 'src/domain/x.ts', text: 'export const c = crypto.randomUUID();', rule: 'no-restricted-globals' },
  { file: 'src/domain/x.ts', text: 'export const c = globalThis;', rule: 'no-restricted-globals' },
  { file: 'src/contract/x.ts', text: "import { now } from '#host/clock.ts';", rule: boundary },
  { file: 'src/contract/x.ts', text: "import { os } from '@orpc/server';", rule: boundary },
  { file: 'src/host/x.ts', text: "import { app } from 'electron';", rule: boundary },
  { file: 'src/host/x.ts', text: "import type { App } from 'electron';", rule: boundary },
  { file: 'src/host/x.ts', text: "export const app = await import('electron');", rule: boundary },
  { file: 'src/host/x.ts', text: "export type E = import('electron').App;", rule: boundary },
  { file: 'src/host/x.ts', text: "const name = 'electron';\nawait import(name);", rule: boundary },
  { file: 'src/host/x.ts', text: "import Database from 'better-sqlite3';", rule: boundary },
  { file: 'src/host/x.ts', text: "import { Kysely } from 'kysely';", rule: boundary },
  { file: 'src/host/x.ts', text: "import { mount } from 'svelte';", rule: boundary },
  { file: 'src/host/x.ts', text: "import fs from 'fs';", rule: boundary },
  { file: 'src/host/storage/x.ts', text: "import { host } from '../host.ts';", rule: boundary },
  { file: 'src/host/storage/x.ts', text: "import { contract } from '#contract/contract.ts';", rule: boundary },
  { file: 'src/ui/x.ts', text: "import { now } from '#host/clock.ts';", rule: boundary },
  { file: 'src/ui/x.ts', text: "import type { now } from '#host/clock.ts';", rule: boundary },
  { file: 'src/ui/x.ts', text: "import { join } from 'node:path';", rule: boundary },
  {
    file: 'src/ui/X.svelte',
    text: '<script lang="ts">\n  import { now } from \'#host/clock.ts\';\n  now();\n</script>',
    rule: boundary,
  },
  { file: 'electron/x.ts', text: "import { shown } from '#ui/clock.ts';", rule: boundary },
  { file: 'src/host/x.ts', text: "export * from './clock.ts';", rule: habit },
  { file: 'src/host/x.ts', text: 'export default 1;', rule: habit },
  { file: 'src/host/x.ts', text: 'export const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  {
    file: 'src/host/x.ts',
    text: '// @ts-expect-error because\nexport const a = 1;',
    rule: '@typescript-eslint/ban-ts-comment',
  },
  { file: 'src/host/x.ts', text: `${'\n'.repeat(300)}export const a = 1;`, rule: 'max-lines' },
  { file: 'tests/x.test.ts', text: "test.only('a', () => {});", rule: habit },
  { file: 'tests/x.test.ts', text: "test.skip('a', () => {});", rule: habit },
];

const accepted = [
  {
    file: 'src/domain/paper/x.ts',
    text: "import type { Item } from '../item/item.ts';\nexport const at = (i: Item) => [new Date(0), i];",
  },
  { file: 'src/contract/x.ts', text: "export { z } from 'zod';\nexport { locales } from '#domain/item/locale.ts';" },
  {
    file: 'src/host/storage/x.ts',
    text: "export { default as Database } from 'better-sqlite3';\nexport { join } from 'node:path';",
  },
  { file: 'src/host/x.ts', text: "export { z } from 'zod';\nexport { open } from './storage/database.ts';" },
  { file: 'src/ui/office/x.ts', text: "export { mount } from 'svelte';\nexport { call } from '../call.ts';" },
  { file: 'electron/x.ts', text: "export { app } from 'electron';\nexport { host } from '#host/host.ts';" },
];

describe('the linter', () => {
  // The planted files do not exist, so the rules that need types are left out.
  const linter = new ESLint({
    cwd: root,
    overrideConfig: [
      ts.configs.disableTypeChecked,
      { languageOptions: { parserOptions: { projectService: false, program: null, project: false } } },
    ] as ESLint.Options['overrideConfig'],
  });
  const rulesBroken = async ({ file, text }: { file: string; text: string }) => {
    const [result] = await linter.lintText(`${text}\n`, { filePath: join(root, file) });
    return result?.messages.map(({ ruleId, message }) => ruleId ?? message);
  };

  test.each(refusedByLint)('refuses in $file: $text', async (planted) => {
    expect(await rulesBroken(planted)).toContain(planted.rule);
  });

  test.each(accepted)('accepts in $file: $text', async (right) => {
    expect(await rulesBroken(right)).toEqual([]);
  });

  test('a comment cannot switch a rule off', async () => {
    const text = "/* eslint-disable */\nimport { app } from 'electron';";
    expect(await rulesBroken({ file: 'src/host/x.ts', text })).toContain(boundary);
  });
});

describe('a page of the program', () => {
  test('takes no value from a contract file that knows schemas: their library would compile code, which the policy forbids', () => {
    const values = /^import (?!type)[^;]*from '#contract\/([\w-]+\.ts)'/gmu;
    const named = globSync('src/ui/**/*.{ts,svelte}', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').replaceAll(/^ {2}/gmu, '').matchAll(values)].map(([, of = '']) => of),
    );
    expect(named).toContain('access.ts');
    for (const file of new Set(named))
      expect(readFileSync(join(root, 'src/contract', file), 'utf8'), file).not.toMatch(/^import (?!type)[^;]*'zod'/mu);
  });
});
