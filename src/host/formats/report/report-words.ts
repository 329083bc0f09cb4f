import type { AttendanceMark } from '#domain/room/attendance.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import type { LockdownLevel } from '#domain/seat/lockdown.ts';
import type { ConditionPoint } from '#domain/room/conditions.ts';
import type { Severity } from '#domain/room/codes.ts';
import type { Locale } from '#domain/item/locale.ts';

export interface ReportWords {
  readonly title: string;
  readonly draft: string;
  readonly draftNote: string;
  readonly sample: string;
  readonly signedNote: string;
  readonly page: (n: number, of: number) => string;
  readonly head: Readonly<Record<'session' | 'room' | 'scheme' | 'startsAt' | 'state' | 'staff' | 'madeAt', string>>;
  readonly states: Readonly<Record<'prepared' | 'open' | 'closed', string>>;
  readonly sections: Readonly<
    Record<'conditions' | 'attendance' | 'attempts' | 'incidents' | 'journal' | 'signatures', string>
  >;
  readonly conditions: Readonly<Record<ConditionPoint | 'ok' | 'notOk' | 'none', string>>;
  readonly marks: Readonly<Record<AttendanceMark | 'none', string>>;
  readonly mismatches: Readonly<Record<'absent-but-admitted' | 'came-but-not-admitted', string>>;
  readonly counts: (present: number, absent: number, all: number) => string;
  readonly how: Readonly<Record<'submitted' | 'time-out' | 'closed' | 'terminated' | 'paper' | 'none', string>>;
  readonly time: (limit: string, credited: string, used: string) => string;
  readonly seats: (names: string) => string;
  readonly from: (start: string, end: string) => string;
  readonly credit: (ms: string, by: string, why: string) => string;
  readonly downtime: (cause: string, at: string, ms: string, charged: boolean) => string;
  readonly causes: Readonly<Record<'host-restart' | 'seat-silent', string>>;
  readonly receipt: (code: string, answered: number, items: number) => string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly codes: Readonly<Record<ReasonCode, string>>;
  readonly wholeRoom: string;
  readonly host: string;
  readonly corrected: (version: number) => string;
  readonly withdrawn: string;
  readonly noIncidents: string;
  readonly seconds: (n: number) => string;
  readonly times: (n: number) => string;
  readonly levels: Readonly<Record<LockdownLevel, string>>;
  readonly lockdown: (level: string, notHeld: string) => string;
  readonly unlocking: (at: string, by: string, why: string) => string;
  readonly journalHead: (seq: number) => string;
  readonly signAs: readonly string[];
  readonly signDate: string;
  readonly zone: (name: string) => string;
}

const zh: ReportWords = {
  title: '考场场次报告',
  draft: '草稿 · 未签名',
  draftNote: '本文件是未签名的草稿，不作为场次的正式记录。',
  sample: '样例 · 并非真实考试',
  signedNote: '本文件带有签发密钥的数字签名，改动任何内容都会使签名失效。',
  page: (n, of) => `第 ${n} 页，共 ${of} 页`,
  head: {
    session: '场次',
    room: '考场',
    scheme: '认证方案',
    startsAt: '计划开考',
    state: '状态',
    staff: '工作人员',
    madeAt: '报告时间',
  },
  states: { prepared: '未开始', open: '进行中', closed: '已结束' },
  sections: {
    conditions: '一、考场条件',
    attendance: '二、到考核对',
    attempts: '三、应试记录',
    incidents: '四、考场事件',
    journal: '五、日志链头',
    signatures: '六、签名',
  },
  conditions: {
    seating: '座位',
    light: '照明',
    noise: '噪声',
    clocks: '时钟',
    equipment: '设备',
    emergency: '应急',
    ok: '符合',
    notOk: '不符合',
    none: '未填写考场条件表。',
  },
  marks: { present: '到考', absent: '缺考', late: '迟到', 'left-early': '早退', none: '未核对' },
  mismatches: {
    'absent-but-admitted': '与应试记录不符：标为缺考，但已准入',
    'came-but-not-admitted': '与应试记录不符：标为到场，但没有准入',
  },
  counts: (present, absent, all) => `应到 ${all} 人，实到 ${present} 人，缺考 ${absent} 人。`,
  how: {
    submitted: '已交卷',
    'time-out': '时间到',
    closed: '收卷',
    terminated: '终止',
    paper: '纸笔作答',
    none: '未结束',
  },
  time: (limit, credited, used) => `时限 ${limit}，补时 ${credited}，用时 ${used}`,
  seats: (names) => `机位 ${names}`,
  from: (start, end) => `${start} 至 ${end}`,
  credit: (ms, by, why) => `补时 ${ms} · ${by} · ${why}`,
  downtime: (cause, at, ms, charged) =>
    `中断 ${at} · ${cause} · ${ms} · ${charged ? '由考生造成，计入用时' : '不计入考生用时'}`,
  causes: { 'host-restart': '主机重新启动', 'seat-silent': '机位失去联系' },
  receipt: (code, answered, items) => `作答 ${answered}/${items} · 回执 ${code}`,
  severities: { information: '提示', minor: '轻微', major: '严重', critical: '重大' },
  codes: {
    'environment.comfort': '环境 · 舒适度',
    'environment.disturbance': '环境 · 干扰',
    'environment.noise': '环境 · 噪声',
    'environment.power': '环境 · 停电',
    'environment.weather': '环境 · 天气',
    'candidate.behaviour': '考生 · 行为违纪',
    'candidate.complaint': '考生 · 投诉或异议',
    'candidate.identity': '考生 · 身份不符',
    'candidate.illness': '考生 · 身体不适',
    'candidate.late': '考生 · 迟到',
    'candidate.navigation': '考生 · 不会操作',
    'candidate.no-show': '考生 · 缺考',
    'staff.behaviour': '工作人员 · 行为不当',
    'staff.procedure': '工作人员 · 未按程序',
    'staff.error': '工作人员 · 操作失误',
    'staff.late': '工作人员 · 迟到',
    'staff.no-show': '工作人员 · 未到岗',
    'system.focus-lost': '系统 · 窗口失去焦点',
    'system.second-display': '系统 · 第二显示器',
    'system.second-window': '系统 · 第二个窗口',
    'system.virtual-machine': '系统 · 虚拟机',
    'system.remote-tool': '系统 · 远程控制工具',
    'system.capture-key': '系统 · 截屏或打印键',
    'system.lockdown-left': '系统 · 离开锁定状态',
    'system.lockdown-lifted': '系统 · 监考员解除锁定',
    'system.screen-lock': '系统 · 锁屏',
    'system.sleep': '系统 · 电脑休眠',
    'system.clock-jump': '系统 · 时钟跳变',
    'system.disk': '系统 · 磁盘或设备故障',
    'system.write-failure': '系统 · 写入失败',
    'system.disconnect': '系统 · 失去联系',
    resolved: '原因已消除',
    other: '其他',
  },
  wholeRoom: '全考场',
  host: '主机',
  corrected: (version) => `第 ${version} 版（已更正）`,
  withdrawn: '已撤回',
  noIncidents: '没有记录事件。',
  seconds: (n) => `${n} 秒`,
  times: (n) => `${n} 次`,
  levels: { none: '未锁定', page: '网页锁定', window: '窗口锁定', kiosk: '系统锁定' },
  lockdown: (level, notHeld) => `机位锁定：${level}${notHeld === '' ? '' : `；未做到：${notHeld}`}`,
  unlocking: (at, by, why) => `${at} 由${by}解除锁定：${why}`,
  journalHead: (seq) => `日志第 ${seq} 条的哈希（SHA-256）：`,
  signAs: ['监考员', '监考员', '主考'],
  signDate: '日期',
  zone: (name) => `时间均为主机时钟（${name}）。`,
};

const en: ReportWords = {
  title: 'Session report',
  draft: 'Draft · not signed',
  draftNote: 'This is an unsigned draft and no record of the session.',
  sample: 'Sample · no real exam',
  signedNote: 'This file is signed with the issuing key: any change breaks the signature.',
  page: (n, of) => `Page ${n} of ${of}`,
  head: {
    session: 'Session',
    room: 'Room',
    scheme: 'Scheme',
    startsAt: 'Planned start',
    state: 'State',
    staff: 'Staff',
    madeAt: 'Report made',
  },
  states: { prepared: 'Prepared', open: 'Open', closed: 'Closed' },
  sections: {
    conditions: '1. Room conditions',
    attendance: '2. Attendance',
    attempts: '3. Attempts',
    incidents: '4. Incidents',
    journal: '5. Head of the journal',
    signatures: '6. Signatures',
  },
  conditions: {
    seating: 'Seating',
    light: 'Light',
    noise: 'Noise',
    clocks: 'Clocks',
    equipment: 'Equipment',
    emergency: 'Emergency',
    ok: 'in order',
    notOk: 'not in order',
    none: 'The form was not filled in.',
  },
  marks: { present: 'Present', absent: 'Absent', late: 'Late', 'left-early': 'Left early', none: 'Not said' },
  mismatches: {
    'absent-but-admitted': 'Differs from the attempts: absent, but admitted',
    'came-but-not-admitted': 'Differs from the attempts: came, but not admitted',
  },
  counts: (present, absent, all) => `On the roster ${all}, came ${present}, absent ${absent}.`,
  how: {
    submitted: 'Submitted',
    'time-out': 'Time out',
    closed: 'Closed',
    terminated: 'Terminated',
    paper: 'On paper',
    none: 'Open',
  },
  time: (limit, credited, used) => `Allowed ${limit}, credited ${credited}, used ${used}`,
  seats: (names) => `Seat ${names}`,
  from: (start, end) => `${start} to ${end}`,
  credit: (ms, by, why) => `Credit ${ms} · ${by} · ${why}`,
  downtime: (cause, at, ms, charged) =>
    `Downtime ${at} · ${cause} · ${ms} · ${charged ? 'caused by the candidate, charged' : 'not charged'}`,
  causes: { 'host-restart': 'host started anew', 'seat-silent': 'no contact with the seat' },
  receipt: (code, answered, items) => `Answered ${answered}/${items} · receipt ${code}`,
  severities: { information: 'Information', minor: 'Minor', major: 'Major', critical: 'Critical' },
  codes: {
    'environment.comfort': 'Environment · comfort',
    'environment.disturbance': 'Environment · disturbance',
    'environment.noise': 'Environment · noise',
    'environment.power': 'Environment · power cut',
    'environment.weather': 'Environment · weather',
    'candidate.behaviour': 'Candidate · misconduct',
    'candidate.complaint': 'Candidate · complaint',
    'candidate.identity': 'Candidate · identity in doubt',
    'candidate.illness': 'Candidate · unwell',
    'candidate.late': 'Candidate · late',
    'candidate.navigation': 'Candidate · trouble with the program',
    'candidate.no-show': 'Candidate · did not come',
    'staff.behaviour': 'Staff · behaviour',
    'staff.procedure': 'Staff · procedure not followed',
    'staff.error': 'Staff · mistake',
    'staff.late': 'Staff · late',
    'staff.no-show': 'Staff · did not come',
    'system.focus-lost': 'System · window lost focus',
    'system.second-display': 'System · second display',
    'system.second-window': 'System · second window',
    'system.virtual-machine': 'System · virtual machine',
    'system.remote-tool': 'System · remote-control tool',
    'system.capture-key': 'System · capture or print key',
    'system.lockdown-left': 'System · lockdown left',
    'system.lockdown-lifted': 'System · lockdown lifted by a proctor',
    'system.screen-lock': 'System · screen locked',
    'system.sleep': 'System · machine slept',
    'system.clock-jump': 'System · clock jumped',
    'system.disk': 'System · disk or device failure',
    'system.write-failure': 'System · could not write',
    'system.disconnect': 'System · no contact',
    resolved: 'the cause is over',
    other: 'other',
  },
  wholeRoom: 'Whole room',
  host: 'the host',
  corrected: (version) => `version ${version} (corrected)`,
  withdrawn: 'withdrawn',
  noIncidents: 'No incident was recorded.',
  seconds: (n) => `${n} s`,
  times: (n) => `${n} times`,
  levels: { none: 'not locked', page: 'page', window: 'window', kiosk: 'system' },
  lockdown: (level, notHeld) => `Lockdown: ${level}${notHeld === '' ? '' : `; not held: ${notHeld}`}`,
  unlocking: (at, by, why) => `Lockdown lifted ${at} by ${by}: ${why}`,
  journalHead: (seq) => `Hash (SHA-256) of entry ${seq} of the journal:`,
  signAs: ['Proctor', 'Proctor', 'Lead examiner'],
  signDate: 'Date',
  zone: (name) => `All times by the host’s clock (${name}).`,
};

export const reportWords: Readonly<Record<Locale, ReportWords>> = { 'zh-CN': zh, en };
