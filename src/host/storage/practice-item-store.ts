import type { Item } from '#domain/item/item.ts';
import { isOpenToPractice } from '#domain/practice/open-to-practice.ts';
import { sql, type ReadDb } from './database.ts';

/**
 * The items of a bank that may be practised: the one query by which practice reads items. The database leaves sealed ones out as
 * far as it can tell, and the domain decides.
 */
export function practiceItems(db: ReadDb, bankId: string, version: number): Item[] {
  return sql<[string, number], { content: string }>(
    db,
    `SELECT content FROM bank_item WHERE bank_id = ? AND bank_version = ? AND content ->> '$.practice' = 1 ORDER BY position`,
  )
    .all(bankId, version)
    .map((row) => JSON.parse(row.content) as Item)
    .filter(isOpenToPractice);
}
