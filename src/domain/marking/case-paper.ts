import type { BankMedium } from '../item/bank.ts';
import type { Locale } from '../item/locale.ts';
import { inLocale } from '../item/locale.ts';
import { shownExhibit, type ShownExhibit } from './shown-exhibit.ts';
import type { Case, WordLimit } from './task-content.ts';
import { taskLocales } from './task-locales.ts';

/** The case one candidate sits, whole as its bank had it: a later version of the bank changes neither it nor its rubric. */
export interface CasePaper {
  readonly format: 'invigil-case-paper/1';
  readonly bankId: string;
  readonly bankVersion: number;
  readonly bankHash: string;
  readonly locale: Locale;
  readonly task: Case;
  /** In the order of the case. `ref` is opaque, the only name of a prompt at a seat. */
  readonly prompts: readonly { readonly ref: string; readonly promptId: string }[];
  /** Its pictures, by opaque names. */
  readonly pictures: readonly { readonly ref: string; readonly medium: BankMedium }[];
}

/** What a candidate sees of a case beside its prompts. Pictures go by their opaque names. */
export interface CaseMaterials {
  readonly title: string;
  readonly situation: string;
  readonly exhibits: readonly ShownExhibit[];
}

/** The cases that a candidate of that language may be given; of `ids` only, unless it is empty. */
export function fittingCases(cases: readonly Case[], ids: readonly string[], locale: Locale): Case[] {
  return cases.filter((one) => (ids.length === 0 || ids.includes(one.id)) && taskLocales(one).includes(locale));
}

export function materialsOf({ task, locale, pictures }: CasePaper): CaseMaterials {
  const exhibits = task.exhibits.map((exhibit, at): ShownExhibit => {
    const shown = { ...shownExhibit(exhibit, locale), id: `exhibit-${at + 1}` };
    if (shown.kind !== 'picture') return shown;
    return { ...shown, picture: pictures.find(({ medium }) => medium.name === shown.picture)?.ref ?? '' };
  });
  return { title: inLocale(task.title, locale), situation: inLocale(task.situation, locale), exhibits };
}

/** One prompt as its candidate sees it. */
export interface ShownPrompt {
  readonly ref: string;
  readonly number: number;
  readonly text: string;
  readonly words: WordLimit | null;
}

export function shownPrompts({ task, locale, prompts }: CasePaper): ShownPrompt[] {
  return prompts.map(({ ref, promptId }, at) => {
    const prompt = task.prompts.find(({ id }) => id === promptId);
    if (prompt === undefined) throw new Error(`the case has no prompt ${promptId}`);
    return { ref, number: at + 1, text: inLocale(prompt.text, locale), words: prompt.words?.[locale] ?? null };
  });
}
