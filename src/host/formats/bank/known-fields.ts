import { z } from 'zod';
import type { FieldPath } from './bank-problem.ts';

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly const?: unknown;
}

const shapes = new WeakMap<z.ZodType, Shape>();

/** The names of the fields that may stand at a place of a value, so that a misspelt one can be answered with the right ones. */
export function knownFields(schema: z.ZodType, value: unknown, path: FieldPath): string[] {
  let shape = shapes.get(schema);
  if (shape === undefined) shapes.set(schema, (shape = z.toJSONSchema(schema, { io: 'input' }) as Shape));
  let here = alternatives(shape, value);
  let there = value;
  for (const part of path) {
    there =
      typeof there === 'object' && there !== null
        ? (there as Readonly<Record<string | number, unknown>>)[part]
        : undefined;
    const inner = here.flatMap((one) => (typeof part === 'number' ? one.items : one.properties?.[part]) ?? []);
    here = inner.flatMap((one) => alternatives(one, there));
  }
  return [...new Set(here.flatMap((one) => Object.keys(one.properties ?? {})))];
}

/** The shapes a value may have; where a kind tells them apart, only the one of the value's kind. */
function alternatives(shape: Shape, value: unknown): readonly Shape[] {
  const all = shape.oneOf ?? shape.anyOf ?? [shape];
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const own = all.filter((one) => one.properties?.['kind']?.const === kind && kind !== undefined);
  return own.length > 0 ? own : all;
}
