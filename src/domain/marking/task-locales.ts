import { hasLocale, locales, type Locale, type LocaleText } from '../item/locale.ts';
import type { Case, Scenario } from './task-content.ts';

/** The languages in which every text of a task is there, its rubric included: only in these may a candidate be given it. */
export function taskLocales(task: Case | Scenario): Locale[] {
  const texts: LocaleText[] = [];
  collect(task, texts);
  return locales.filter((locale) => texts.every((text) => hasLocale(text, locale)));
}

function collect(value: unknown, texts: LocaleText[]): void {
  if (Array.isArray(value)) for (const entry of value) collect(entry, texts);
  else if (typeof value === 'object' && value !== null) {
    // Sources are the author's; the word limits are by language and hold no text.
    const entries = Object.entries(value).filter(([name]) => name !== 'sources' && name !== 'words');
    if (entries.length > 0 && entries.every(([name]) => (locales as readonly string[]).includes(name))) {
      texts.push(value);
    } else for (const [, inner] of entries) collect(inner, texts);
  }
}
