import type { Answers } from '../answers.ts';
import { localId } from './local-id.ts';
import { fromPercent, toPercent } from './percent.ts';
import { PhasesDraft } from './phases-draft.svelte.ts';
import { TextDraft } from './text-draft.svelte.ts';
import { within } from './within.ts';

type Part = Answers['schemes']['list'][number]['parts'][number];

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
  /** Any of the bank's, or the ones of `taskIds`. */
  tasksFrom = $state<'all' | 'chosen'>('all');
  taskIds = $state<string[]>([]);
  readonly phases: PhasesDraft;
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

  constructor(part?: Part, floor?: number) {
    this.id = part?.id ?? localId('part-');
    this.title = new TextDraft(part?.title);
    this.phases = new PhasesDraft(part?.phases);
    if (part === undefined) return;
    const source = part.cases ?? part.scenarios;
    this.caseBank = source?.bankId ?? '';
    this.taskIds = [...(source?.ids ?? [])];
    this.tasksFrom = this.taskIds.length > 0 ? 'chosen' : 'all';
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

  /** Another kind is drawn from elsewhere: what was chosen of a bank falls. */
  turnInto(kind: Part['kind']): void {
    this.kind = kind;
    this.caseBank = '';
    this.taskIds = [];
  }

  get isCall(): boolean {
    return this.kind === 'simulated-call';
  }

  /** Marked by people. */
  get isMarked(): boolean {
    return this.isCase || this.isCall;
  }

  /** Whoever chooses among a bank's cases or scenarios has chosen one. */
  get tasksOk(): boolean {
    return !this.isMarked || this.caseBank === '' || this.tasksFrom === 'all' || this.taskIds.length > 0;
  }

  /** Mistakes in the lengths of a call's stages. */
  get phaseMistakes(): number {
    return this.isCall ? this.phases.mistakes : 0;
  }

  get examinersOk(): boolean {
    return !this.isMarked || (within(this.examiners, 1, 5) && Number.isInteger(this.examiners));
  }

  get thresholdOk(): boolean {
    return !this.isMarked || within(this.threshold, 0, 100);
  }

  get agreementOk(): boolean {
    return !this.isMarked || !this.calibrated || within(this.agreement, 0, 1);
  }

  get calibrationMonthsOk(): boolean {
    const months = this.calibrationMonths;
    return !this.isMarked || !this.calibrated || (within(months, 1, 120) && Number.isInteger(months));
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
    const marked = [this.tasksOk, this.examinersOk, this.thresholdOk, this.agreementOk, this.calibrationMonthsOk];
    const always = [!this.title.empty, this.blueprintOk, this.minutesOk, this.passLineOk, ...marked];
    const own = [...always, ...(weighted ? [this.weightOk, this.floorOk] : [])].filter((ok) => !ok).length;
    return own + this.phaseMistakes;
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
          [this.isCase ? 'cases' : 'scenarios']: {
            bankId: this.caseBank,
            ids: this.tasksFrom === 'all' ? [] : [...this.taskIds],
          },
          ...(this.isCall && this.phases.minutes !== undefined && { phases: this.phases.minutes }),
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
