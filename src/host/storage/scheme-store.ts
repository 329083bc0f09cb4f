import type { Blueprint } from '#domain/paper/blueprint.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

// Blueprints and schemes are versioned documents: a version is written once and never again.
type Table = 'blueprint' | 'scheme';

function versions<T>(db: ReadDb, table: Table): T[] {
  return sql<[], { content: string }>(db, `SELECT content FROM ${table} ORDER BY id, version DESC`)
    .all()
    .map((row) => JSON.parse(row.content) as T);
}

function version<T>(db: ReadDb, table: Table, id: string, number: number): T | null {
  const row = sql<[string, number], { content: string }>(
    db,
    `SELECT content FROM ${table} WHERE id = ? AND version = ?`,
  ).get(id, number);
  return row === undefined ? null : (JSON.parse(row.content) as T);
}

function newest<T>(db: ReadDb, table: Table, id: string): T | null {
  const row = sql<[string], { content: string }>(
    db,
    `SELECT content FROM ${table} WHERE id = ? ORDER BY version DESC LIMIT 1`,
  ).get(id);
  return row === undefined ? null : (JSON.parse(row.content) as T);
}

export const blueprints = (db: ReadDb) => versions<Blueprint>(db, 'blueprint');
export const blueprintVersion = (db: ReadDb, id: string, number: number) =>
  version<Blueprint>(db, 'blueprint', id, number);
export const newestBlueprint = (db: ReadDb, id: string) => newest<Blueprint>(db, 'blueprint', id);
export const schemes = (db: ReadDb) => versions<Scheme>(db, 'scheme');
export const schemeVersion = (db: ReadDb, id: string, number: number) => version<Scheme>(db, 'scheme', id, number);
export const newestScheme = (db: ReadDb, id: string) => newest<Scheme>(db, 'scheme', id);

export function insertBlueprint(db: WriteDb, b: Blueprint, now: number): void {
  sql<[string, number, string, number]>(
    db,
    'INSERT INTO blueprint (id, version, content, saved_at) VALUES (?, ?, ?, ?)',
  ).run(b.id, b.version, JSON.stringify(b), now);
}

export function insertScheme(db: WriteDb, s: Scheme, now: number): void {
  sql<[string, number, string, number]>(
    db,
    'INSERT INTO scheme (id, version, content, published_at) VALUES (?, ?, ?, ?)',
  ).run(s.id, s.version, JSON.stringify(s), now);
}
