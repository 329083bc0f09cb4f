import type { Statement as SqliteStatement } from 'better-sqlite3';
import type { WriteDb } from './database.ts';

type Statement = SqliteStatement<[]>;

/** The disk did not take it. Nothing of the failed writes is stored; whoever asked is told and may ask again. */
export class WriteFailed extends Error {
  constructor(cause: unknown) {
    super(`Not written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'WriteFailed';
  }
}

/** Something in memory that must go back when a write is undone. */
export interface Undoable {
  /** Returns what undoes everything done since. */
  mark(): () => void;
  /** All that was marked is on disk: nothing done until now is undone any more, and what was kept for that may go. */
  settled?(): void;
}

interface Waiting {
  readonly work: (db: WriteDb) => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One queue for every write of the host. What has arrived runs in one immediate transaction and one commit, each piece in a
 * SAVEPOINT of its own: writes that arrive together share one fsync, and a piece that throws undoes only itself.
 */
export class WriteQueue {
  readonly #db: WriteDb;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #rollback: Statement;
  readonly #undoables: readonly Undoable[];
  readonly #committed: () => void;
  /** Called with what the disk did, whenever it does not take a write. */
  onDiskFailure: (why: string) => void = () => undefined;
  #waiting: Waiting[] = [];
  #scheduled = false;

  /** `committed` is called after each commit, when those who asked have been answered. */
  constructor(db: WriteDb, undoables: readonly Undoable[], committed: () => void = () => undefined) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#savepoint = db.prepare('SAVEPOINT piece');
    this.#release = db.prepare('RELEASE piece');
    this.#rollback = db.prepare('ROLLBACK TO piece');
    this.#undoables = undoables;
    this.#committed = committed;
  }

  /** Runs `work` in the next transaction. Resolves with what it returned only after the commit is on disk. */
  run<T>(work: (db: WriteDb) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      if (!this.#scheduled) {
        this.#scheduled = true;
        setImmediate(() => this.#flush());
      }
    });
  }

  /** Writes what is waiting, now: for closing the host. */
  drain(): void {
    while (this.#waiting.length > 0) this.#flush();
  }

  /** Runs `work` outside of every transaction, now, after what has arrived: for what SQLite does only there. */
  alone(work: (db: WriteDb) => void): void {
    this.drain();
    work(this.#db);
  }

  /** What the disk did to a file beside the database, told like a failed write of the database itself. */
  failedBeside(error: unknown): WriteFailed {
    const failed = new WriteFailed(error);
    this.onDiskFailure(failed.message);
    return failed;
  }

  #mark(): () => void {
    const undo = this.#undoables.map((u) => u.mark());
    return () => undo.forEach((u) => u());
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const undoAll = this.#mark();
    const replies: (() => void)[] = [];
    try {
      this.#begin.run();
      for (const piece of batch) replies.push(this.#runPiece(piece));
      this.#commit.run();
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      undoAll();
      const failed = new WriteFailed(error);
      this.onDiskFailure(failed.message);
      for (const piece of batch) piece.reject(failed);
      return;
    }
    for (const undoable of this.#undoables) undoable.settled?.();
    for (const reply of replies) reply();
    this.#committed();
  }

  /** Returns the reply to give after the commit. A throw undoes the piece alone, unless SQLite gave up the whole transaction. */
  #runPiece(piece: Waiting): () => void {
    const undo = this.#mark();
    this.#savepoint.run();
    try {
      const value = piece.work(this.#db);
      this.#release.run();
      return () => piece.resolve(value as never);
    } catch (error) {
      if (!this.#db.inTransaction) throw error;
      this.#rollback.run();
      this.#release.run();
      undo();
      const reason = isDiskFailure(error) ? new WriteFailed(error) : error;
      if (reason instanceof WriteFailed) this.onDiskFailure(reason.message);
      return () => piece.reject(reason);
    }
  }
}

/** True for what the disk did, false for what the statement asked: a full disk, a failed read or write, a file gone read-only. */
function isDiskFailure(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN)/.test(code);
}
