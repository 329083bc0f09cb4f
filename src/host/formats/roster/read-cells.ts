import type { Locale, LocaleText } from '#domain/item/locale.ts';
import type { RosterCell, RosterColumn } from './roster-entry.ts';

/** A cell that is not what its column wants. `expected` says what would be. */
export interface CellProblem {
  readonly code: string;
  readonly expected: LocaleText;
}
export type CellResult<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & CellProblem);

const wrong = (code: string, zh: string, en: string): CellProblem & { ok: false } => {
  return { ok: false, code, expected: { 'zh-CN': zh, en } };
};

const asText = wrong(
  'not-text',
  '文本；请把此列设为文本格式后重新填写',
  'Text; format the column as text and type the value again',
);
const tooLong = wrong(
  'too-long-a-number',
  '文本；数字超过 15 位时 Excel 会改变末位',
  'Text: Excel changes the last digits of a number longer than 15 digits',
);

/** The text of a cell. Numbers count as text where they are whole: Excel makes a number of every employee number typed in. */
function textOf(cell: RosterCell, longest: number): CellResult<string> {
  if (cell.kind === 'date' || cell.kind === 'boolean' || cell.kind === 'error') return asText;
  // Excel writes long numbers as 1.23E+17, and so does CSV saved by it; the digits are lost for good.
  if (/^\d(\.\d+)?E\+\d+$/i.test(cell.text)) return tooLong;
  if (cell.kind === 'number' && !/^\d{1,15}$/.test(cell.text)) return /^\d+$/.test(cell.text) ? tooLong : asText;
  const value = cell.text
    .normalize('NFC')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
  if (/\p{Cc}|\p{Cf}|\ufffd/u.test(value))
    return wrong('strange-character', '不含控制字符或乱码的文字', 'Text without control or replacement characters');
  if ([...value].length > longest) return wrong('too-long', `最多 ${longest} 个字符`, `At most ${longest} characters`);
  return { ok: true, value };
}

function required(result: CellResult<string>): CellResult<string> {
  return result.ok && result.value === '' ? wrong('empty', '不能为空', 'A value') : result;
}

/** Full-width digits and letters become half-width: input methods type either. */
function numberText(cell: RosterCell): CellResult<string> {
  const text = textOf(cell, 40);
  return text.ok ? { ok: true, value: text.value.normalize('NFKC').trim() } : text;
}

function name(cell: RosterCell): CellResult<string> {
  const text = required(textOf(cell, 100));
  // Lists pad names of two characters to the width of three (王 + U+3000 + 伟); the blank is no part of the name.
  return text.ok ? { ok: true, value: text.value.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') } : text;
}

function admissionNumber(cell: RosterCell): CellResult<string | null> {
  const text = numberText(cell);
  if (!text.ok) return text;
  if (text.value === '') return { ok: true, value: null };
  // It is typed at the seat: letters, digits and the signs that every keyboard has.
  if (/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text.value)) return { ok: true, value: text.value };
  return wrong(
    'wrong-form',
    '字母、数字、点、横线、斜线，最多 40 个',
    'Letters, digits, dots, hyphens and slashes, at most 40',
  );
}

const languages: Readonly<Record<string, Locale>> = {
  ...Object.fromEntries(
    [
      '',
      'zh',
      'zh-cn',
      'zh-hans',
      'zh-hans-cn',
      'cn',
      'chinese',
      'simplifiedchinese',
      '中文',
      '汉语',
      '汉文',
      '简体中文',
      '简体',
      '中',
    ].map((l) => [l, 'zh-CN']),
  ),
  ...Object.fromEntries(['en', 'en-us', 'en-gb', 'english', '英文', '英语', '英'].map((l) => [l, 'en'])),
};

function locale(cell: RosterCell): CellResult<Locale> {
  const text = textOf(cell, 100);
  if (!text.ok) return text;
  const found = languages[text.value.normalize('NFKC').toLowerCase().replaceAll('_', '-').replaceAll(' ', '')];
  return found
    ? { ok: true, value: found }
    : wrong(
        'unknown-language',
        '中文（zh-CN）或英文（en）；留空为中文',
        'zh-CN (中文) or en (English); empty means zh-CN',
      );
}

function extraMinutes(cell: RosterCell): CellResult<number> {
  const typed = cell.text.normalize('NFKC').replace(/\s*(分钟|分|minutes|minute|mins|min)\.?$/i, '');
  const minutes = typed === '' ? 0 : /^\d{1,3}(\.0+)?$/.test(typed) ? Number(typed) : Number.NaN;
  const fits = cell.kind !== 'date' && cell.kind !== 'boolean' && minutes <= 240;
  return fits
    ? { ok: true, value: minutes }
    : wrong('wrong-minutes', '0 到 240 的整数（分钟）', 'A whole number of minutes from 0 to 240');
}

function trainers(cell: RosterCell): CellResult<string[]> {
  const text = textOf({ ...cell, text: cell.text.replace(/[;；、,，\r\n]+/g, ';') }, 1_000);
  if (!text.ok) return text;
  const numbers = text.value
    .normalize('NFKC')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (numbers.some((one) => one.length > 40))
    return wrong(
      'too-long',
      '每个工号最多 40 个字符，用分号隔开',
      'Employee numbers of at most 40 characters, separated by semicolons',
    );
  return { ok: true, value: [...new Set(numbers)] };
}

/** How each column's cell is read. An absent column reads as an empty cell. */
export const readCell = {
  admissionNumber,
  name,
  employeeNumber: (cell: RosterCell) => required(numberText(cell)),
  unit: (cell: RosterCell) => textOf(cell, 100),
  locale,
  extraMinutes,
  trainers,
} satisfies { [C in RosterColumn]: (cell: RosterCell) => CellResult<unknown> };
