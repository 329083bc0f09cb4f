import type { ItemKind } from '../item/item.ts';
import { isBlank, sameResponse, type Response } from '../item/response.ts';
import { letterOf } from './candidate-item.ts';
import { groupsOf, type Paper, type PaperItem } from './paper.ts';

/** One line of an answer sheet: which letters stand for what on this candidate's paper. No word of the item. */
export interface SheetLine {
  readonly ref: string;
  readonly number: number;
  readonly kind: ItemKind;
  /** What A, B, C … stand for; empty for kinds without. */
  readonly options: readonly string[];
  /** The left entries of a matching item, or the gaps of a text, each with what its letters stand for. */
  readonly parts: readonly { readonly ref: string; readonly options: readonly string[] }[];
  /** True of a prompt of a case: whole paragraphs are written, not a word. */
  readonly prose: boolean;
}

/** A letter that stands for an open place: a left entry or a gap without an answer. */
export const openPlace = '-';

function lineOf(paperItem: PaperItem, at: number): SheetLine {
  const { ref, item } = paperItem;
  const options = paperItem.options.map((one) => one.ref);
  const parts = groupsOf(paperItem).map((group) => ({
    ref: group.ref,
    options: item.kind === 'matching' ? options : group.options.map((one) => one.ref),
  }));
  return { ref, number: at + 1, kind: item.kind, options, parts, prose: false };
}

/** The answer sheet of a paper, line by line. */
export function answerSheet(paper: Paper): SheetLine[] {
  return paper.items.map(lineOf);
}

/** The sheet of a case, prompt by prompt. */
export function proseSheet(prompts: readonly { readonly ref: string }[]): SheetLine[] {
  return prompts.map(({ ref }, at) => ({ ref, number: at + 1, kind: 'text', options: [], parts: [], prose: true }));
}

export type EntryWay = 'letter' | 'letters' | 'order' | 'parts' | 'truth' | 'words' | 'prose';

/** How a line is answered: a word or paragraphs, letters, or one letter for each part. */
export function entryOf({ kind, prose }: Pick<SheetLine, 'kind' | 'prose'>): EntryWay {
  switch (kind) {
    case 'single':
      return 'letter';
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return 'letters';
    case 'ordering':
      return 'order';
    case 'matching':
    case 'inline-choice':
      return 'parts';
    case 'true-false':
      return 'truth';
    case 'text':
    case 'numeric':
      return prose ? 'prose' : 'words';
  }
}

export type EntryMistake =
  'empty' | 'not-a-letter' | 'one-letter' | 'twice' | 'every-letter' | 'one-for-each' | 'true-or-false';
export type ReadEntry =
  { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly why: EntryMistake };

const trueMarks = new Set(['T', '1', '√', '✓', '对', '是', 'V', '真']);
const falseMarks = new Set(['F', '0', '×', 'X', '✗', '错', '否', '假']);
const no = (why: EntryMistake): ReadEntry => ({ ok: false, why });

/** Full-width letters are letters, and what separates them is nothing. */
function signs(typed: string): string[] {
  return [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s,，、;；.。→>]/gu, ''),
  ];
}

/** Reads what somebody typed for a line: what stands on the paper, in its letters. */
export function readEntry(line: SheetLine, typed: string): ReadEntry {
  const { kind } = line;
  if (kind === 'text' || kind === 'numeric') {
    const text = (line.prose ? typed.replace(/[^\S\n]*\r?\n/gu, '\n') : typed).trim();
    return text === '' ? no('empty') : { ok: true, response: { kind, text } };
  }
  const given = signs(typed);
  if (given.length === 0) return no('empty');
  if (kind === 'true-false') {
    const [only = '', ...more] = given;
    if (more.length > 0 || !(trueMarks.has(only) || falseMarks.has(only))) return no('true-or-false');
    return { ok: true, response: { kind, value: trueMarks.has(only) } };
  }
  if (kind === 'matching' || kind === 'inline-choice') return readParts(line, kind, given);
  const refs = given.map((letter) => line.options[letter.charCodeAt(0) - 65]);
  if (refs.some((ref) => ref === undefined)) return no('not-a-letter');
  const chosen = refs as string[];
  if (new Set(chosen).size < chosen.length) return no('twice');
  if (kind === 'single')
    return chosen.length === 1 ? { ok: true, response: { kind, choice: chosen[0] ?? '' } } : no('one-letter');
  if (kind === 'ordering')
    return chosen.length === line.options.length ? { ok: true, response: { kind, order: chosen } } : no('every-letter');
  // Which of several was written first says nothing: both typists mean the same.
  return { ok: true, response: { kind, choices: line.options.filter((ref) => chosen.includes(ref)) } };
}

function readParts(line: SheetLine, kind: 'matching' | 'inline-choice', given: readonly string[]): ReadEntry {
  if (given.length !== line.parts.length) return no('one-for-each');
  const found = line.parts.map(({ ref, options }, at) => {
    const letter = given[at] ?? '';
    return { ref, answer: letter === openPlace ? '' : options[letter.charCodeAt(0) - 65] };
  });
  if (found.some(({ answer }) => answer === undefined)) return no('not-a-letter');
  const answered = found.flatMap(({ ref, answer = '' }) => (answer === '' ? [] : [{ ref, answer }]));
  if (answered.length === 0) return no('empty');
  const response: Response =
    kind === 'matching'
      ? { kind, pairs: answered.map(({ ref, answer }) => ({ left: ref, right: answer })) }
      : { kind, choices: answered.map(({ ref, answer }) => ({ gap: ref, choice: answer })) };
  return { ok: true, response };
}

/** The stretch on which two typings of one text differ, as what comes before it in both, and what is different in each. */
export function differingStretch(a: string, b: string): { before: string; a: string; b: string; after: string } {
  const [one, two] = [[...a], [...b]];
  const least = Math.min(one.length, two.length);
  let head = 0;
  while (head < least && one[head] === two[head]) head += 1;
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === two.at(-1 - tail)) tail += 1;
  const between = (text: readonly string[]) => text.slice(head, text.length - tail).join('');
  return {
    before: one.slice(0, head).join(''),
    a: between(one),
    b: between(two),
    after: one.slice(one.length - tail).join(''),
  };
}

const lettersOf = (refs: readonly string[], among: readonly string[]) =>
  refs.map((ref) => letterOf(among.indexOf(ref))).join('');

/** A response in the letters of its line, as it would be typed. */
export function writeEntry(line: SheetLine, response: Response): string {
  switch (response.kind) {
    case 'text':
    case 'numeric':
      return response.text;
    case 'true-false':
      return response.value ? 'T' : 'F';
    case 'single':
      return lettersOf([response.choice], line.options);
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return lettersOf(response.choices, line.options);
    case 'ordering':
      return lettersOf(response.order, line.options);
    case 'matching':
      return inParts(line, new Map(response.pairs.map(({ left, right }) => [left, right])));
    case 'inline-choice':
      return inParts(line, new Map(response.choices.map(({ gap, choice }) => [gap, choice])));
  }
}

function inParts(line: SheetLine, given: ReadonlyMap<string, string>): string {
  return line.parts
    .map(({ ref, options }) => (given.has(ref) ? lettersOf([given.get(ref) ?? ''], options) : openPlace))
    .join('');
}

/** True for a response that could stand on this line: nothing that is not on the paper, and nothing blank. */
export function fitsLine(line: SheetLine, response: Response): boolean {
  if (response.kind !== line.kind || isBlank(response)) return false;
  const read = readEntry(line, writeEntry(line, response));
  return read.ok && sameResponse(read.response, response);
}
