import { listed, word } from './word.ts';

/** What items of several parts, items with numbers that are drawn, and media are expected to hold. */
export const kindExpectations = {
  pictureName: word(
    'media/ 中的图片文件名：小写字母、数字和连字符，扩展名 .svg',
    'the name of a picture in media/: lower-case letters, digits and hyphens, ending in .svg',
  ),
  audioName: word(
    'media/ 中的音频文件名：小写字母、数字和连字符，扩展名 .opus 或 .ogg',
    'the name of a sound in media/: lower-case letters, digits and hyphens, ending in .opus or .ogg',
  ),
  inMedia: (name: string) => word(`题库中的文件 media/${name}`, `the file media/${name} in the bank`),
  mediaSize: (mb: number) => word(`每个图片或音频不超过 ${mb} MB`, `at most ${mb} MB in one picture or sound`),
  svg: word('SVG 图片（格式正确的 XML，根元素为 svg）', 'an SVG picture (well-formed XML whose root is svg)'),
  svgPlain: word(
    '只含绘图元素的 SVG：没有脚本、事件属性、动画、嵌入内容和外部引用',
    'an SVG of drawing elements alone: no script, event attribute, animation, foreign content or reference to elsewhere',
  ),
  viewBox: word('viewBox="0 0 宽 高"（从 0 0 开始）', 'viewBox="0 0 width height", beginning at 0 0'),
  opus: word('Ogg 封装的 Opus 音频', 'Opus sound in an Ogg container'),
  seconds: (seconds: number) =>
    word(`音频的时长，向上取整：${seconds}`, `the length of the sound, rounded up: ${seconds}`),
  shape: word(
    'rect: [x, y, 宽, 高]、circle: [x, y, 半径]、polygon: [[x, y], …] 三者之一',
    'exactly one of rect: [x, y, width, height], circle: [x, y, radius], polygon: [[x, y], …]',
  ),
  someArea: word('围住一块面积的图形', 'a shape that covers some of the picture'),
  insidePicture: (width: number, height: number) =>
    word(`图片之内的区域（${width} × ${height}）`, `an area inside the picture (${width} × ${height})`),
  apart: word('不与其他区域重叠的区域', 'an area that overlaps no other'),
  ownArea: (ids: readonly string[]) => word(`本题区域之一：${listed(ids)}`, `one of the item's areas: ${listed(ids)}`),
  ownEntry: (ids: readonly string[]) =>
    word(`本题条目之一：${listed(ids)}`, `one of the item's entries: ${listed(ids)}`),
  everyEntry: word('所有条目按正确顺序各出现一次', 'every entry once, in the right order'),
  everyLeft: (id: string) => word(`左栏每一项的对应项，包括 ${id}`, `what belongs to each left entry, ${id} too`),
  ownLeft: (ids: readonly string[]) =>
    word(`本题左栏之一：${listed(ids)}`, `one of the item's left entries: ${listed(ids)}`),
  ownRight: (ids: readonly string[]) =>
    word(`本题右栏之一：${listed(ids)}`, `one of the item's right entries: ${listed(ids)}`),
  rightOnce: word('右栏每一项最多对应一项', 'each right entry for one left entry at most'),
  enoughRight: word('右栏不少于左栏', 'at least as many right entries as left ones'),
  gapInText: (id: string) => word(`含有 {{${id}}} 的文本`, `a text with {{${id}}} in it`),
  ownGap: (ids: readonly string[]) =>
    word(`本题空格之一：${listed(ids)}，每个只出现一次`, `one of the item's gaps, each once: ${listed(ids)}`),
  keyOrFormula: word('key 或 formula 之一', 'either a key or a formula'),
  parameters: word('parameters：公式中的参数', 'parameters: what the formula calculates with'),
  onlyWithFormula: word('只有给出 formula 的题才有此字段', 'this field only where there is a formula'),
  parameter: word(
    'name 与 values: [数, …]，或 name 与 from、to、step',
    'name with values: [numbers], or name with from, to and step',
  ),
  parameterName: word(
    '字母开头，字母、数字和下划线，最多 20 个字符',
    'a letter, then letters, digits and underscores, at most 20 characters',
  ),
  freeName: (taken: readonly string[]) => word(`不是 ${listed(taken)} 的名称`, `a name other than ${listed(taken)}`),
  someValue: word('至少一个值（to 不小于 from）', 'at least one value (to not below from)'),
  fewCombinations: (most: number) =>
    word(`参数组合不超过 ${most} 种`, `at most ${most} combinations of the parameters`),
  formula: word(
    '由数字、参数名、+ - * / ^、括号和 min、max、round、abs 组成的公式',
    'a formula of numbers, parameter names, + - * / ^, parentheses, min, max, round and abs',
  ),
  ownParameter: (names: readonly string[]) =>
    word(`本题参数之一：${listed(names)}`, `one of the item's parameters: ${listed(names)}`),
  inFormula: word('公式中用到的参数', 'a parameter that the formula uses'),
  finiteKey: word('对每种参数组合都得出有限数值的公式', 'a formula that gives a finite number for every combination'),
  shownParameter: (name: string) => word(`含有 {{${name}}} 的题干`, `a stem with {{${name}}} in it`),
  noKeyInStem: word('不含 {{key}} 的题干', 'a stem without {{key}}'),
  planSum: (sum: number) => word(`各难度题数之和：${sum}`, `the sum over the difficulties: ${sum}`),
} as const;
