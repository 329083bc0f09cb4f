import type { ResponseFileRefusal } from '#contract/response-files.ts';
import type { FiledStanding } from '#domain/attempt/response-file.ts';
import type { Locale } from '#domain/item/locale.ts';

const refusalsEn: Record<ResponseFileRefusal, string> = {
  damaged: 'this is no response file, or not a whole one',
  'other-host': 'it comes from an exam of another organisation or another host',
  'keys-closed': 'nobody has signed in with a password since the host was started; sign in at a screen and try again',
  altered: 'the file, or what it is marked with, was changed',
  forged: 'it was not written by a seat of this attempt',
  'unknown-attempt': 'this host has no such attempt',
  'other-paper': 'it belongs to another paper, drawn after the snapshot; keep the file',
  'not-started': 'this attempt has not begun at this host',
  'replaced-host': 'this host was replaced by a spare one; take the file in there',
  'already-taken': 'this file was taken in before',
};

const refusalsZh: Record<ResponseFileRefusal, string> = {
  damaged: '这不是作答文件，或文件不完整',
  'other-host': '文件由另一个机构或另一台主机的考试写出',
  'keys-closed': '主机启动后尚未有人用密码登录；请先在屏幕上登录再试',
  altered: '文件的内容或标记被改动过',
  forged: '文件不是由这次考试的机位写出的',
  'unknown-attempt': '这台主机上没有这次考试',
  'other-paper': '文件属于另一份试卷，在快照之后才抽卷；请保管好文件',
  'not-started': '这次考试在这台主机上尚未开始',
  'replaced-host': '这台主机已被备用主机替换；请在备用主机上接收',
  'already-taken': '这个文件已经接收过',
};

const en = {
  commands: {
    responses: 'Responses that seats wrote to files because their host could not come back',
    take: 'Take a seat’s response file in, once; newer responses than the host’s are stored',
  },
  options: {
    file: 'the .invigil file that the seat wrote',
    preview: 'say what would be taken, and write nothing',
    reason: 'why it is taken in; needed unless --preview is given',
  },
  standings: {
    newer: 'newer than the host’s',
    same: 'the same at the host',
    older: 'older: the host’s stays',
    conflict: 'given later elsewhere: the host’s stays',
    late: 'after the time by the seat’s count: kept with the file only',
    unfit: 'does not fit the item: kept with the file only',
  } satisfies Record<FiledStanding, string>,
  standing: (word: string, count: number, numbers: string) =>
    `${word}: ${count}${numbers === '' ? '' : ` (items ${numbers})`}`,
  where: (session: string, seat: string | null, writtenAt: string) =>
    `${session}${seat === null ? '' : ` · seat ${seat}`} · written ${writtenAt} by the seat’s clock`,
  isOver: 'The attempt is over: its responses, receipt and result stay as they are, the file is kept as evidence.',
  nothingWritten: 'Nothing was written.',
  taken: (count: number) => `Responses taken in, and journalled: ${count}.`,
  keptOnly: 'Kept as evidence, and journalled; the result is unchanged.',
  reasonNeeded: '--reason must say why the file is taken in. Nothing was changed.',
  refused: (reason: ResponseFileRefusal, detail: string) =>
    `Refused: ${reason}: ${refusalsEn[reason]}${detail === '' ? '' : ` (${detail})`}. Nothing was changed.`,
};

type ResponseWords = typeof en;

const zh: ResponseWords = {
  commands: {
    responses: '主机无法恢复时机位写出的作答文件',
    take: '接收机位的作答文件，只计一次；比主机新的作答被保存',
  },
  options: {
    file: '机位写出的 .invigil 文件',
    preview: '只说明将接收什么，不写入',
    reason: '接收原因；除非给出 --preview，否则必填',
  },
  standings: {
    newer: '比主机新',
    same: '与主机相同',
    older: '较旧，保留主机的',
    conflict: '之后在别处作答，保留主机的',
    late: '按机位计时已超时，只随文件留存',
    unfit: '与试题不符，只随文件留存',
  },
  standing: (word, count, numbers) => `${word}：${count} 题${numbers === '' ? '' : `（第 ${numbers} 题）`}`,
  where: (session, seat, writtenAt) =>
    `${session}${seat === null ? '' : ` · 机位 ${seat}`} · 写于 ${writtenAt}（机位时钟）`,
  isOver: '这次考试已经结束：作答、回执和成绩都不会改变，文件作为证据留存。',
  nothingWritten: '什么也没有写入。',
  taken: (count) => `已接收 ${count} 题作答，并记入日志。`,
  keptOnly: '已作为证据留存并记入日志；成绩未改变。',
  reasonNeeded: '须用 --reason 说明接收原因。未作任何改动。',
  refused: (reason, detail) =>
    `被拒绝：${reason}：${refusalsZh[reason]}${detail === '' ? '' : `（${detail}）`}。未作任何改动。`,
};

/** Words of the commands about response files. */
export const responseWords: Readonly<Record<Locale, ResponseWords>> = { 'zh-CN': zh, en };
