import type { LocaleText } from '#domain/item/locale.ts';
import { rosterLimits, type RosterProblem } from './roster-entry.ts';

const whole = {
  'too-large': {
    'zh-CN': `文件应不大于 ${rosterLimits.bytes / 1_048_576} MB`,
    en: `A file of at most ${rosterLimits.bytes / 1_048_576} MB`,
  },
  'not-text': {
    'zh-CN': 'UTF-8 或 GB18030 编码的 CSV，或 XLSX 文件',
    en: 'A CSV in UTF-8 or GB18030, or an XLSX file',
  },
  'broken-quotes': {
    'zh-CN': '引号应成对；单元格内的引号应写作两个引号',
    en: 'Quotes that close; a quote inside a cell is written twice',
  },
  'old-excel-or-encrypted': {
    'zh-CN': '没有密码的 XLSX；旧式 XLS 请在 Excel 中另存为 XLSX',
    en: 'An XLSX without a password; save an old XLS as XLSX in Excel first',
  },
  macros: {
    'zh-CN': '不含宏的 XLSX；请另存为“Excel 工作簿 (*.xlsx)”',
    en: 'An XLSX without macros; save it as “Excel Workbook (*.xlsx)”',
  },
  'not-xlsx': { 'zh-CN': '完好的 XLSX 工作簿', en: 'An undamaged XLSX workbook' },
  'unsafe-zip': { 'zh-CN': '正常大小的 XLSX 工作簿', en: 'An XLSX workbook of ordinary size' },
  'too-many-rows': {
    'zh-CN': `最多 ${rosterLimits.rows} 名考生；清除表格下方有格式的空行`,
    en: `At most ${rosterLimits.rows} candidates; clear formatted blank rows below the table`,
  },
  'too-many-columns': { 'zh-CN': `最多 ${rosterLimits.columns} 列`, en: `At most ${rosterLimits.columns} columns` },
  empty: { 'zh-CN': '第 1 行为表头，其后至少一名考生', en: 'Headings in row 1 and at least one candidate below' },
} as const satisfies Record<string, LocaleText>;

/** What is wrong with a file as a whole. */
export function unreadable(code: keyof typeof whole, found = ''): RosterProblem {
  return { row: 0, column: '', code, expected: whole[code], found };
}
