import type { Answers, Asked } from '../answers.ts';
import { DayRulesDraft } from './day-rules-draft.svelte.ts';
import { localId } from './local-id.ts';
import { PartDraft } from './part-draft.svelte.ts';
import { fromPercent, toPercent } from './percent.ts';
import { TextDraft } from './text-draft.svelte.ts';
import { within } from './within.ts';

export type Scheme = Answers['schemes']['list'][number];
type Agreement = Scheme['agreements'][number];

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
