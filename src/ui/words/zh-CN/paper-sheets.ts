/** Typing in a sheet that was filled on paper. */
export const paperSheets = {
  title: (code: string, name: string) => `转录纸质评分单 ${code}（${name}）`,
  lead: '由两人各自独立录入，互相看不到；录入一致后即为该考官的评分单。提交前内容只在本窗口中。',
  link: '录入纸质评分单',
  linkOf: (name: string) => `录入 ${name} 的纸质评分单`,
  fatalHint: '一票否决：请在评语中照录纸上写明的依据。',
  first: '已录入。请另一人再录入一次，不要给对方看屏幕。',
  taken: '两次录入一致，已作为该考官的评分单签名锁定。',
  differs: '两次录入不一致，请对照纸质原件核对以下各项：',
  closed: {
    'not-here': '没有这份评分单',
    'other-examiner': '您是这项任务的另一名考官，不能录入',
    begun: '这份评分单已在系统中填写或已录入',
    settled: '已定分',
    'not-finished': '考生尚未作答完毕',
  },
  closedNext: '请返回评分安排。',
};
