import { inLocale, type Locale } from '../item/locale.ts';
import { type speakers, type Cell, type Exhibit } from './exhibit.ts';

/** An exhibit in one language, as it is laid before a reader. */
export type ShownExhibit = { readonly id: string; readonly title: string } & (
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly title: string; readonly number: boolean }[];
      readonly rows: readonly (readonly (string | number)[])[];
      readonly note: string | null;
    }
  | {
      readonly kind: 'work-order';
      readonly fields: readonly { readonly label: string; readonly value: string | number }[];
      readonly log: readonly { readonly time: string; readonly text: string }[];
    }
  | {
      readonly kind: 'transcript';
      readonly lines: readonly {
        readonly speaker: (typeof speakers)[number];
        readonly time: string | null;
        readonly text: string;
      }[];
    }
  | { readonly kind: 'picture'; readonly picture: string; readonly alt: string; readonly caption: string | null }
);

/** An exhibit in the wanted language. Of a task that is not complete in it: in what there is, for staff. */
export function shownExhibit(exhibit: Exhibit, locale: Locale): ShownExhibit {
  const base = { id: exhibit.id, title: inLocale(exhibit.title, locale) };
  const cell = (value: Cell) => (typeof value === 'object' ? inLocale(value, locale) : value);
  switch (exhibit.kind) {
    case 'table':
      return {
        ...base,
        kind: 'table',
        columns: exhibit.columns.map(({ title, number = false }) => ({ title: inLocale(title, locale), number })),
        rows: exhibit.rows.map((row) => row.map(cell)),
        note: exhibit.note === undefined ? null : inLocale(exhibit.note, locale),
      };
    case 'work-order':
      return {
        ...base,
        kind: 'work-order',
        fields: exhibit.fields.map(({ label, value }) => ({ label: inLocale(label, locale), value: cell(value) })),
        log: (exhibit.log ?? []).map(({ time, text }) => ({ time, text: inLocale(text, locale) })),
      };
    case 'transcript':
      return {
        ...base,
        kind: 'transcript',
        lines: exhibit.lines.map(({ speaker, time, text }) => ({
          speaker,
          time: time ?? null,
          text: inLocale(text, locale),
        })),
      };
    case 'picture':
      return {
        ...base,
        kind: 'picture',
        picture: exhibit.picture,
        alt: inLocale(exhibit.alt, locale),
        caption: exhibit.caption === undefined ? null : inLocale(exhibit.caption, locale),
      };
    default:
      return { ...base, kind: 'text', text: inLocale(exhibit.text, locale) };
  }
}
