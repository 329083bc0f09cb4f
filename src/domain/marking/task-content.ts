import type { Difficulty, SourceRef } from '../item/item.ts';
import type { LocaleText } from '../item/locale.ts';
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

/** A written case-analysis task: what is laid before the candidate, and what is asked. */
export interface Case extends TaskBase {
  readonly situation: LocaleText;
  readonly exhibits: readonly { readonly id: string; readonly title: LocaleText; readonly text: LocaleText }[];
  readonly prompts: readonly { readonly id: string; readonly text: LocaleText; readonly guidance: LocaleText }[];
}

/** A simulated call: the candidate's card, the role-player's script, the customer data sheet. */
export interface Scenario extends TaskBase {
  readonly candidateCard: LocaleText;
  readonly customer: readonly { readonly field: LocaleText; readonly value: LocaleText }[];
  readonly opening: LocaleText;
  readonly script: readonly { readonly cue: LocaleText; readonly line: LocaleText }[];
  /** Facts the role-player gives only when the candidate asks for them. */
  readonly onlyIfAsked: readonly { readonly question: LocaleText; readonly answer: LocaleText }[];
}
