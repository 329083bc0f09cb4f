import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Bank } from '#domain/item/bank.ts';

/**
 * SHA-256 (hex) of the bank as canonical JSON (RFC 8785), its entries in the order of their ids: the same content has the same
 * hash however it is spread over files.
 */
export function bankHash(bank: Bank): string {
  const byId = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
    entries.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const canonical = canonicalize({
    ...bank,
    items: byId(bank.items),
    cases: byId(bank.cases),
    scenarios: byId(bank.scenarios),
  });
  if (canonical === undefined) throw new TypeError('A bank is always an object');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
