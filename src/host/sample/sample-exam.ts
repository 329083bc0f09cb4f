import type { Locale } from '#domain/item/locale.ts';
import type { Blueprint } from '#domain/paper/blueprint.ts';
import { defaultDayRules, type DayRules } from '#domain/room/day-rules.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';

// Exams over the bank that comes with the program: the sample organisation sits them, and the demo the whole of three parts.

export const sampleBankId = 'hotline-95598';

const topics = [
  'role-and-conduct',
  'business-and-law',
  'process-and-systems',
  'communication-and-emotion',
  'emergency-and-safety',
] as const;

export const sampleBlueprint: Omit<Blueprint, 'version'> = {
  id: 'hotline-basic-theory',
  title: { 'zh-CN': '95598 热线客服（基础）理论卷', en: '95598 hotline agent (basic), theory paper' },
  bankId: sampleBankId,
  rules: topics.map((topic) => ({ id: topic, topics: [topic], count: 4, points: 5 })),
  pool: 'sealed',
  order: 'rules',
  shuffleOptions: true,
  multipleScoring: 'no-wrong',
};

export const sampleScheme: Omit<Scheme, 'version'> = {
  id: 'hotline-basic',
  title: { 'zh-CN': '95598 热线客服代表', en: '95598 Hotline Agent' },
  level: { 'zh-CN': '基础级', en: 'Basic' },
  scope: {
    'zh-CN': '受理业务咨询、故障报修与投诉，遵守服务规范、保密与安全要求',
    en: 'Answering enquiries, fault reports and complaints by the rules of service, confidentiality and safety',
  },
  parts: [
    {
      id: 'theory',
      kind: 'theory',
      title: { 'zh-CN': '理论考试', en: 'Theory' },
      blueprintId: sampleBlueprint.id,
      minutes: 40,
      passLine: 0.6,
      weight: 1,
      // Bills are reckoned in it, as an agent does beside a call.
      tools: { calculator: true, noteSheet: true },
    },
  ],
  rule: { kind: 'conjunctive' },
  validityMonths: 24,
  renewal: {
    'zh-CN': '有效期内每半年参加一次复训；到期前三个月内重新参加考试。',
    en: 'Retraining every half-year while valid; re-examination within the three months before the end.',
  },
  agreements: [
    {
      id: 'confidentiality',
      title: { 'zh-CN': '保密承诺', en: 'Confidentiality' },
      text: {
        'zh-CN': '我承诺不以任何方式记录、复制或向他人透露试题内容。',
        en: 'I will not record, copy or pass on any of the questions in any way.',
      },
    },
    {
      id: 'room-rules',
      title: { 'zh-CN': '考场规则', en: 'Rules of the room' },
      text: {
        'zh-CN':
          '我已知悉：考试期间不得交谈、不得使用手机或其他资料；作答由本机逐题保存；遇到问题举手示意监考员；离开全屏等情况会被记录，由监考员处理。',
        en: 'I know that I may not talk, nor use a phone or other material; that each response is saved as I give it; that I raise my hand when something is wrong; that leaving the full screen is recorded and looked at by a proctor.',
      },
    },
  ],
};

const anyOfTheBank = { bankId: sampleBankId, ids: [] };
const twoExaminers = { examiners: 2, threshold: 0.2, combination: 'mean' } as const;

/** The same with its practical half: a written case and a simulated call, each marked by two examiners. */
export const samplePracticalScheme: Omit<Scheme, 'version'> = {
  ...sampleScheme,
  id: 'hotline-practical',
  title: { 'zh-CN': '95598 热线客服代表（理论与实操）', en: '95598 Hotline Agent (theory and practice)' },
  parts: [
    ...sampleScheme.parts,
    {
      id: 'case',
      kind: 'case-analysis',
      title: { 'zh-CN': '案例分析', en: 'Case analysis' },
      blueprintId: null,
      minutes: 40,
      passLine: 0.6,
      weight: 1,
      cases: anyOfTheBank,
      marking: twoExaminers,
    },
    {
      id: 'call',
      kind: 'simulated-call',
      title: { 'zh-CN': '模拟通话', en: 'Simulated call' },
      blueprintId: null,
      minutes: 16,
      passLine: 0.6,
      weight: 1,
      scenarios: anyOfTheBank,
      marking: twoExaminers,
    },
  ],
};

/** The practical half alone, so that a newcomer to the sample organisation is soon at a case and a call. */
export const sampleTasksScheme: Omit<Scheme, 'version'> = {
  ...samplePracticalScheme,
  id: 'hotline-tasks',
  title: { 'zh-CN': '95598 热线客服代表（实操）', en: '95598 Hotline Agent (practice)' },
  parts: samplePracticalScheme.parts.filter(({ kind }) => kind !== 'theory'),
};

/** Whoever looks at the sample comes when they come. */
export const sampleDayRules: DayRules = { ...defaultDayRules, latestAdmission: null };

/** What the sample's candidates wrote of their case: a fair reply and a thin one, whatever the case is about. */
export const sampleResponses: { readonly [locale in Locale]: readonly [string, string] } = {
  'zh-CN': [
    '（样例作答）您好，您反映的情况我已记录。我先核对户号、地址和联系方式，再逐项对照账单、用电记录和工单；能当场说明的当场说明依据，需要现场核查的登记工单，告知处理时限，并在办结前主动回访。',
    '（样例作答）请客户耐心等待，我们会尽快处理。',
  ],
  en: [
    '(Sample response) I have noted what you told me. I first check the account, the address and how to reach you, then compare the bill, the usage and the work orders; what can be explained I explain with its rule, what must be seen on site becomes a work order with a time limit, and I call back before it is closed.',
    '(Sample response) Please be patient. We will handle it as soon as we can.',
  ],
};
