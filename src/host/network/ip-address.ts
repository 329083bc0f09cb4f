import { isIPv4, isIPv6 } from 'node:net';

/** The 4 or 16 bytes of an address without a zone. Throws a RangeError on anything else. */
export function addressBytes(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  if (!isIPv6(address) || address.includes('%')) throw new RangeError(`${address}: an IP address is expected`);
  // The URL parser brings every spelling to one: hexadecimal groups, one run of zeros left out.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Uint8Array.from(
    [...before, ...zeros, ...after].flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 0xff];
    }),
  );
}

/** As it stands in an address line: version 6 in brackets. */
export function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

/** The one spelling of a peer's address: an IPv4 address that came through an IPv6 socket is written as what it is. */
export function plainAddress(remote: string | undefined): string {
  return (remote ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
}
