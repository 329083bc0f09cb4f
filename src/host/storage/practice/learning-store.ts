import type { Locale } from '#domain/item/locale.ts';
import type { Response } from '#domain/item/response.ts';
import type { ItemScore, Outcome } from '#domain/item/score.ts';
import type { PaperItem } from '#domain/paper/paper.ts';
import { remember, type ItemMemory } from '#domain/practice/item-memory.ts';
import { sql } from '../database.ts';
import type { PracticeDb } from './practice-database.ts';

/** The item in front of a person. */
export interface Showing {
  readonly personId: string;
  readonly bankId: string;
  readonly bankVersion: number;
  readonly locale: Locale;
  readonly shown: PaperItem;
  readonly shownAt: number;
}

/** A showing and, once it was responded to, what that came to. */
export interface StoredShowing extends Showing {
  readonly given: { readonly response: Response | null; readonly score: ItemScore } | null;
}

/** An item as its person last met it. */
export interface LastMet {
  readonly memory: ItemMemory;
  readonly locale: Locale;
  readonly shown: PaperItem;
  readonly response: Response | null;
  readonly at: number;
}

/** Puts an item in front of a person, in the place of the one before. */
export function storeShowing(db: PracticeDb, s: Showing): void {
  sql<[string, string, string, number, string, string, string, number]>(
    db,
    `INSERT INTO showing (person_id, ref, bank_id, bank_version, item_id, locale, content, shown_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET ref = excluded.ref, bank_id = excluded.bank_id, bank_version = excluded.bank_version,
     item_id = excluded.item_id, locale = excluded.locale, content = excluded.content, shown_at = excluded.shown_at, response_id = NULL`,
  ).run(
    s.personId,
    s.shown.ref,
    s.bankId,
    s.bankVersion,
    s.shown.item.id,
    s.locale,
    JSON.stringify(s.shown),
    s.shownAt,
  );
}

interface ShowingRow {
  bank_id: string;
  bank_version: number;
  locale: Locale;
  content: string;
  shown_at: number;
  response: string | null;
  outcome: Outcome | null;
  points: number;
  maximum: number;
}

/** The showing of that opaque id, if it is the one in front of the person. */
export function showingOf(db: PracticeDb, personId: string, ref: string): StoredShowing | null {
  const row = sql<[string, string], ShowingRow>(
    db,
    `SELECT s.bank_id, s.bank_version, s.locale, s.content, s.shown_at, r.content AS response, r.outcome, r.points, r.maximum
     FROM showing s LEFT JOIN response_given r ON r.id = s.response_id WHERE s.person_id = ? AND s.ref = ?`,
  ).get(personId, ref);
  if (row === undefined) return null;
  const { outcome, points, maximum } = row;
  return {
    personId,
    bankId: row.bank_id,
    bankVersion: row.bank_version,
    locale: row.locale,
    shown: JSON.parse(row.content) as PaperItem,
    shownAt: row.shown_at,
    given: outcome === null ? null : { response: responseIn(row.response), score: { outcome, points, maximum } },
  };
}

const responseIn = (text: string | null) => (text === null ? null : (JSON.parse(text) as Response));

/** How many responses a person has given in a bank. */
export function turnsOf(db: PracticeDb, personId: string, bankId: string): number {
  const row = sql<[string, string], { n: number }>(
    db,
    'SELECT coalesce(max(turn), 0) AS n FROM response_given WHERE person_id = ? AND bank_id = ?',
  ).get(personId, bankId);
  return row?.n ?? 0;
}

interface MemoryRow {
  item_id: string;
  times: number;
  rights: number;
  last: Outcome;
  last_turn: number;
  to_clear: number;
}

const memoryColumns = 'SELECT item_id, times, rights, last, last_turn, to_clear';

const memoryIn = (row: MemoryRow): ItemMemory => ({
  itemId: row.item_id,
  times: row.times,
  rights: row.rights,
  last: row.last,
  lastTurn: row.last_turn,
  toClear: row.to_clear,
});

/** What is known of a person and each item of a bank, by the item's id. */
export function memoryOf(db: PracticeDb, personId: string, bankId: string): Map<string, ItemMemory> {
  const rows = sql<[string, string], MemoryRow>(
    db,
    `${memoryColumns} FROM item_memory WHERE person_id = ? AND bank_id = ?`,
  ).all(personId, bankId);
  return new Map(rows.map((row) => [row.item_id, memoryIn(row)]));
}

/** The mistakes list of a person in a bank, the latest first. */
export function mistakesOf(db: PracticeDb, personId: string, bankId: string): LastMet[] {
  return sql<[string, string], MemoryRow & { locale: Locale; shown: string; content: string | null; last_at: number }>(
    db,
    `${memoryColumns}, locale, shown, content, last_at FROM item_memory
     WHERE person_id = ? AND bank_id = ? AND to_clear > 0 ORDER BY last_turn DESC`,
  )
    .all(personId, bankId)
    .map((row) => ({
      memory: memoryIn(row),
      locale: row.locale,
      shown: JSON.parse(row.shown) as PaperItem,
      response: responseIn(row.content),
      at: row.last_at,
    }));
}

/** Keeps a response, and what it changes of what is known of the item, in one transaction. */
export function storeResponseGiven(
  db: PracticeDb,
  showing: Showing,
  response: Response | null,
  score: ItemScore,
  now: number,
): ItemMemory {
  return db.transaction(() => {
    const { personId, bankId, bankVersion, shown, shownAt, locale } = showing;
    const itemId = shown.item.id;
    const content = response === null ? null : JSON.stringify(response);
    const turn = turnsOf(db, personId, bankId) + 1;
    const { lastInsertRowid } = sql<unknown[]>(
      db,
      `INSERT INTO response_given (person_id, bank_id, bank_version, item_id, turn, content, outcome, points, maximum, shown_at, responded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ...[personId, bankId, bankVersion, itemId, turn, content],
      ...[score.outcome, score.points, score.maximum, shownAt, now],
    );
    sql<[number | bigint, string]>(db, 'UPDATE showing SET response_id = ? WHERE person_id = ?').run(
      lastInsertRowid,
      personId,
    );
    const after = remember(memoryOf(db, personId, bankId).get(itemId) ?? null, itemId, score.outcome, turn);
    sql<unknown[]>(
      db,
      `INSERT OR REPLACE INTO item_memory (person_id, bank_id, item_id, times, rights, last, last_turn, to_clear, locale, shown, content, last_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ...[personId, bankId, itemId, after.times, after.rights, after.last, after.lastTurn, after.toClear],
      ...[locale, JSON.stringify(shown), content, now],
    );
    return after;
  })();
}

/** Takes away everything that is known of a person's learning, also from the write-ahead log. */
export function eraseLearning(db: PracticeDb, personId: string): void {
  db.transaction(() => {
    for (const table of ['showing', 'response_given', 'item_memory']) {
      sql<[string]>(db, `DELETE FROM ${table} WHERE person_id = ?`).run(personId);
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** How many responses each person has given in all, and when the last one was. */
export function practised(db: PracticeDb): Map<string, { readonly responses: number; readonly lastAt: number }> {
  const rows = sql<[], { person_id: string; responses: number; last_at: number }>(
    db,
    'SELECT person_id, count(*) AS responses, max(responded_at) AS last_at FROM response_given GROUP BY person_id',
  ).all();
  return new Map(rows.map((row) => [row.person_id, { responses: row.responses, lastAt: row.last_at }]));
}
