import type { Locale } from '#domain/item/locale.ts';

const en = {
  commands: {
    package: 'Sessions between the office and its rooms',
    prepare: 'At the office: make the package of a session for a room’s host; its release codes are told once',
    take: 'In the room: take a session package in',
    unseal: 'In the room, on the day: open the banks with the release codes',
    results: 'In the room, after the session: make what goes back to the office',
    takeResults: 'At the office: take a room’s results in',
    archive: 'The end of a day',
    archiveMake: 'Copy the whole folder into one signed file in two places, and read both back',
    archiveWipe: 'Take a closed session off this room’s host, once its archive was read back',
  },
  options: {
    as: 'account to act as; its password comes from INVIGIL_PASSWORD, is typed, or read from standard input',
    session: 'id of the session',
    host: 'id of the room’s host',
    codes: 'how many release codes: 1, or 2 for two people',
    out: 'file to write; must not be there yet',
    file: 'the package',
    preview: 'say what would be written, and write nothing',
    to: 'folder for a copy; given twice, for two disks',
    reason: 'why',
    title: 'title of the session, typed again',
    second: 'account of the second person; its password comes from INVIGIL_SECOND_PASSWORD',
  },
  ask: {
    password: (account: string) => `Password of ${account}: `,
    passphrase: 'Passphrase of the issuing key: ',
    code: (n: number) => `Release code ${n}: `,
  },
  signIn: {
    'wrong-credentials': 'Account or password is wrong. Nothing was changed.',
    'role-not-held': 'This account may not do that. Nothing was changed.',
    'choose-role': 'This account may not do that. Nothing was changed.',
    wait: 'Too many failures, try again later. Nothing was changed.',
    'not-over-room': 'This is done at the host’s own machine only. Nothing was changed.',
  },
  wrongPassphrase: 'The passphrase is not right. Nothing was changed.',
  refused: (reason: string, detail: string) =>
    `Refused: ${reason}${detail === '' ? '' : ` (${detail})`}. Nothing was changed.`,
  noFile: (path: string) => `${path} cannot be read. Nothing was changed.`,
  notWritten: (path: string) => `${path} is there already or cannot be written. Nothing was changed.`,
  twoFolders: '--to must be given exactly twice.',
  prepared: (file: string) => `The session package is in ${file}. Release codes, told this once:`,
  taken: (title: string, candidates: number) =>
    `“${title}” is taken in: ${candidates} candidates. Its banks are sealed.`,
  unsealed: 'The banks are unsealed.',
  soundsLeft: (count: number) =>
    `${count} recording(s) stay on this host: damaged on its disk, or too much for one file.`,
  made: (file: string) => `The results package is in ${file}.`,
  results: (title: string, host: string, lines: number, written: boolean) =>
    `“${title}” from “${host}”: ${lines} attempts, ${written ? 'written' : 'nothing written'}.`,
  archived: (sha256: string) => `Written and read back in both places. SHA-256: ${sha256}`,
  wiped: (attempts: number, payloads: number) =>
    `Wiped: ${attempts} attempts; ${payloads} journal entries lost their content and kept their place in the chain.`,
  snapshots: (folder: string) => `Snapshots in ${folder} still hold the day: destroy them too.`,
};

type PackageWords = typeof en;

const zh: PackageWords = {
  commands: {
    package: '办公室与考场之间的场次',
    prepare: '在办公室：为考场主机制作场次包；启封码只显示一次',
    take: '在考场：接收场次包',
    unseal: '在考场，考试当日：用启封码打开题库',
    results: '在考场，场次结束后：制作交回办公室的成绩回传包',
    takeResults: '在办公室：接收考场的成绩回传包',
    archive: '一天结束时',
    archiveMake: '把整个数据文件夹复制成一个签名文件，存两处并读回核验',
    archiveWipe: '归档核验后，从考场主机清除已关闭的场次',
  },
  options: {
    as: '以哪个账号操作；密码取自 INVIGIL_PASSWORD、键入或标准输入',
    session: '场次标识',
    host: '考场主机标识',
    codes: '启封码个数：1，或 2（由两人分持）',
    out: '要写入的文件；不得已存在',
    file: '包文件',
    preview: '只说明将写入什么，不写入',
    to: '存放副本的文件夹；给出两次，应在两块磁盘上',
    reason: '原因',
    title: '再次输入场次名称',
    second: '第二人的账号；密码取自 INVIGIL_SECOND_PASSWORD',
  },
  ask: {
    password: (account) => `${account} 的密码：`,
    passphrase: '签发密钥的口令：',
    code: (n) => `启封码 ${n}：`,
  },
  signIn: {
    'wrong-credentials': '账号或密码不正确。未作任何改动。',
    'role-not-held': '此账号无权进行该操作。未作任何改动。',
    'choose-role': '此账号无权进行该操作。未作任何改动。',
    wait: '失败次数过多，请稍后再试。未作任何改动。',
    'not-over-room': '此操作只能在主机本机进行。未作任何改动。',
  },
  wrongPassphrase: '口令不正确。未作任何改动。',
  refused: (reason, detail) => `被拒绝：${reason}${detail === '' ? '' : `（${detail}）`}。未作任何改动。`,
  noFile: (path) => `无法读取 ${path}。未作任何改动。`,
  notWritten: (path) => `${path} 已存在或无法写入。未作任何改动。`,
  twoFolders: '--to 须恰好给出两次。',
  prepared: (file) => `场次包已写入 ${file}。启封码只显示这一次：`,
  taken: (title, candidates) => `已接收“${title}”：${candidates} 名考生。题库尚未启封。`,
  unsealed: '题库已启封。',
  soundsLeft: (count) => `有 ${count} 段录音留在本机：磁盘上已损坏，或一个文件装不下。`,
  made: (file) => `成绩回传包已写入 ${file}。`,
  results: (title, host, lines, written) =>
    `“${title}”，来自“${host}”：${lines} 条应试记录，${written ? '已写入' : '未写入'}。`,
  archived: (sha256) => `两处均已写入并读回核验。SHA-256：${sha256}`,
  wiped: (attempts, payloads) => `已清除 ${attempts} 条应试记录；${payloads} 条日志的内容已抹除，链上位置保留。`,
  snapshots: (folder) => `${folder} 中的快照仍有当天数据，也须销毁。`,
};

/** Words of the commands about packages and archives. */
export const packageWords: Readonly<Record<Locale, PackageWords>> = { 'zh-CN': zh, en };
