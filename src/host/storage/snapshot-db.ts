import Database from 'better-sqlite3';
import { databaseFile } from './database.ts';

export interface SnapshotHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Writes a whole, defragmented copy of a folder's database as it stood at one moment. It reads beside the host's own connection, so
 * the host goes on writing meanwhile. Returns where the copy's journal ends.
 */
export function copyDatabase(dataFolder: string, into: string): SnapshotHead {
  const db = new Database(databaseFile(dataFolder), { readonly: true, fileMustExist: true });
  try {
    db.prepare('VACUUM INTO ?').run(into);
  } finally {
    db.close();
  }
  const copy = new Database(into, { readonly: true, fileMustExist: true });
  try {
    const head = copy.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get() as
      SnapshotHead | undefined;
    return head ?? { seq: 0, hash: '' };
  } finally {
    copy.close();
  }
}
