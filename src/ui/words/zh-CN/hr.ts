/** Files of results for HR. */
export const hr = {
  title: '成绩文件',
  lead: '选择场次，下载其成绩。每次下载都记入日志。',
  formatsTitle: '下载格式',
  csv: 'CSV 文件',
  csvHint:
    '每名考生一行：身份、各部分得分与合格线、规则建议、认证决定、证书编号。UTF-8 编码，可用表格软件打开；以 = + - @ 开头的单元格已转义。',
  xlsx: 'XLSX 工作簿',
  xlsxHint: '内容与 CSV 相同，列有格式，便于筛选与打印。',
  package: '签名成绩包（ZIP）',
  packageHint: '成绩数据、各文件的哈希清单、日志链首与机构签名。接收方可核验内容未被改动，适合长期保存与移交。',
  downloadOf: (what: string) => `下载${what}`,
  downloaded: (name: string) => `已下载：${name}`,
  refusals: {
    'unknown-session': '没有这个场次，未生成文件。请刷新后重新选择。',
    rehearsal: '演练和培训练评没有成绩。未制作任何文件。',
    'keys-locked': '签发密钥已锁定，未生成成绩包。请管理员或认证决定人解锁后重试。',
  },
  contents: (all: number, decided: number, certified: number) =>
    `此场次共 ${all} 名考生，已决定 ${decided} 人，其中予以认证 ${certified} 人。`,
  undecided: (n: number) => `还有 ${n} 人未作认证决定，下载的文件中其决定栏为空。`,
};
