import { by, fraction, minus, plus, readFraction, times, type Fraction } from './fraction.ts';

/** The most signs that are taken: a seat's own calculator, not a program. */
export const longestExpression = 120;
/** Parentheses and minus signs in each other. */
const deepest = 30;

export type Calculated =
  | { readonly ok: true; readonly value: Fraction }
  /** unreadable: a sign that cannot stand there, or one is missing. by-zero: division by nothing. */
  | { readonly ok: false; readonly fault: 'unreadable' | 'by-zero' };

class Fault extends Error {
  readonly fault: 'unreadable' | 'by-zero';
  constructor(fault: 'unreadable' | 'by-zero') {
    super(fault);
    this.fault = fault;
  }
}

/** Signs as keyboards and people write them: the operators of a calculator's keys, of a programmer, and full width ones. */
const same: Readonly<Record<string, string>> = {
  ...{ '×': '*', x: '*', X: '*', '＊': '*', '÷': '/', '／': '/', '−': '-', '－': '-', '＋': '+' },
  ...{ '（': '(', '）': ')', '％': '%', '。': '.', '．': '.' },
};

export function plainSigns(text: string): string {
  return [...text].map((sign) => same[sign] ?? sign).join('');
}

/** sum → product → sign → value, then any per cent signs. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    const plain = plainSigns(text).replace(/\s/gu, '');
    if (plain.length > longestExpression) throw new Fault('unreadable');
    this.#tokens = plain.match(/[\d.]+|[^\d.]/gu) ?? [];
  }

  whole(): Fraction {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new Fault('unreadable');
    return value;
  }

  #take(...signs: string[]): string | null {
    const next = this.#tokens[this.#at];
    if (next === undefined || !signs.includes(next)) return null;
    this.#at += 1;
    return next;
  }

  #sum(): Fraction {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      value = sign === '+' ? plus(value, this.#product()) : minus(value, this.#product());
    }
    return value;
  }

  #product(): Fraction {
    let value = this.#signed();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const next = this.#signed();
      const divided = sign === '*' ? times(value, next) : by(value, next);
      if (divided === null) throw new Fault('by-zero');
      value = divided;
    }
    return value;
  }

  #signed(): Fraction {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Fault('unreadable');
    const value = this.#take('-') === null ? this.#value() : minus(fraction(0n), this.#signed());
    this.#depth -= 1;
    return value;
  }

  #value(): Fraction {
    let value: Fraction | null;
    if (this.#take('(') === null) {
      value = readFraction(this.#tokens[this.#at] ?? '');
      this.#at += 1;
    } else {
      value = this.#sum();
      if (this.#take(')') === null) throw new Fault('unreadable');
    }
    if (value === null) throw new Fault('unreadable');
    // A per cent sign is a hundredth of what stands before it, always: 200 × 5 % is 10.
    while (this.#take('%') !== null) value = times(value, fraction(1n, 100n));
    return value;
  }
}

/** What an expression of the four functions, parentheses and per cent comes to; exact. */
export function evaluate(text: string): Calculated {
  try {
    return { ok: true, value: new Reader(text).whole() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}
