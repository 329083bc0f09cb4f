import { listed, word } from './word.ts';

/** What cases, scenarios and rubrics are expected to hold. */
export const taskExpectations = {
  levels: word('levels：评分等级的列表', 'levels: the list of what earns which points'),
  noLevels: word('只有 kind: levels 的评分项才有 levels', 'levels only where kind is levels'),
  rising: word('大于前一等级的分值', 'more points than the level before'),
  topLevel: word('与最高等级相同的分值', 'the points of the highest level'),
  attainable: word('至少一个可得分的评分项', 'at least one criterion that can earn points'),
  block: (known: readonly string[]) =>
    known.length === 0
      ? word('rubric-blocks/ 中的评分块（目前没有）', 'a block of rubric-blocks/, which has none')
      : word(
          `rubric-blocks/ 中的评分块之一：${listed(known)}`,
          `one of the blocks in rubric-blocks/: ${listed(known)}`,
        ),
  uniqueBlock: word('整个题库中不重复的评分块编号', 'an id that no other block of the bank has'),
  section: word(
    '写明 id、title、criteria 的部分，或 use: 评分块编号',
    'a section with id, title and criteria, or use: with the id of a block',
  ),
  weightsOfAll: word(
    '每个可得分的部分都有 weight，或都没有',
    'a weight on every section that earns points, or on none',
  ),
  weightsSum: word('各部分 weight 之和为 100', 'weights that sum to 100'),
  sectionsBetween: (least: number, most: number) =>
    word(`${least} 至 ${most} 个可得分的部分`, `${least} to ${most} sections that earn points`),
  weightWhereEarned: word(
    '只有含等级或是否评分项的部分才有 weight',
    'a weight only where levels or yes-no criteria earn it',
  ),
  floorWhereDeducted: word('只有含扣分项的部分才有低于 0 的 floor', 'a floor below 0 only where something is deducted'),
  fatalKind: word('deduction：一票否决项只记录发生了什么', 'deduction: a fatal criterion says what happened'),
  noFatalPoints: word(
    '一票否决项没有分值：它直接使本部分不合格',
    'no points on a fatal criterion: it fails the part by itself',
  ),
  times: word('只有扣分项和加分项才有 times', 'times only on deductions and bonuses'),
  notApplicable: word('只有等级和是否评分项可以不适用', 'N/A only on levels and yes-no criteria'),
  cell: word(
    '数字、各语言相同的文本（不含汉字，数字样的文本加引号），或按语言给出的文本',
    'a number, a text that is the same in every language (no Chinese characters; figures in quotes), or a text by language',
  ),
  cells: (columns: number) =>
    word(`每行 ${columns} 格，与 columns 一致`, `${columns} cells in a row, as many as columns`),
  upToMost: (max: number) => word(`不大于 max（${max}）的数`, `a number up to max (${max})`),
  phasesSum: (sum: number) => word(`各阶段分钟之和：${sum}`, `the sum of the phases' minutes: ${sum}`),
};
