import type { LocaleText } from '#domain/item/locale.ts';
import type { RosterCell, RosterColumn, RosterProblem } from './roster-entry.ts';

interface Column {
  readonly column: RosterColumn;
  readonly required: boolean;
  /** The heading of the template, which is how messages name the column too. */
  readonly heading: string;
  /** Compared after `plain`. */
  readonly synonyms: readonly string[];
}

export const columns: readonly Column[] = [
  {
    column: 'admissionNumber',
    required: false,
    heading: '准考证号 Admission number',
    synonyms: [
      '准考证号',
      '准考证号码',
      '准考证',
      '考号',
      '考生号',
      'admissionnumber',
      'admissionno',
      'admission',
      'candidatenumber',
    ],
  },
  {
    column: 'name',
    required: true,
    heading: '姓名 Name',
    synonyms: ['姓名', '考生姓名', '名字', 'name', 'fullname', 'candidatename', 'candidate'],
  },
  {
    column: 'employeeNumber',
    required: true,
    heading: '工号 Employee number',
    synonyms: [
      '工号',
      '员工号',
      '员工编号',
      '员工工号',
      '人员编号',
      'employeenumber',
      'employeeno',
      'employeeid',
      'staffnumber',
      'staffid',
    ],
  },
  {
    column: 'unit',
    required: false,
    heading: '单位 Unit',
    synonyms: [
      '单位',
      '部门',
      '所属单位',
      '工作单位',
      '所属部门',
      'unit',
      'department',
      'organisation',
      'organization',
    ],
  },
  {
    column: 'locale',
    required: false,
    heading: '语言 Language',
    synonyms: ['语言', '考试语言', '作答语言', '语种', 'language', 'locale', 'lang'],
  },
  {
    column: 'extraMinutes',
    required: false,
    heading: '延时分钟 Extra minutes',
    synonyms: ['延时分钟', '延时', '加时', '加时分钟', '延长分钟', 'extraminutes', 'extratime', 'extratimeminutes'],
  },
  {
    column: 'trainers',
    required: false,
    heading: '培训师工号 Trainer employee numbers',
    synonyms: [
      '培训师工号',
      '培训师',
      '培训教师工号',
      '讲师工号',
      'traineremployeenumbers',
      'traineremployeenumber',
      'trainernumbers',
      'trainers',
      'trainer',
    ],
  },
];

/** Columns that HR's lists carry and an exam has no use for: not read, not stored. Any other unknown heading is a problem. */
const ignored = new Set(
  [
    '序号',
    '编号',
    '备注',
    '说明',
    '性别',
    '电话',
    '手机',
    '手机号',
    '联系电话',
    '邮箱',
    '岗位',
    '职务',
    '班组',
    '身份证号',
    '身份证号码',
    '照片',
  ].concat([
    'no',
    'number',
    'index',
    'remark',
    'remarks',
    'note',
    'notes',
    'sex',
    'gender',
    'phone',
    'mobile',
    'email',
    'position',
    'photo',
  ]),
);

/** Headings are compared without case, blanks, punctuation and what stands in brackets: 延时（分钟） is 延时. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** A heading in both languages, like the template's own, counts by either half. */
function columnOf(heading: string): Column | 'ignored' | null {
  const halves = [heading, heading.replace(/[\x20-\x7e]+/g, ''), heading.replace(/[^\x20-\x7e]+/g, '')];
  for (const half of halves.map(plain)) {
    const found = columns.find((c) => c.synonyms.includes(half));
    if (found) return found;
  }
  return ignored.has(plain(heading)) ? 'ignored' : null;
}

/** How messages call a column. */
export function headingOf(column: RosterColumn): string {
  return columns.find((c) => c.column === column)?.heading ?? column;
}

/** How many of the cells are headings this format knows: tells the right separator of a CSV from a wrong one. */
export function countKnownHeadings(cells: readonly string[]): number {
  return cells.filter((cell) => columnOf(cell) !== null).length;
}

/** Where each column stands in the file, and what is wrong with its heading row. */
export function readHeadings(cells: readonly RosterCell[]): {
  places: ReadonlyMap<RosterColumn, number>;
  problems: RosterProblem[];
} {
  const places = new Map<RosterColumn, number>();
  const problems: RosterProblem[] = [];
  const complain = (column: string, code: string, expected: LocaleText, found: string) =>
    problems.push({ row: 1, column, code, expected, found });
  cells.forEach(({ text }, place) => {
    if (text === '') return;
    const known = columnOf(text);
    if (known === 'ignored') return;
    if (known === null) complain(text, 'unknown-column', unknownColumn, text);
    else if (places.has(known.column)) complain(known.heading, 'column-twice', columnTwice, text);
    else places.set(known.column, place);
  });
  for (const { column, required, heading } of columns)
    if (required && !places.has(column))
      complain(
        heading,
        'column-missing',
        { 'zh-CN': `第 1 行应有“${heading}”列`, en: `Row 1 must have a column “${heading}”` },
        '',
      );
  return { places, problems };
}

const list = columns.map((c) => c.heading);
const unknownColumn = {
  'zh-CN': `请删除此列，或改为以下表头之一：${list.join('、')}`,
  en: `Delete this column or give it one of these headings: ${list.join(', ')}`,
};
const columnTwice = { 'zh-CN': '每列只能出现一次', en: 'Each column may appear only once' };
