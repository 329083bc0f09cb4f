import type { AttemptState } from '#domain/attempt/attempt.ts';
import type { SchemePart } from '#domain/scheme/scheme.ts';

/** Words that several screens of the office share. */
export const office = {
  inChinese: (label: string) => `${label}（中文）`,
  inEnglish: (label: string) => `${label}（英文）`,
  partKinds: {
    theory: '理论考核',
    listening: '听力考核',
    'case-analysis': '案例分析',
    'simulated-call': '模拟通话',
  } satisfies Record<SchemePart['kind'], string>,
  attemptStates: {
    awaiting: '待准入',
    admitted: '已准入',
    running: '作答中',
    paused: '已暂停',
    submitted: '已交卷',
    closed: '已收卷',
    terminated: '已终止',
  } satisfies Record<AttemptState, string>,
  sessionStates: { prepared: '未开始', open: '进行中', closed: '已结束' },
  problems: {
    copy: '复制为文本',
    copied: '已复制',
    copyFailed: '无法复制，请改用下载。',
    saveAsText: '下载为文本',
    showAll: (n: number) => `显示全部 ${n} 条`,
  },
  remove: '移除',
  unsaved: '有尚未保存的更改',
  leaveTitle: '放弃未保存的更改？',
  leaveLead: '离开后，此页上未保存的内容不能找回。',
  leave: '放弃并离开',
  stay: '留在此页',
  listSeparator: '、',
  colon: '：',
  pointsBetween: '请填写大于 0、不超过 1000 的数。',
  notEmpty: '请填写此项，至少一种语言。',
  needed: '请填写此项。',
  numberBetween: (min: string, max: string) => `请填写 ${min} 至 ${max} 之间的数。`,
  wholeNumberBetween: (min: string, max: string) => `请填写 ${min} 至 ${max} 之间的整数。`,
  fixFirst: (n: number) => `还有 ${n} 处需要填写或更正，已在相应位置标出。尚未保存任何内容。`,
  details: '详情',
};
