import type { item as source } from '../zh-CN/item.ts';

/** What stands around an item, in the runner and in the office's preview. */
export const item: typeof source = {
  number: (n: number) => `Item ${n}`,
  kinds: {
    single: 'Single choice',
    multiple: 'Multiple choice',
    'true-false': 'True or false',
    text: 'Short text',
    numeric: 'Number',
  },
  points: (n: number) => (n === 1 ? '1 point' : `${n} points`),
  right: 'True',
  wrong: 'False',
  multipleHint: 'Choose one or more',
  multipleScoring: {
    'all-or-nothing': '; points only for exactly the right ones',
    'per-choice': '; each right one earns, each wrong one takes, never below zero',
    'no-wrong': '; some of the right ones earn part of the points, any wrong one none',
  },
  yourResponse: 'Your response',
  yourNumber: 'Your response (a number)',
  yourNumberIn: (unit: string) => `Your response (in ${unit})`,
  numericHint: 'Type a number, for example 12.5',
};
