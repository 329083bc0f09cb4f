import type Database from 'better-sqlite3';

/** Tables of a database, in the order they were made. */
export function tablesOf(db: Database.Database): string[] {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`).all();
  return (tables as { name: string }[]).map((table) => table.name);
}

/** Every table, index and trigger as it was made. */
export function schemaOf(db: Database.Database): string[] {
  const made = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid').all();
  return (made as { sql: string }[]).map((one) => one.sql);
}

export function rowsOf(db: Database.Database, table: string, columns = '*'): unknown[] {
  return db.prepare(`SELECT ${columns} FROM "${table}" ORDER BY 1, 2`).all();
}

/** A whole database as SQL that makes it again. */
export function databaseText(db: Database.Database): string {
  const rows = tablesOf(db).flatMap((table) => {
    const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map((c) => `"${c.name}"`);
    const quoted = columns.map((c) => `quote(${c})`).join(` || ', ' || `);
    const lines = db.prepare(`SELECT ${quoted} AS line FROM "${table}" ORDER BY 1`).all() as { line: string }[];
    return lines.map(({ line }) => `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${line});`);
  });
  const version = db.pragma('user_version', { simple: true }) as number;
  return [...schemaOf(db).map((text) => `${text};`), ...rows, `PRAGMA user_version = ${version};`, ''].join('\n');
}
