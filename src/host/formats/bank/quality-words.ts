import type { CognitiveLevel, ItemKind } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { BlindStrategy } from '#domain/item/quality-blind.ts';

/** The words of a quality report. */
interface QualityWords {
  readonly languages: Readonly<Record<Locale, string>>;
  readonly strategies: Readonly<Record<BlindStrategy, string>>;
  title(bank: string, version: number): string;
  readonly made: string;
  readonly blind: string;
  readonly blindLead: string;
  readonly blindHead: readonly string[];
  readonly tooGood: string;
  readonly fine: string;
  position(place: number): string;
  readonly duplicates: string;
  duplicatesLead(threshold: string): string;
  readonly duplicatesHead: readonly string[];
  readonly notCompared: string;
  readonly none: string;
  readonly gaps: string;
  untranslated(language: string, items: number): string;
  partly(items: string): string;
  unexplained(items: string): string;
  thin(items: string): string;
  withoutSource(items: string): string;
  withoutCognitive(items: string): string;
  readonly readability: string;
  readonly readabilityLead: string;
  readonly readabilityHead: readonly string[];
  readonly spread: string;
  readonly spreadLead: string;
  readonly topic: string;
  readonly total: string;
  offPlan(items: number): string;
  readonly noPlan: string;
  readonly kinds: string;
  readonly kindNames: Readonly<Record<ItemKind, string>>;
  readonly cognitive: string;
  readonly levels: Readonly<Record<CognitiveLevel, string>>;
  practice(items: number, all: number): string;
  readonly blueprints: string;
  blueprintsLead(papers: number, limit: string): string;
  readonly blueprintsHead: readonly string[];
  readonly above: string;
  readonly noBlueprints: string;
}

const zh: QualityWords = {
  languages: { 'zh-CN': '中文', en: '英文' },
  strategies: {
    longest: '总选最长的选项',
    'not-longest': '总不选最长的选项',
    'stem-words': '选与题干用词重合最多的选项',
    'all-of-the-above': '选“以上都是”',
    position: '总选最常为答案的位置',
  },
  title: (bank, version) => `题库质量报告：${bank}，第 ${version} 版`,
  made: '由 `invigil bank check --report` 生成，请勿手工修改。',
  blind: '盲猜者得分',
  blindLead:
    '盲猜者不懂业务，只凭出题习惯作答。得分高出随机猜测 5 个百分点以上，说明选项的写法泄露了答案。每个选择、判断、填空和区域各计一题；多个正确答案的题，猜中其一即算对。',
  blindHead: ['语言', '策略', '题数', '有倾向的题数', '得分率', '随机', '差', '结论'],
  tooGood: '**过高**',
  fine: '正常',
  position: (place) => `第 ${place} 位`,
  duplicates: '近似重复',
  duplicatesLead: (threshold) =>
    `题干连同正确答案的字符序列相似度（Dice 系数）不低于 ${threshold} 的题对，请人工判断是否重复。`,
  duplicatesHead: ['语言', '试题', '试题', '相似度'],
  notCompared: '题目过多，未逐对比较。',
  none: '无。',
  gaps: '缺漏',
  untranslated: (language, items) => `没有完整${language}译文的试题：${items} 道`,
  partly: (items) => `只译了一部分的试题：${items}`,
  unexplained: (items) => `缺少解析或录音文字稿的试题：${items}`,
  thin: (items) => `解析过短的试题：${items}`,
  withoutSource: (items) => `没有出处的试题：${items}`,
  withoutCognitive: (items) => `没有认知层次的试题：${items}`,
  readability: '易读性',
  readabilityLead: '句长：中文按字计，不宜超过 50 字；英文按词计，不宜超过 25 词。',
  readabilityHead: ['语言', '句数', '平均句长', '最长', '上限', '超长的试题'],
  spread: '分布',
  spreadLead: '各主题在各难度的题数；斜线后为题库计划。',
  topic: '主题',
  total: '合计',
  offPlan: (items) => `与计划相差 ${items} 道。`,
  noPlan: '题库没有计划（plan）。',
  kinds: '题型',
  kindNames: {
    single: '单选题',
    multiple: '多选题',
    'true-false': '判断题',
    text: '填空题',
    numeric: '计算题',
    ordering: '排序题',
    matching: '配对题',
    'inline-choice': '选词填空题',
    hotspot: '识图题',
    listening: '听录音题',
  },
  cognitive: '认知层次',
  levels: { remember: '识记', understand: '理解', apply: '应用', analyse: '分析' },
  practice: (items, all) => `可供练习的试题 ${items} 道，共 ${all} 道。`,
  blueprints: '现成蓝图',
  blueprintsLead: (papers, limit) =>
    `每份蓝图按同一主机连续抽取 ${papers} 份试卷实测：任意两份试卷中相同试题所占的比例，不应超过 ${limit}。`,
  blueprintsHead: ['蓝图', '语言', '题数', '总分', '抽出的试卷', '最大重复', '平均重复', '结论'],
  above: '**超过上限**',
  noBlueprints: '题库没有现成蓝图。',
};

const en: QualityWords = {
  languages: { 'zh-CN': 'Chinese', en: 'English' },
  strategies: {
    longest: 'always the longest option',
    'not-longest': 'never the longest option',
    'stem-words': 'the option that shares most words with the stem',
    'all-of-the-above': '“all of the above”',
    position: 'always the most common position',
  },
  title: (bank, version) => `Quality of the bank ${bank}, version ${version}`,
  made: 'Made by `invigil bank check --report`; do not edit.',
  blind: 'How a blind guesser fares',
  blindLead:
    'A blind guesser knows nothing of the subject, only how questions are written. More than 5 points above chance says that the options give the key away. Each choice, judgement, gap and area counts as a question; where several are right, one of them is a hit.',
  blindHead: ['Language', 'Strategy', 'Questions', 'With an opinion', 'Right', 'Chance', 'Difference', 'Finding'],
  tooGood: '**too good**',
  fine: 'fine',
  position: (place) => `place ${place}`,
  duplicates: 'Near-duplicates',
  duplicatesLead: (threshold) =>
    `Pairs whose stem and right answer are alike in their character sequences (Dice) by ${threshold} or more: a person decides whether they ask the same.`,
  duplicatesHead: ['Language', 'Item', 'Item', 'Similarity'],
  notCompared: 'Too many items to compare each with each.',
  none: 'None.',
  gaps: 'What is missing',
  untranslated: (language, items) => `Items without a complete ${language} text: ${items}`,
  partly: (items) => `Items translated in part: ${items}`,
  unexplained: (items) => `Items without a rationale or a transcript: ${items}`,
  thin: (items) => `Items whose rationale is too short to teach: ${items}`,
  withoutSource: (items) => `Items without a source: ${items}`,
  withoutCognitive: (items) => `Items without a cognitive level: ${items}`,
  readability: 'Readability',
  readabilityLead: 'Length of sentences: in Chinese at most 50 characters, in English at most 25 words.',
  readabilityHead: ['Language', 'Sentences', 'Mean', 'Longest', 'Limit', 'Items above it'],
  spread: 'Spread',
  spreadLead: 'Items by topic and difficulty; behind the slash what the bank plans.',
  topic: 'Topic',
  total: 'Total',
  offPlan: (items) => `Differs from the plan by ${items} items.`,
  noPlan: 'The bank has no plan.',
  kinds: 'Kinds',
  kindNames: {
    single: 'single choice',
    multiple: 'multiple choice',
    'true-false': 'true or false',
    text: 'short text',
    numeric: 'number',
    ordering: 'ordering',
    matching: 'matching',
    'inline-choice': 'fill in by choice',
    hotspot: 'picture',
    listening: 'listening',
  },
  cognitive: 'Cognitive levels',
  levels: { remember: 'remember', understand: 'understand', apply: 'apply', analyse: 'analyse' },
  practice: (items, all) => `${items} of ${all} items are open to practice.`,
  blueprints: 'Ready blueprints',
  blueprintsLead: (papers, limit) =>
    `Measured on ${papers} papers that one host draws in sequence: of any two, the share of items that both have should be at most ${limit}.`,
  blueprintsHead: [
    'Blueprint',
    'Language',
    'Items',
    'Points',
    'Papers drawn',
    'Largest overlap',
    'Mean overlap',
    'Finding',
  ],
  above: '**above the limit**',
  noBlueprints: 'The bank has no ready blueprint.',
};

export const qualityWords: Readonly<Record<Locale, QualityWords>> = { 'zh-CN': zh, en };
