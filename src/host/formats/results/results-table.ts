import type { ResultRow } from '#contract/results.ts';
import { inLocale, type Locale, type LocaleText } from '#domain/item/locale.ts';
import { bilingual, headingWords, valueWords } from './words.ts';

/** What a column holds: text; numbers; shares (0 … 1); moments (epoch milliseconds). Null where there is nothing to say. */
export interface ResultColumn {
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'percent' | 'time';
  readonly valueOf: (row: ResultRow) => string | number | null;
}

/**
 * One row for each candidate and six columns for each part: HR's lists have one line a person, so it can be joined by
 * employee number. Headings are in both languages, so that a file means the same to every reader and to every script;
 * words in the cells are in `locale`.
 */
export function resultColumns(rows: readonly ResultRow[], locale: Locale): ResultColumn[] {
  const words = valueWords[locale];
  const column = (
    name: keyof typeof headingWords,
    kind: ResultColumn['kind'],
    valueOf: ResultColumn['valueOf'],
  ): ResultColumn => {
    return { heading: bilingual(name), kind, valueOf };
  };
  return [
    column('admissionNumber', 'text', (row) => row.admissionNumber),
    column('name', 'text', (row) => row.name),
    column('employeeNumber', 'text', (row) => row.employeeNumber),
    column('unit', 'text', (row) => row.unit),
    column('session', 'text', (row) => row.sessionTitle),
    column('scheme', 'text', (row) => inLocale(row.schemeTitle, locale)),
    column('level', 'text', (row) => inLocale(row.level, locale)),
    ...partsOf(rows).flatMap(([partId, title]) => partColumns(partId, title, locale)),
    column('recommendation', 'text', (row) => words.recommendation[row.recommendation]),
    column('decision', 'text', (row) => (row.decision === null ? null : words.decision[row.decision.outcome])),
    column('decidedBy', 'text', (row) => row.decision?.decidedBy ?? null),
    column('decidedAt', 'time', (row) => row.decision?.decidedAt ?? null),
    column('reason', 'text', (row) => row.decision?.reason ?? null),
    column('override', 'text', (row) => row.decision?.override ?? null),
    column('certificate', 'text', (row) => row.certificateNumber),
  ];
}

/** Every part that any candidate has, in the order of the scheme. */
function partsOf(rows: readonly ResultRow[]): [string, LocaleText][] {
  const parts = new Map<string, LocaleText>();
  for (const row of rows) for (const part of row.parts) if (!parts.has(part.partId)) parts.set(part.partId, part.title);
  return [...parts];
}

function partColumns(partId: string, title: LocaleText, locale: Locale): ResultColumn[] {
  const words = valueWords[locale];
  const column = (
    name: keyof typeof headingWords,
    kind: ResultColumn['kind'],
    valueOf: (part: ResultRow['parts'][number]) => string | number | null,
  ): ResultColumn => ({
    heading: `${inLocale(title, 'zh-CN')} ${headingWords[name]['zh-CN']} / ${inLocale(title, 'en')} ${headingWords[name].en}`,
    kind,
    valueOf: (row) => {
      const part = row.parts.find((p) => p.partId === partId);
      return part === undefined ? null : valueOf(part);
    },
  });
  return [
    column('state', 'text', (part) => words.state[part.state] ?? part.state),
    column('points', 'number', (part) => part.points),
    column('maximum', 'number', (part) => part.maximum),
    column('share', 'percent', (part) => part.share),
    column('line', 'percent', (part) => part.line),
    column('passed', 'text', (part) => (part.passed === null ? null : words.passed[part.passed ? 'yes' : 'no'])),
  ];
}
