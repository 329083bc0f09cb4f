import { kindExpectations } from './wording-kinds.ts';
import { taskExpectations } from './wording-tasks.ts';
import { listed, word } from './word.ts';

/** What bank files are expected to hold, in the words shown to authors. */
export const expectations = {
  file: (name: string) => word(`文件 ${name}`, `the file ${name}`),
  folder: word('题库文件夹', 'the folder of a bank'),
  insideFolder: word(
    '位于题库文件夹内的文件，不是指向外部的链接',
    'a file inside the bank folder, not a link out of it',
  ),
  readable: word('可读取的文件', 'a file that can be read'),
  utf8: word('UTF-8 编码的文本（不是 GBK 或 UTF-16）', 'text encoded as UTF-8 (not GBK or UTF-16)'),
  fileSize: (mb: number) => word(`单个文件不超过 ${mb} MB，请拆分`, `at most ${mb} MB in one file; split it`),
  bankSize: (mb: number) => word(`整个题库不超过 ${mb} MB`, `at most ${mb} MB in the whole bank`),
  itemCount: (most: number) => word(`题库不超过 ${most} 题`, `at most ${most} items in a bank`),
  anything: word('至少一道试题、一个案例或一个通话情景', 'at least one item, case or scenario'),
  extension: word('扩展名 .yaml（.yml 文件不会被读取）', 'the extension .yaml (.yml files would not be read)'),
  yaml: word('符合 YAML 1.2 语法的文本', 'text in the syntax of YAML 1.2'),
  oneDocument: word('每个文件一个 YAML 文档（不含 ---）', 'one YAML document to a file (no ---)'),
  once: word('同一处每个字段只出现一次', 'each field once in its place'),
  noAlias: word('直接写出内容（不使用 & 和 * 引用）', 'the content itself (no & and * references)'),
  noTag: word('不带 ! 标签的值', 'a value without a ! tag'),
  shallow: word('嵌套不超过 100 层', 'at most 100 levels of nesting'),
  mapping: word('“字段: 值”形式的内容', 'fields with their values'),
  list: word('列表', 'a list'),
  text: word('文本（数字请加引号）', 'text (put a number in quotes)'),
  number: word('数字', 'a number'),
  integer: word('整数', 'a whole number'),
  boolean: word('true 或 false', 'true or false'),
  localeText: word('至少一种语言的文本：zh-CN、en', 'a text in at least one language: zh-CN, en'),
  plainText: word('不含控制字符和残缺字符的文本', 'text without control characters and broken characters'),
  id: word(
    '小写字母、数字和连字符，以字母或数字开头，最多 64 个字符',
    'lower-case letters, digits and hyphens, starting with a letter or digit, at most 64 characters',
  ),
  oneOf: (values: readonly unknown[]) =>
    values.length === 1
      ? word(listed(values), listed(values))
      : word(`以下之一：${listed(values)}`, `one of: ${listed(values)}`),
  noSuchField: (known: readonly string[]) =>
    known.length === 0
      ? word('此处没有这个字段', 'no field of this name here')
      : word(`此处只有这些字段：${listed(known)}`, `only these fields here: ${listed(known)}`),
  atLeast: (limit: string, what: 'list' | 'text' | 'number', inclusive: boolean) => {
    if (what === 'list') return word(`至少 ${limit} 项`, `at least ${limit} in the list`);
    if (what === 'text') return word('非空文本', 'text that is not empty');
    return inclusive
      ? word(`不小于 ${limit} 的数`, `a number from ${limit} up`)
      : word(`大于 ${limit} 的数`, `a number above ${limit}`);
  },
  atMost: (limit: string, what: 'list' | 'text' | 'number') => {
    if (what === 'list') return word(`最多 ${limit} 项`, `at most ${limit} in the list`);
    if (what === 'text') return word(`最多 ${limit} 个字符`, `at most ${limit} characters`);
    return word(`不大于 ${limit} 的数`, `a number up to ${limit}`);
  },
  tolerance: word(
    'absolute（不小于 0）、relative（0 到 1）、significantDigits（1 到 12）三者之一，只能给出一个',
    'exactly one of absolute (0 or more), relative (0 to 1), significantDigits (1 to 12)',
  ),
  uniqueId: word('整个题库中不重复的编号', 'an id that is used once in the whole bank'),
  uniqueHere: word('同一列表中不重复的编号', 'an id that is used once in this list'),
  ownOption: (ids: readonly string[]) =>
    word(`本题选项之一：${listed(ids)}`, `one of the item's options: ${listed(ids)}`),
  keyOnce: word('答案中每个选项只出现一次', 'each option once in the key'),
  otherOption: word('与本题其他选项不同的文本', 'a text that no other option of the item has'),
  topic: word('bank.yaml 中列出的主题', 'a topic that bank.yaml lists'),
  source: word('bank.yaml 中列出的出处', 'a source that bank.yaml lists'),
  accepted: word('归一化后不为空的答案', 'an answer that is not empty once normalised'),
  toleranceOfZero: word(
    'absolute：答案为 0 时相对误差和有效数字没有意义',
    'absolute: a key of 0 has neither a share nor significant digits',
  ),
  newQuestion: word('题干和选项不与其他题重复', 'a question that no other item asks in the same words'),
  uniqueBlueprint: word('题库中不重复的蓝图编号', 'an id that no other blueprint of the bank has'),
  upTo: (max: number) => word(`不大于 max（${max}）的难度`, `a difficulty that is not above max (${max})`),
  drawable: (language: string, found: number) =>
    word(`${language} 试卷可抽到的题数：不超过 ${found}`, `what a paper in ${language} can draw: at most ${found}`),
  ...kindExpectations,
  ...taskExpectations,
} as const;
