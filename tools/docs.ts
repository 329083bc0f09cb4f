// Writes the documents that are generated from the code, so that they cannot drift from it: `npm run docs`.
// With --check it writes nothing and fails when one of them is not what the code says.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { access, type Access } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import { roomRoles, roomRule } from '#contract/room-access.ts';
import { staffRoles } from '#contract/roles.ts';
import { locales } from '#domain/item/locale.ts';
import { bankQuality } from '#domain/item/quality.ts';
import { measureOverlaps } from '#domain/paper/measure-overlap.ts';
import { qualityMarkdown } from '#host/formats/bank/quality-report.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { blueprintFileSchema } from '#host/formats/bank/blueprint-schema.ts';
import { bankContentSchema, bankHeaderSchema } from '#host/formats/bank/bank-schema.ts';
import { blockFileSchema } from '#host/formats/bank/rubric-schema.ts';

const roles = ['candidate', 'trainee', ...staffRoles] as const;

/** The operation × role table as Markdown. A bullet: the host answers; empty: it refuses. */
function operationTable(): string {
  const cells = (allowed: Access) =>
    ['anyone', ...roles].map((role) => {
      const open = allowed === 'anyone' ? role === 'anyone' : allowed.some((one) => one === role);
      return open ? '●' : ' ';
    });
  const rows = Object.entries(access).map(([operation, allowed]) => [`\`${operation}\``, ...cells(allowed)]);
  const head = ['operation', 'anyone', ...roles];
  const table = [head, head.map((_, at) => (at === 0 ? '---' : ':-:')), ...rows];
  return [
    '# Who may call which operation',
    '',
    'Generated from `src/contract/access.ts` by `npm run docs`; do not edit. A test tries every cell as every role.',
    '“anyone” needs no sign-in and is open to every role.',
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...overRoom(),
  ].join('\n');
}

/** What differs over the room's network, from its own table. */
function overRoom(): string[] {
  const named = (rule: ReturnType<typeof roomRule>) =>
    (Object.keys(access) as OperationName[])
      .filter((operation) => roomRule(operation) === rule)
      .map((operation) => `\`${operation}\``)
      .join(', ');
  return [
    '## Over the room’s network',
    '',
    'From another machine of the room the table above holds with these limits (`src/contract/room-access.ts`).',
    '',
    `- Staff who may sign in and act: ${roomRoles.join(', ')}.`,
    `- Refused whoever asks: ${named('own-machine')}.`,
    `- From a seat that a proctor let in only: ${named('approved-seat')}.`,
    '',
  ];
}

function jsonSchema(title: string, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** Each bank that comes with the program, measured, in each language: what `bank check --report` writes. */
async function qualityReports() {
  const banks = resolve(import.meta.dirname, '../question-banks');
  const folders = readdirSync(banks, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const reports = folders.map(async ({ name }) => {
    const read = await readBankFolder(resolve(banks, name));
    if (!read.ok) throw new Error(`${name} has problems: ${JSON.stringify(read.problems.slice(0, 3))}`);
    const [quality, overlaps] = [bankQuality(read.bank), measureOverlaps(read.bank)];
    return locales.map((locale) => ({
      path: `docs/bank-quality/${name}.${locale}.md`,
      text: () => qualityMarkdown(read.bank, quality, overlaps, locale),
    }));
  });
  return (await Promise.all(reports)).flat();
}

const documents = [
  ...(await qualityReports()),
  { path: 'docs/operations.md', text: operationTable },
  {
    path: 'question-banks/bank.schema.json',
    text: () => jsonSchema('Invigil bank, version 1: bank.yaml', bankHeaderSchema),
  },
  {
    path: 'question-banks/bank-content.schema.json',
    text: () => jsonSchema('Invigil bank, version 1: every other file of a bank', bankContentSchema),
  },
  {
    path: 'question-banks/rubric-blocks.schema.json',
    text: () => jsonSchema('Invigil bank, version 1: the files in rubric-blocks/ of a bank', blockFileSchema),
  },
  {
    path: 'question-banks/blueprint.schema.json',
    text: () => jsonSchema('Invigil blueprint, version 1: the files in blueprints/ of a bank', blueprintFileSchema),
  },
];

const root = resolve(import.meta.dirname, '..');
const stored = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
};

const stale = documents.filter(({ path, text }) => stored(resolve(root, path)) !== text());
if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what the code says. Run \`npm run docs\` and commit it.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
    writeFileSync(resolve(root, path), text());
    console.log(`Wrote ${path}`);
  }
}
