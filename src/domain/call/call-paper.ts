import { inLocale, type Locale } from '../item/locale.ts';
import {
  customerFieldId,
  factId,
  type CallPhases,
  type Scenario,
  type WorkOrderField,
} from '../marking/task-content.ts';
import { taskLocales } from '../marking/task-locales.ts';
import { momentOf, type CallLimits, type CallRun } from './call-run.ts';

/** A scenario that can be held: with a work order and the length of each stage. Older ones may have neither. */
export type WholeScenario = Scenario & {
  readonly workOrder: readonly WorkOrderField[];
  readonly phases: CallPhases;
};

/** The scenario of one candidate's call, whole as its bank had it: a later version of the bank changes neither it nor its rubric. */
export interface CallPaper {
  readonly format: 'invigil-call-paper/1';
  readonly bankId: string;
  readonly bankVersion: number;
  readonly bankHash: string;
  readonly locale: Locale;
  readonly scenario: WholeScenario;
  /** The work-order form, in its order. `ref` is opaque, the only name of a field or an option at a seat. */
  readonly fields: readonly {
    readonly ref: string;
    readonly fieldId: string;
    readonly options: readonly { readonly ref: string; readonly optionId: string }[];
  }[];
}

function isWhole(scenario: Scenario): scenario is WholeScenario {
  return scenario.phases !== undefined && (scenario.workOrder?.length ?? 0) > 0;
}

/** The scenarios that a candidate of that language may be called with; of `ids` only, unless it is empty. */
export function fittingScenarios(
  scenarios: readonly Scenario[],
  ids: readonly string[],
  locale: Locale,
): WholeScenario[] {
  return scenarios
    .filter(isWhole)
    .filter((one) => (ids.length === 0 || ids.includes(one.id)) && taskLocales(one).includes(locale));
}

/** How long each stage is (ms). `share` is the attempt's time over the part's: extra time lengthens every stage alike. */
export function limitsOf(phases: CallPhases, share: number): CallLimits {
  const ms = (minutes: number) => Math.round(minutes * 60_000 * share);
  return { reading: ms(phases.reading), call: ms(phases.call), workOrder: ms(phases.workOrder) };
}

export interface SheetLine {
  readonly field: string;
  readonly value: string;
}

/** The customer's data as far as the candidate may see them: nothing before the ring, the person's only once identity is confirmed. */
export function releasedSheet({ scenario, locale }: CallPaper, call: CallRun): SheetLine[] {
  if (call.rangAt === null) return [];
  const identified = momentOf(call, 'identity') !== null;
  return scenario.customer
    .filter(({ release = 'start' }) => release === 'start' || identified)
    .map(({ field, value }) => ({ field: inLocale(field, locale), value: inLocale(value, locale) }));
}

/** A field of the work order as its candidate sees it. */
export interface ShownField {
  readonly ref: string;
  readonly number: number;
  readonly kind: 'line' | 'text' | 'choice';
  readonly label: string;
  readonly options: readonly { readonly ref: string; readonly text: string }[];
}

function fieldOf({ scenario }: CallPaper, fieldId: string): WorkOrderField {
  const field = scenario.workOrder.find(({ id }) => id === fieldId);
  if (field === undefined) throw new Error(`the scenario has no field ${fieldId}`);
  return field;
}

export function shownFields(paper: CallPaper): ShownField[] {
  return paper.fields.map(({ ref, fieldId, options }, at) => {
    const field = fieldOf(paper, fieldId);
    const shown = options.map((option) => {
      const text = field.kind === 'choice' ? field.options.find(({ id }) => id === option.optionId)?.text : undefined;
      return { ref: option.ref, text: text === undefined ? '' : inLocale(text, paper.locale) };
    });
    return { ref, number: at + 1, kind: field.kind, label: inLocale(field.label, paper.locale), options: shown };
  });
}

/** What an examiner reads beside a field: what was expected in it, and what to look for. */
export function guidanceOf(paper: CallPaper, fieldId: string): string {
  const field = fieldOf(paper, fieldId);
  const expected =
    field.kind === 'choice' ? field.options.find(({ id }) => id === field.expected)?.text : field.expected;
  const texts = [expected, field.note].flatMap((text) => (text === undefined ? [] : inLocale(text, paper.locale)));
  return texts.join('\n');
}

/** The work order as it should be, field by field in the order of the form; `expected` is empty where anything may stand. */
export function expectedOf(paper: CallPaper) {
  return paper.fields.map(({ fieldId }) => ({
    label: inLocale(fieldOf(paper, fieldId).label, paper.locale),
    expected: guidanceOf(paper, fieldId),
  }));
}

/** What the examiner plays by, in the language of the call. */
export function scriptOf({ scenario, locale }: CallPaper) {
  const say = (text: Parameters<typeof inLocale>[0] | undefined) => (text === undefined ? '' : inLocale(text, locale));
  const cues = (list: Scenario['script']) => list.map(({ cue, line }) => ({ cue: say(cue), line: say(line) }));
  return {
    title: say(scenario.title),
    card: say(scenario.candidateCard),
    persona: say(scenario.persona),
    opening: say(scenario.opening),
    emotion: {
      start: scenario.emotion?.start ?? 1,
      course: (scenario.emotion?.course ?? []).map(({ change, when, line }) => ({
        change,
        when: say(when),
        line: say(line),
      })),
    },
    script: cues(scenario.script),
    escalation: cues(scenario.escalation ?? []),
    facts: scenario.onlyIfAsked.map((fact, at) => ({
      id: factId(fact, at),
      question: say(fact.question),
      answer: say(fact.answer),
    })),
    customer: scenario.customer.map(({ id, field, value, release = 'start' }, at) => ({
      id: customerFieldId({ id, field, value }, at),
      field: say(field),
      value: say(value),
      release,
    })),
  };
}

/** What the role-player has before them. */
export type Script = ReturnType<typeof scriptOf>;
