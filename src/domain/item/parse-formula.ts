import { functions, type Formula, type FormulaNode, type FunctionName, type Operator } from './formula.ts';

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  /** `at` is the place of the sign that cannot stand there, from 0; the length of the text when it ends too early. */
  | { readonly ok: false; readonly at: number };

const longestFormula = 500;
/** How deep sums and signs may stand in each other; each pair of parentheses goes two levels down. */
const deepest = 40;

const token = /\s*(?:(?<number>\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)|(?<name>[A-Za-z][A-Za-z0-9_]*)|(?<sign>[-+*/^(),]))/uy;

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

class Unreadable extends Error {
  readonly at: number;
  constructor(at: number) {
    super('the formula cannot be read');
    this.at = at;
  }
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (groups === undefined) throw new Unreadable(from + (/^\s*/u.exec(text.slice(from))?.[0].length ?? 0));
    for (const kind of ['number', 'name', 'sign'] as const) {
      const word = groups[kind];
      if (word !== undefined) found.push({ kind, text: word, at: token.lastIndex - word.length });
    }
  }
  return [...found, { kind: 'end', text: '', at: text.length }];
}

/** Recursive descent: sum → product → minus → power → value. A power binds to its right and before a minus: −2^2 is −4. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly names = new Set<string>();
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(...signs: string[]): string | null {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#at += 1;
    return text;
  }

  #demand(sign: string): void {
    if (this.#take(sign) === null) throw new Unreadable(this.#next.at);
  }

  whole(): FormulaNode {
    const root = this.#sum();
    if (this.#next.kind !== 'end') throw new Unreadable(this.#next.at);
    return root;
  }

  #sum(): FormulaNode {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable(this.#next.at);
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      left = { kind: 'binary', operator: sign as Operator, left, right: this.#product() };
    }
    this.#depth -= 1;
    return left;
  }

  #product(): FormulaNode {
    let left = this.#signed();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      left = { kind: 'binary', operator: sign as Operator, left, right: this.#signed() };
    }
    return left;
  }

  #signed(): FormulaNode {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable(this.#next.at);
    const node: FormulaNode = this.#take('-') === null ? this.#power() : { kind: 'minus', of: this.#signed() };
    this.#depth -= 1;
    return node;
  }

  #power(): FormulaNode {
    const left = this.#value();
    return this.#take('^') === null ? left : { kind: 'binary', operator: '^', left, right: this.#signed() };
  }

  #value(): FormulaNode {
    const { kind, text, at } = this.#next;
    if (this.#take('(') !== null) {
      const inner = this.#sum();
      this.#demand(')');
      return inner;
    }
    if (kind === 'number') {
      this.#at += 1;
      return { kind: 'number', value: Number(text) };
    }
    if (kind !== 'name') throw new Unreadable(at);
    this.#at += 1;
    if (this.#next.kind === 'sign' && this.#next.text === '(') return this.#call(text, at);
    this.names.add(text);
    return { kind: 'name', name: text };
  }

  #call(name: string, at: number): FormulaNode {
    if (!Object.hasOwn(functions, name)) throw new Unreadable(at);
    this.#demand('(');
    const given = [this.#sum()];
    while (this.#take(',') !== null) given.push(this.#sum());
    this.#demand(')');
    const { from, to } = functions[name as FunctionName];
    if (given.length < from || given.length > to) throw new Unreadable(at);
    return { kind: 'call', name: name as FunctionName, given };
  }
}

/**
 * Reads a formula: numbers, names, + - * / ^, parentheses, min(…), max(…), abs(x) and round(x, digits). Never throws; cannot
 * take long, whatever the text is.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > longestFormula) return { ok: false, at: longestFormula };
  try {
    const reader = new Reader(tokensOf(text));
    const root = reader.whole();
    return { ok: true, formula: { root, names: [...reader.names] } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at };
    throw error;
  }
}
