/** A map that is made once and only read: no part of the screen's state. */
export function byKey<T, K, V>(list: readonly T[], entry: (one: T) => [K, V]): ReadonlyMap<K, V> {
  return new Map(list.map(entry));
}
