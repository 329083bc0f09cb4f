import type { Answers, Asked } from '../answers.ts';
import { DayRulesDraft } from './day-rules-draft.svelte.ts';
import { localId } from './local-id.ts';
import { fromPercent, toPercent } from './percent.ts';
import { TextDraft } from './text-draft.svelte.ts';

export type Scheme = Answers['schemes']['list'][number];
type Part = Scheme['parts'][number];
type Agreement = Scheme['agreements'][number];

const within = (value: number | null, min: number, max: number) => value !== null && value >= min && value <= max;

/** One part being written. Shares are held in per cent, as people write them. */
export class PartDraft {
  readonly id: string;
  readonly title: TextDraft;
  kind = $state<Part['kind']>('theory');
  blueprintId = $state('');
  minutes = $state<number | null>(90);
  passLine = $state<number | null>(60);
  weight = $state<number | null>(100);
  /** Only read by a weighted rule; null: no floor. */
  floor = $state<number | null>(null);
  /** Of a case analysis or a call: the bank its case or scenario is drawn from; empty while none is chosen. */
  caseBank = $state('');
  examiners = $state<number | null>(2);
  /** By how much totals may differ, in per cent of the maximum. */
  threshold = $state<number | null>(20);
  combination = $state<NonNullable<Part['marking']>['combination']>('mean');
  calculator = $state(false);
  noteSheet = $state(false);
  /** Whether who marks it needs a calibration, with what agreement, and how many months it counts. */
  calibrated = $state(false);
  agreement = $state<number | null>(0.6);
  calibrationMonths = $state<number | null>(12);
  readonly #taskIds: readonly string[];
  readonly #phases: Part['phases'];

  constructor(part?: Part, floor?: number) {
    this.id = part?.id ?? localId('part-');
    this.title = new TextDraft(part?.title);
    this.#taskIds = (part?.cases ?? part?.scenarios)?.ids ?? [];
    this.#phases = part?.phases;
    if (part === undefined) return;
    this.caseBank = (part.cases ?? part.scenarios)?.bankId ?? '';
    this.examiners = part.marking?.examiners ?? 1;
    this.threshold = toPercent(part.marking?.threshold ?? 0.2);
    this.combination = part.marking?.combination ?? 'mean';
    this.calculator = part.tools?.calculator ?? false;
    this.noteSheet = part.tools?.noteSheet ?? false;
    this.calibrated = part.calibration !== undefined;
    this.agreement = part.calibration?.minimum ?? 0.6;
    this.calibrationMonths = part.calibration?.withinMonths ?? 12;
    this.kind = part.kind;
    this.blueprintId = part.blueprintId ?? '';
    this.minutes = part.minutes;
    this.passLine = toPercent(part.passLine);
    this.weight = toPercent(part.weight);
    this.floor = floor === undefined ? null : toPercent(floor);
  }

  /** Cases and calls are marked by people; the machine-scored parts are drawn by a blueprint. */
  get needsBlueprint(): boolean {
    return this.kind === 'theory' || this.kind === 'listening';
  }

  get blueprintOk(): boolean {
    return !this.needsBlueprint || this.blueprintId !== '';
  }

  get isCase(): boolean {
    return this.kind === 'case-analysis';
  }

  /** Marked by people. */
  get isMarked(): boolean {
    return this.isCase || this.kind === 'simulated-call';
  }

  get examinersOk(): boolean {
    return !this.isMarked || (within(this.examiners, 1, 5) && Number.isInteger(this.examiners));
  }

  get thresholdOk(): boolean {
    return !this.isMarked || within(this.threshold, 0, 100);
  }

  get agreementOk(): boolean {
    return !this.isCase || !this.calibrated || within(this.agreement, 0, 1);
  }

  get calibrationMonthsOk(): boolean {
    const months = this.calibrationMonths;
    return !this.isCase || !this.calibrated || (within(months, 1, 120) && Number.isInteger(months));
  }

  get minutesOk(): boolean {
    return this.minutes !== null && this.minutes > 0 && this.minutes <= 600;
  }

  get passLineOk(): boolean {
    return within(this.passLine, 0, 100);
  }

  get weightOk(): boolean {
    return within(this.weight, 0, 100);
  }

  get floorOk(): boolean {
    return this.floor === null || within(this.floor, 0, 100);
  }

  mistakes(weighted: boolean): number {
    const cases = [this.examinersOk, this.thresholdOk, this.agreementOk, this.calibrationMonthsOk];
    const always = [!this.title.empty, this.blueprintOk, this.minutesOk, this.passLineOk, ...cases];
    return [...always, ...(weighted ? [this.weightOk, this.floorOk] : [])].filter((ok) => !ok).length;
  }

  get part(): Part {
    return {
      id: this.id,
      kind: this.kind,
      title: this.title.text,
      blueprintId: this.needsBlueprint && this.blueprintId !== '' ? this.blueprintId : null,
      minutes: this.minutes ?? 0,
      passLine: fromPercent(this.passLine ?? 0),
      weight: fromPercent(this.weight ?? 0),
      ...((this.calculator || this.noteSheet) && {
        tools: { calculator: this.calculator, noteSheet: this.noteSheet },
      }),
      // Without a bank the part is only written down: it cannot be sat, and nobody marks it.
      ...(this.isMarked &&
        this.caseBank !== '' && {
          [this.isCase ? 'cases' : 'scenarios']: { bankId: this.caseBank, ids: [...this.#taskIds] },
          ...(!this.isCase && this.#phases !== undefined && { phases: this.#phases }),
          marking: {
            examiners: this.examiners ?? 1,
            threshold: fromPercent(this.threshold ?? 0),
            combination: this.combination,
          },
          ...(this.calibrated && {
            calibration: { minimum: this.agreement ?? 0, withinMonths: this.calibrationMonths ?? 1 },
          }),
        }),
    };
  }
}

/** What a candidate must accept before the start, being written. */
export class AgreementDraft {
  readonly id: string;
  readonly title: TextDraft;
  readonly text: TextDraft;

  constructor(agreement?: Agreement) {
    this.id = agreement?.id ?? localId('agreement-');
    this.title = new TextDraft(agreement?.title);
    this.text = new TextDraft(agreement?.text);
  }
}

/** A version of a scheme being written. Nothing reaches the host before it is published. */
export class SchemeDraft {
  readonly id: string;
  readonly title: TextDraft;
  readonly level: TextDraft;
  readonly scope: TextDraft;
  readonly renewal: TextDraft;
  parts = $state<PartDraft[]>([]);
  agreements = $state<AgreementDraft[]>([]);
  rule = $state<Scheme['rule']['kind']>('conjunctive');
  totalLine = $state<number | null>(60);
  limited = $state(true);
  validityMonths = $state<number | null>(24);
  /** Passed parts stand for a while, and failed ones are retaken alone. */
  retakesAlone = $state(true);
  retakeMonths = $state<number | null>(12);
  /** The scheme says its own rules of the day; else a session begins with the usual ones. */
  ownDay = $state(false);
  readonly day: DayRulesDraft;

  constructor(base?: Scheme) {
    this.ownDay = base?.dayRules !== undefined;
    this.day = new DayRulesDraft(base?.dayRules);
    this.id = base?.id ?? localId('scheme-');
    this.title = new TextDraft(base?.title);
    this.level = new TextDraft(base?.level);
    this.scope = new TextDraft(base?.scope);
    this.renewal = new TextDraft(base?.renewal);
    const floors = base?.rule.kind === 'weighted' ? base.rule.floors : {};
    this.parts = base === undefined ? [new PartDraft()] : base.parts.map((p) => new PartDraft(p, floors[p.id]));
    this.agreements = base === undefined ? [new AgreementDraft()] : base.agreements.map((a) => new AgreementDraft(a));
    if (base === undefined) return;
    this.rule = base.rule.kind;
    if (base.rule.kind === 'weighted') this.totalLine = toPercent(base.rule.totalLine);
    this.limited = base.validityMonths !== null;
    this.validityMonths = base.validityMonths ?? 24;
    this.retakesAlone = (base.retakeMonths ?? null) !== null;
    this.retakeMonths = base.retakeMonths ?? 12;
  }

  get weighted(): boolean {
    return this.rule === 'weighted';
  }

  get weightsTotal(): number {
    return this.parts.reduce((sum, part) => sum + (part.weight ?? 0), 0);
  }

  get weightsOk(): boolean {
    return !this.weighted || Math.abs(this.weightsTotal - 100) < 1e-6;
  }

  get totalLineOk(): boolean {
    return !this.weighted || within(this.totalLine, 0, 100);
  }

  get validityOk(): boolean {
    return !this.limited || (Number.isInteger(this.validityMonths) && within(this.validityMonths, 1, 600));
  }

  get retakeOk(): boolean {
    return !this.retakesAlone || (Number.isInteger(this.retakeMonths) && within(this.retakeMonths, 1, 120));
  }

  /** How many fields still have to be filled in or corrected. */
  get mistakes(): number {
    const texts = [this.title, this.level, this.scope, ...this.agreements.flatMap((a) => [a.title, a.text])];
    const own = [...texts.map((text) => !text.empty), this.weightsOk, this.totalLineOk, this.validityOk, this.retakeOk];
    const inParts = this.parts.reduce((sum, part) => sum + part.mistakes(this.weighted), 0);
    const inDay = this.ownDay ? this.day.mistakes : 0;
    return inParts + inDay + own.filter((ok) => !ok).length;
  }

  get asked(): Asked['schemes']['publish'] {
    const floors = this.parts.flatMap((part) => (part.floor === null ? [] : [[part.id, fromPercent(part.floor)]]));
    return {
      id: this.id,
      title: this.title.text,
      level: this.level.text,
      scope: this.scope.text,
      renewal: this.renewal.text,
      parts: this.parts.map((part) => part.part),
      rule: this.weighted
        ? {
            kind: 'weighted',
            totalLine: fromPercent(this.totalLine ?? 0),
            floors: Object.fromEntries(floors) as Record<string, number>,
          }
        : { kind: 'conjunctive' },
      validityMonths: this.limited ? this.validityMonths : null,
      retakeMonths: this.retakesAlone ? this.retakeMonths : null,
      agreements: this.agreements.map((one) => ({ id: one.id, title: one.title.text, text: one.text.text })),
      ...(this.ownDay && { dayRules: this.day.rules }),
    };
  }
}
