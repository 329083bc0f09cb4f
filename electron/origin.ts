/** The one scheme and host that the window shows. */
export const scheme = 'app';
export const startAddress = `${scheme}://invigil/`;

/** Is `address` a page of this program? Compared as a parsed address: `app://invigil.example/` begins alike and is not. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${scheme}:` && host === 'invigil' && username === '' && password === '';
}

/** Is `address` ours, or something that our page made in memory: a certificate to show or save, a file of results? */
export function isOursOrMade(address: string): boolean {
  return isOurs(address) || (address.startsWith('blob:') && isOurs(address.slice('blob:'.length)));
}
