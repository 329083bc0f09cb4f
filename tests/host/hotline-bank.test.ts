// What the hotline bank promises, checked on the files themselves: whoever breaks the bank breaks this test.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasLocale, locales, type LocaleText } from '#domain/item/locale.ts';
import { cognitiveLevels, isComplete, itemKinds } from '#domain/item/item.ts';
import { earns, maximumOf } from '#domain/marking/rubric.ts';
import { taskLocales } from '#domain/marking/task-locales.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';

const folder = fileURLToPath(new URL('../../question-banks/hotline-95598/', import.meta.url));
const sound = await readBankFolder(folder);
if (!sound.ok) throw new Error(JSON.stringify(sound.problems.slice(0, 20), null, 1));
const { items, cases, scenarios, ...header } = sound.bank;
const tasks = [...cases, ...scenarios];

const singles = items.filter((item) => item.kind === 'single');
const trueFalse = items.filter((item) => item.kind === 'true-false');
const inEnglish = items.filter((item) => isComplete(item, 'en') && hasLocale(item.rationale, 'en'));
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** Every text below a value, so that a task can be asked whether all of it is translated. */
function texts(value: unknown): LocaleText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (locales.some((locale) => locale in value)) return [value];
  return Object.values(value).flatMap(texts);
}

describe('the hotline bank', () => {
  it('says in both languages that it is a sample and not authoritative', () => {
    expect(header.notice['zh-CN']).toMatch(/样例.*不具有权威性/);
    expect(header.notice.en).toMatch(/sample.*not authoritative/);
  });

  it('has at least 240 items in Chinese, and all but the calls held in Chinese in English too', () => {
    expect(items.length).toBeGreaterThanOrEqual(240);
    expect(items.filter((item) => !isComplete(item, 'zh-CN') || !hasLocale(item.rationale, 'zh-CN'))).toEqual([]);
    const chineseOnly = items.filter((item) => !inEnglish.includes(item));
    expect(chineseOnly.filter(({ kind }) => kind !== 'listening').map(({ id }) => id)).toEqual([]);
    expect(chineseOnly.length).toBeLessThanOrEqual(5);
  });

  it('translates an item whole or not at all', () => {
    const begun = items.filter((item) => texts(item).some((text) => hasLocale(text, 'en')));
    expect(begun.filter((item) => !inEnglish.includes(item)).map((item) => item.id)).toEqual([]);
  });

  it('covers its five topics as its plan says, each with at least 48 items in English', () => {
    expect(header.topics).toHaveLength(5);
    const plan = header.plan ?? [];
    expect(plan.map(({ topic }) => topic)).toEqual(header.topics.map(({ id }) => id));
    for (const { topic, items: planned, difficulty } of plan) {
      const own = items.filter((item) => item.topic === topic);
      expect(own.length, topic).toBe(planned);
      for (const level of [1, 2, 3, 4, 5] as const) {
        expect(own.filter((item) => item.difficulty === level).length, `${topic} ${level}`).toBe(difficulty[level]);
      }
      expect(inEnglish.filter((item) => item.topic === topic).length, topic).toBeGreaterThanOrEqual(48);
    }
    const topics = new Set(header.topics.map((topic) => topic.id));
    expect(tasks.filter(({ topic }) => !topics.has(topic)).map(({ id }) => id)).toEqual([]);
  });

  it('has every kind of item, each with at least 8 items and 4 in English', () => {
    for (const kind of itemKinds) {
      expect(items.filter((item) => item.kind === kind).length, kind).toBeGreaterThanOrEqual(8);
      expect(inEnglish.filter((item) => item.kind === kind).length, kind).toBeGreaterThanOrEqual(4);
    }
  });

  it('says of every item what it asks of the mind, and uses all four levels in every topic', () => {
    expect(items.filter(({ cognitive }) => cognitive === undefined).map(({ id }) => id)).toEqual([]);
    for (const { id } of header.topics) {
      const levels = new Set(items.filter(({ topic }) => topic === id).map(({ cognitive }) => cognitive));
      expect([...levels].sort(), id).toEqual([...cognitiveLevels].sort());
    }
  });

  it('opens about a third of each topic to practice, and seals the rest', () => {
    for (const { id } of header.topics) {
      const own = items.filter(({ topic }) => topic === id);
      const share = own.filter(({ practice }) => practice === true).length / own.length;
      expect(share, id).toBeGreaterThan(0.25);
      expect(share, id).toBeLessThan(0.42);
    }
  });

  it('plays ten calls, two of each topic and four of them in English, whose transcript is the script', () => {
    const calls = items.filter((item) => item.kind === 'listening');
    for (const { id } of header.topics) expect(calls.filter(({ topic }) => topic === id).length, id).toBe(2);
    expect(calls.filter((call) => inEnglish.includes(call)).length).toBeGreaterThanOrEqual(4);
    expect(new Set(calls.map(({ audio }) => audio)).size).toBe(calls.length);
    for (const { id, audio, key, options, transcript } of calls) {
      const script = readFileSync(`${folder}media/scripts/${audio.replace('.opus', '.txt')}`, 'utf8').trimEnd();
      expect(transcript['zh-CN'], id).toBe(script);
      expect(hasLocale(options[0]?.text ?? {}, 'en'), id).toBe(!/\p{Script=Han}/u.test(script));
      expect(key.length, id).toBeLessThan(options.length);
    }
  });

  it('names only sources that its head lists, and lists none that nothing names', () => {
    const named = [...items, ...tasks].flatMap(({ sources }) => sources.map(({ source }) => source));
    expect([...new Set(named)].sort()).toEqual(header.sources.map(({ id }) => id).sort());
  });

  it('never uses an id or a stem twice', () => {
    expect(repeated([...items, ...tasks].map(({ id }) => id))).toEqual([]);
    for (const locale of locales) {
      const stems = items.flatMap(({ stem }) => stem[locale] ?? []).map((stem) => stem.replace(/\s+/g, ''));
      expect(repeated(stems)).toEqual([]);
    }
  });

  it('has a key among the options of every choice, and an option that is wrong', () => {
    for (const item of items) {
      if (item.kind !== 'single' && item.kind !== 'multiple') continue;
      const keys = [item.key].flat();
      const ids = item.options.map((option) => option.id);
      expect(repeated(ids), item.id).toEqual([]);
      expect(repeated(keys), item.id).toEqual([]);
      expect(ids, item.id).toEqual(expect.arrayContaining(keys));
      expect(keys.length, item.id).toBeLessThan(ids.length);
      for (const locale of locales)
        expect(repeated(item.options.flatMap(({ text }) => text[locale] ?? []))).toEqual([]);
    }
  });

  it('gives nothing to a guesser who always ticks the same place or always says true', () => {
    for (const place of [0, 1, 2, 3]) {
      const wins = singles.filter((item) => item.options[place]?.id === item.key).length;
      expect(wins / singles.length).toBeLessThanOrEqual(0.3);
    }
    const share = trueFalse.filter((item) => item.key).length / trueFalse.length;
    expect(share).toBeGreaterThanOrEqual(0.4);
    expect(share).toBeLessThanOrEqual(0.6);
  });

  it('has cases and call scenarios in Chinese, one of each whole in English', () => {
    for (const kind of [cases, scenarios]) {
      expect(kind.length).toBeGreaterThanOrEqual(2);
      expect(kind.filter((task) => !taskLocales(task).includes('zh-CN')).map(({ id }) => id)).toEqual([]);
      expect(kind.filter((task) => taskLocales(task).includes('en')).length).toBeGreaterThanOrEqual(1);
    }
  });

  it('marks cases and calls by rubrics worth 100 points, each with a fatal criterion', () => {
    for (const { id, rubric } of tasks) {
      const criteria = rubric.sections.flatMap((section) => section.criteria);
      expect(repeated(criteria.map((criterion) => criterion.id)), id).toEqual([]);
      expect(criteria.filter((criterion) => criterion.severity === 'fatal').length, id).toBeGreaterThanOrEqual(1);
      expect(maximumOf(rubric), id).toBe(100);
      expect(
        criteria.filter(earns).every(({ points }) => points > 0),
        id,
      ).toBe(true);
      for (const { kind, points, levels } of criteria) {
        expect(levels !== undefined, id).toBe(kind === 'levels');
        const steps = levels?.map((level) => level.points) ?? [0, points];
        expect(steps, id).toEqual([...steps].sort((a, b) => a - b));
        expect(steps.at(-1), id).toBe(points);
      }
    }
  });
});
