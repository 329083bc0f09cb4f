import type { IdentityWay } from '#domain/room/day-rules.ts';
import type { Locale } from '#domain/item/locale.ts';

/** What the report says of the rules of the day. */
export interface DayWords {
  readonly rehearsal: string;
  readonly training: string;
  readonly identity: (how: IdentityWay | null, by: string) => string;
  readonly late: (minutes: number, override: string) => string;
  readonly absence: (at: string, lasted: string | null) => string;
  readonly letGo: string;
}

const zhWays = { 'id-card': '身份证', 'employee-card': '工作证', known: '监考员认识' };
const enWays = { 'id-card': 'identity card', 'employee-card': 'employee card', known: 'known to the proctor' };

export const dayWords: Readonly<Record<Locale, DayWords>> = {
  'zh-CN': {
    rehearsal: '演练 · 不是考试，一切不作数',
    training: '培训练评 · 一切不作数',
    identity: (how, by) => (how === null ? '身份核验：未记录' : `身份核验：${zhWays[how]} · ${by}`),
    late: (minutes, override) => `开考后 ${minutes} 分钟到场${override === '' ? '' : ` · 准入理由：${override}`}`,
    absence: (at, lasted) => `暂离考场 ${at} · ${lasted ?? '未返回'}`,
    letGo: '监考员允许提前离场',
  },
  en: {
    rehearsal: 'Rehearsal · no exam, nothing of it counts',
    training: 'Training run · nothing of it counts',
    identity: (how, by) => (how === null ? 'Identity check not recorded' : `Identity checked: ${enWays[how]} · ${by}`),
    late: (minutes, override) =>
      `Came ${minutes} min after the start${override === '' ? '' : ` · let in because: ${override}`}`,
    absence: (at, lasted) => `Out of the room ${at} · ${lasted ?? 'not back'}`,
    letGo: 'The proctor let them go early',
  },
};
