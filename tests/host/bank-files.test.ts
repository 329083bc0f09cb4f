import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bankProblem } from '#contract/banks.ts';
import { bankLimits, type BankFile } from '#host/formats/bank/bank-files.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { readBank, type ReadBank } from '#host/formats/bank/read-bank.ts';

const broken = new URL('./bank-files/broken/', import.meta.url);

const header = `format: invigil-bank/1
id: sample
version: 1
title: { zh-CN: 示例, en: Sample }
notice: { en: A sample }
topics: [{ id: safety, title: { en: Safety } }]
sources: [{ id: handbook, title: { en: Handbook } }]
`;
const judgement = (id: string, stem = `Is ${id} so?`) => `  - id: ${id}
    kind: true-false
    topic: safety
    difficulty: 1
    sources: [{ source: handbook, place: '1' }]
    stem: { en: ${stem} }
    rationale: { en: It is. }
    key: true
`;
const files = (content: Readonly<Record<string, BankFile['content']>>): BankFile[] =>
  Object.entries(content).map(([path, text]) => ({ path, content: text }));

function problemsOf(read: ReadBank) {
  if (read.ok) throw new Error('The bank was read');
  return read.problems;
}
const places = (read: ReadBank) => problemsOf(read).map((p) => `${p.file}:${p.line} ${p.code} ${p.field}`.trim());

describe('a bank with mistakes in every file', () => {
  const names = readdirSync(broken, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const content = names.map((path) => ({ path, content: readFileSync(new URL(path, broken), 'utf8') }));
  const read = readBank(content);

  it('is refused whole with the file, line and field of every mistake and no other', () => {
    const marked = content.flatMap(({ path, content: text }) =>
      text.split('\n').flatMap((line, at) => {
        const [, notes = ''] = /# ! (.*)$/.exec(line) ?? [];
        return notes === '' ? [] : notes.split('; ').map((note) => `${path}:${at + 1} ${note}`);
      }),
    );
    expect(marked.length).toBeGreaterThan(45);
    expect(places(read).toSorted()).toEqual(marked.toSorted());
  });

  it('says in both languages what is expected, in the form the screens take', () => {
    for (const problem of problemsOf(read)) {
      expect(bankProblem.parse(problem)).toEqual(problem);
      expect(problem.expected['zh-CN']).toMatch(/[\u4e00-\u9fff]|^invigil-/u);
      expect(problem.expected.en).not.toBe('');
      expect(`${problem.expected.en} ${problem.expected['zh-CN']}`).not.toMatch(/undefined|Invalid|\[object/);
    }
  });

  it('names the item, what was found and the place that contradicts it', () => {
    const found = (code: string) => problemsOf(read).find((p) => p.code === code);
    expect(found('unknown-option')).toMatchObject({
      item: 'second',
      found: 'c',
      expected: { en: "one of the item's options: a, b, a" },
    });
    expect(found('repeated-question')?.found).toBe('What comes first after an electric shock? (items/choices.yaml:7)');
    expect(found('unknown-field')).toMatchObject({
      found: 'fr',
      expected: { en: 'only these fields here: zh-CN, en' },
    });
    expect(problemsOf(read).find((p) => p.field.endsWith('dificulty'))?.expected.en).toContain('difficulty');
  });

  it('still counts what its files hold', () => {
    expect(read).toMatchObject({ counts: { items: 22, cases: 2, scenarios: 3 } });
  });
});

describe('a file that is no plain YAML', () => {
  const withItems = (text: BankFile['content']) => readBank(files({ 'bank.yaml': header, 'items.yaml': text }));

  it.each([
    ['an open bracket', 'items: [\n', 'items.yaml:2 yaml-syntax'],
    ['a tab for indentation', 'items:\n\t- id: a\n', 'items.yaml:2 yaml-syntax'],
    ['nothing in it', '# later\n', 'items.yaml:1 empty-file'],
    ['nothing at all', '', 'items.yaml:1 empty-file'],
    ['two documents', `items:\n${judgement('a')}---\nitems: []\n`, 'items.yaml:10 documents'],
    ['a list at its top', '- id: a\n', 'items.yaml:1 wrong-type'],
    ['bytes that are not UTF-8', Buffer.from([0x69, 0x0a, 0xb5, 0xe7]), 'items.yaml:2 not-utf8'],
    ['hundreds of levels', `items: ${'['.repeat(500)}${']'.repeat(500)}`, 'items.yaml:1 nesting'],
  ])('with %s is refused at its line', (_, text, expected) => {
    expect(places(withItems(text))).toEqual([expected]);
  });

  it('with a field given twice, a reference and a tag is refused for all three, and for the rest of it too', () => {
    const twisted = `items:
  - &one
    id: a
    id: b
    kind: true-false
    topic: nowhere
    difficulty: 1
    sources: [{ source: handbook, place: !secret '1' }]
    stem: { en: Is it so? }
    rationale: { en: It is. }
    key: true
  - *one
`;
    const found = places(withItems(twisted));
    expect(found).toContain('items.yaml:4 duplicate-field');
    expect(found).toContain('items.yaml:12 alias');
    expect(found).toContain('items.yaml:8 tag');
    expect(found).toContain('items.yaml:6 unknown-topic items[0].topic');
  });

  it('does not hide the mistakes of the other files', () => {
    const read = readBank(
      files({
        'bank.yaml': header,
        'a.yaml': 'items: [',
        'b.yaml': `items:\n${judgement('b').replace('true-false', 'tf')}`,
      }),
    );
    expect(places(read)).toEqual(['a.yaml:1 yaml-syntax', 'b.yaml:3 wrong-value items[0].kind']);
  });

  it('and is bank.yaml itself does not blame the items for their topics', () => {
    const read = readBank(files({ 'bank.yaml': 'id: [', 'items.yaml': `items:\n${judgement('a')}` }));
    expect(places(read)).toEqual(['bank.yaml:1 yaml-syntax']);
  });
});

describe('the limits of a bank', () => {
  it('are a bank.yaml and at least one entry', () => {
    expect(places(readBank([]))).toEqual(['bank.yaml:1 missing-file']);
    expect(places(readBank(files({ 'bank.yaml': header })))).toEqual(['bank.yaml:1 empty-bank']);
  });

  it('refuse a file that is too large, by name, without reading it', () => {
    const large = Buffer.alloc(bankLimits.file + 1, '#');
    expect(places(readBank(files({ 'bank.yaml': header, 'large.yaml': large })))).toEqual([
      'large.yaml:1 file-too-large',
    ]);
  });

  it('refuse characters that cannot be hashed or drawn', () => {
    const text = `items:\n${judgement('a', '"lone \\ud83d half"')}${judgement('b', '"a bell \\u0007"')}`;
    expect(places(readBank(files({ 'bank.yaml': header, 'items.yaml': text })))).toEqual([
      'items.yaml:7 wrong-value items[0].stem.en',
      'items.yaml:15 wrong-value items[1].stem.en',
    ]);
  });

  it('list the first 2,000 problems and count the rest', () => {
    const text = `items:\n${Array.from({ length: 700 }, (_, n) => `  - { id: i-${n}, kind: text, topic: safety, difficulty: 1 }\n`).join('')}`;
    const read = readBank(files({ 'bank.yaml': header, 'items.yaml': text }));
    expect(problemsOf(read)).toHaveLength(2000);
    expect(read).toMatchObject({ omitted: 800, counts: { items: 700 } });
  });
});

describe('a sound bank', () => {
  const one = { 'bank.yaml': header, 'items.yaml': `items:\n${judgement('a')}${judgement('b')}` };
  const hashOf = (content: Parameters<typeof files>[0]) => {
    const read = readBank(files(content));
    return read.ok ? read.hash : JSON.stringify(read.problems);
  };

  it('has one hash however its entries are spread over files, written and ordered', () => {
    const spread = {
      'x/b.yaml': `# the second\nitems:\n${judgement('b')}`,
      'x/y/a.yaml': `\uFEFFitems:\r\n${judgement('a', '"Is a so?"').replaceAll('\n', '\r\n')}`,
      'bank.yaml': header,
    };
    expect(hashOf(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(spread)).toBe(hashOf(one));
  });

  it('has another hash when a single word changes', () => {
    const hashes = [
      hashOf(one),
      hashOf({ ...one, 'items.yaml': one['items.yaml'].replace('key: true', 'key: false') }),
      hashOf({ ...one, 'bank.yaml': header.replace('A sample', 'A Sample') }),
    ];
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('the folder of a bank', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'invigil-bank-'));
    mkdirSync(join(folder, 'bank', 'items'), { recursive: true });
    writeFileSync(join(folder, 'bank', 'bank.yaml'), header);
    writeFileSync(join(folder, 'bank', 'items', 'a.yaml'), `items:\n${judgement('a')}`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read at any depth, other files passed over', async () => {
    writeFileSync(join(folder, 'bank', 'README.md'), '# Notes');
    writeFileSync(join(folder, 'bank', 'items', 'sheet.csv'), 'a,b');
    const read = await readBankFolder(join(folder, 'bank'));
    expect(read).toMatchObject({ ok: true, counts: { items: 1 }, bank: { id: 'sample' } });
  });

  it('is refused when a link leads out of it, and reads through none that stays inside', async () => {
    writeFileSync(join(folder, 'outside.yaml'), `items:\n${judgement('b')}`);
    symlinkSync(join(folder, 'bank', 'items', 'a.yaml'), join(folder, 'bank', 'again.yaml'));
    expect(await readBankFolder(join(folder, 'bank'))).toMatchObject({ ok: true, counts: { items: 1 } });
    symlinkSync(join(folder, 'outside.yaml'), join(folder, 'bank', 'items', 'b.yaml'));
    expect(places(await readBankFolder(join(folder, 'bank')))).toEqual(['items/b.yaml:1 link']);
  });

  it('is refused when a .yml file would be missed', async () => {
    cpSync(join(folder, 'bank', 'items', 'a.yaml'), join(folder, 'bank', 'items', 'b.yml'));
    expect(places(await readBankFolder(join(folder, 'bank')))).toEqual(['items/b.yml:1 extension']);
  });

  it('that is not there is a problem, not a failure', async () => {
    expect(places(await readBankFolder(join(folder, 'nowhere')))).toEqual([':1 no-folder']);
    expect(places(await readBankFolder(join(folder, 'bank', 'bank.yaml')))).toEqual([':1 no-folder']);
  });
});

describe('the bank that Invigil brings along', () => {
  it('is sound, and complete enough in both languages for an exam', async () => {
    const read = await readBankFolder(join(import.meta.dirname, '../../question-banks/hotline-95598'));
    expect(read.ok ? [] : places(read)).toEqual([]);
    expect(read.counts.items).toBeGreaterThanOrEqual(80);
  });
});
