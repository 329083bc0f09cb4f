const han = /\p{Script=Han}/gu;
const runs = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;

/**
 * How long a response is: every Chinese character counts as one, and so does every run of other letters and digits (a word, a
 * number like 126.30). Punctuation and spaces count nothing.
 */
export function countWords(text: string): number {
  const characters = text.match(han)?.length ?? 0;
  return characters + (text.replace(han, ' ').match(runs)?.length ?? 0);
}
