import type { z } from 'zod';
import type { Bank } from '#domain/item/bank.ts';
import type { Item } from '#domain/item/item.ts';
import type { Case, Scenario } from '#domain/marking/task-content.ts';
import { bankLimits, decodeFiles, type BankFile, type TextFile } from './bank-files.ts';
import { bankHash } from './bank-hash.ts';
import type { BankProblem, Finding } from './bank-problem.ts';
import { bankContentSchema, bankHeaderSchema } from './bank-schema.ts';
import { checkBank, type Entry } from './check-bank.ts';
import { itemSchema } from './item-schema.ts';
import { readMedia, type MediaFile } from './media-file.ts';
import { placeFindings } from './place-findings.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { checkBlueprints, isBlueprintPath, readBlueprints, undrawableBlueprints } from './read-blueprints.ts';
import { readYaml } from './read-yaml.ts';
import { isBlockPath, readBlocks, resolved, type ReadBlocks } from './rubric-blocks.ts';
import { schemaFindings } from './schema-findings.ts';
import { caseSchema, scenarioSchema } from './task-schema.ts';
import { expectations } from './wording.ts';

/** How many of each the files hold, right or wrong. */
export interface BankCounts {
  readonly items: number;
  readonly cases: number;
  readonly scenarios: number;
}

/** A bank that was found sound, with the bytes of what its items name. */
export interface SoundBank {
  readonly bank: Bank;
  readonly hash: string;
  readonly media: readonly MediaFile[];
}

export type ReadBank =
  | ({ readonly ok: true; readonly counts: BankCounts } & SoundBank)
  | {
      readonly ok: false;
      /** By file and line. */
      readonly problems: readonly BankProblem[];
      /** How many more there are than `problems` lists. */
      readonly omitted: number;
      readonly counts: BankCounts;
    };

interface Content {
  readonly items: Item[];
  readonly cases: Case[];
  readonly scenarios: Scenario[];
}

const headerFile = 'bank.yaml';
/** More than anyone reads; keeps a wholly broken bank from filling memory with complaints. */
const mostProblems = 2_000;

/**
 * Reads a bank from its files: `bank.yaml` and any others, each a list of items, cases or scenarios. A bank with any problem is
 * refused whole, with every problem of every file. Paths use `/`; the order of the files does not matter.
 */
export function readBank(files: readonly BankFile[]): ReadBank {
  return readBankWith(files, []);
}

/** As `readBank`, with what was found while the files were collected. */
export function readBankWith(files: readonly BankFile[], collecting: readonly Finding[]): ReadBank {
  const { texts, media: mediaFiles, findings: decoding } = decodeFiles(files);
  const findings = [...collecting, ...decoding];
  if (findings.some(({ code }) => code === 'bank-too-large')) {
    return { ok: false, ...listed(findings, texts), counts: countsOf([]) };
  }
  const { header, raw: rawHeader } = readHeader(texts, findings);
  const entries: Entry[] = [];
  for (const { path, text } of texts) {
    if (path === headerFile || isBlueprintPath(path) || isBlockPath(path)) continue;
    const reading = readYaml(path, text);
    findings.push(...reading.findings);
    if (reading.value !== undefined) {
      for (const entry of entriesOf(path, reading.value, findings)) entries.push(entry); // too many to spread
    }
  }
  const counts = countsOf(entries);
  if (entries.length > bankLimits.entries) {
    const expected = expectations.itemCount(bankLimits.entries);
    findings.push({ file: headerFile, path: [], code: 'too-many', expected, found: String(entries.length) });
    return { ok: false, ...listed(findings, texts), counts };
  }
  if (entries.length === 0 && findings.length === 0) {
    findings.push({ file: headerFile, path: [], code: 'empty-bank', expected: expectations.anything });
  }

  const reading = readMedia(mediaFiles);
  findings.push(...reading.findings);
  const content: Content = { items: [], cases: [], scenarios: [] };
  const blocks = readBlocks(texts.filter(({ path }) => isBlockPath(path)));
  findings.push(...blocks.findings);
  for (const entry of entries) findings.push(...takeIn(entry, content, blocks));
  const surroundings = { media: reading, blocks: blocks.raw };
  for (const finding of checkBank({ file: headerFile, raw: rawHeader }, entries, surroundings)) findings.push(finding);
  const ready = readBlueprints(texts.filter(({ path }) => isBlueprintPath(path)));
  findings.push(...ready.findings, ...checkBlueprints(ready, topicsOf(rawHeader)));
  // Only from items that are all there: else every rule would be blamed for an item that is broken.
  if (content.items.length === counts.items) findings.push(...undrawableBlueprints(ready, content.items));
  if (findings.length > 0 || header === undefined) return { ok: false, ...listed(findings, texts), counts };

  const { format: _, ...own } = header;
  const media = mediaNamed(content, reading.media);
  // Without media and blueprints a bank is what it was before there were any, and has the hash it had.
  const blueprints = ready.files.flatMap(({ blueprint }) => blueprint ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  const bank: Bank = {
    ...own,
    ...content,
    ...(media.length === 0 ? {} : { media: media.map((one) => one.medium) }),
    ...(blueprints.length === 0 ? {} : { blueprints }),
  };
  return { ok: true, bank, hash: bankHash(bank), media, counts };
}

/** Only what items and cases name belongs to the bank: a script or a note beside a sound does not change its hash. */
function mediaNamed({ items, cases }: Content, media: ReadonlyMap<string, MediaFile>): MediaFile[] {
  const names = items.flatMap((item) =>
    item.kind === 'hotspot' ? [item.picture] : item.kind === 'listening' ? [item.audio] : [],
  );
  const exhibits = cases.flatMap((task) => task.exhibits.flatMap((one) => (one.kind === 'picture' ? one.picture : [])));
  return [...new Set([...names, ...exhibits])].sort().flatMap((name) => media.get(name) ?? []);
}

/** The topics that bank.yaml lists. Undefined when it lists none, so that not every rule is blamed for it. */
function topicsOf(header: RawMap | undefined): Set<string> | undefined {
  const ids = asList(header?.['topics']).flatMap((topic) => asText(asMap(topic)['id']) ?? []);
  return ids.length === 0 ? undefined : new Set(ids);
}

/** bank.yaml as the schema gives it, if it accepts it, and as it stands there, if it can be read at all. */
function readHeader(texts: readonly TextFile[], findings: Finding[]) {
  const file = headerFile;
  const text = texts.find(({ path }) => path === file)?.text;
  if (text === undefined) {
    const named = findings.some((finding) => finding.file === file); // there, but too large or not to be decoded
    if (!named) findings.push({ file, path: [], code: 'missing-file', expected: expectations.file(file) });
    return { header: undefined, raw: undefined };
  }
  const { value, findings: syntax } = readYaml(file, text);
  findings.push(...syntax);
  if (value === undefined) return { header: undefined, raw: undefined };
  const parsed = bankHeaderSchema.safeParse(value);
  if (!parsed.success) {
    const wrong = schemaFindings(bankHeaderSchema, parsed.error.issues, value);
    findings.push(...wrong.map((finding) => ({ file, ...finding })));
  }
  return { header: parsed.data, raw: asMap(value) };
}

const lists = ['items', 'cases', 'scenarios'] as const;

/** The entries of one content file. What is around them is checked here, they themselves later and one by one. */
function entriesOf(file: string, value: unknown, findings: Finding[]): Entry[] {
  const map = asMap(value);
  const around = Object.fromEntries(Object.entries(map).map(([name, list]) => [name, Array.isArray(list) ? [] : list]));
  const shell = bankContentSchema.safeParse(value === map ? around : value);
  if (!shell.success) {
    findings.push(
      ...schemaFindings(bankContentSchema, shell.error.issues, value).map((finding) => ({ file, ...finding })),
    );
  }
  return lists.flatMap((list) => {
    const held = map[list];
    if (!Array.isArray(held)) return [];
    return held.map((entry: unknown, at): Entry => ({ list, file, path: [list, at], value: entry }));
  });
}

/** Adds an entry that the schema accepts to the content, or says what is wrong with it. */
function takeIn(entry: Entry, { items, cases, scenarios }: Content, blocks: ReadBlocks): Finding[] {
  switch (entry.list) {
    case 'items':
      return parsed(itemSchema, entry, (item) => items.push(item));
    case 'cases':
      return parsed(caseSchema, entry, (task) => {
        const whole = resolved(task, blocks);
        if (whole !== null) cases.push(whole);
      });
    case 'scenarios':
      return parsed(scenarioSchema, entry, (task) => {
        const whole = resolved(task, blocks);
        if (whole !== null) scenarios.push(whole);
      });
  }
}

function parsed<T>(schema: z.ZodType<T>, { file, path, value }: Entry, add: (data: T) => void): Finding[] {
  const result = schema.safeParse(value);
  if (result.success) {
    add(result.data);
    return [];
  }
  const item = asText(asMap(value)['id']);
  const wrong = schemaFindings(schema, result.error.issues, value);
  return wrong.map((finding) => ({ ...finding, file, item, path: [...path, ...finding.path] }));
}

function listed(findings: readonly Finding[], texts: readonly TextFile[]) {
  const problems = placeFindings(findings.slice(0, mostProblems), texts);
  return { problems, omitted: findings.length - problems.length };
}

function countsOf(entries: readonly Entry[]): BankCounts {
  const count = (list: Entry['list']) => entries.filter((entry) => entry.list === list).length;
  return { items: count('items'), cases: count('cases'), scenarios: count('scenarios') };
}
