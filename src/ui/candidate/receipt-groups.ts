/** A receipt code in the groups it is written in, for large print: split at its own dashes, else every four characters. */
export function receiptGroups(code: string): string[] {
  return code.includes('-') ? code.split('-') : (code.match(/.{1,4}/gu) ?? []);
}
