/** What the domain holds unchangeable, in the form in which answers are typed. */
export type Plain<T> = T extends readonly unknown[] | object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

/** The same value, typed for an answer: it is written out at once and changed by nobody. */
export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>;
}
