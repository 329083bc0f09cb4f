import { decimalOf, numberOf } from './decimal.ts';

/** A number of an item that is drawn for each paper: from a list, or from a row of evenly spaced values, both ends included. */
export type Parameter =
  | { readonly name: string; readonly values: readonly number[] }
  | { readonly name: string; readonly from: number; readonly to: number; readonly step: number };

/** How many values a row of a parameter has; 0 when it leads nowhere. */
export function countOf(parameter: Parameter): number {
  if ('values' in parameter) return parameter.values.length;
  const { from, to, step } = parameter;
  if (step <= 0 || to < from) return 0;
  // Counted in exact decimals: (1 − 0.1) / 0.1 is 9, not 8.999….
  const [a, b, by] = [decimalOf(from), decimalOf(to), decimalOf(step)];
  const scale = Math.max(a.scale, b.scale, by.scale);
  const raised = (d: typeof a) => d.digits * 10n ** BigInt(scale - d.scale);
  return Number((raised(b) - raised(a)) / raised(by)) + 1;
}

/** The value at a place of a parameter, 0 for the first. Throws past its end. */
export function valueAt(parameter: Parameter, place: number): number {
  if (place < 0 || place >= countOf(parameter)) throw new RangeError(`${parameter.name} has no value ${place}`);
  if ('values' in parameter) return parameter.values[place] ?? Number.NaN;
  const [from, step] = [decimalOf(parameter.from), decimalOf(parameter.step)];
  const scale = Math.max(from.scale, step.scale);
  const raised = (d: typeof from) => d.digits * 10n ** BigInt(scale - d.scale);
  return numberOf({ digits: raised(from) + raised(step) * BigInt(place), scale });
}

/** How many combinations of values the parameters have. */
export function combinations(parameters: readonly Parameter[]): number {
  return parameters.reduce((product, parameter) => product * countOf(parameter), 1);
}

/** Every combination of values, by name. */
export function* everyCombination(parameters: readonly Parameter[]): Generator<Record<string, number>> {
  const [first, ...rest] = parameters;
  if (first === undefined) {
    yield {};
    return;
  }
  const count = countOf(first);
  for (let place = 0; place < count; place += 1) {
    const value = valueAt(first, place);
    for (const others of everyCombination(rest)) yield { [first.name]: value, ...others };
  }
}
