import { locales } from '#domain/item/locale.ts';
import { normaliseText } from '#domain/item/normalise-text.ts';
import type { FieldPath, Wording } from './bank-problem.ts';
import { asList, asMap, asText, texts, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** Takes one finding about an entry; the path is counted from the entry. */
export type Report = (path: FieldPath, code: string, expected: Wording) => void;

/** What the schema of a single item cannot say: its fields against each other. Passes over what the schema refuses anyway. */
export function checkItem(item: RawMap, report: Report): void {
  const options = asList(item['options']).map(asMap);
  const ids = options.map((option) => asText(option['id']));
  checkRepeats(ids, (at) => report(['options', at, 'id'], 'repeated-option', expectations.uniqueHere));
  for (const locale of locales) {
    const shown = options.map((option) => asText(asMap(option['text'])[locale])?.replace(/\s+/gu, ' ').trim());
    checkRepeats(shown, (at) =>
      report(['options', at, 'text', locale], 'repeated-option-text', expectations.otherOption),
    );
  }
  checks[asText(item['kind']) ?? '']?.(item, report, texts(ids));
}

const checks: Readonly<Record<string, (item: RawMap, report: Report, options: readonly string[]) => void>> = {
  single({ key }, report, options) {
    if (options.length > 0 && typeof key === 'string' && !options.includes(key)) {
      report(['key'], 'unknown-option', expectations.ownOption(options));
    }
  },
  multiple({ key }, report, options) {
    const chosen = asList(key).map(asText);
    checkRepeats(chosen, (at) => report(['key', at], 'repeated-key', expectations.keyOnce));
    chosen.forEach((id, at) => {
      if (options.length > 0 && id !== undefined && !options.includes(id)) {
        report(['key', at], 'unknown-option', expectations.ownOption(options));
      }
    });
  },
  text({ accepted }, report) {
    asList(accepted).forEach((form, at) => {
      if (typeof form === 'string' && form.trim() !== '' && normaliseText(form) === '') {
        report(['accepted', at], 'empty-answer', expectations.accepted);
      }
    });
  },
  numeric({ key, tolerance }, report) {
    const { relative } = asMap(tolerance);
    if (key === 0 && typeof relative === 'number' && relative > 0) {
      report(['tolerance'], 'tolerance-of-zero', expectations.toleranceOfZero);
    }
  },
};

/** Calls back with the place of every value that stood earlier in the list. */
export function checkRepeats(values: readonly (string | undefined)[], repeated: (at: number) => void): void {
  const seen = new Set<string>();
  values.forEach((value, at) => {
    if (value === undefined) return;
    if (seen.has(value)) repeated(at);
    seen.add(value);
  });
}
