import { evaluate, longestExpression } from '#domain/calculator/evaluate.ts';
import { fraction, minus, plus, shown, type Fraction } from '#domain/calculator/fraction.ts';

export type CalculatorKey = 'clear' | 'back' | 'equals' | 'M+' | 'M-' | 'MR' | 'MC';
type Fault = 'unreadable' | 'by-zero' | 'too-long';

/** What stands in the calculator. A result is calculated on with an operator; a digit begins anew. */
export class Calculation {
  expression = $state('');
  result = $state<string | null>(null);
  fault = $state<Fault | null>(null);
  memory = $state.raw<Fraction | null>(null);

  get memoryShown(): string | null {
    return this.memory === null ? null : shown(this.memory);
  }

  /** Takes a sign as if it was typed at the end. */
  add(sign: string): void {
    if (this.result !== null) {
      this.expression = /^[-+*/%]$/u.test(sign) ? this.result : '';
      this.result = null;
    }
    this.fault = null;
    if (this.expression.length < longestExpression) this.expression += sign;
  }

  typed(text: string): void {
    this.expression = text;
    this.result = null;
    this.fault = null;
  }

  press(key: CalculatorKey): void {
    if (key === 'clear') this.typed('');
    else if (key === 'back') this.typed(this.expression.slice(0, -1));
    else if (key === 'equals') this.#calculate();
    else if (key === 'MC') this.memory = null;
    else if (key === 'MR') this.#recall();
    else this.#remember(key === 'M+' ? plus : minus);
  }

  #recall(): void {
    const kept = this.memoryShown;
    if (kept !== null) this.add(kept.startsWith('-') ? `(${kept})` : kept);
  }

  #remember(how: typeof plus): void {
    const value = this.#calculate();
    if (value !== null) this.memory = how(this.memory ?? fraction(0n), value);
  }

  #calculate(): Fraction | null {
    if (this.expression.trim() === '') return null;
    const answer = evaluate(this.expression);
    const text = answer.ok ? shown(answer.value) : null;
    this.fault = answer.ok ? (text === null ? 'too-long' : null) : answer.fault;
    this.result = text;
    return answer.ok ? answer.value : null;
  }
}
