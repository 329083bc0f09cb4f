import type { ResultRow } from '#contract/results.ts';
import type { Locale } from '#domain/item/locale.ts';

export const headingWords = {
  admissionNumber: { 'zh-CN': '准考证号', en: 'Admission number' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  employeeNumber: { 'zh-CN': '工号', en: 'Employee number' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  session: { 'zh-CN': '考试场次', en: 'Session' },
  scheme: { 'zh-CN': '认证方案', en: 'Scheme' },
  level: { 'zh-CN': '等级', en: 'Level' },
  state: { 'zh-CN': '状态', en: 'state' },
  points: { 'zh-CN': '得分', en: 'points' },
  maximum: { 'zh-CN': '满分', en: 'maximum' },
  share: { 'zh-CN': '得分率', en: 'share' },
  line: { 'zh-CN': '合格线', en: 'line' },
  passed: { 'zh-CN': '是否达标', en: 'reached' },
  recommendation: { 'zh-CN': '建议', en: 'Recommendation' },
  decision: { 'zh-CN': '认证决定', en: 'Decision' },
  decidedBy: { 'zh-CN': '认证决定人', en: 'Decided by' },
  decidedAt: { 'zh-CN': '决定时间', en: 'Decided at' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  override: { 'zh-CN': '利益冲突说明', en: 'Conflict override' },
  certificate: { 'zh-CN': '证书编号', en: 'Certificate number' },
} as const satisfies Record<string, Record<Locale, string>>;

/** A heading in both languages. */
export function bilingual(column: keyof typeof headingWords): string {
  return `${headingWords[column]['zh-CN']} ${headingWords[column].en}`;
}

interface ValueWords {
  /** By the attempt's state; a state unknown here is shown as it is. */
  readonly state: Readonly<Record<string, string>>;
  readonly passed: Readonly<Record<'yes' | 'no', string>>;
  readonly recommendation: Readonly<Record<ResultRow['recommendation'], string>>;
  readonly decision: Readonly<Record<'certify' | 'refuse', string>>;
}

export const valueWords: Readonly<Record<Locale, ValueWords>> = {
  'zh-CN': {
    state: {
      awaiting: '未到',
      admitted: '已准入',
      running: '作答中',
      paused: '暂停',
      submitted: '已交卷',
      closed: '已收卷',
      terminated: '已终止',
      carried: '沿用以往成绩',
    },
    passed: { yes: '达标', no: '未达标' },
    recommendation: { certify: '建议发证', refuse: '建议不发证', incomplete: '未完成' },
    decision: { certify: '发证', refuse: '不发证' },
  },
  en: {
    state: { awaiting: 'did not come', carried: 'passed before' },
    passed: { yes: 'reached', no: 'not reached' },
    recommendation: { certify: 'certify', refuse: 'refuse', incomplete: 'incomplete' },
    decision: { certify: 'certified', refuse: 'refused' },
  },
};
