import type { BankMedium } from '#domain/item/bank.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface MediumContent {
  readonly medium: BankMedium;
  readonly content: Uint8Array;
}

/** Stores what a bank's items name. Content that is there already, from another bank or version, is stored once. */
export function insertMedia(db: WriteDb, bankId: string, version: number, media: readonly MediumContent[]): void {
  const insertContent = sql<[string, string, Uint8Array]>(
    db,
    'INSERT INTO medium (hash, media_type, content) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING',
  );
  const insertName = sql<[string, number, string, string, number | null, number | null]>(
    db,
    'INSERT INTO bank_medium (bank_id, bank_version, name, hash, width, height) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { medium, content } of media) {
    insertContent.run(medium.hash, medium.mediaType, content);
    insertName.run(bankId, version, medium.name, medium.hash, medium.width ?? null, medium.height ?? null);
  }
}

/** Takes away what a bank names, and what no other bank names. */
export function dropMedia(db: WriteDb, bankId: string, version: number): void {
  sql<[string, number]>(db, 'DELETE FROM bank_medium WHERE bank_id = ? AND bank_version = ?').run(bankId, version);
  sql<[]>(db, 'DELETE FROM medium WHERE hash NOT IN (SELECT hash FROM bank_medium)').run();
}

interface Row {
  name: string;
  hash: string;
  media_type: BankMedium['mediaType'];
  width: number | null;
  height: number | null;
}

/** What a bank's items name, by rising file name. */
export function bankMedia(db: ReadDb, bankId: string, version: number): BankMedium[] {
  const rows = sql<[string, number], Row>(
    db,
    `SELECT b.name, b.hash, m.media_type, b.width, b.height FROM bank_medium b JOIN medium m ON m.hash = b.hash
     WHERE b.bank_id = ? AND b.bank_version = ? ORDER BY b.name`,
  ).all(bankId, version);
  return rows.map(({ name, hash, media_type: mediaType, width, height }) => ({
    name,
    hash,
    mediaType,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
  }));
}

/** The bytes of a picture or sound, by their hash; null when there are none. */
export function mediumContent(db: ReadDb, hash: string): Buffer | null {
  const row = sql<[string], { content: Buffer }>(db, 'SELECT content FROM medium WHERE hash = ?').get(hash);
  return row?.content ?? null;
}
