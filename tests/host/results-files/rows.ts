import type { ResultRow } from '#contract/results.ts';

const decidedAt = Date.UTC(2026, 10, 22, 2, 15);

const passed: ResultRow = {
  candidateId: 'c-1',
  sessionId: 's-1',
  sessionTitle: '十一月场次',
  schemeTitle: { 'zh-CN': '95598 客服代表', en: '95598 agent' },
  level: { 'zh-CN': '初级', en: 'Junior' },
  admissionNumber: '2026-001',
  personId: 'p-1',
  name: '张三',
  employeeNumber: '0010023',
  unit: '东城供电所',
  parts: [
    {
      partId: 'theory',
      title: { 'zh-CN': '理论', en: 'Theory' },
      state: 'submitted',
      points: 66.666_666_666_7,
      maximum: 100,
      share: 0.666_666_666_667,
      line: 0.6,
      passed: true,
      revision: 1,
      receipt: 'R-1',
    },
  ],
  recommendation: 'certify',
  decision: {
    decisionId: 'd-1',
    outcome: 'certify',
    decidedBy: '李决定',
    decidedAt,
    reason: '符合要求',
    override: null,
  },
  certificateNumber: 'INV-000001',
};

const absent: ResultRow = {
  ...passed,
  candidateId: 'c-2',
  admissionNumber: '2026-002',
  name: '李四',
  employeeNumber: '0010024',
  parts: passed.parts.map((part) => ({
    ...part,
    state: 'awaiting',
    points: null,
    maximum: null,
    share: null,
    passed: null,
    revision: null,
    receipt: null,
  })),
  recommendation: 'incomplete',
  decision: null,
  certificateNumber: null,
};

/** Two candidates of one session: one certified, one who did not come. */
export const rows: readonly ResultRow[] = [passed, absent];

/** A row whose texts are what a spreadsheet would compute. */
export function hostileRow(name: string): ResultRow {
  return { ...passed, name, unit: name, decision: passed.decision && { ...passed.decision, reason: name } };
}
