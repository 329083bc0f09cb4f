import type { Locale } from '#domain/item/locale.ts';
import { preferences } from '../preferences.svelte.ts';
import { catalogues, type Catalogue } from './catalogue.ts';

/** The words of the current language: `t.candidate.save`. Reading it in a component follows a change of language. */
export const t: Catalogue = new Proxy({} as Catalogue, {
  get: (_, audience) => catalogues[preferences.locale][audience as keyof Catalogue],
});

/** The language on the screen now. */
export function currentLocale(): Locale {
  return preferences.locale;
}
