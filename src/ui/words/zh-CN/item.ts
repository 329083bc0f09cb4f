import type { ItemKind } from '#domain/item/item.ts';
import type { MultipleScoring } from '#domain/paper/blueprint.ts';

/** What stands around an item, in the runner and in the office's preview. */
export const item = {
  number: (n: number) => `第 ${n} 题`,
  kinds: {
    single: '单选题',
    multiple: '多选题',
    'true-false': '判断题',
    text: '填空题',
    numeric: '计算题',
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
  yourNumber: '您的作答（数值）',
  yourNumberIn: (unit: string) => `您的作答（单位：${unit}）`,
  numericHint: '请填写数字，例如 12.5',
};
