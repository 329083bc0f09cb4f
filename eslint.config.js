// One table says which layers, packages and globals each folder may use (src/README.md explains it); the rest is shared.
import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { imports } from './tools/lint-imports.mjs';

const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Packages with one home each: only the row that names them may import them. */
const homeBound = ['electron', 'better-sqlite3', 'kysely', 'pg'];
const shipped = Object.keys(dependencies).filter((name) => !homeBound.includes(name));
const everyPackage = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
const uiPackages = ['svelte', 'bits-ui', '@lucide/svelte', 'sv-router', '@orpc/client', '@orpc/contract', 'katex'];
const uiAssets = ['@fontsource-variable/noto-sans-sc'];

const everyLayer = ['domain', 'contract', 'host', 'ui', 'electron', 'tools'];

/** The import table. A folder's own layer is always allowed; a later row wins over an earlier one. */
const table = [
  { folder: 'src/domain', own: 'domain', layers: [], packages: [], globals: 'language' },
  {
    folder: 'src/contract',
    own: 'contract',
    layers: ['domain'],
    packages: ['zod', '@orpc/contract'],
    globals: 'language',
  },
  { folder: 'src/host', own: 'host', layers: ['domain', 'contract'], packages: ['node:', ...shipped], globals: 'node' },
  {
    folder: 'src/host/storage',
    own: 'host/storage',
    layers: ['domain'],
    packages: ['node:', 'better-sqlite3'],
    globals: 'node',
  },
  {
    folder: 'src/host/register',
    own: 'host/register',
    layers: ['domain', 'contract'],
    packages: ['node:', 'kysely', 'pg'],
    globals: 'node',
  },
  {
    folder: 'src/ui',
    own: 'ui',
    layers: ['contract', 'domain'],
    packages: [...uiPackages, ...uiAssets],
    globals: 'browser',
  },
  {
    folder: 'electron',
    own: 'electron',
    layers: ['host', 'contract'],
    packages: ['node:', 'electron'],
    globals: 'node',
  },
  {
    folder: 'tests',
    own: 'tests',
    layers: everyLayer,
    packages: ['node:', ...everyPackage],
    globals: 'both',
    computedPaths: true,
  },
  {
    folder: 'tools',
    own: 'tools',
    layers: everyLayer,
    packages: ['node:', ...everyPackage],
    globals: 'node',
    computedPaths: true,
  },
];

const globalSets = {
  language: globals.es2025,
  node: { ...globals.es2025, ...globals.node },
  browser: { ...globals.es2025, ...globals.browser },
  both: { ...globals.es2025, ...globals.node, ...globals.browser },
};

/** What the language itself does not give: refused by name in the domain and the contract, which have no surroundings. */
const surroundings = [...new Set([...Object.keys(globals.browser), ...Object.keys(globals.node), 'globalThis'])].filter(
  (name) => name === 'globalThis' || !(name in globals.es2025),
);

const shared = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import a thing from the file that holds it.' },
  { selector: 'TSEnumDeclaration', message: 'Node runs these files by stripping types: use a union of literals.' },
];

const namedExports = [
  { selector: 'ExportDefaultDeclaration', message: 'Write export before the declaration.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Every export has its own name.' },
];

const clockAndChance = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The domain has no clock: take `now` as an argument.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'The domain has no clock: take `now` as an argument.',
  },
];

const testHabits = [
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|todo|fixme)$/]',
    message: 'The whole suite runs, always.',
  },
  {
    selector: 'CallExpression[callee.property.name="skip"][arguments.0.type=/^(Literal|TemplateLiteral)$/]',
    message: 'A test is not skipped without a condition and a reason that is printed.',
  },
  {
    selector: 'CallExpression[callee.property.name="waitForTimeout"]',
    message: 'Wait for what is seen, not for time.',
  },
];

function rulesOf(row) {
  const restricted = [
    ...shared,
    ...namedExports,
    ...(row.globals === 'language' ? clockAndChance : []),
    ...(row.own === 'tests' ? testHabits : []),
  ];
  return {
    name: `imports of ${row.folder}`,
    files: [`${row.folder}/**/*.{ts,svelte,mjs,js}`],
    languageOptions: { globals: globalSets[row.globals] },
    rules: {
      'layers/imports': ['error', { ...row, root: import.meta.dirname }],
      'no-restricted-syntax': ['error', ...restricted],
      ...(row.globals === 'browser' && { 'no-console': 'error' }),
      ...(row.globals === 'language' && {
        'no-restricted-globals': [
          'error',
          ...surroundings.map((name) => ({ name, message: 'Not part of the language.' })),
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Take `now` as an argument.' },
          { object: 'Math', property: 'random', message: 'Draw from the seed.' },
        ],
      }),
    },
  };
}

/** Values whose type the linter cannot see. */
const unsafeUses = Object.fromEntries(
  ['assignment', 'argument', 'member-access', 'call', 'return'].map((use) => [
    `@typescript-eslint/no-unsafe-${use}`,
    'off',
  ]),
);

export default defineConfig(
  globalIgnores([
    'out/',
    'dist/',
    '.tsc/',
    'test-results/',
    'playwright-report/',
    '.cache/',
    'question-banks/',
    'docs/',
  ]),
  { plugins: { layers: { rules: { imports } } } },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-undef': 'off', // the compiler knows better which names exist
      'no-implied-eval': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Literal arguments such as `'a' | (string & {})` and numbers in messages are fine; objects are not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-unused-svelte-ignore': 'off', // it reads the reason behind a code as more codes
      'svelte/prefer-svelte-reactivity': 'off', // it cannot tell a local Set from state
    },
  },
  // Types within .svelte files are svelte-check's: each would cost the linter a program of its own, minutes in all.
  { files: ['**/*.svelte'], ...ts.configs.disableTypeChecked },
  { files: ['**/*.{js,mjs,cjs}'], ...ts.configs.disableTypeChecked },
  { files: ['*.{js,ts}', 'tools/**', 'tests/**'], languageOptions: { globals: globalSets.both } },
  ...table.map(rulesOf),
  {
    name: 'tests read JSON and rows whose shape they are about to assert',
    files: ['tests/**'],
    rules: unsafeUses,
  },
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-syntax': ['error', ...shared] } },
);
