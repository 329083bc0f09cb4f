import { keyOf, placeholdersIn, type DrawnValues } from '#domain/item/concrete-item.ts';
import { reservedNames, type Formula } from '#domain/item/formula.ts';
import { parseFormula } from '#domain/item/parse-formula.ts';
import { locales } from '#domain/item/locale.ts';
import { combinations, countOf, everyCombination, type Parameter } from '#domain/item/parameter.ts';
import type { Report } from './check-item.ts';
import { checkRepeats } from './check-lists.ts';
import { parameterSchema } from './item-schema.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** Each is worked out when a bank is read; more than this would be a wait. */
const mostCombinations = 50_000;

export function checkNumeric(item: RawMap, report: Report): void {
  const { key, formula, parameters } = item;
  const isZeroBad = isRelative(item);
  if (formula === undefined) {
    if (key === undefined) report(['key'], 'missing-field', expectations.keyOrFormula);
    for (const field of ['parameters', 'keyDigits']) {
      if (item[field] !== undefined) report([field], 'only-with-formula', expectations.onlyWithFormula);
    }
    if (key === 0 && isZeroBad) report(['tolerance'], 'tolerance-of-zero', expectations.toleranceOfZero);
    return;
  }
  if (key !== undefined) report(['key'], 'key-and-formula', expectations.keyOrFormula);
  if (parameters === undefined) report(['parameters'], 'missing-field', expectations.parameters);
  const known = checkParameters(asList(parameters), report);
  checkPlaceholders(item, known.names, report);
  const read = checkFormula(formula, known.names, report);
  if (read === null || known.parameters === null) return;
  const found = keysOf(read, known.parameters, item);
  if (found.none !== null) report(['formula'], 'no-key', expectations.finiteKey, written(found.none));
  if (found.zero && isZeroBad) report(['tolerance'], 'tolerance-of-zero', expectations.toleranceOfZero);
}

function isRelative({ tolerance }: RawMap): boolean {
  const { relative, significantDigits } = asMap(tolerance);
  return (typeof relative === 'number' && relative > 0) || significantDigits !== undefined;
}

interface Known {
  readonly names: readonly string[];
  /** Null where one of them cannot be drawn from, or there are too many combinations to try. */
  readonly parameters: readonly Parameter[] | null;
}

function checkParameters(list: readonly unknown[], report: Report): Known {
  const names = list.map((one) => asText(asMap(one)['name']));
  checkRepeats(names, (at) => report(['parameters', at, 'name'], 'repeated-id', expectations.uniqueHere));
  const parameters: Parameter[] = [];
  list.forEach((one, at) => {
    const read = parameterSchema.safeParse(one);
    if (!read.success) return;
    if (reservedNames.includes(read.data.name)) {
      report(['parameters', at, 'name'], 'reserved-name', expectations.freeName(reservedNames));
    }
    if (countOf(read.data) === 0) report(['parameters', at], 'no-value', expectations.someValue);
    else parameters.push(read.data);
  });
  const count = combinations(parameters);
  if (count > mostCombinations) {
    report(['parameters'], 'too-many-combinations', expectations.fewCombinations(mostCombinations), String(count));
  }
  const whole = parameters.length === list.length && list.length > 0 && count <= mostCombinations;
  return { names: names.filter((name) => name !== undefined), parameters: whole ? parameters : null };
}

function checkFormula(formula: unknown, names: readonly string[], report: Report): Formula | null {
  if (typeof formula !== 'string' || formula.trim() === '') return null; // the schema says so
  const read = parseFormula(formula);
  if (!read.ok) {
    const rest = formula.slice(read.at);
    report(['formula'], 'formula-syntax', expectations.formula, rest === '' ? `${formula} …` : rest);
    return null;
  }
  const used = read.formula.names;
  for (const name of used) {
    if (!names.includes(name)) report(['formula'], 'unknown-name', expectations.ownParameter(names), name);
  }
  names.forEach((name, at) => {
    if (!used.includes(name)) report(['parameters', at, 'name'], 'unused-parameter', expectations.inFormula);
  });
  return used.every((name) => names.includes(name)) ? read.formula : null;
}

/** A parameter must be told in the stem of each language, and only what is told or worked out may stand in braces. */
function checkPlaceholders({ stem, rationale }: RawMap, names: readonly string[], report: Report): void {
  for (const locale of locales) {
    const asked = asText(asMap(stem)[locale]);
    if (asked !== undefined) {
      const shown = placeholdersIn(asked);
      if (shown.includes('key')) report(['stem', locale], 'key-in-stem', expectations.noKeyInStem, '{{key}}');
      for (const name of names) {
        if (!shown.includes(name)) report(['stem', locale], 'parameter-not-shown', expectations.shownParameter(name));
      }
      reportUnknown(['stem', locale], shown, [...names, 'key']);
    }
    const explained = asText(asMap(rationale)[locale]);
    if (explained !== undefined) {
      reportUnknown(['rationale', locale], placeholdersIn(explained), [...names, 'key']);
    }
  }

  function reportUnknown(path: readonly string[], shown: readonly string[], known: readonly string[]): void {
    for (const name of new Set(shown)) {
      if (known.includes(name)) continue;
      report(path, 'unknown-placeholder', expectations.ownParameter(names), `{{${name}}}`);
    }
  }
}

function keysOf(formula: Formula, parameters: readonly Parameter[], { keyDigits }: RawMap) {
  let zero = false;
  for (const values of everyCombination(parameters)) {
    const key = keyOf(formula, values, typeof keyDigits === 'number' ? { keyDigits } : {});
    if (key === null) return { none: values, zero };
    zero ||= key === 0;
  }
  return { none: null, zero };
}

function written(values: DrawnValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}
