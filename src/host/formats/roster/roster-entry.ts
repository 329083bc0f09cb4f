import type { z } from 'zod';
import type { rosterProblem } from '#contract/sessions.ts';
import type { Locale } from '#domain/item/locale.ts';

/** One row of a roster file, checked. */
export interface RosterEntry {
  /** As a spreadsheet counts; the heading is row 1. */
  readonly row: number;
  /** Null where the file leaves it to the host to make one. */
  readonly admissionNumber: string | null;
  readonly name: string;
  readonly employeeNumber: string;
  /** Empty where the file says none. */
  readonly unit: string;
  readonly locale: Locale;
  /** Accommodation: minutes on top of each part's time. */
  readonly extraMinutes: number;
  /** Employee numbers of the people who trained this candidate. */
  readonly trainers: readonly string[];
}

/** One thing wrong with a roster file. `row` is 0 and `column` empty where the file as a whole is meant. */
export type RosterProblem = z.infer<typeof rosterProblem>;

export type RosterColumn = Exclude<keyof RosterEntry, 'row'>;

/** One cell as its format knows it. CSV knows text only. */
export interface RosterCell {
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
}

/** The rows of the file's first sheet; the place in the array is the spreadsheet's row number less 1. */
export type RosterGrid = readonly (readonly RosterCell[])[];

export type ReadGridResult =
  | { readonly ok: true; readonly grid: RosterGrid }
  | { readonly ok: false; readonly reason: 'unreadable' | 'problems'; readonly problem: RosterProblem };

export const rosterLimits = { bytes: 5 * 1024 * 1024, rows: 5_000, columns: 200, problems: 2_000 } as const;
