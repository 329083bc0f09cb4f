import Database from 'better-sqlite3';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openHost } from '#host/host.ts';
import { databaseFile, migrations, NewerDatabase, openForReading, openForWriting } from '#host/storage/database.ts';
import { FolderLock } from '#host/storage/folder-lock.ts';
import { temporaryFolder } from '../support/test-host.ts';

/** A database of a program that is one format ahead of this one. */
function newerDatabase(state: 'closed' | 'killed' | 'without WAL'): string {
  const folder = temporaryFolder();
  const db = new Database(databaseFile(folder));
  db.pragma(`journal_mode = ${state === 'without WAL' ? 'DELETE' : 'WAL'}`);
  db.exec("CREATE TABLE of_the_future (what TEXT); INSERT INTO of_the_future VALUES ('kept')");
  db.pragma(`user_version = ${migrations.length + 1}`);
  // What a killed program leaves still lies in its write-ahead log.
  const left = temporaryFolder();
  if (state === 'killed') cpSync(folder, left, { recursive: true });
  db.close();
  return state === 'killed' ? left : folder;
}

describe('a database that a newer program wrote', () => {
  it('is refused by name, and not a byte of it is changed', async () => {
    for (const state of ['closed', 'killed', 'without WAL'] as const) {
      const folder = newerDatabase(state);
      const wal = `${databaseFile(folder)}-wal`;
      expect(existsSync(wal)).toBe(state === 'killed');
      const bytes = () => [databaseFile(folder), wal].map((f) => (existsSync(f) ? readFileSync(f, 'base64') : ''));
      const before = bytes();
      expect(() => openForWriting(folder)).toThrow(NewerDatabase);
      expect(() => openForReading(folder)).toThrow(NewerDatabase);
      await expect(openHost({ dataFolder: folder, uiFolder: folder })).rejects.toThrow(
        `The data were written by a newer Invigil (format ${migrations.length + 1}; this program reads up to ${migrations.length}). Nothing was changed.`,
      );
      expect(bytes()).toEqual(before);
      expect(readdirSync(folder).filter((name) => name.endsWith('.bak'))).toEqual([]);
    }
  });

  it('leaves the folder to the program that can read it', async () => {
    const folder = newerDatabase('closed');
    await expect(openHost({ dataFolder: folder, uiFolder: folder })).rejects.toThrow(NewerDatabase);
    FolderLock.take(folder).release();
  });
});

describe('an empty folder', () => {
  it('gets a database of the newest format whose commits are on disk before they return', () => {
    const folder = temporaryFolder();
    const db = openForWriting(folder);
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('user_version')).toBe(migrations.length);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2); // FULL
    expect(pragma('foreign_keys')).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('cannot be read from before a host wrote into it', () => {
    expect(() => openForReading(temporaryFolder())).toThrow();
  });
});
