import type { Item } from './item.ts';
import type { Locale } from './locale.ts';
import { normaliseText } from './normalise-text.ts';
import { questionsOf, type Question } from './quality-questions.ts';

/** How somebody chooses who knows nothing of the subject, only how questions are written. */
export type BlindStrategy = 'longest' | 'not-longest' | 'position' | 'stem-words' | 'all-of-the-above';

export interface BlindResult {
  readonly strategy: BlindStrategy;
  readonly locale: Locale;
  /** Questions it was tried on, and those of them where it had an opinion; on the others it guesses. */
  readonly questions: number;
  readonly applicable: number;
  /** Share of questions it gets right, and what guessing alone gets; 0 to 1. */
  readonly share: number;
  readonly chance: number;
  /** Of `position`: the place that fares best, 0 for the first. */
  readonly position?: number;
  /** True when it fares better than guessing by more than the limit. */
  readonly tooGood: boolean;
}

/** A blind guesser may fare better than chance by at most this share. */
export const blindLimit = 0.05;

/** Which options a strategy picks among, each with the same chance; null when it has no opinion. */
type Picker = (question: Question) => readonly boolean[] | null;

function best(measure: (text: string, question: Question) => number): Picker {
  return (question) => {
    const measures = question.options.map(({ text }) => measure(text, question));
    const highest = Math.max(...measures);
    const picked = measures.map((one) => one === highest);
    return highest === 0 || picked.every(Boolean) ? null : picked;
  };
}

const allOfThem =
  /^(?:以上|上述|前述)?(?:各项|选项|说法|内容)?(?:都|均|全)(?:是|对|正确|包括|可以|部)|^以上(?:全部|各项|所有)|^all of (?:the above|these|them)/iu;

/** Signs of meaning: pairs of neighbouring Chinese characters, words of three letters or more, numbers. */
function signsOf(text: string): Set<string> {
  const plain = normaliseText(text);
  const signs = new Set(plain.match(/\p{Script=Latin}{3,}|\d+(?:\.\d+)?/gu) ?? []);
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) signs.add(run.slice(at, at + 2));
  }
  return signs;
}

function sharedSigns(text: string, stem: string): number {
  const known = signsOf(stem);
  return [...signsOf(text)].filter((sign) => known.has(sign)).length;
}

const longest = best((text) => normaliseText(text).length);

const pickers = {
  longest,
  /** Where authors take care that the key is never the longest, that gives it away as well. */
  'not-longest': (question) => longest(question)?.map((picked) => !picked) ?? null,
  'stem-words': best((text, { stem }) => sharedSigns(text, stem)),
  'all-of-the-above': best((text) => (allOfThem.test(normaliseText(text)) ? 1 : 0)),
} as const satisfies Record<string, Picker>;

const atPosition =
  (position: number): Picker =>
  ({ options }) =>
    position < options.length ? options.map((_, at) => at === position) : null;

const chanceOf = ({ options }: Question) => options.filter(({ right }) => right).length / options.length;

function fare(questions: readonly Question[], picker: Picker) {
  let hits = 0;
  let applicable = 0;
  for (const question of questions) {
    const picked = picker(question);
    if (picked === null) {
      hits += chanceOf(question);
      continue;
    }
    applicable += 1;
    const rights = question.options.filter(({ right }, at) => right && picked[at]).length;
    hits += rights / picked.filter(Boolean).length;
  }
  return { share: hits / questions.length, applicable };
}

/** How each strategy fares on the items that are complete in the locale; empty when there is nothing to choose. */
export function blindResults(items: readonly Item[], locale: Locale): BlindResult[] {
  const questions = items.flatMap((item) => questionsOf(item, locale));
  if (questions.length === 0) return [];
  const chance = questions.reduce((sum, question) => sum + chanceOf(question), 0) / questions.length;
  const judged = { locale, questions: questions.length, chance };
  const tooGood = (share: number) => share - chance > blindLimit;
  const places = Math.max(...questions.map(({ options }) => options.length));
  const positions = Array.from({ length: places }, (_, position) => ({
    position,
    ...fare(questions, atPosition(position)),
  })).sort((a, b) => b.share - a.share);
  const results: BlindResult[] = (['longest', 'not-longest', 'stem-words', 'all-of-the-above'] as const).map(
    (strategy) => {
      const found = fare(questions, pickers[strategy]);
      return { strategy, ...judged, ...found, tooGood: tooGood(found.share) };
    },
  );
  const [top] = positions;
  if (top !== undefined) results.push({ strategy: 'position', ...judged, ...top, tooGood: tooGood(top.share) });
  return results;
}
