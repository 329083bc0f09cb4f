import { decimalOf, numberOf, toDecimals, written } from './decimal.ts';
import { evaluate, type Formula } from './formula.ts';
import { parseFormula } from './parse-formula.ts';
import type { NumericItem, ParametrisedItem } from './item.ts';
import { locales, type LocaleText } from './locale.ts';

/** Drawn values by the names of their parameters. */
export type DrawnValues = Readonly<Record<string, number>>;

/** A double has some 16 digits; the last few are what binary fractions leave behind, and no key is known that well. */
const keyPrecision = 12;

/** The key that a formula gives: to 12 significant digits, then to the item's decimals. Null when it has no finite value. */
export function keyOf(
  formula: Formula,
  values: DrawnValues,
  { keyDigits }: Pick<ParametrisedItem, 'keyDigits'>,
): number | null {
  const value = evaluate(formula, values);
  if (!Number.isFinite(value)) return null;
  const known = decimalOf(Number(value.toPrecision(keyPrecision)));
  return numberOf(keyDigits === undefined ? known : toDecimals(known, keyDigits));
}

/** `{{name}}`: where a drawn value, a key or a gap stands in a text. */
export const placeholder = /\{\{\s*([A-Za-z0-9][A-Za-z0-9_-]*)\s*\}\}/gu;

/** The names that stand in double braces, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

function filled(text: LocaleText, values: DrawnValues): LocaleText {
  const fill = (one: string) =>
    one.replace(placeholder, (braced, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? braced : written(decimalOf(value));
    });
  return Object.fromEntries(locales.flatMap((l) => (text[l] === undefined ? [] : [[l, fill(text[l])]])));
}

/** The item with these values in it. Throws when its formula gives no key, which a checked bank rules out. */
export function concreteItem(item: ParametrisedItem, values: DrawnValues): NumericItem {
  const { parameters: _, formula: text, keyDigits, ...rest } = item;
  const parsed = parseFormula(text);
  const key = parsed.ok ? keyOf(parsed.formula, values, { keyDigits }) : null;
  if (key === null) throw new Error(`The formula of item ${item.id} gives no number for ${JSON.stringify(values)}`);
  return {
    ...rest,
    key,
    stem: filled(item.stem, values),
    rationale: filled(item.rationale, { ...values, key }),
  };
}
