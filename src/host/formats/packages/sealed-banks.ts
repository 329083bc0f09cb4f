import { z } from 'zod';
import type { Bank } from '#domain/item/bank.ts';
import { release } from '#host/signing/release-code.ts';
import { bankItems, bankTasks, bankVersion } from '#host/storage/bank-store.ts';
import type { ReadDb } from '#host/storage/database.ts';
import { bankMedia, mediumContent, type MediumContent } from '#host/storage/media-store.ts';
import { bankHash } from '../bank/bank-hash.ts';
import type { SoundBank } from '../bank/read-bank.ts';
import { packJson, unpackJson } from './packed-json.ts';
import type { NamedBank } from './session-schema.ts';

const sealedBanks = z.array(
  z.object({
    bank: z.looseObject({ id: z.string(), version: z.number() }),
    media: z.array(z.object({ name: z.string(), base64: z.string() })),
  }),
);

/** A stored bank as its author's files said it; null when there is no such version. */
function wholeBank(db: ReadDb, id: string, version: number): { bank: Bank; media: MediumContent[] } | null {
  const stored = bankVersion(db, id, version);
  if (stored === null) return null;
  const media = bankMedia(db, id, version);
  const contents = media.map((medium) => ({ medium, content: mediumContent(db, medium.hash) ?? Buffer.alloc(0) }));
  const bank = { ...stored.header, items: bankItems(db, id, version), ...bankTasks(db, id, version) };
  return { bank: media.length === 0 ? bank : { ...bank, media }, media: contents };
}

/** The banks in one text, each proved to be the one that its hash names. Throws when one is not there whole. */
export function packBanks(db: ReadDb, banks: readonly NamedBank[]): Buffer {
  const whole = banks.map(({ id, version, hash }) => {
    const found = wholeBank(db, id, version);
    if (found === null || bankHash(found.bank) !== hash) throw new Error(`bank ${id} ${version} is not whole`);
    const media = found.media.map(({ medium, content }) => ({
      name: medium.name,
      base64: Buffer.from(content).toString('base64'),
    }));
    return { bank: found.bank, media };
  });
  return packJson(whole);
}

export type Unsealed =
  | { readonly ok: true; readonly banks: readonly Pick<SoundBank, 'bank' | 'hash' | 'media'>[] }
  | { readonly ok: false; readonly reason: 'mistyped-code'; readonly which: number }
  | { readonly ok: false; readonly reason: 'wrong-code' | 'not-the-banks' };

/** Opens sealed banks with the codes that were typed; `not-the-banks`: inside is not what the package named. */
export function unsealBanks(input: {
  readonly codes: readonly string[];
  readonly salt: string;
  readonly sealed: Uint8Array;
  readonly packageId: string;
  readonly named: readonly NamedBank[];
}): Unsealed {
  const opened = release(input.codes, input.salt, input.sealed, input.packageId);
  if (!opened.ok) return opened;
  const read = unpackJson(sealedBanks, opened.plain);
  const banks = read?.map(({ bank: raw, media }) => {
    const bank = raw as unknown as Bank;
    const contents = new Map(media.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]));
    return {
      bank,
      hash: bankHash(bank),
      media: (bank.media ?? []).map((medium) => ({ medium, content: contents.get(medium.name) ?? Buffer.alloc(0) })),
    };
  });
  const sound = input.named.every(({ id, version, hash }) =>
    banks?.some((b) => b.bank.id === id && b.bank.version === version && b.hash === hash),
  );
  if (banks === undefined || !sound || banks.length !== input.named.length)
    return { ok: false, reason: 'not-the-banks' };
  return { ok: true, banks };
}
