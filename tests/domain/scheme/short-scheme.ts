import type { Scheme, SchemePart } from '#domain/scheme/scheme.ts';

/** A part of 60 minutes with a line of 60 %, but for what is said. */
export const partOf = (id: string, change: Partial<SchemePart> = {}): SchemePart => ({
  id,
  kind: 'theory',
  title: { en: id },
  blueprintId: null,
  minutes: 60,
  passLine: 0.6,
  weight: 1,
  ...change,
});

/** A scheme in which each part has its own line, but for what is said. */
export function schemeOf(parts: readonly SchemePart[], change: Partial<Scheme> = {}): Scheme {
  const text = { en: 'Agent' };
  return {
    id: 'agent',
    version: 1,
    title: text,
    level: text,
    scope: text,
    parts,
    rule: { kind: 'conjunctive' },
    validityMonths: 36,
    renewal: text,
    agreements: [],
    ...change,
  };
}
