import { describe, expect, it } from 'vitest';
import { readBank, type ReadBank } from '#host/formats/bank/read-bank.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { generatedBank } from '../support/generated-bank.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

const ready = (change: Readonly<Record<string, string>> = {}, rules = '  - { id: any, count: 6, points: 2 }') =>
  Object.entries({
    format: 'invigil-blueprint/1',
    id: 'basic',
    title: '{ zh-CN: 基础卷, en: Basic paper }',
    note: '{ zh-CN: 供新员工, en: For beginners }',
    locales: '[zh-CN, en]',
    minutes: '30',
    multipleScoring: 'no-wrong',
    ...change,
  })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('') + `rules:\n${rules}\n`;

const files = (...blueprints: string[]) => [
  ...generatedBank('made', 20),
  ...blueprints.map((text, at) => ({ path: `blueprints/paper-${at}.yaml`, text })),
];
const read = (...blueprints: string[]) =>
  readBank(files(...blueprints).map(({ path, text }) => ({ path, content: text })));

function problemsOf(reading: ReadBank) {
  if (reading.ok) throw new Error('the bank was read');
  return reading.problems.map(({ file, line, field, code, item, found, expected }) => ({
    at: `${file}:${line} ${field}`,
    code,
    item,
    found,
    expected: expected.en,
  }));
}

describe('a bank with ready blueprints', () => {
  it('holds them, with what was left out put as the format says, and has another hash than without', () => {
    const bank = read(ready());
    if (!bank.ok) throw new Error(JSON.stringify(bank.problems));
    expect(bank.bank.blueprints).toEqual([
      {
        id: 'basic',
        title: { 'zh-CN': '基础卷', en: 'Basic paper' },
        note: { 'zh-CN': '供新员工', en: 'For beginners' },
        locales: ['zh-CN', 'en'],
        minutes: 30,
        pool: 'sealed',
        order: 'rules',
        shuffleOptions: true,
        multipleScoring: 'no-wrong',
        partsScoring: 'per-part',
        rules: [{ id: 'any', count: 6, points: 2 }],
      },
    ]);
    const without = read();
    expect(without.ok && without.bank).not.toHaveProperty('blueprints');
    expect(without.ok && without.hash).not.toBe(bank.hash);
  });

  it('is refused where no paper can be drawn: the rule, its line, the language and how many there are', () => {
    const rules =
      '  - { id: choices, kinds: [single], count: 8, points: 1 }\n  - { id: more, kinds: [single], count: 3, points: 1 }';
    expect(problemsOf(read(ready({ locales: '[en]' }, rules)))).toEqual([
      expect.objectContaining({
        code: 'not-drawable',
        item: 'basic',
        expected: 'what a paper in en can draw: at most 10',
        found: expect.stringMatching(/^11 \((?:choices \+ more|more \+ choices)\)$/u) as string,
      }),
    ]);
  });

  it('is refused where the pool is too small, in each language that the blueprint states', () => {
    const found = problemsOf(read(ready({ pool: 'practice' })));
    expect(found.map(({ at, expected }) => [at, expected])).toEqual([
      ['blueprints/paper-0.yaml:10 rules[0].count', 'what a paper in zh-CN can draw: at most 0'],
      ['blueprints/paper-0.yaml:10 rules[0].count', 'what a paper in en can draw: at most 0'],
    ]);
  });

  it('does not blame a blueprint for items that are broken', () => {
    const [head, ...rest] = files(ready({ locales: '[en]' }, '  - { id: any, count: 21, points: 1 }'));
    const broken = { path: 'items/broken.yaml', text: 'items:\n  - { id: half }\n' };
    const all = [head, ...rest, broken].flatMap((file) =>
      file === undefined ? [] : [{ path: file.path, content: file.text }],
    );
    const found = problemsOf(readBank(all));
    expect(found.map(({ at }) => at)).toEqual(['items/broken.yaml:2 items[0].kind']);
  });
});

const office = prepared(async (host) => {
  const day = await prepareExamDay(host.send, { candidates: 1, items: 5, minutes: 10 });
  await hireForEverything(host, day.administratorBearer);
  return { author: await signInAs(host, 'author') };
});

async function withReady(host: TestHost, bearer: string) {
  const author = host.as(bearer);
  const imported = await author.banks.import({ files: files(ready()) });
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  return { author, bank: imported.bank };
}

describe('the office', () => {
  it('is offered the blueprints of a bank when it imports it', async () => {
    const { host, day } = await office();
    const { bank } = await withReady(host, day.author);
    expect(bank.blueprints).toEqual([
      {
        id: 'basic',
        title: { 'zh-CN': '基础卷', en: 'Basic paper' },
        note: { 'zh-CN': '供新员工', en: 'For beginners' },
        locales: ['zh-CN', 'en'],
        minutes: 30,
        pool: 'sealed',
        items: 6,
        points: 12,
        taken: null,
      },
    ]);
  });

  it('takes one over once, with where it came from, however often it asks', async () => {
    const { host, day } = await office();
    const { author, bank } = await withReady(host, day.author);
    const wish = { bankId: 'made', version: bank.version, readyId: 'basic' };
    expect(await author.blueprints.takeOver(wish)).toEqual({ ok: true, blueprintId: 'basic', version: 1 });
    expect(await author.blueprints.takeOver(wish)).toEqual({ ok: true, blueprintId: 'basic', version: 1 });
    const [own] = (await author.blueprints.list({})).filter(({ id }) => id === 'basic');
    expect(own).toMatchObject({
      bankId: 'made',
      minutes: 30,
      pool: 'sealed',
      source: { bankVersion: 1, readyId: 'basic', changed: false },
    });
    const seen = (await author.banks.list({})).find(({ bankId }) => bankId === 'made');
    expect(seen?.blueprints[0]?.taken).toEqual({ version: 1, changed: false });
  });

  it('may change it; the change is noted, and taking over again is a next version', async () => {
    const { host, day } = await office();
    const { author, bank } = await withReady(host, day.author);
    const wish = { bankId: 'made', version: bank.version, readyId: 'basic' };
    await author.blueprints.takeOver(wish);
    const [own] = (await author.blueprints.list({})).filter(({ id }) => id === 'basic');
    if (own === undefined) throw new Error('it was not taken over');
    const { version: _, source: __, ...rules } = own;
    expect(await author.blueprints.save({ ...rules, order: 'shuffled' })).toMatchObject({ version: 2 });
    const newest = async () => (await author.blueprints.list({})).find(({ id }) => id === 'basic');
    expect(await newest()).toMatchObject({ order: 'shuffled', source: { changed: true } });
    expect(await author.blueprints.takeOver(wish)).toMatchObject({ version: 3 });
    expect(await newest()).toMatchObject({ version: 3, order: 'rules', source: { changed: false } });
  });

  it('is refused one that is not there, and one whose id another bank’s blueprint has', async () => {
    const { host, day } = await office();
    const { author, bank } = await withReady(host, day.author);
    const wish = { bankId: 'made', version: bank.version, readyId: 'basic' };
    expect(await author.blueprints.takeOver({ ...wish, readyId: 'no-such' })).toMatchObject({
      reason: 'unknown-blueprint',
    });
    const [other] = await author.blueprints.list({});
    if (other === undefined) throw new Error('the exam day has a blueprint');
    const { version: _, ...rules } = other;
    await author.blueprints.save({ ...rules, id: 'basic' });
    expect(await author.blueprints.takeOver(wish)).toMatchObject({ ok: false, reason: 'id-in-use' });
  });
});
