import { ORPCError } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import type { Bank, BankMedium } from '#domain/item/bank.ts';
import { isComplete, type CognitiveLevel, type Item, type ItemKind } from '#domain/item/item.ts';
import { locales, type Locale } from '#domain/item/locale.ts';
import type { Pool } from '#domain/paper/blueprint.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { drawPaper } from '#domain/paper/draw.ts';
import { isOpenToPractice } from '#domain/practice/open-to-practice.ts';
import type { SoundBank } from './formats/bank/read-bank.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { plain } from './plain.ts';
import { readySummaries } from './ready-blueprints.ts';
import {
  bankItem,
  bankItems,
  banks,
  bankTasks,
  bankVersion,
  countBy,
  findItems,
  completeBank,
  dropIncompleteBank,
  insertItems,
  isBeingWritten,
  openBank,
  type StoredBank,
} from './storage/bank-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { bankMedia, insertMedia } from './storage/media-store.ts';
import { cameSealed, exposures } from './storage/package-store.ts';

function summary(db: ReadDb, { header, hash, importedAt }: StoredBank) {
  const { id, version } = header;
  const items = bankItems(db, id, version);
  const { cases, scenarios } = bankTasks(db, id, version);
  const byTopic = new Map(countBy(db, id, version, 'topic').map((c) => [c.value, c.n]));
  const complete = (locale: Locale) => items.filter((item) => isComplete(item, locale)).length;
  return {
    bankId: id,
    version,
    title: header.title,
    notice: header.notice,
    hash,
    importedAt,
    items: items.length,
    cases: cases.length,
    scenarios: scenarios.length,
    complete: { 'zh-CN': complete('zh-CN'), en: complete('en') },
    topics: header.topics.map((t) => ({ id: t.id, title: t.title, items: byTopic.get(t.id) ?? 0 })),
    kinds: countBy(db, id, version, 'kind').map((c) => ({ kind: c.value as ItemKind, items: c.n })),
    blueprints: readySummaries(db, header),
    difficulties: countBy(db, id, version, 'difficulty').map((c) => ({ difficulty: Number(c.value), items: c.n })),
  };
}

/** The banks that may be looked at: those that came sealed are for drawing papers alone. */
export function listBanks(core: HostCore) {
  return banks(core.db)
    .filter(({ header }) => !cameSealed(core.db, header.id, header.version))
    .map((bank) => summary(core.db, bank));
}

/** Refuses looking into, printing or exporting a bank that came sealed, whoever asks. */
export function refuseSealed(core: HostCore, bank: { readonly bankId: string; readonly version: number }): void {
  if (cameSealed(core.db, bank.bankId, bank.version))
    throw new ORPCError('FORBIDDEN', { message: 'This bank came sealed: papers are drawn from it, and nothing else.' });
}

/** Items written in one transaction: about 10 ms, which a save that comes in between can wait. */
const itemsATime = 500;

/**
 * Takes a checked bank in, whole: it is seen only once its last item is written. False when that version is there already with
 * other content, or is being written.
 */
export async function takeBank(core: HostCore, actor: string, { bank, hash, media }: SoundBank): Promise<boolean> {
  const begun = await core.queue.run((db) => {
    const there = bankVersion(db, bank.id, bank.version);
    if (there !== null) return there.hash === hash ? 'there' : 'other';
    if (isBeingWritten(db, bank.id, bank.version)) return 'other';
    openBank(db, bank, hash, core.clock.now().wall);
    return 'begun';
  });
  if (begun !== 'begun') return begun === 'there';
  try {
    for (let from = 0; from < bank.items.length; from += itemsATime) {
      await core.queue.run((db) => insertItems(db, bank, from, from + itemsATime));
    }
    for (const one of media) await core.queue.run((db) => insertMedia(db, bank.id, bank.version, [one]));
    await core.queue.run((db) => {
      completeBank(db, bank.id, bank.version);
      recordBank(core, db, actor, bank, hash);
    });
  } catch (error) {
    await core.queue.run((db) => dropIncompleteBank(db, bank.id, bank.version));
    throw error;
  }
  return true;
}

/** The journal's entry of a bank that was taken in. */
export function recordBank(core: HostCore, db: WriteDb, actor: string, bank: Bank, hash: string): void {
  const { id, version, items } = bank;
  recordAct(core, db, actor, 'bank.imported', { bankId: id, version, hash, items: items.length }, core.clock.now());
}

export async function importBank(
  core: HostCore,
  call: Call,
  input: { files: readonly ({ path: string; text: string } | { path: string; base64: string })[] },
) {
  const content = (f: (typeof input.files)[number]) => ('text' in f ? f.text : Buffer.from(f.base64, 'base64'));
  const read = await core.worker.run(
    'readBank',
    input.files.map((f) => ({ path: f.path, content: content(f) })),
  );
  if (!read.ok) return { ok: false as const, reason: 'problems' as const, problems: [...read.problems] };
  const taken = await takeBank(core, staffActor(call), read);
  const stored = bankVersion(core.db, read.bank.id, read.bank.version);
  if (!taken || stored === null) return { ok: false as const, reason: 'version-exists' as const, problems: [] };
  return { ok: true, bank: summary(core.db, stored) } as const;
}

export function listItems(
  core: HostCore,
  input: {
    bankId: string;
    version: number;
    search?: string | undefined;
    topic?: string | undefined;
    kind?: ItemKind | undefined;
    difficulty?: number | undefined;
    cognitive?: CognitiveLevel | undefined;
    pool?: Pool | undefined;
    complete?: Locale | undefined;
    offset: number;
    limit: number;
  },
) {
  const { bankId, version, offset, limit } = input;
  refuseSealed(core, input);
  const search = input.search?.trim() ?? '';
  const found = findItems(core.db, bankId, version, {
    search: search === '' ? null : search,
    topic: input.topic ?? null,
    kind: input.kind ?? null,
    difficulty: input.difficulty ?? null,
    cognitive: input.cognitive ?? null,
    practice: input.pool === undefined || input.pool === 'all' ? null : Number(input.pool === 'practice'),
    complete: input.complete ?? null,
    offset,
    limit,
  });
  return {
    total: found.total,
    items: found.items.map((item) => ({
      itemId: item.id,
      kind: item.kind,
      topic: item.topic,
      difficulty: item.difficulty,
      stem: item.stem,
      locales: locales.filter((l) => isComplete(item, l)),
      practice: isOpenToPractice(item),
    })),
  };
}

/** The item as its candidate sees it: drawn onto a paper of its own by the same code as any paper. */
function preview(item: Item, media: readonly BankMedium[], locale: Locale) {
  const draw = drawPaper({
    bank: { id: 'preview', version: 1, hash: '', items: [item], media },
    blueprint: {
      id: 'preview',
      version: 1,
      title: { en: 'Preview' },
      bankId: 'preview',
      rules: [{ id: 'only', count: 1, points: 1 }],
      order: 'rules',
      shuffleOptions: false,
      multipleScoring: 'all-or-nothing',
    },
    locale,
    seed: item.id,
    refs: { refSeed: randomUUID() },
  });
  if (!draw.ok) return {};
  const seen = toCandidatePaper(draw.paper).items[0];
  return seen === undefined ? {} : { [locale]: plain(seen) };
}

export function getItem(core: HostCore, input: { bankId: string; version: number; itemId: string }) {
  refuseSealed(core, input);
  const item = bankItem(core.db, input.bankId, input.version, input.itemId);
  if (item === null) return null;
  const media = bankMedia(core.db, input.bankId, input.version);
  return { item, preview: { ...preview(item, media, 'zh-CN'), ...preview(item, media, 'en') } };
}

export function listTasks(core: HostCore, input: { bankId: string; version: number }) {
  refuseSealed(core, input);
  return bankTasks(core.db, input.bankId, input.version);
}

/** How often each item of a bank was drawn, the papers of every session counted that were sat here or came back. */
export function listExposure(core: HostCore, input: { bankId: string }) {
  return exposures(core.db, input.bankId);
}
