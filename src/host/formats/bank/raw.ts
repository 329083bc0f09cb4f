// Looks into values that the schema may have refused: the checks across fields still say what else is wrong with them.

export type RawMap = Readonly<Record<string, unknown>>;

export function asMap(value: unknown): RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawMap) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list; what is none is passed over. */
export function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
