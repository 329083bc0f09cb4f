import Database from 'better-sqlite3';
import { join } from 'node:path';
import { migrate } from '../database.ts';
import { practiceMigration1 } from './practice-migration-1.ts';

declare const practising: unique symbol;
/** A handle on what trainees do. No operation of an exam takes one. */
export type PracticeDb = Database.Database & { readonly [practising]: true };

export const practiceMigrations: readonly string[] = [practiceMigration1];

export function practiceFile(dataFolder: string): string {
  return join(dataFolder, 'practice.db');
}

/**
 * Opens the learning data of a data folder, made when missing. Commits reach the operating system before they return, and the disk
 * at the next checkpoint: a killed host loses nothing, a power cut perhaps the last responses. Exams need more, practice does not.
 */
export function openPractice(dataFolder: string): PracticeDb {
  const file = practiceFile(dataFolder);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 2000');
    // What was erased is overwritten, not only unlinked.
    db.pragma('secure_delete = ON');
    migrate(db, practiceMigrations, (version) => `${file}.format-${version}.bak`);
    return db as PracticeDb;
  } catch (error) {
    db.close();
    throw error;
  }
}
