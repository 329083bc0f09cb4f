import { locales, type Locale } from '#domain/item/locale.ts';
import type { Answers, Asked } from '../answers.ts';
import { failureOf, type CallFailure } from '../call.ts';

export type Feasibility = Answers['blueprints']['feasibility'];
type Question = Omit<Asked['blueprints']['feasibility'], 'locale'>;

/** How long a person rests before the host is asked: typing "12" asks once. */
const restMs = 300;

/** Asks, a short rest after the last change, whether the bank can fill the rules, for each language. */
export class FeasibilityMeterState {
  answers = $state.raw<{ readonly [L in Locale]: Feasibility } | null>(null);
  failure = $state<CallFailure | null>(null);
  busy = $state(false);
  #ask: (question: Asked['blueprints']['feasibility']) => Promise<Feasibility>;
  #turn = 0;

  constructor(ask: (question: Asked['blueprints']['feasibility']) => Promise<Feasibility>) {
    this.#ask = ask;
  }

  /** Asks after the rest; the answer of an older question is dropped. Returns how to call it off. Null: not checkable now. */
  follow(question: Question | null): () => void {
    const turn = ++this.#turn;
    if (question === null) {
      this.answers = null;
      this.busy = false;
      return () => {};
    }
    this.busy = true;
    const rest = setTimeout(() => void this.#read(question, turn), restMs);
    return () => clearTimeout(rest);
  }

  async #read(question: Question, turn: number): Promise<void> {
    try {
      const [zh, en] = await Promise.all(locales.map((locale) => this.#ask({ ...question, locale })));
      if (turn !== this.#turn || zh === undefined || en === undefined) return;
      this.answers = { 'zh-CN': zh, en };
      this.failure = null;
    } catch (error) {
      if (turn === this.#turn) this.failure = failureOf(error);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
