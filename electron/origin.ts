/** The one scheme and host that the window shows. */
export const scheme = 'app';
export const startAddress = `${scheme}://invigil/`;

/** Is `address` a page of this program? Compared as a parsed address: `app://invigil.example/` begins alike and is not. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${scheme}:` && host === 'invigil' && username === '' && password === '';
}

/** Is `address` something this program's page made itself (a certificate to save, a file of results)? */
export function isOurDownload(address: string): boolean {
  return isOurs(address) || (address.startsWith('blob:') && isOurs(address.slice('blob:'.length)));
}
