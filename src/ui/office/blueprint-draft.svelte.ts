import type { ItemKind } from '#domain/item/item.ts';
import {
  defaultPartsScoring,
  defaultPool,
  type MultipleScoring,
  type PartsScoring,
  type Pool,
} from '#domain/paper/blueprint.ts';
import type { Answers, Asked } from '../answers.ts';
import { localId } from './local-id.ts';
import { TextDraft } from './text-draft.svelte.ts';

export type Blueprint = Answers['blueprints']['list'][number];
type Rule = Blueprint['rules'][number];
export type Difficulty = '1' | '2' | '3' | '4' | '5';

/** One rule being written. No topic or no kind chosen means any. */
export class RuleDraft {
  readonly id: string;
  topics = $state<string[]>([]);
  kinds = $state<ItemKind[]>([]);
  easiest = $state<Difficulty>('1');
  hardest = $state<Difficulty>('5');
  count = $state<number | null>(10);
  points = $state<number | null>(1);

  constructor(rule?: Rule) {
    this.id = rule?.id ?? localId('rule-');
    if (rule === undefined) return;
    this.topics = [...(rule.topics ?? [])];
    this.kinds = [...(rule.kinds ?? [])];
    this.easiest = String(rule.difficulty?.min ?? 1) as Difficulty;
    this.hardest = String(rule.difficulty?.max ?? 5) as Difficulty;
    this.count = rule.count;
    this.points = rule.points;
  }

  get countOk(): boolean {
    return this.count !== null && Number.isInteger(this.count) && this.count >= 1 && this.count <= 500;
  }

  get pointsOk(): boolean {
    return this.points !== null && this.points > 0 && this.points <= 1_000;
  }

  get difficultyOk(): boolean {
    return Number(this.easiest) <= Number(this.hardest);
  }

  get mistakes(): number {
    return [this.countOk, this.pointsOk, this.difficultyOk].filter((ok) => !ok).length;
  }

  get rule(): Rule {
    return {
      id: this.id,
      ...(this.topics.length === 0 ? {} : { topics: [...this.topics] }),
      ...(this.kinds.length === 0 ? {} : { kinds: [...this.kinds] }),
      ...(this.easiest === '1' && this.hardest === '5'
        ? {}
        : { difficulty: { min: Number(this.easiest), max: Number(this.hardest) } }),
      count: this.count ?? 0,
      points: this.points ?? 0,
    };
  }
}

/** A blueprint being written. Nothing reaches the host before it is saved. */
export class BlueprintDraft {
  readonly id: string;
  readonly title: TextDraft;
  bankId = $state('');
  rules = $state<RuleDraft[]>([]);
  pool = $state<Pool>(defaultPool);
  order = $state<'rules' | 'shuffled'>('rules');
  shuffleOptions = $state(true);
  scoring = $state<MultipleScoring>('all-or-nothing');
  partsScoring = $state<PartsScoring>(defaultPartsScoring);
  /** Null: no suggestion. */
  minutes = $state<number | null>(null);

  constructor(blueprint?: Blueprint) {
    this.id = blueprint?.id ?? localId('blueprint-');
    this.title = new TextDraft(blueprint?.title);
    this.rules = blueprint === undefined ? [new RuleDraft()] : blueprint.rules.map((rule) => new RuleDraft(rule));
    if (blueprint === undefined) return;
    this.bankId = blueprint.bankId;
    this.pool = blueprint.pool;
    this.minutes = blueprint.minutes ?? null;
    this.order = blueprint.order;
    this.shuffleOptions = blueprint.shuffleOptions;
    this.scoring = blueprint.multipleScoring;
    this.partsScoring = blueprint.partsScoring;
  }

  get minutesOk(): boolean {
    return this.minutes === null || (this.minutes > 0 && this.minutes <= 600);
  }

  /** How many fields still have to be filled in or corrected. */
  get mistakes(): number {
    const head = [!this.title.empty, this.bankId !== '', this.rules.length > 0, this.minutesOk].filter(
      (ok) => !ok,
    ).length;
    return this.rules.reduce((sum, rule) => sum + rule.mistakes, head);
  }

  /** The rules as the host takes them; null while one is incomplete. */
  get rulesReady(): Rule[] | null {
    const complete = this.rules.length > 0 && this.rules.every((rule) => rule.mistakes === 0);
    return complete ? this.rules.map((rule) => rule.rule) : null;
  }

  add(): RuleDraft {
    const rule = new RuleDraft();
    this.rules.push(rule);
    return rule;
  }

  remove(rule: RuleDraft): void {
    this.rules = this.rules.filter((one) => one !== rule);
  }

  move(rule: RuleDraft, step: 1 | -1): void {
    const from = this.rules.indexOf(rule);
    const other = this.rules[from + step];
    if (other === undefined) return;
    this.rules[from + step] = rule;
    this.rules[from] = other;
  }

  get asked(): Asked['blueprints']['save'] {
    return {
      id: this.id,
      title: this.title.text,
      bankId: this.bankId,
      rules: this.rules.map((rule) => rule.rule),
      pool: this.pool,
      order: this.order,
      shuffleOptions: this.shuffleOptions,
      multipleScoring: this.scoring,
      partsScoring: this.partsScoring,
      ...(this.minutes === null ? {} : { minutes: this.minutes }),
    };
  }
}
