// Formulas of authors, such as n * 3600000 / (c * p). Their own small language: nothing of the program can be reached from it.

export type Operator = '+' | '-' | '*' | '/' | '^';

export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'minus'; readonly of: FormulaNode }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly given: readonly FormulaNode[] };

/** A formula that was read: only made by `parseFormula`. */
export interface Formula {
  readonly root: FormulaNode;
  /** Every name it asks values for, each once. */
  readonly names: readonly string[];
}

/** The most steps working out may take: a formula of the longest text needs fewer than one a sign. */
const stepBudget = 1_000;

/** round(x, digits) rounds half away from zero, as people do; min and max take one or more. */
export const functions = {
  min: { from: 1, to: 20, work: (given: readonly number[]) => Math.min(...given) },
  max: { from: 1, to: 20, work: (given: readonly number[]) => Math.max(...given) },
  abs: { from: 1, to: 1, work: ([x = Number.NaN]: readonly number[]) => Math.abs(x) },
  round: { from: 1, to: 2, work: ([x = Number.NaN, digits = 0]: readonly number[]) => rounded(x, digits) },
} as const;
export type FunctionName = keyof typeof functions;

/** Names that parameters may not take. */
export const reservedNames: readonly string[] = [...Object.keys(functions), 'key'];

function rounded(x: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 12 || !Number.isFinite(x)) return Number.NaN;
  const size = Math.abs(x) * 10 ** digits;
  // 1.005 is a little less than it says: a product that is a half on paper rounds as a half.
  return (Math.sign(x) * Math.round(size * (1 + 4 * Number.EPSILON))) / 10 ** digits;
}

/** Works a formula out. NaN or infinite where it has no value: a division by zero, a name without a value. */
export function evaluate({ root }: Formula, values: Readonly<Record<string, number>>): number {
  let steps = 0;
  const work = (node: FormulaNode): number => {
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
