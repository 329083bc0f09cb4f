/** True when every word of the search stands in one of the texts; upper and lower case are the same, and so are wide and narrow digits. */
export function holds(search: string, texts: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  const all = texts.map(plain);
  return plain(search)
    .split(/\s+/)
    .every((word) => all.some((text) => text.includes(word)));
}
