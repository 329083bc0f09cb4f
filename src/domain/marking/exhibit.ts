import type { LocaleText } from '../item/locale.ts';

/** A value of a table or a work order: a number, a text that is the same in every language, or one in each. */
export type Cell = number | string | LocaleText;

interface ExhibitBase {
  readonly id: string;
  readonly title: LocaleText;
}

export interface TextExhibit extends ExhibitBase {
  /** Absent in cases written before there were other kinds. */
  readonly kind?: 'text' | undefined;
  readonly text: LocaleText;
}

/** A usage table, a bill, a price list. */
export interface TableExhibit extends ExhibitBase {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: LocaleText; readonly number?: boolean | undefined }[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: LocaleText | undefined;
}

/** The record of a work order (工单): its fields, and what happened when. */
export interface WorkOrderExhibit extends ExhibitBase {
  readonly kind: 'work-order';
  readonly fields: readonly { readonly label: LocaleText; readonly value: Cell }[];
  readonly log?: readonly { readonly time: string; readonly text: LocaleText }[] | undefined;
}

export const speakers = ['agent', 'customer', 'other'] as const;

/** What was said in a call, line by line. */
export interface TranscriptExhibit extends ExhibitBase {
  readonly kind: 'transcript';
  readonly lines: readonly {
    readonly speaker: (typeof speakers)[number];
    readonly time?: string | undefined;
    readonly text: LocaleText;
  }[];
}

export interface PictureExhibit extends ExhibitBase {
  readonly kind: 'picture';
  /** A file of the bank's media. */
  readonly picture: string;
  readonly alt: LocaleText;
  readonly caption?: LocaleText | undefined;
}

/** Something laid before the candidate beside the prompts of a case. */
export type Exhibit = TextExhibit | TableExhibit | WorkOrderExhibit | TranscriptExhibit | PictureExhibit;
