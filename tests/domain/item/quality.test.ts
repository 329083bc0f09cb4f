import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bank } from '#domain/item/bank.ts';
import type { Item, Option } from '#domain/item/item.ts';
import { blindResults, type BlindStrategy } from '#domain/item/quality-blind.ts';
import { duplicateThreshold, nearDuplicates } from '#domain/item/quality-duplicates.ts';
import { bankQuality } from '#domain/item/quality.ts';
import { itemKinds } from '#domain/item/item.ts';
import { anyItem, hotspot, inlineChoice, listening, single, text, trueFalse } from './sample-items.ts';

const zh = (words: string) => ({ 'zh-CN': words });
const four = (texts: readonly [string, string, string, string]): Option[] =>
  texts.map((words, at) => ({ id: 'abcd'.charAt(at), text: zh(words) }));
const ask = (id: string, stem: string, texts: Parameters<typeof four>[0], key = 'a') =>
  single(id, { stem: zh(stem), options: four(texts), key });
const result = (items: readonly Item[], strategy: BlindStrategy) => {
  const found = blindResults(items, 'zh-CN').find((one) => one.strategy === strategy);
  if (found === undefined) throw new Error('nothing to choose');
  return found;
};

describe('a blind guesser', () => {
  it('who takes the longest option is right wherever authors say more of what is right', () => {
    const long = ask('l', '应如何处理？', ['先核实身份再按规定受理并答复', '挂断', '转接', '拒绝']);
    expect(result([long], 'longest')).toMatchObject({ share: 1, chance: 0.25, applicable: 1, tooGood: true });
    expect(result([long], 'not-longest')).toMatchObject({ share: 0, tooGood: false });
  });

  it('gains from never taking the longest where authors avoid it, and guesses where all are as long', () => {
    const avoiding = ask('l', '应如何处理？', ['受理', '挂断后再打给客户并致歉', '转接', '拒绝']);
    expect(result([avoiding], 'not-longest').share).toBeCloseTo(1 / 3);
    const alike = ask('m', '应如何处理？', ['受理', '挂断', '转接', '拒绝']);
    expect(result([alike], 'longest')).toMatchObject({ share: 0.25, applicable: 0, tooGood: false });
  });

  it('who compares words with the stem is right where only the key repeats them', () => {
    const echo = ask('e', '低压用户的电压允许偏差是多少？', ['电压允许偏差为正负百分之七', '百分之五', '不限', '一成']);
    expect(result([echo], 'stem-words')).toMatchObject({ share: 1, tooGood: true });
    const foreign = ask('f', 'What does SLA mean in 95598?', ['95598 的 SLA', '一', '二', '三']);
    expect(result([foreign], 'stem-words').share).toBe(1);
  });

  it('who takes all of the above is right where that is the key', () => {
    const all = ask('a', '哪些正确？', ['以上都是', '礼貌', '耐心', '细致']);
    expect(result([all], 'all-of-the-above')).toMatchObject({ share: 1, applicable: 1, tooGood: true });
    const none = ask('n', '哪些正确？', ['都是客户的责任吗', '礼貌', '耐心', '细致']);
    expect(result([none], 'all-of-the-above').applicable).toBe(1); // reads like it; a person looks
  });

  it('who always takes one position is told by the best one, judgements and areas included', () => {
    const third = Array.from({ length: 8 }, (_, n) => ask(`p${n}`, '选？', ['一', '二', '三', '四'], 'c'));
    expect(result(third, 'position')).toMatchObject({ position: 2, share: 1, tooGood: true });
    const judged = [trueFalse('x', { key: false }), trueFalse('y', { key: false }), trueFalse('z', { key: true })];
    expect(result(judged, 'position')).toMatchObject({ position: 1, chance: 0.5 });
    expect(result(judged, 'position').share).toBeCloseTo(2 / 3);
    expect(result([hotspot('h')], 'position')).toMatchObject({ position: 0, share: 1 });
  });

  it('fares as chance has it where keys stand anywhere and options are alike', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(keys, (drawn) => {
        const items = drawn.map((key, n) => ask(`i${n}`, '选？', ['一', '二', '三', '四'], key));
        const share = (['a', 'b', 'c', 'd'] as const).map((id) => drawn.filter((key) => key === id).length);
        expect(result(items, 'position').share).toBeCloseTo(Math.max(...share) / drawn.length);
        expect(result(items, 'longest').share).toBeCloseTo(0.25);
      }),
    );
  });

  it('is tried on each gap and on what is heard, and on nothing that is typed or put in order', () => {
    expect(result([inlineChoice('i')], 'position')).toMatchObject({ questions: 2 });
    expect(result([listening('l')], 'position')).toMatchObject({ questions: 1, chance: 0.6 });
    expect(blindResults([text('t')], 'zh-CN')).toEqual([]);
  });
});

describe('near-duplicates', () => {
  const stem = '城区范围内，供电抢修人员到达故障现场的时限是多少？';
  const right = ['45 分钟', '60 分钟', '90 分钟', '2 小时'] as const;

  it('are pairs that ask the same in other words, whatever their wrong options are', () => {
    const items = [
      ask('first', stem, right),
      ask('again', '供电抢修人员到达城区范围内故障现场的时限为多少？', ['45 分钟', '30 分钟', '3 小时', '1 天']),
      ask('other', '居民阶梯电价第二档的加价幅度是多少？', ['0.05 元', '0.1 元', '0.3 元', '0.5 元']),
    ];
    const found = nearDuplicates(items, 'zh-CN');
    expect(found?.map(({ first, second }) => [first, second])).toEqual([['first', 'again']]);
    expect(found?.[0]?.similarity).toBeGreaterThan(duplicateThreshold);
  });

  it('are none where a common stem asks for something else each time', () => {
    const items = [
      ask('one', '下列说法正确的是', ['停电后应立即核实停电范围并告知客户预计恢复时间', '一', '二', '三']),
      ask('two', '下列说法正确的是', ['阶梯电价按年度周期执行，跨年清零重新计算', '四', '五', '六']),
    ];
    expect(nearDuplicates(items, 'zh-CN')).toEqual([]);
  });

  it('are none where one picture serves to ask for different places in it', () => {
    const alt = zh('电能表面板：上方是显示屏，左侧是额定参数，中部是指示灯，右侧是常数，下方是条码和编号');
    const items = [
      hotspot('constant', { stem: zh('请点出瓦秒法要用的常数'), alt, key: ['a'] }),
      hotspot('lamp', { stem: zh('数脉冲时应当盯住哪里？'), alt, key: ['b'] }),
    ];
    expect(nearDuplicates(items, 'zh-CN')).toEqual([]);
  });

  it('are wholly alike when nothing differs', () => {
    expect(nearDuplicates([ask('a', stem, right), ask('b', stem, right)], 'zh-CN')).toEqual([
      { locale: 'zh-CN', first: 'a', second: 'b', similarity: 1 },
    ]);
  });
});

describe('the quality of a bank', () => {
  const bank = (items: readonly Item[], change: Partial<Bank> = {}): Bank => ({
    id: 'b',
    version: 2,
    title: zh('题库'),
    notice: zh('样例'),
    topics: [{ id: 'safety', title: zh('安全') }],
    sources: [],
    items,
    cases: [],
    scenarios: [],
    ...change,
  });

  it('names what is missing: half translations, rationales, sources, levels', () => {
    const items = [
      single('half', { options: four(['一', '二', '三', '四']) }),
      single('silent', { rationale: zh('因为这是供电营业规则第五十三条的明确要求。') }),
      single('thin', { rationale: { 'zh-CN': '见条文。', en: 'See there.' }, cognitive: 'apply' }),
      listening('heard', { transcript: zh('客服：您好。'), sources: [] }),
    ];
    const { gaps } = bankQuality(bank(items));
    expect(gaps.partlyTranslated).toEqual([{ itemId: 'half', locale: 'en' }]);
    expect(gaps.unexplained).toEqual([
      { itemId: 'silent', locale: 'en' },
      { itemId: 'heard', locale: 'en' },
    ]);
    expect(gaps.thinRationale).toContainEqual({ itemId: 'thin', locale: 'zh-CN' });
    expect(gaps.thinRationale).not.toContainEqual({ itemId: 'silent', locale: 'zh-CN' });
    expect(gaps.withoutSource).toEqual(['heard']);
    expect(gaps.withoutCognitive).toEqual(['half', 'silent', 'heard']);
    expect(gaps.untranslated).toEqual({ 'zh-CN': 0, en: 1 });
  });

  it('measures sentences in characters and in words, a formula as one', () => {
    const chinese = '客户来电反映电费突增。' + '请'.repeat(51) + '？$P=\\frac{U^2}{R}$ 是多少？';
    const english = `Say it short. ${'word '.repeat(26)}. Then 1.5 kWh are $E = P t$ in all.`;
    const { readability } = bankQuality(bank([trueFalse('long', { stem: { 'zh-CN': chinese, en: english } })]));
    expect(readability).toEqual([
      { locale: 'zh-CN', sentences: 3, mean: 65 / 3, longest: 51, limit: 50, long: [{ itemId: 'long', length: 51 }] },
      { locale: 'en', sentences: 3, mean: 12, longest: 26, limit: 25, long: [{ itemId: 'long', length: 26 }] },
    ]);
  });

  it('lays the spread beside the plan', () => {
    const plan = [{ topic: 'safety', items: 3, difficulty: { 1: 1, 2: 1, 3: 1, 4: 0, 5: 0 } }];
    const items = [anyItem('a', 'single', 'safety', 1), anyItem('b', 'text', 'safety', 1)];
    const { spread } = bankQuality(bank(items, { plan }));
    expect(spread.cells.map(({ items: held, planned }) => [held, planned])).toEqual([
      [2, 1],
      [0, 1],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(spread.offPlan).toBe(3);
    expect(spread.kinds).toEqual([
      { kind: 'single', items: 1 },
      { kind: 'text', items: 1 },
    ]);
    expect(bankQuality(bank(items)).spread.offPlan).toBeNull();
  });

  it('is measured for every kind of item, and for a bank of none', () => {
    const items = itemKinds.map((kind) => anyItem(kind, kind, 'safety', 2));
    expect(bankQuality(bank(items))).toMatchObject({ bankId: 'b', version: 2, items: 10 });
    expect(bankQuality(bank([]))).toMatchObject({ items: 0, blind: [], readability: [] });
  });
});
