import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Bank } from '#domain/item/bank.ts';

/**
 * SHA-256 (hex) of the bank as canonical JSON (RFC 8785), its entries in the order of their ids: the same content has the same
 * hash however it is spread over files. Hashed entry by entry: the whole text of a large bank would be hundreds of megabytes.
 */
export function bankHash(bank: Bank): string {
  const hash = createHash('sha256');
  const add = (text: string) => hash.update(text, 'utf8');
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    cases: bank.cases,
    items: bank.items,
    scenarios: bank.scenarios,
  };
  Object.entries(bank)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([name, value], at) => {
      add(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
      const entries = lists[name]?.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      if (entries === undefined) add(canonicalOf(value));
      else {
        add('[');
        entries.forEach((entry, nth) => add((nth === 0 ? '' : ',') + canonicalOf(entry)));
        add(']');
      }
    });
  return add('}').digest('hex');
}

function canonicalOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('A bank holds only what JSON can write');
  return text;
}
