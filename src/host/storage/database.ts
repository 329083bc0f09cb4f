import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeDb } from './practice/practice-database.ts';
import { migration1 } from './migration-1.ts';
import { migration2 } from './migration-2.ts';
import { migration3 } from './migration-3.ts';
import { migration4 } from './migration-4.ts';

type Connection = Database.Database;
declare const reading: unique symbol;
declare const writing: unique symbol;
/** A handle that may only be read from. */
export type ReadDb = Connection & { readonly [reading]: true };
/** A handle inside the write queue's transaction. Whoever may write may also read. */
export type WriteDb = ReadDb & { readonly [writing]: true };

/** Each migration runs in its own transaction; its number is the database's `user_version` afterwards. */
export const migrations: readonly string[] = [migration1, migration2, migration3, migration4];

/** A database written by a newer program: refused by name, never opened. */
export class NewerDatabase extends Error {
  constructor(found: number, known = migrations.length) {
    super(
      `The data were written by a newer Invigil (format ${found}; this program reads up to ${known}). Nothing was changed.`,
    );
    this.name = 'NewerDatabase';
  }
}

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'invigil.db');
}

/** Brings a database to the newest format of `steps`; a backup of the old one is kept beside it first. */
export function migrate(db: Connection, steps: readonly string[], backupFile: (version: number) => string): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > steps.length) throw new NewerDatabase(found, steps.length);
  if (found > 0 && found < steps.length) {
    const copy = backupFile(found);
    if (!existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy);
  }
  steps.slice(found).forEach((sql, i) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${found + i + 1}`);
    })();
  });
}

/** Opens the folder's database for writing: WAL, and every commit on disk before it returns. */
export function openForWriting(dataFolder: string): WriteDb {
  const file = databaseFile(dataFolder);
  // Looked at by a reader first: already the pragmas below, and closing a writer, would change a newer program's file.
  if (existsSync(file)) openForReading(dataFolder).close();
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // A long WAL makes a reader slow; 2,000 pages are 8 MB.
    db.pragma('wal_autocheckpoint = 2000');
    db.pragma('busy_timeout = 2000');
    migrate(db, migrations, (version) => `${file}.format-${version}.bak`);
    return db as WriteDb;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens an existing database for reading only, also while a host writes to it. Throws when there is none. */
export function openForReading(dataFolder: string): ReadDb {
  const db = new Database(databaseFile(dataFolder), { readonly: true, fileMustExist: true });
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > migrations.length) {
    db.close();
    throw new NewerDatabase(found);
  }
  return db as ReadDb;
}

export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

const prepared = new WeakMap<Connection, Map<string, Database.Statement>>();

/**
 * A statement compiled once per connection. `P` are its parameters, `R` its row: the caller's claim, tested by its store's tests.
 * SQLite plans a statement over several tables anew each time a parameter is bound that its plan might depend on, which costs four
 * times what running it does; `= +?` hides the parameter from the planner. It stands where a seat or a board asks all the time.
 */
export function sql<P extends unknown[], R = unknown>(db: ReadDb | PracticeDb, text: string): Statement<P, R> {
  let statements = prepared.get(db);
  if (statements === undefined) prepared.set(db, (statements = new Map<string, Database.Statement>()));
  let statement = statements.get(text);
  if (statement === undefined) statements.set(text, (statement = db.prepare(text)));
  return statement as unknown as Statement<P, R>;
}
