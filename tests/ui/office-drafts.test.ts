import { describe, expect, test } from 'vitest';
import { asideOf } from '#ui/decision/decision-draft.svelte.ts';
import { holds } from '#ui/holds.ts';
import { insideFolder, isBankFile, readPicked } from '#ui/office/bank-files.ts';
import { BlueprintDraft } from '#ui/office/blueprint-draft.svelte.ts';
import { newestOf } from '#ui/office/newest.ts';
import { fromPercent, toPercent } from '#ui/office/percent.ts';
import { defaultDayRules } from '#domain/room/day-rules.ts';
import { SchemeDraft } from '#ui/office/scheme-draft.svelte.ts';

const blueprint = {
  id: 'paper',
  version: 3,
  title: { 'zh-CN': '理论卷' },
  bankId: 'hotline',
  rules: [
    { id: 'law', topics: ['law'], kinds: ['single' as const], difficulty: { min: 2, max: 4 }, count: 10, points: 2 },
    { id: 'rest', count: 5, points: 1.5 },
  ],
  pool: 'practice' as const,
  minutes: 45,
  order: 'shuffled' as const,
  shuffleOptions: false,
  multipleScoring: 'no-wrong' as const,
  partsScoring: 'all-or-nothing' as const,
};

const scheme = {
  id: 'hotline',
  version: 2,
  title: { 'zh-CN': '热线客服' },
  level: { 'zh-CN': '基础级' },
  scope: { 'zh-CN': '受理来电' },
  renewal: {},
  parts: [
    {
      id: 'theory',
      kind: 'theory' as const,
      title: { 'zh-CN': '理论' },
      blueprintId: 'paper',
      minutes: 40,
      passLine: 0.57,
      weight: 0.7,
    },
    {
      id: 'case',
      kind: 'case-analysis' as const,
      title: { 'zh-CN': '案例' },
      blueprintId: null,
      minutes: 60,
      passLine: 0.6,
      weight: 0.3,
    },
  ],
  rule: { kind: 'weighted' as const, totalLine: 0.6, floors: { theory: 0.5 } },
  validityMonths: 24,
  retakeMonths: 6,
  agreements: [{ id: 'secret', title: { 'zh-CN': '保密' }, text: { 'zh-CN': '不外传试题' } }],
};

const { version: _, ...blueprintAsked } = blueprint;
const { version: __, ...schemeAsked } = scheme;

describe('A blueprint being written', () => {
  test('one that was only opened asks for exactly what was stored', () => {
    expect(new BlueprintDraft(blueprint).asked).toEqual(blueprintAsked);
  });

  test('a new one counts what is still missing, and has no rules to check until they are whole', () => {
    const draft = new BlueprintDraft();
    expect(draft.mistakes).toBe(2); // a name and a bank
    const [rule] = draft.rules;
    if (rule) rule.count = 0;
    expect(draft.mistakes).toBe(3);
    expect(draft.rulesReady).toBeNull();
  });

  test('a rule whose easiest is harder than its hardest is a mistake', () => {
    const draft = new BlueprintDraft(blueprint);
    const [rule] = draft.rules;
    if (rule) rule.easiest = '5';
    expect(draft.mistakes).toBe(1);
  });

  test('rules move past each other and not over the edge', () => {
    const draft = new BlueprintDraft(blueprint);
    const [first] = draft.rules;
    if (first === undefined) throw new Error('there are two rules');
    draft.move(first, -1);
    expect(draft.rules.map((rule) => rule.id)).toEqual(['law', 'rest']);
    draft.move(first, 1);
    expect(draft.rules.map((rule) => rule.id)).toEqual(['rest', 'law']);
  });
});

describe('A scheme being written', () => {
  test('a new version from an old one asks for exactly the old, shares included', () => {
    expect(new SchemeDraft(scheme).asked).toEqual(schemeAsked);
  });

  test('weights that do not make 100 % are a mistake only where weights count', () => {
    const draft = new SchemeDraft(scheme);
    const [theory] = draft.parts;
    if (theory) theory.weight = 50;
    expect(draft.mistakes).toBe(1);
    draft.rule = 'conjunctive';
    expect(draft.mistakes).toBe(0);
    expect(draft.asked.rule).toEqual({ kind: 'conjunctive' });
  });

  test('its own rules of the day go with it, and their mistakes count only while it says its own', () => {
    const dayRules = { ...defaultDayRules, latestAdmission: null, toilet: { atOnce: 3, minutes: 15 }, bring: '尺' };
    const draft = new SchemeDraft({ ...scheme, dayRules });
    expect(draft.asked).toEqual({ ...schemeAsked, dayRules });
    draft.day.atOnce = 0;
    draft.day.latestAdmission = 0.5;
    expect(draft.mistakes).toBe(2);
    draft.ownDay = false;
    expect(draft.mistakes).toBe(0);
    expect(draft.asked).toEqual(schemeAsked);
  });

  test('a machine-scored part needs a blueprint, a case does not', () => {
    const draft = new SchemeDraft(scheme);
    const [theory] = draft.parts;
    if (theory) theory.blueprintId = '';
    expect(draft.mistakes).toBe(1);
    if (theory) theory.kind = 'case-analysis';
    expect(draft.mistakes).toBe(0);
    expect(draft.asked.parts[0]?.blueprintId).toBeNull();
  });

  test('a call says its bank, the scenarios that may be drawn and the lengths of its stages, and a new version keeps them', () => {
    const { parts: _, ...rest } = scheme;
    const call = {
      id: 'call',
      kind: 'simulated-call' as const,
      title: { 'zh-CN': '模拟通话' },
      blueprintId: null,
      minutes: 15,
      passLine: 0.6,
      weight: 1,
      scenarios: { bankId: 'hotline', ids: ['outage', 'bill'] },
      phases: { reading: 2, call: 8, workOrder: 5 },
      marking: { examiners: 2, threshold: 0.2, combination: 'mean' as const },
    };
    const draft = new SchemeDraft({ ...rest, rule: { kind: 'conjunctive' }, parts: [call] });
    expect(draft.asked.parts).toEqual([call]);
    const [part] = draft.parts;
    if (part === undefined) throw new Error('there is one part');
    part.taskIds = [];
    part.phases.reading = 0;
    part.phases.call = 61;
    expect(draft.mistakes).toBe(3);
    part.tasksFrom = 'all';
    part.phases.own = false;
    expect(draft.mistakes).toBe(0);
    expect(draft.asked.parts[0]).toMatchObject({ scenarios: { bankId: 'hotline', ids: [] } });
    expect(draft.asked.parts[0]).not.toHaveProperty('phases');
  });

  test('a case that becomes a call is drawn from no bank until one is chosen', () => {
    const draft = new SchemeDraft(scheme);
    const part = draft.parts[1];
    if (part === undefined) throw new Error('there are two parts');
    part.caseBank = 'hotline';
    part.tasksFrom = 'chosen';
    part.taskIds = ['case-1'];
    part.turnInto('simulated-call');
    expect(part.part).not.toHaveProperty('scenarios');
    part.caseBank = 'hotline';
    expect(draft.mistakes).toBe(1);
  });

  test('shares pass through per cent and back without losing a digit', () => {
    for (const share of [0, 0.07, 0.29, 0.57, 0.6, 0.665, 1]) expect(fromPercent(toPercent(share))).toBe(share);
  });
});

describe('Picking the files of a bank', () => {
  test('the folder it was picked from is no part of the paths, however deep it lies', () => {
    expect(insideFolder(['hotline/bank.yaml', 'hotline/items/law.yaml'])).toEqual(['bank.yaml', 'items/law.yaml']);
    expect(insideFolder(['a/b/bank.yaml', 'a/b/items.yaml'])).toEqual(['bank.yaml', 'items.yaml']);
    expect(insideFolder(['bank.yaml', 'items/law.yaml'])).toEqual(['bank.yaml', 'items/law.yaml']);
  });

  test('only YAML is read; a file that is not UTF-8 is named, not guessed at', async () => {
    expect(['a.yaml', 'A.YML', 'a.yaml.txt', 'readme.md', 'a.svg'].filter(isBankFile)).toEqual(['a.yaml', 'A.YML']);
    const picked = await readPicked([
      new File(['id: a\n'], 'bank.yaml'),
      new File([new Uint8Array([0xcc, 0xe2, 0xbf, 0xe2])], 'gbk.yaml'),
      new File(['x'], 'notes.md'),
    ]);
    expect(picked).toEqual({ files: [{ path: 'bank.yaml', text: 'id: a\n' }], notUtf8: ['gbk.yaml'], leftOut: 1 });
  });

  test('pictures and sounds in media/ go along as bytes, what lies beside them stays', async () => {
    const inFolder = (content: BlobPart, path: string) =>
      Object.defineProperty(new File([content], path.slice(path.lastIndexOf('/') + 1)), 'webkitRelativePath', {
        value: `bank/${path}`,
      });
    const picked = await readPicked([
      inFolder('id: a\n', 'bank.yaml'),
      inFolder(new Uint8Array([0x4f, 0x67, 0x67, 0xff]), 'media/call.opus'),
      inFolder('<svg/>', 'media/plate.svg'),
      inFolder('how it was made', 'media/README.md'),
      inFolder('<svg/>', 'elsewhere/plate.svg'),
    ]);
    expect(picked).toEqual({
      files: [
        { path: 'bank.yaml', text: 'id: a\n' },
        { path: 'media/call.opus', base64: 'T2dn/w==' },
        { path: 'media/plate.svg', base64: btoa('<svg/>') },
      ],
      notUtf8: [],
      leftOut: 2,
    });
  });
});

describe('Finding and choosing', () => {
  test('a search holds when each of its words stands somewhere, in any width and case', () => {
    expect(holds('林 s１01', ['林晓', 'S101'])).toBe(true);
    expect(holds('林 S102', ['林晓', 'S101'])).toBe(false);
    expect(holds('  ', ['林晓'])).toBe(true);
  });

  test('of several versions the newest is shown', () => {
    const all = [
      { id: 'a', version: 1 },
      { id: 'b', version: 4 },
      { id: 'a', version: 2 },
    ];
    expect(newestOf(all, (one) => one.id)).toEqual([
      { id: 'a', version: 2 },
      { id: 'b', version: 4 },
    ]);
  });

  test('who cannot be part of a decision is known before the host is asked', () => {
    const row = { recommendation: 'certify', decision: null, conflicts: [] } as unknown as Parameters<
      typeof asideOf
    >[0];
    expect(asideOf(row, 'certify')).toBeNull();
    expect(asideOf({ ...row, recommendation: 'refuse' }, 'certify')).toBe('not-passed');
    expect(asideOf({ ...row, recommendation: 'refuse' }, 'refuse')).toBeNull();
    expect(asideOf({ ...row, recommendation: 'incomplete' }, 'refuse')).toBe('incomplete');
    expect(asideOf({ ...row, conflicts: [{ kind: 'same-person', note: '' }] }, 'refuse')).toBe('own-result');
    expect(asideOf({ ...row, conflicts: [{ kind: 'trained', note: '' }] }, 'certify')).toBeNull();
  });
});
