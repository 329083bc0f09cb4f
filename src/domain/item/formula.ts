// Formulas of authors, such as n * 3600000 / (c * p). Their own small language: nothing of the program can be reached from it.

type Operator = '+' | '-' | '*' | '/' | '^';

type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'minus'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly given: readonly Node[] };

/** A formula that was read: only made by `parseFormula`. */
export interface Formula {
  readonly root: Node;
  /** Every name it asks values for, each once. */
  readonly names: readonly string[];
}

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  /** `at` is the place of the sign that cannot stand there, from 0; the length of the text when it ends too early. */
  | { readonly ok: false; readonly at: number };

const longestFormula = 500;
/** The most steps reading or working out may take; a formula of the longest text needs fewer than a step a sign. */
const stepBudget = 2_000;
const deepest = 40;

/** round(x, digits) rounds half away from zero, as people do; min and max take one or more. */
const functions = {
  min: { from: 1, to: 20, work: (given: readonly number[]) => Math.min(...given) },
  max: { from: 1, to: 20, work: (given: readonly number[]) => Math.max(...given) },
  abs: { from: 1, to: 1, work: ([x = Number.NaN]: readonly number[]) => Math.abs(x) },
  round: { from: 1, to: 2, work: ([x = Number.NaN, digits = 0]: readonly number[]) => rounded(x, digits) },
} as const;
type FunctionName = keyof typeof functions;

/** Names that parameters may not take. */
export const reservedNames: readonly string[] = [...Object.keys(functions), 'key'];

function rounded(x: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 12 || !Number.isFinite(x)) return Number.NaN;
  const size = Math.abs(x) * 10 ** digits;
  // 1.005 is a little less than it says: a product that is a half on paper rounds as a half.
  return (Math.sign(x) * Math.round(size * (1 + 4 * Number.EPSILON))) / 10 ** digits;
}

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

  whole(): Node {
    const root = this.#sum();
    if (this.#next.kind !== 'end') throw new Unreadable(this.#next.at);
    return root;
  }

  #sum(): Node {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable(this.#next.at);
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      left = { kind: 'binary', operator: sign as Operator, left, right: this.#product() };
    }
    this.#depth -= 1;
    return left;
  }

  #product(): Node {
    let left = this.#signed();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      left = { kind: 'binary', operator: sign as Operator, left, right: this.#signed() };
    }
    return left;
  }

  #signed(): Node {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable(this.#next.at);
    const node: Node = this.#take('-') === null ? this.#power() : { kind: 'minus', of: this.#signed() };
    this.#depth -= 1;
    return node;
  }

  #power(): Node {
    const left = this.#value();
    return this.#take('^') === null ? left : { kind: 'binary', operator: '^', left, right: this.#signed() };
  }

  #value(): Node {
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

  #call(name: string, at: number): Node {
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

/** Works a formula out. NaN or infinite where it has no value: a division by zero, a name without a value. */
export function evaluate({ root }: Formula, values: Readonly<Record<string, number>>): number {
  let steps = 0;
  const work = (node: Node): number => {
    steps += 1;
    if (steps > stepBudget) return Number.NaN;
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'name':
        return Object.hasOwn(values, node.name) ? (values[node.name] ?? Number.NaN) : Number.NaN;
      case 'minus':
        return -work(node.of);
      case 'call':
        return functions[node.name].work(node.given.map(work));
      case 'binary':
        return combine(node.operator, work(node.left), work(node.right));
    }
  };
  return work(root);
}

function combine(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
  }
}
