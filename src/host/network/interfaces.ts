import { networkInterfaces } from 'node:os';

/** An address of this machine that the room may be opened on. */
export interface OwnAddress {
  readonly name: string;
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  /** Reaches this machine only. */
  readonly internal: boolean;
}

/** Every address of this machine but the link-local ones of version 6: those need a zone, which no address line takes. */
export function ownAddresses(): OwnAddress[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).map(({ address, family, internal }) => ({
      name,
      address,
      family: family === 'IPv4' ? ('ipv4' as const) : ('ipv6' as const),
      internal,
    })),
  );
  const usable = all.filter(({ address }) => !/^fe[89ab]/i.test(address));
  const rank = (a: OwnAddress) => Number(a.internal) * 2 + Number(a.family === 'ipv6');
  return usable.sort((a, b) => rank(a) - rank(b));
}
