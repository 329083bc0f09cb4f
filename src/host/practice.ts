import { randomUUID } from 'node:crypto';
import type { BankHeader } from '#domain/item/bank.ts';
import type { Item } from '#domain/item/item.ts';
import { inLocale, type Locale, type LocaleText } from '#domain/item/locale.ts';
import type { Response } from '#domain/item/response.ts';
import { scoreResponse } from '#domain/item/score.ts';
import { toCandidateItem } from '#domain/paper/candidate-item.ts';
import { generator } from '#domain/paper/seed.ts';
import { chooseNext } from '#domain/practice/choose-next.ts';
import { keyResponse } from '#domain/practice/key-response.ts';
import { openItems } from '#domain/practice/open-to-practice.ts';
import { progressByTopic, type TopicProgress } from '#domain/practice/progress.ts';
import { practiceScoring, showForPractice } from '#domain/practice/show-for-practice.ts';
import type { Call, HostCore } from './host-core.ts';
import { mediumFile } from './media.ts';
import { plain } from './plain.ts';
import { practising } from './practice-seat.ts';
import { bankVersion, newestVersion } from './storage/bank-store.ts';
import { cameSealed } from './storage/package-store.ts';
import { bankMedia } from './storage/media-store.ts';
import {
  memoryOf,
  mistakesOf,
  showingOf,
  storeResponseGiven,
  storeShowing,
  turnsOf,
  type StoredShowing,
} from './storage/practice/learning-store.ts';
import { practiceItems } from './storage/practice-item-store.ts';

const examOpen = { ok: false, reason: 'exam-open' } as const;
const notOpen = { ok: false, reason: 'not-open' } as const;
const unknownItem = { ok: false, reason: 'unknown-item' } as const;

interface OpenBank {
  readonly header: BankHeader;
  /** Only what may be practised, complete in the language asked for. */
  readonly items: readonly Item[];
}

/** The newest version of a bank, as far as it is open to practice; null when there is none. */
function openBankOf(core: HostCore, bankId: string, locale: Locale): OpenBank | null {
  const stored = bankVersion(core.db, bankId, newestVersion(core.db, bankId) ?? 0);
  if (stored === null || cameSealed(core.db, bankId, stored.header.version)) return null;
  return { header: stored.header, items: openItems(practiceItems(core.db, bankId, stored.header.version), locale) };
}

const topicTitle = ({ topics }: BankHeader, id: string): LocaleText =>
  topics.find((topic) => topic.id === id)?.title ?? { en: id };

const totalOf = (topics: readonly TopicProgress[], what: 'items' | 'seen' | 'right' | 'mistakes') =>
  topics.reduce((sum, topic) => sum + topic[what], 0);

export function practiceHome(core: HostCore, call: Call, { locale }: { locale: Locale }) {
  const pass = practising(core, call);
  if (pass === null) return examOpen;
  const banks = pass.bankIds.flatMap((bankId) => {
    const bank = openBankOf(core, bankId, locale);
    if (bank === null) return [];
    const { header, items } = bank;
    const order = header.topics.map(({ id }) => id);
    const topics = progressByTopic(items, memoryOf(core.learning.db, pass.personId, bankId)).sort(
      (a, b) => order.indexOf(a.topic) - order.indexOf(b.topic),
    );
    return {
      bankId,
      title: header.title,
      notice: header.notice,
      items: totalOf(topics, 'items'),
      seen: totalOf(topics, 'seen'),
      right: totalOf(topics, 'right'),
      mistakes: totalOf(topics, 'mistakes'),
      topics: topics.map((topic) => ({ ...topic, title: topicTitle(header, topic.topic) })),
    };
  });
  return { ok: true, name: pass.name, banks } as const;
}

export function nextToPractise(
  core: HostCore,
  call: Call,
  input: { bankId: string; topic: string | null; only: 'all' | 'mistakes'; locale: Locale },
) {
  const { bankId, topic, only, locale } = input;
  const pass = practising(core, call);
  if (pass === null) return examOpen;
  const bank = pass.bankIds.includes(bankId) ? openBankOf(core, bankId, locale) : null;
  if (bank === null) return notOpen;
  const { db } = core.learning;
  const { personId } = pass;
  const turns = turnsOf(db, personId, bankId);
  const itemId = chooseNext({
    items: bank.items,
    memory: memoryOf(db, personId, bankId),
    turns,
    topic,
    only,
    chance: generator(randomUUID(), 'next'),
  });
  const item = bank.items.find(({ id }) => id === itemId);
  if (item === undefined) return { ok: false, reason: 'nothing-left' } as const;
  const { version: bankVersion } = bank.header;
  const seeds = { seed: randomUUID(), refSeed: randomUUID() };
  const shown = showForPractice(item, bankMedia(core.db, bankId, bankVersion), locale, seeds);
  const showing = { personId, bankId, bankVersion, locale, shown, shownAt: core.clock.now().wall };
  core.learning.write((write) => storeShowing(write, showing));
  return { ok: true, item: plain(toCandidateItem(shown, turns + 1, locale)), locale, ...practiceScoring } as const;
}

export function practiceMedium(core: HostCore, call: Call, { ref }: { ref: string }) {
  const pass = practising(core, call);
  if (pass === null) return examOpen;
  const medium = showingOf(core.learning.db, pass.personId, ref)?.shown.medium;
  if (medium === undefined) return unknownItem;
  return { ok: true, file: mediumFile(core.db, medium, ref) } as const;
}

/** All that a trainee is told once the response is kept. */
function explanation(core: HostCore, { shown, locale, bankId, bankVersion: version }: StoredShowing) {
  const { item } = shown;
  const sources = bankVersion(core.db, bankId, version)?.header.sources ?? [];
  return {
    key: plain(keyResponse(shown)),
    accepted: item.kind === 'text' ? [...item.accepted] : [],
    rationale: inLocale(item.rationale, locale),
    transcript: item.kind === 'listening' ? inLocale(item.transcript, locale) : null,
    sources: item.sources.map(({ source, place }) => ({
      title: sources.find(({ id }) => id === source)?.title ?? { en: source },
      place,
    })),
  };
}

export function respondInPractice(core: HostCore, call: Call, input: { ref: string; response: Response | null }) {
  const pass = practising(core, call);
  if (pass === null) return examOpen;
  const { personId } = pass;
  const showing = showingOf(core.learning.db, personId, input.ref);
  if (showing === null) return unknownItem;
  const { item } = showing.shown;
  // A lost acknowledgement is asked for again: the first response stands.
  if (showing.given === null) {
    const { response } = input;
    if (response !== null && response.kind !== item.kind) return { ok: false, reason: 'wrong-kind' } as const;
    const score = scoreResponse(showing.shown, response, practiceScoring);
    core.learning.write((db) => storeResponseGiven(db, showing, response, score, core.clock.now().wall));
  }
  const { response = null, score } = showingOf(core.learning.db, personId, input.ref)?.given ?? {};
  if (score === undefined) throw new Error('a response was kept and is not there');
  const toClear = memoryOf(core.learning.db, personId, showing.bankId).get(item.id)?.toClear ?? 0;
  return { ok: true, response: plain(response), ...score, ...explanation(core, showing), toClear } as const;
}

export function listMistakes(core: HostCore, call: Call, { bankId, locale }: { bankId: string; locale: Locale }) {
  const pass = practising(core, call);
  if (pass === null) return examOpen;
  const bank = pass.bankIds.includes(bankId) ? openBankOf(core, bankId, locale) : null;
  if (bank === null) return notOpen;
  // What was withdrawn from practice since, or is not there in the language, cannot be practised away.
  const there = new Set(bank.items.map(({ id }) => id));
  const mistakes = mistakesOf(core.learning.db, pass.personId, bankId).filter(({ memory }) => there.has(memory.itemId));
  return {
    ok: true,
    mistakes: mistakes.map(({ memory, shown, response, at, locale: seenIn }, index) => ({
      item: plain(toCandidateItem(shown, index + 1, seenIn)),
      locale: seenIn,
      topic: topicTitle(bank.header, shown.item.topic),
      response: plain(response),
      outcome: memory.last,
      at,
      times: memory.times,
      toClear: memory.toClear,
    })),
  } as const;
}
