import type { ItemKind } from '#domain/item/item.ts';
import type { MultipleScoring, PartsScoring } from '#domain/paper/blueprint.ts';

/** What stands around an item, in the runner and in the office's preview. */
export const item = {
  number: (n: number) => `第 ${n} 题`,
  kinds: {
    single: '单选题',
    multiple: '多选题',
    'true-false': '判断题',
    text: '填空题',
    numeric: '计算题',
    ordering: '排序题',
    matching: '配对题',
    'inline-choice': '选词填空题',
    hotspot: '识图题',
    listening: '听录音题',
  } satisfies Record<ItemKind, string>,
  points: (n: number) => `${n} 分`,
  right: '正确',
  wrong: '错误',
  multipleHint: '可选一项或多项',
  multipleScoring: {
    'all-or-nothing': '；全部选对才得分',
    'per-choice': '；选对得分，选错扣分，最低零分',
    'no-wrong': '；漏选得部分分，选错不得分',
  } satisfies Record<MultipleScoring, string>,
  yourResponse: '您的作答',
  longAnswer: '书面作答',
  wordsNow: (count: number) => `已写 ${count} 字`,
  wordsWanted: (min: number | null, max: number | null) =>
    min === null && max === null
      ? ''
      : min === null
        ? `不超过 ${max} 字`
        : max === null
          ? `不少于 ${min} 字`
          : `${min}–${max} 字`,
  wordsOver: (over: number) => `超出 ${over} 字`,
  yourNumber: '您的作答（数值）',
  yourNumberIn: (unit: string) => `您的作答（单位：${unit}）`,
  numericHint: '请填写数字，例如 12.5',
  partsScoring: {
    'all-or-nothing': '全部正确才得分',
    'per-part': '按正确的部分得分',
  } satisfies Record<PartsScoring, string>,
  orderingHint: '用每行的箭头按钮，或按上、下方向键，把条目移到正确的位置',
  keepOrder: '就按此顺序作答',
  moveUp: (entry: string) => `上移：${entry}`,
  moveDown: (entry: string) => `下移：${entry}`,
  movedTo: (entry: string, place: number, all: number) => `${entry}，现在是第 ${place} 项，共 ${all} 项`,
  matchingRight: '可选的对应项',
  matchingHint: '为每一项选择对应项',
  alreadyMatched: '（已用）',
  chooseOne: '请选择',
  gapOf: (n: number, all: number) => `第 ${n} 空，共 ${all} 空`,
  hotspotHint: '点选图上标有字母的区域，可选一处或多处',
  area: (letter: string) => `区域 ${letter}`,
  areasChosen: (letters: string) => `已选区域：${letters}`,
  noAreaChosen: '尚未选择区域',
  listMark: '、',
  pictureMissing: '图片未能显示。请举手告知监考员。',
  soundMissing: '录音未能取得。请举手告知监考员。',
  fetchAgain: '重新获取',
  play: '播放录音',
  playing: '正在播放',
  played: '播放进度',
  secondsOf: (at: number, all: number) => `${at} / ${all} 秒`,
  playsLeft: (left: number) =>
    left === 0 ? '播放次数已用完' : left === Infinity ? '可反复播放' : `还可播放 ${left} 次`,
  leavingStops: '播放开始即计一次；离开本题会停止播放。',
  keyHere: '正确答案',
  keyChosen: '正确答案，已选',
  notKey: '不正确',
  keyIs: (key: string) => `正确答案：${key}`,
  keyPlace: (place: number) => `应为第 ${place} 项`,
  areaOfKey: (area: string) => `${area}，正确答案`,
  playFailed: '录音未能播放。请举手告知监考员。',
};
