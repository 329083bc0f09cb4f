import type { z } from 'zod';
import { shortened, type FieldPath, type Wording } from './bank-problem.ts';
import { knownFields } from './known-fields.ts';
import { expectations } from './wording.ts';

type Issue = z.core.$ZodIssue;

export interface SchemaFinding {
  readonly path: FieldPath;
  readonly code: string;
  readonly expected: Wording;
  readonly found?: string | undefined;
}

/** Words what the schema found wrong with a value, one finding for each field. */
export function schemaFindings(schema: z.ZodType, issues: readonly Issue[], value: unknown): SchemaFinding[] {
  return issues.flatMap((issue) => wordIssue(schema, issue, value));
}

function wordIssue(schema: z.ZodType, issue: Issue, value: unknown): SchemaFinding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const there = valueAt(value, path);
  // Of a list that is too short or too long its length says more than its beginning.
  const counted = (issue.code === 'too_small' || issue.code === 'too_big') && Array.isArray(there);
  const found = counted ? String(there.length) : shortened(there);
  if (issue.code === 'unrecognized_keys') {
    const expected = expectations.noSuchField(knownFields(schema, value, path));
    return issue.keys.map((key) => ({ path: [...path, key], code: 'unknown-field', expected, found: key }));
  }
  if (issue.code === 'invalid_union' && there !== undefined) {
    const branch = closestBranch(issue.errors);
    if (branch !== null) {
      return branch.flatMap((inner) => wordIssue(schema, { ...inner, path: [...issue.path, ...inner.path] }, value));
    }
  }
  const code = there === undefined ? 'missing-field' : issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value';
  return [{ path, code, expected: expectationOf(issue, path), found }];
}

/** Of the shapes a value may have, the one it clearly meant: the only one with the fewest complaints. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fewest = Math.min(...branches.map((branch) => branch.length));
  const closest = branches.filter((branch) => branch.length === fewest);
  return closest.length === 1 ? (closest[0] ?? null) : null;
}

const types: Readonly<Record<string, Wording>> = {
  object: expectations.mapping,
  array: expectations.list,
  string: expectations.text,
  number: expectations.number,
  int: expectations.integer,
  boolean: expectations.boolean,
};

/** The fields that hold a text in one or more languages; a text standing there without its language is a common slip. */
const localised = new Set(
  'stem rationale text title notice note help guidance situation candidateCard field value opening cue line question answer alt transcript persona when caption label'.split(
    ' ',
  ),
);

/** What a schema's own refusal names. */
const named: Readonly<Record<string, Wording>> = {
  'plain-text': expectations.plainText,
  'picture-name': expectations.pictureName,
  'audio-name': expectations.audioName,
  'parameter-name': expectations.parameterName,
};

/** Values of several shapes, by the field that holds them. */
const shaped: Readonly<Record<string, Wording>> = {
  tolerance: expectations.tolerance,
  shape: expectations.shape,
  value: expectations.cell,
};

function expectationOf(issue: Issue, path: FieldPath): Wording {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'object' && localised.has(String(path.at(-1)))) return expectations.localeText;
      return types[issue.expected] ?? both(issue.message);
    case 'invalid_value':
      return expectations.oneOf(issue.values);
    case 'invalid_format':
      return issue.format === 'regex' ? expectations.id : both(issue.message);
    case 'too_small':
      return expectations.atLeast(String(issue.minimum), originOf(issue.origin), issue.inclusive ?? true);
    case 'too_big':
      return expectations.atMost(String(issue.maximum), originOf(issue.origin));
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) return expectations.oneOf(issue.options);
      const values = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      if (values.length > 0) return expectations.oneOf(values);
      if (path.at(-2) === 'parameters') return expectations.parameter;
      if (path.at(-2) === 'sections') return expectations.section;
      if (path.at(-3) === 'rows') return expectations.cell;
      return shaped[String(path.at(-1))] ?? both(issue.message);
    }
    case 'custom':
      return named[String(issue.params?.['expected'])] ?? expectations.localeText;
    default:
      return both(issue.message);
  }
}

function originOf(origin: string): 'list' | 'text' | 'number' {
  return origin === 'array' ? 'list' : origin === 'string' ? 'text' : 'number';
}

const both = (message: string): Wording => ({ 'zh-CN': message, en: message });

/** What stands at a path, or undefined. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let there = value;
  for (const part of path) {
    if (typeof there !== 'object' || there === null || !Object.hasOwn(there, part)) return undefined;
    there = (there as Readonly<Record<string | number, unknown>>)[part];
  }
  return there;
}
