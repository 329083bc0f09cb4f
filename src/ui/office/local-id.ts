/** A new id for something an author makes: short, without meaning, never used before. `rule-` gives `rule-3f9c…`. */
export function localId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
