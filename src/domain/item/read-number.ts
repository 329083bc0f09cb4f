import { readDecimal, type Decimal } from './decimal.ts';

export interface ReadNumber {
  readonly value: Decimal;
  /** What stands before and after the number, if anything: ¥, kWh, 千瓦时. */
  readonly units: readonly string[];
}

/** Longer than any number a person types; keeps pasted text from being parsed. */
const longestInput = 200;

const amount = String.raw`(?:[1-9]\d{0,2}(?<mark>[,' ])\d{3}(?:\k<mark>\d{3})*(?!\d)|\d+)?(?:\.\d*)?`;
const power = String.raw`(?:e[+-]?\d+)?`;
const layout = new RegExp(
  String.raw`^(?<before>[-+]?)\s*(?<currency>[¥$]|rmb|cny)?\s*(?<sign>[-+]?)\s*(?<amount>${amount})(?<power>${power})\s*(?<after>.*)$`,
  'iu',
);
/** A unit starts like a word or a sign of measure. Digits, × or 万 there mean a number in a form that is not read here. */
const unitStart = /^(?!x ?\d)[\p{L}%‰°¥$/]/iu;
/** 10³ would become 103 when widths are made one. */
const raisedDigit = /\d[²³¹⁰⁴-⁹₀-₉]/u;
const invisible = /\p{Cf}/gu;
const multiplier = /^[十百千万亿兆][\d十百千万亿]*$/u;

/**
 * Reads a number as people type it in Chinese and in English: full-width digits, − － + and ＋, a leading currency, an
 * exponent, a unit behind it, and thousands set apart by , ， ' or a space in whole groups of three.
 *
 * A decimal comma is not read: both languages write a decimal point, and 1,250 would have two meanings. So 1,5 and 0,250 and
 * 1,2500 are no number here. Null when it is none.
 */
export function readNumber(typed: string): ReadNumber | null {
  if (typed.length > longestInput || raisedDigit.test(typed)) return null;
  const text = typed
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/[−–﹣]/gu, '-')
    .replace(/[‘’′]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/[\s.。]+$/u, '')
    .trim();
  const {
    before = '',
    currency = '',
    sign = '',
    amount: digits = '',
    power: exponent = '',
    after = '',
  } = layout.exec(text)?.groups ?? {};
  if ((before !== '' && sign !== '') || (after !== '' && !unitStart.test(after)) || multiplier.test(after)) return null;
  const value = readDecimal(before + sign + digits.replace(/[,' ]/gu, '') + exponent);
  return value === null ? null : { value, units: [currency, after].filter((unit) => unit !== '') };
}
