/** What an examiner gave for one criterion. */
export type Mark =
  | { readonly kind: 'level'; readonly points: number }
  | { readonly kind: 'yes-no'; readonly met: boolean }
  /** How often a deduction or a bonus counts; 0 or 1 of a fatal criterion. */
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'not-applicable' };

/** What a mark rests on: a passage of a response, or a moment of a call. */
export type Evidence =
  | {
      readonly kind: 'quotation';
      readonly prompt: string;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  /** Milliseconds from the start of the call. */
  | { readonly kind: 'moment'; readonly at: number };

export interface CriterionMark {
  readonly mark: Mark | null;
  readonly comment: string;
  readonly evidence: readonly Evidence[];
}

/** The examiner's verdict on the whole, apart from the criteria. */
export const globalRatings = ['clear-pass', 'borderline', 'clear-fail'] as const;
export type GlobalRating = (typeof globalRatings)[number];

/** One examiner's filled rubric for one task. Names the version of the rubric it was filled by. */
export interface MarkSheet {
  readonly rubric: { readonly id: string; readonly version: number };
  /** By criterion. What is not in it is not marked yet. */
  readonly marks: Readonly<Record<string, CriterionMark>>;
  readonly globalRating: GlobalRating | null;
  readonly comment: string;
}

export function emptySheet(rubric: MarkSheet['rubric']): MarkSheet {
  return { rubric: { id: rubric.id, version: rubric.version }, marks: {}, globalRating: null, comment: '' };
}

export function markOf(sheet: MarkSheet, criterion: string): Mark | null {
  return Object.hasOwn(sheet.marks, criterion) ? (sheet.marks[criterion]?.mark ?? null) : null;
}
