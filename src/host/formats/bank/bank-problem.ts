import type { Locale } from '#domain/item/locale.ts';

/** A wording in every language: staff choose theirs when it is shown. */
export type Wording = Readonly<Record<Locale, string>>;

/** One thing wrong with a bank file: where it stands, what was found, and what is expected there. */
export interface BankProblem {
  /** Path inside the bank folder, with `/`. */
  readonly file: string;
  /** From 1. Of the field; of what should hold it when the field is missing; 1 when the whole file is meant. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
  /** Path in the file, counted from 0: `items[3].options[1].text.zh-CN`. Empty when the whole file is meant. */
  readonly field: string;
  /** The id of the item, case or scenario, where it has one. */
  readonly item?: string;
  /** Names the kind of problem, the same in every language. */
  readonly code: string;
  readonly expected: Wording;
  /** What stands there, shortened; or what contradicts it, with its place. */
  readonly found?: string;
}

export type FieldPath = readonly (string | number)[];

/** A problem before its line is looked up, which is only done for files that have one. */
export interface Finding {
  readonly file: string;
  readonly path: FieldPath;
  readonly item?: string | undefined;
  readonly code: string;
  readonly expected: Wording;
  readonly found?: string | undefined;
  /** Another place that this one contradicts; its file and line are added to `found`. */
  readonly other?: { readonly file: string; readonly path: FieldPath } | undefined;
  /** The place itself, where the path does not lead to it: an error of syntax. */
  readonly place?: { readonly line: number; readonly column: number } | undefined;
}

/** `['items', 3, 'text', 'en']` as `items[3].text.en`. */
export function fieldName(path: FieldPath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

/** What stands somewhere, short enough for one line of a list. Undefined when nothing does. */
export function shortened(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  // JSON has no word for what .inf and .nan mean
  const written = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
  const line = written.replace(/\s+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line;
}
