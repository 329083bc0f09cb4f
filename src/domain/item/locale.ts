/** The languages a text can be written in. A candidate's language is fixed at admission. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in one or more languages. Never empty: a schema refuses a map without a language. */
export type LocaleText = { readonly [L in Locale]?: string | undefined };

/** True when the text exists in that language and is not blank. */
export function hasLocale(text: LocaleText, locale: Locale): boolean {
  return (text[locale] ?? '').trim() !== '';
}

/** The text in the wanted language, else in the first language there is. For staff screens only: a candidate is only given complete translations. */
export function inLocale(text: LocaleText, wanted: Locale): string {
  return text[wanted] ?? locales.map((l) => text[l]).find((t) => t !== undefined) ?? '';
}
