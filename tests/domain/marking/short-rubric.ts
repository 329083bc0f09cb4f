import type { Mark, MarkSheet } from '#domain/marking/mark-sheet.ts';
import { criteriaOf, type Criterion, type Limits, type Rubric } from '#domain/marking/rubric.ts';

export interface ShortRubric {
  readonly limits?: Limits | undefined;
  readonly sections: readonly {
    readonly id: string;
    readonly weight?: number | undefined;
    readonly floor?: number | undefined;
    readonly limits?: Limits | undefined;
    /** As the README of tests/marking-cases says. */
    readonly criteria: Readonly<Record<string, string>>;
  }[];
}
export type ShortMark = number | boolean | string;

export function rubricOf({ limits, sections }: ShortRubric): Rubric {
  return {
    id: 'short',
    version: 1,
    ...(limits && { limits }),
    sections: sections.map(({ criteria, ...section }) => ({
      ...section,
      title: { en: section.id },
      criteria: Object.entries(criteria).map(([id, words]) => criterionOf(id, words.split(' '))),
    })),
  };
}

function criterionOf(id: string, words: readonly string[]): Criterion {
  const [kind = ''] = words;
  const numbers = words.slice(1).filter((word) => /^[0-9.]+$/.test(word));
  const times = words.find((word) => /^x[0-9]+$/.test(word))?.slice(1);
  const points = Number(numbers.at(-1) ?? 0);
  const base = { id, text: { en: id }, points, notApplicable: words.includes('na') };
  const severity = kind === 'fatal' ? 'fatal' : words.includes('critical') ? 'critical' : 'normal';
  switch (kind) {
    case 'levels':
      return { ...base, kind, severity, levels: numbers.map((n) => ({ points: Number(n), text: { en: n } })) };
    case 'yes-no':
      return { ...base, kind, severity };
    case 'deduction':
    case 'bonus':
      return { ...base, kind, severity, ...(times === undefined ? {} : { times: Number(times) }) };
    case 'fatal':
      return { ...base, kind: 'deduction', severity };
    default:
      throw new Error(`No kind of criterion: ${kind}`);
  }
}

function markFrom(given: ShortMark): Mark {
  if (typeof given === 'number') return { kind: 'level', points: given };
  if (typeof given === 'boolean') return { kind: 'yes-no', met: given };
  if (given === 'na') return { kind: 'not-applicable' };
  return { kind: 'times', times: Number(given.slice(1)) };
}

/** A sheet of the rubric; every fatal finding has its comment and its passage. */
export function sheetOf(rubric: Rubric, marks: Readonly<Record<string, ShortMark>>): MarkSheet {
  const known = new Set(criteriaOf(rubric).map(({ id }) => id));
  for (const id of Object.keys(marks)) if (!known.has(id)) throw new Error(`No criterion ${id}`);
  return {
    rubric: { id: rubric.id, version: rubric.version },
    marks: Object.fromEntries(
      Object.entries(marks).map(([id, given]) => [
        id,
        { mark: markFrom(given), comment: 'Seen', evidence: [{ kind: 'moment' as const, at: 1_000 }] },
      ]),
    ),
    globalRating: 'borderline',
    comment: '',
  };
}
