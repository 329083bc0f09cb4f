import type { ResponseFileRefusal } from '#contract/response-files.ts';
import type { FiledStanding } from '#domain/attempt/response-file.ts';

/** At the seat, when its host stays silent. */
export const lostHost = {
  offer:
    '主机已有一段时间没有应答。你的作答都保留在这个窗口里，请举手，不要关闭窗口。如监考员确认主机无法恢复，可写出作答文件。',
  write: '写出作答文件',
  title: '主机无法恢复时：写出作答文件',
  lead: '请在监考员在场时进行。文件已加密，只有本考场的主机（或其备用主机）能打开。',
  steps: [
    '按“写出作答文件”，把文件存到监考员的 U 盘。文件含本机保留的全部作答，包括尚未保存的文字。',
    '把 U 盘交给监考员；监考员在主机的“作答文件”页面接收，每个文件只计一次。',
    '不要关闭这个窗口：主机或备用主机恢复应答后，考试从同一题自动继续。',
  ],
  written: (name: string) => `已写出 ${name}。请监考员核对 U 盘上有这个文件。如之后又有作答，请再写一次。`,
  nothing: '没有可以写出的作答，或写出未成功。请举手联系监考员，不要关闭窗口。',
  keptHere: (n: number) => `本机保留着 ${n} 份加密的作答文件（供监考员使用）`,
  keptLead: '这些考试在本机未正常结束。文件只有考场主机能打开；主机无法恢复、窗口又已关闭时，由监考员取走。',
  keptFrom: (time: string) => `写于 ${time}`,
  slept: (time: string) => `本机曾休眠或停顿约 ${time}，现已重新连上主机。请核对屏幕上的作答和剩余时间；有疑问请举手。`,
};

/** At the host: response files are taken in. */
export const responseFiles = {
  title: '作答文件',
  lead: '主机无法恢复时，机位把作答写成加密文件；主机或备用主机在此接收。同一个文件只计一次。',
  takeIn: '接收作答文件',
  pick: '选择作答文件',
  pickHint: '机位写出的 .invigil 文件。选择后先显示内容概要，确认前什么也不写入。',
  candidate: '考生',
  session: '场次',
  seat: '机位',
  writtenAt: '写出时间（机位时钟）',
  standings: {
    newer: '比主机新，将被接收',
    same: '与主机相同',
    older: '主机的更新，保留主机的',
    conflict: '主机上的是之后在别处作答的，保留主机的',
    late: '按机位计时已超时，只随文件留存',
    unfit: '与试题不符，只随文件留存',
  } satisfies Record<FiledStanding, string>,
  countOf: (count: number, numbers: string) => (numbers === '' ? `${count} 题` : `${count} 题（第 ${numbers} 题）`),
  isOver: '这次考试已经结束。作答、回执和成绩都不会改变；文件作为证据留存并记入日志，供认证决定人或复核人查阅。',
  reason: '接收原因',
  reasonHint: '例如：主机断电无法启动，由备用主机接替',
  reasonNeeded: '请填写原因',
  take: (n: number) => `接收 ${n} 题作答`,
  keep: '仅作为证据留存',
  taken: (name: string, n: number) => `已接收 ${name} 的 ${n} 题作答，并记入日志。`,
  keptOnly: (name: string) => `${name} 的文件已作为证据留存；成绩未改变。`,
  before: '已接收的文件',
  none: '尚未接收过作答文件',
  outcomes: { applied: '已接收', kept: '仅留存' },
  takenBy: (time: string, who: string) => `${time} ${who}`,
  refusals: {
    damaged: '这不是作答文件，或文件不完整。什么也没有写入。',
    'other-host': '这个文件是另一个机构或另一台主机的考试写出的。什么也没有写入。',
    'keys-closed': '主机重启后尚未有人用密码登录，暂时打不开。请退出后用自己的密码重新登录，再试一次。',
    altered: '文件的内容或标记被改动过。什么也没有写入。',
    forged: '文件不是由这次考试的机位写出的。什么也没有写入。',
    'unknown-attempt': '这台主机上没有这次考试。什么也没有写入。',
    'other-paper': '文件属于另一份试卷：这次考试在快照之后才抽卷。什么也没有写入，请保管好文件。',
    'not-started': '这次考试在这台主机上尚未开始，没有可对照的试卷。什么也没有写入。',
    'replaced-host': '这台主机已被备用主机替换，不能再接收。请在备用主机上接收。',
    'already-taken': '这个文件已经接收过：',
  } satisfies Record<ResponseFileRefusal, string>,
};

/** On the board: what is wrong with the host itself. */
export const hostTrouble = {
  snapshot: (why: string) =>
    `快照写不出去：${why}。考试照常进行，但主机若损坏，最近的作答只在机位上。请检查 U 盘或第二块磁盘。`,
  disk: (why: string) =>
    `主机的磁盘写不进去：${why}。各机位已停止接收新作答，已写的内容保留在屏幕上；腾出空间后会自动恢复。`,
  silentLong:
    '这个机位久未应答。请到机位查看：可“转移机位”让考生到备用机位继续，或按已保存的作答“结束”。时间由系统自动补回。',
};
