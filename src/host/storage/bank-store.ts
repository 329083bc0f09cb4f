import type { Bank, BankHeader } from '#domain/item/bank.ts';
import { isComplete, type CognitiveLevel, type Item, type ItemKind } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { Case, Scenario } from '#domain/marking/task-content.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';
import { dropMedia } from './media-store.ts';

export interface StoredBank {
  readonly header: BankHeader;
  readonly hash: string;
  readonly importedAt: number;
}

interface BankRow {
  header: string;
  hash: string;
  imported_at: number;
}

function storedBank(row: BankRow): StoredBank {
  return { header: JSON.parse(row.header) as BankHeader, hash: row.hash, importedAt: row.imported_at };
}

/** Writes a bank's head and its tasks; the bank is not seen before `completeBank`. */
export function openBank(db: WriteDb, bank: Bank, hash: string, now: number): void {
  const { items: _, media: __, cases, scenarios, ...header } = bank;
  sql<[string, number, string, string, number]>(
    db,
    'INSERT INTO bank (id, version, hash, header, complete, imported_at) VALUES (?, ?, ?, ?, 0, ?)',
  ).run(bank.id, bank.version, hash, JSON.stringify(header), now);
  const insertTask = sql<[string, number, string, string, string]>(
    db,
    'INSERT INTO bank_task (bank_id, bank_version, type, id, content) VALUES (?, ?, ?, ?, ?)',
  );
  for (const task of cases) insertTask.run(bank.id, bank.version, 'case', task.id, JSON.stringify(task));
  for (const task of scenarios) insertTask.run(bank.id, bank.version, 'scenario', task.id, JSON.stringify(task));
}

/** Writes the items from `from` up to, not including, `to`. */
export function insertItems(db: WriteDb, bank: Bank, from: number, to: number): void {
  const insert = sql<[string, number, number, string, string, string, number, string]>(
    db,
    'INSERT INTO bank_item (bank_id, bank_version, position, id, kind, topic, difficulty, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  bank.items.slice(from, to).forEach((item, i) => {
    insert.run(bank.id, bank.version, from + i, item.id, item.kind, item.topic, item.difficulty, JSON.stringify(item));
  });
}

export function completeBank(db: WriteDb, id: string, version: number): void {
  sql<[string, number]>(db, 'UPDATE bank SET complete = 1 WHERE id = ? AND version = ?').run(id, version);
}

export function isBeingWritten(db: ReadDb, id: string, version: number): boolean {
  const found = sql<[string, number]>(db, 'SELECT 1 FROM bank WHERE complete = 0 AND id = ? AND version = ?').get(
    id,
    version,
  );
  return found !== undefined;
}

/** Takes away what an import left that was cut short; a complete bank stays. */
export function dropIncompleteBank(db: WriteDb, id: string, version: number): void {
  if (!isBeingWritten(db, id, version)) return;
  dropMedia(db, id, version);
  for (const table of ['bank_item', 'bank_task']) {
    sql<[string, number]>(db, `DELETE FROM ${table} WHERE bank_id = ? AND bank_version = ?`).run(id, version);
  }
  sql<[string, number]>(db, 'DELETE FROM bank WHERE id = ? AND version = ?').run(id, version);
}

/** At the start of a host: the imports that its last run did not finish. */
export function incompleteBanks(db: ReadDb): { id: string; version: number }[] {
  return sql<[], { id: string; version: number }>(db, 'SELECT id, version FROM bank WHERE complete = 0').all();
}

export function banks(db: ReadDb): StoredBank[] {
  return sql<[], BankRow>(db, 'SELECT header, hash, imported_at FROM bank WHERE complete = 1 ORDER BY id, version DESC')
    .all()
    .map(storedBank);
}

export function bankVersion(db: ReadDb, id: string, version: number): StoredBank | null {
  const row = sql<[string, number], BankRow>(
    db,
    'SELECT header, hash, imported_at FROM bank WHERE id = ? AND version = ?',
  ).get(id, version);
  return row === undefined ? null : storedBank(row);
}

export function newestVersion(db: ReadDb, bankId: string): number | null {
  const row = sql<[string], { version: number | null }>(
    db,
    'SELECT max(version) AS version FROM bank WHERE complete = 1 AND id = ?',
  ).get(bankId);
  return row?.version ?? null;
}

export function bankItems(db: ReadDb, bankId: string, version: number): Item[] {
  return sql<[string, number], { content: string }>(
    db,
    'SELECT content FROM bank_item WHERE bank_id = ? AND bank_version = ? ORDER BY position',
  )
    .all(bankId, version)
    .map((row) => JSON.parse(row.content) as Item);
}

export function bankItem(db: ReadDb, bankId: string, version: number, itemId: string): Item | null {
  const row = sql<[string, number, string], { content: string }>(
    db,
    'SELECT content FROM bank_item WHERE bank_id = ? AND bank_version = ? AND id = ?',
  ).get(bankId, version, itemId);
  return row === undefined ? null : (JSON.parse(row.content) as Item);
}

export interface ItemFilter {
  readonly search: string | null;
  readonly topic: string | null;
  readonly kind: ItemKind | null;
  readonly difficulty: number | null;
  readonly cognitive: CognitiveLevel | null;
  /** 1 for items open to practice, 0 for sealed ones. */
  readonly practice: number | null;
  readonly complete: Locale | null;
  readonly offset: number;
  readonly limit: number;
}

/** Whether a language is complete is the domain's to say, so every item that fits otherwise is asked. */
function completeItems(db: ReadDb, where: string, f: ItemFilter, locale: Locale): { total: number; items: Item[] } {
  const rows = sql<[ItemFilter], { content: string }>(
    db,
    `SELECT content FROM bank_item WHERE ${where} ORDER BY position`,
  ).all(f);
  const items = rows.map((row) => JSON.parse(row.content) as Item).filter((item) => isComplete(item, locale));
  return { total: items.length, items: items.slice(f.offset, f.offset + f.limit) };
}

/** A page of a bank's items. The search looks in everything the author wrote, as plain text. */
export function findItems(
  db: ReadDb,
  bankId: string,
  version: number,
  f: ItemFilter,
): { total: number; items: Item[] } {
  const where = `bank_id = @bankId AND bank_version = @version AND (@topic IS NULL OR topic = @topic) AND (@kind IS NULL OR kind = @kind)
    AND (@difficulty IS NULL OR difficulty = @difficulty)
    AND (@cognitive IS NULL OR content ->> '$.cognitive' = @cognitive)
    AND (@practice IS NULL OR coalesce(content ->> '$.practice', 0) = @practice) AND (@search IS NULL OR instr(lower(content), lower(@search)) > 0)`;
  const parameters = { bankId, version, ...f };
  if (f.complete !== null) return completeItems(db, where, parameters, f.complete);
  const total = sql<[typeof parameters], { n: number }>(db, `SELECT count(*) AS n FROM bank_item WHERE ${where}`).get(
    parameters,
  );
  const items = sql<[typeof parameters], { content: string }>(
    db,
    `SELECT content FROM bank_item WHERE ${where} ORDER BY position LIMIT @limit OFFSET @offset`,
  ).all(parameters);
  return { total: total?.n ?? 0, items: items.map((row) => JSON.parse(row.content) as Item) };
}

export function bankTasks(db: ReadDb, bankId: string, version: number): { cases: Case[]; scenarios: Scenario[] } {
  const rows = sql<[string, number], { type: string; content: string }>(
    db,
    'SELECT type, content FROM bank_task WHERE bank_id = ? AND bank_version = ? ORDER BY type, id',
  ).all(bankId, version);
  return {
    cases: rows.filter((r) => r.type === 'case').map((r) => JSON.parse(r.content) as Case),
    scenarios: rows.filter((r) => r.type === 'scenario').map((r) => JSON.parse(r.content) as Scenario),
  };
}

/** How many items stand under each value of a column. */
export function countBy(
  db: ReadDb,
  bankId: string,
  version: number,
  column: 'topic' | 'kind' | 'difficulty',
): { value: string; n: number }[] {
  return sql<[string, number], { value: string; n: number }>(
    db,
    `SELECT CAST(${column} AS TEXT) AS value, count(*) AS n FROM bank_item WHERE bank_id = ? AND bank_version = ? GROUP BY ${column} ORDER BY ${column}`,
  ).all(bankId, version);
}
