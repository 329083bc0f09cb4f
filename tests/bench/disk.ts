import { fdatasyncSync, openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Round } from './figure.ts';

function timed(times: number, work: () => void): Round {
  const each: number[] = [];
  const started = performance.now();
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    work();
    each.push(performance.now() - from);
  }
  return { perSecond: (times / (performance.now() - started)) * 1000, each };
}

/** What the disk itself can do: 4 KiB over the same place, on the disk before the next begins. */
export function overwriter(folder: string): { round(times: number): Round; close(): void } {
  const file = openSync(join(folder, 'overwritten'), 'w');
  const page = Buffer.alloc(4096, 1);
  writeSync(file, page, 0, page.length, 0);
  return {
    round: (times) =>
      timed(times, () => {
        writeSync(file, page, 0, page.length, 0);
        fdatasyncSync(file);
      }),
    close: () => closeSync(file),
  };
}

/** What SQLite itself can do: one row, one commit, WAL and synchronous FULL as the host has it. */
export function committer(folder: string): { round(times: number): Round; close(): void } {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO bare (content) VALUES (?)');
  return {
    round: (times) => timed(times, () => insert.run('a response of some sixty bytes, as a candidate would give it')),
    close: () => db.close(),
  };
}

/** Seconds to store the rows in one transaction, and nothing else. */
export function secondsToInsert(folder: string, rows: readonly string[]): number {
  const db = new Database(join(folder, 'rows.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO bare (content) VALUES (?)');
  const started = performance.now();
  db.transaction(() => rows.forEach((row) => insert.run(row)))();
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return seconds;
}
