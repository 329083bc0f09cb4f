import { eraseLearning } from './storage/practice/learning-store.ts';
import { openPractice, type PracticeDb } from './storage/practice/practice-database.ts';
import { WriteFailed } from './storage/write-queue.ts';

/**
 * What trainees do, in a file of its own that is opened when somebody first practises. Its writes never stand in the exam's write
 * queue: each is a transaction of its own that waits for no disk.
 */
export class LearningData {
  readonly #dataFolder: string;
  #db: PracticeDb | null = null;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  get db(): PracticeDb {
    return (this.#db ??= openPractice(this.#dataFolder));
  }

  /** Runs a write. Throws WriteFailed when the disk did not take it; nothing of it is stored then. */
  write<T>(work: (db: PracticeDb) => T): T {
    const { db } = this;
    try {
      return work(db);
    } catch (error) {
      throw isOfSqlite(error) ? new WriteFailed(error) : error;
    }
  }

  erase(personId: string): void {
    this.write((db) => eraseLearning(db, personId));
  }

  close(): void {
    this.#db?.close();
    this.#db = null;
  }
}

function isOfSqlite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
