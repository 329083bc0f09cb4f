import type { Difficulty, SourceRef } from '../item/item.ts';
import type { Locale, LocaleText } from '../item/locale.ts';
import type { Exhibit } from './exhibit.ts';
import type { Rubric } from './rubric.ts';

interface TaskBase {
  readonly id: string;
  readonly title: LocaleText;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly sources: readonly SourceRef[];
  /** Minutes a candidate has for it. */
  readonly minutes: number;
  readonly rubric: Rubric;
}

/** How long a response should be, counted as `countWords` does. Said and counted, never enforced. */
export interface WordLimit {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** One question of a case. Its guidance is for examiners only. */
export interface Prompt {
  readonly id: string;
  readonly text: LocaleText;
  readonly guidance: LocaleText;
  readonly words?: { readonly [L in Locale]?: WordLimit | undefined } | undefined;
}

/** A written case-analysis task: what is laid before the candidate, and what is asked. */
export interface Case extends TaskBase {
  readonly situation: LocaleText;
  readonly exhibits: readonly Exhibit[];
  readonly prompts: readonly Prompt[];
}

/** What the role-player hears or sees, and says then. */
export interface Cue {
  readonly cue: LocaleText;
  readonly line: LocaleText;
}

/** How a caller feels: from calm (1) to furious (5), and what changes it. */
export interface EmotionCourse {
  readonly start: 1 | 2 | 3 | 4 | 5;
  readonly course: readonly {
    readonly change: 'rises' | 'falls';
    readonly when: LocaleText;
    readonly line?: LocaleText | undefined;
  }[];
}

/** A line of the customer's data sheet. */
export interface CustomerField {
  /** Absent in scenarios written before it was asked for: `customerFieldId` names those by their place. */
  readonly id?: string | undefined;
  readonly field: LocaleText;
  readonly value: LocaleText;
  /** `identity`: shown to the candidate only once identity is confirmed. `start` where absent. */
  readonly release?: 'start' | 'identity' | undefined;
}

/** A fact that the role-player tells only when asked. */
export interface HiddenFact {
  /** Absent in scenarios written before it was asked for: `factId` names those by their place. */
  readonly id?: string | undefined;
  readonly question: LocaleText;
  readonly answer: LocaleText;
}

/** A field of the work-order form. What is expected in it is for examiners only. */
export type WorkOrderField = {
  readonly id: string;
  readonly label: LocaleText;
  readonly note?: LocaleText | undefined;
} & (
  | { readonly kind: 'line' | 'text'; readonly expected: LocaleText }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly id: string; readonly text: LocaleText }[];
      /** The id of an option. */
      readonly expected: string;
    }
);

/** Minutes of the candidate's phases of a call; together they are the scenario's. */
export interface CallPhases {
  readonly reading: number;
  readonly call: number;
  readonly workOrder: number;
}

/** A simulated call: the candidate's card, the role-player's script, the customer data sheet, the expected work order. */
export interface Scenario extends TaskBase {
  readonly candidateCard: LocaleText;
  readonly customer: readonly CustomerField[];
  readonly persona?: LocaleText | undefined;
  readonly opening: LocaleText;
  readonly emotion?: EmotionCourse | undefined;
  readonly script: readonly Cue[];
  readonly escalation?: readonly Cue[] | undefined;
  readonly onlyIfAsked: readonly HiddenFact[];
  readonly workOrder?: readonly WorkOrderField[] | undefined;
  readonly phases?: CallPhases | undefined;
}

/** The name under which a hidden fact is ticked as told. */
export function factId(fact: HiddenFact, place: number): string {
  return fact.id ?? `fact-${place + 1}`;
}

export function customerFieldId(field: CustomerField, place: number): string {
  return field.id ?? `field-${place + 1}`;
}
