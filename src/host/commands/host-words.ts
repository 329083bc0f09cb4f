import type { Locale } from '#domain/item/locale.ts';

const en = {
  commands: {
    keys: 'The organisation’s keys: recovery, and kits for other hosts',
    keysRestore: 'Bring the root back from its recovery kit and choose a new passphrase; no host may run on the folder',
    keysTakeKit: 'Make an empty data folder a host of the organisation that made the kit',
    snapshot: 'Snapshots of a data folder',
    snapshotOpen: 'Put a snapshot into an empty data folder of a spare host, under a raised epoch',
  },
  options: {
    kit: 'the kit’s file',
    username: 'user name of this host’s administrator',
    personName: 'name of that person',
    employeeNumber: 'employee number of that person',
    revoked: 'list of revoked hosts, PEM; may be given several times',
    snapshot: 'folder of one snapshot, or the folder that holds them: then its newest',
  },
  ask: {
    recoveryCode: 'Recovery code: ',
    kitCode: 'Kit code: ',
    passphrase: 'New passphrase: ',
    password: 'Password: ',
  },
  noFile: (path: string) => `${path} cannot be read. Nothing was changed.`,
  noList: (path: string) => `${path} holds no list of revoked hosts.`,
  shortPassphrase: 'The passphrase needs 12 to 500 characters. Nothing was changed.',
  shortPassword: 'The password needs 8 to 200 characters. Nothing was changed.',
  badUsername: 'The user name needs 2 to 32 lower-case letters, digits or . _ -. Nothing was changed.',
  restored: (root: string) => `The root is back and the new passphrase holds. Root SHA-256: ${root}`,
  taken: (name: string, folder: string) => `${folder} is now the host “${name}”.`,
  refusals: {
    'not-set-up': 'There is no organisation in this data folder. Nothing was changed.',
    'already-set-up': 'This data folder holds an organisation already. Nothing was changed.',
    'not-the-office': 'This host was made from a kit; the root is at the office. Nothing was changed.',
    'mistyped-code': 'The code is mistyped: its check character does not fit. Nothing was changed.',
    'wrong-code': 'The code belongs to another kit. Nothing was changed.',
    'wrong-kit-code': 'The code belongs to another kit. Nothing was changed.',
    damaged: 'The file is damaged or no kit. Nothing was changed.',
    'other-root': 'The kit is sound but of another organisation’s root. Nothing was changed.',
  },
  opened: (folder: string, epoch: number, at: string) =>
    `${folder} goes on from the snapshot of ${at}, under epoch ${epoch}.`,
  snapshots: {
    'no-snapshot': 'There is no snapshot that can be read. Nothing was changed.',
    'snapshot-damaged': 'The snapshot is damaged: it is not as it was written. Nothing was changed.',
    'folder-not-empty': 'The data folder holds data already. Choose an empty one; nothing was changed.',
  },
};

export type HostWords = typeof en;

const zh: HostWords = {
  commands: {
    keys: '机构密钥：恢复，以及其他主机的密钥包',
    keysRestore: '用恢复资料找回根密钥并设置新口令；此时数据文件夹上不得有主机运行',
    keysTakeKit: '用密钥包把空的数据文件夹设为本机构的一台主机',
    snapshot: '数据文件夹的快照',
    snapshotOpen: '把快照放入备用主机的空数据文件夹，并提升代次',
  },
  options: {
    kit: '资料文件',
    username: '这台主机管理员的用户名',
    personName: '该人员的姓名',
    employeeNumber: '该人员的工号',
    revoked: '已吊销主机的名单（PEM），可多次给出',
    snapshot: '某一快照的文件夹，或存放快照的文件夹（取最新的）',
  },
  ask: { recoveryCode: '恢复码：', kitCode: '密钥包开启码：', passphrase: '新口令：', password: '密码：' },
  noFile: (path) => `无法读取 ${path}。未作任何改动。`,
  noList: (path) => `${path} 中没有已吊销主机的名单。`,
  shortPassphrase: '口令须为 12 至 500 个字符。未作任何改动。',
  shortPassword: '密码须为 8 至 200 个字符。未作任何改动。',
  badUsername: '用户名须为 2 至 32 个小写字母、数字或 . _ -。未作任何改动。',
  restored: (root) => `根密钥已找回，新口令已生效。根证书 SHA-256：${root}`,
  taken: (name, folder) => `${folder} 现在是主机“${name}”。`,
  refusals: {
    'not-set-up': '此数据文件夹中没有机构。未作任何改动。',
    'already-set-up': '此数据文件夹中已有机构。未作任何改动。',
    'not-the-office': '这台主机由密钥包设立，根密钥在考务办公室。未作任何改动。',
    'mistyped-code': '码有抄写错误：校验字符不符。未作任何改动。',
    'wrong-code': '此码属于另一份资料。未作任何改动。',
    'wrong-kit-code': '此码属于另一份密钥包。未作任何改动。',
    damaged: '文件已损坏，或不是所需的资料。未作任何改动。',
    'other-root': '资料完好，但属于另一机构的根证书。未作任何改动。',
  },
  opened: (folder, epoch, at) => `${folder} 从 ${at} 的快照继续，代次为 ${epoch}。`,
  snapshots: {
    'no-snapshot': '没有可读取的快照。未作任何改动。',
    'snapshot-damaged': '快照已损坏，与写出时不一致。未作任何改动。',
    'folder-not-empty': '数据文件夹中已有数据，请另选空文件夹。未作任何改动。',
  },
};

/** Words of the commands about hosts, their keys and snapshots. */
export const hostWords: Readonly<Record<Locale, HostWords>> = { 'zh-CN': zh, en };
