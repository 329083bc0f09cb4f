/** Unsealing on the day. */
export const unsealing = {
  title: '启封与备份',
  lead: '考试当天用送达的启封码打开题库。启封记入日志；启封前不能准入考生。',
  none: '没有接收过场次包',
  noneNext: '管理员接收考务办公室的场次包后，在此启封。',
  code: '启封码',
  codeN: (n: number) => `启封码 ${n}`,
  codeHint: '五组，每组五个字符；大小写和空格不限',
  missing: '请输入启封码',
  unseal: '启封',
  unsealOf: (title: string) => `启封：${title}`,
  working: '正在打开题库…',
  done: (title: string) => `“${title}”的题库已启封，可以准入考生。`,
  wait: (seconds: number) => `尝试次数过多，请等待 ${seconds} 秒后再试。`,
  mistyped: (n: number) => `第 ${n} 个启封码有抄写错误：校验字符不符。`,
  refusals: {
    'unknown-session': '没有这个场次。',
    'already-unsealed': '题库已经启封。',
    'other-number-of-codes': '启封码的个数不对。',
    'wrong-code': '启封码不正确，已记入日志。',
    'not-the-banks': '密文打开后与办公室签名的题库不符。请联系考务办公室。',
    'other-bank-here': '此处已有同一版本而内容不同的题库。请联系考务办公室。',
  },
  faces: '考生照片',
  facesLead: '核对身份用',
  noPhoto: '无照片',
};

/** Copies while exams run. */
export const snapshots = {
  title: '快照',
  lead: '场次进行时，按间隔把数据完整复制到另一块磁盘或 U 盘；主机损坏时，备用主机从最近的快照继续。',
  off: '未设置快照。请管理员在“场次包”页面设置。',
  folder: '存放快照的文件夹',
  folderHint: '这台机器上已有的文件夹，须在第二块磁盘或 U 盘上，例如 E:\\snapshots 或 /media/usb',
  minutes: '间隔（分钟）',
  keep: '保留份数',
  save: '启用',
  turnOff: '停用',
  saved: '快照设置已保存。',
  last: '最近一份',
  never: '尚无快照',
  age: (minutes: number) => (minutes < 1 ? '不到 1 分钟前' : `${minutes} 分钟前`),
  size: '大小',
  megabytes: (n: number) => `${n} MB`,
  epoch: '代次',
  now: '立即写一份',
  running: '正在写快照…',
  failed: (why: string) => `快照失败：${why}。考试照常进行；请检查磁盘或 U 盘。`,
  late: '最近的快照已超过间隔的两倍，请检查。',
  sameDisk: '快照与数据在同一块磁盘上：磁盘损坏时两者一起失去。',
  refusals: {
    'not-absolute': '请填写完整路径。',
    'inside-data-folder': '不能放在数据文件夹之内。',
    'no-such-folder': '没有这个文件夹。请先插入 U 盘或建立文件夹。',
    'not-set': '尚未设置存放快照的文件夹。',
    running: '正在写快照，请稍候。',
  },
};

/** A candidate's photo on the roster. */
export const photos = {
  column: '照片',
  pick: '选择照片',
  pickOf: (name: string) => `选择照片：${name}`,
  saved: (name: string) => `${name} 的照片已登记。`,
  refusals: {
    unknown: '没有这名考生。',
    'too-large': '照片大于 512 KB，未登记。请缩小后再试。',
    'not-a-photo': '不是 JPEG 或 PNG 照片，未登记。',
  },
};

/** How often an item was drawn. */
export const exposure = {
  word: '曝光',
  never: '尚未出现在试卷中',
  drawn: (papers: number, sessions: number) => `${papers} 份试卷，${sessions} 个场次`,
};
