interface Versioned {
  readonly version: number;
}

/** Of things that stand in several versions, the newest of each, in the order in which they first appear. */
export function newestOf<T extends Versioned>(all: readonly T[], idOf: (one: T) => string): T[] {
  const newest = new Map<string, T>();
  for (const one of all) {
    const known = newest.get(idOf(one));
    if (known === undefined || known.version < one.version) newest.set(idOf(one), one);
  }
  return [...newest.values()];
}
