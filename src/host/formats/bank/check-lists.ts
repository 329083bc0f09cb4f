import { locales } from '#domain/item/locale.ts';
import type { FieldPath, Wording } from './bank-problem.ts';
import type { Report } from './check-item.ts';
import { asList, asMap, asText, texts } from './raw.ts';
import { expectations } from './wording.ts';

/** Calls back with the place of every value that stood earlier in the list. */
export function checkRepeats(values: readonly (string | undefined)[], repeated: (at: number) => void): void {
  const seen = new Set<string>();
  values.forEach((value, at) => {
    if (value === undefined) return;
    if (seen.has(value)) repeated(at);
    seen.add(value);
  });
}

/** Checks a list of entries with an id and a text: neither stands twice. Returns the ids. */
export function checkTexts(list: unknown, path: FieldPath, report: Report): string[] {
  const entries = asList(list).map(asMap);
  const ids = entries.map((entry) => asText(entry['id']));
  checkRepeats(ids, (at) => report([...path, at, 'id'], 'repeated-option', expectations.uniqueHere));
  for (const locale of locales) {
    const shown = entries.map((entry) => asText(asMap(entry['text'])[locale])?.replace(/\s+/gu, ' ').trim());
    checkRepeats(shown, (at) =>
      report([...path, at, 'text', locale], 'repeated-option-text', expectations.otherOption),
    );
  }
  return texts(ids);
}

/** Checks a key that is a list of ids: each is known, none stands twice. */
export function checkKeyList(key: unknown, known: readonly string[], report: Report, expected: Wording): void {
  const chosen = asList(key).map(asText);
  checkRepeats(chosen, (at) => report(['key', at], 'repeated-key', expectations.keyOnce));
  chosen.forEach((id, at) => {
    if (known.length > 0 && id !== undefined && !known.includes(id)) report(['key', at], 'unknown-option', expected);
  });
}
