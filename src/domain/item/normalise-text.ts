const cjk = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F]`;
const spaceBesideCjk = new RegExp(`(?<=${cjk}) | (?=${cjk})`, 'gu');
const invisible = /[\p{Cf}[\p{Cc}--[\t\n\v\f\r]]]/gv;

/**
 * The form in which texts are compared: what a candidate meant to write, without how the keyboard wrote it.
 * Full and half width, upper and lower case and kinds of white space are one; white space beside Chinese characters, which
 * typists set or leave out at will, is dropped, as are invisible characters and a full stop at the end; 、 ， and , all
 * separate the members of a list. Idempotent.
 */
export function normaliseText(text: string): string {
  return text
    .replace(invisible, '')
    .normalize('NFKC') // full width to half width, ligatures and signs to their letters
    .toUpperCase()
    .toLowerCase() // by way of upper case, so that ß is ss and ς is σ
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/ ?[、,] ?/gu, ',')
    .replace(spaceBesideCjk, '')
    .replace(/[\s.。]+$/u, '')
    .trim();
}
