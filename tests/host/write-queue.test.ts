import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, migrations, openForReading, sql, type WriteDb } from '#host/storage/database.ts';
import { Journal, verifyChain } from '#host/storage/journal-store.ts';
import { WriteFailed, WriteQueue } from '#host/storage/write-queue.ts';
import { temporaryFolder } from '../support/test-host.ts';

const now = { boot: 'boot', mono: 1, wall: 1 };

/** A real database that writes down every statement it runs, with a queue and a journal on it. */
function queueOnDisk() {
  const folder = temporaryFolder();
  const ran: string[] = [];
  const db = new Database(join(folder, 'invigil.db'), {
    verbose: (text) => ran.push(String(text)),
  }) as unknown as WriteDb;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  migrate(db, migrations, () => join(folder, 'backup'));
  const beside = openForReading(folder);
  onTestFinished(() => {
    beside.close();
    db.close();
  });
  const journal = new Journal(db);
  const queue = new WriteQueue(db, [journal]);
  const append = (kind: string) => (w: WriteDb) =>
    journal.append(w, { attempt: null, actor: 'host', kind, payload: {} }, now).seq;
  const kinds = (from: Database.Database) =>
    sql<[], { kind: string }>(from as WriteDb, 'SELECT kind FROM journal ORDER BY seq')
      .all()
      .map((r) => r.kind);
  const commits = () => ran.filter((text) => text === 'COMMIT').length;
  const begins = () => ran.filter((text) => text === 'BEGIN IMMEDIATE').length;
  return { db, beside, journal, queue, append, kinds, commits, begins, ran };
}

/** Takes all the room: the database may not grow by another page. */
function fillDisk(db: WriteDb): void {
  db.pragma('max_page_count = 1'); // SQLite raises it to what there already is
}

function makeRoom(db: WriteDb): void {
  db.pragma('max_page_count = 1000000');
}

const large = (w: WriteDb) => {
  sql<[string, string]>(w, 'INSERT INTO meta (key, value) VALUES (?, ?)').run('large', 'x'.repeat(200_000));
};

describe('writes that arrive together', () => {
  it('share one commit and are each answered with their own result', async () => {
    const { queue, append, commits, begins, kinds, beside } = queueOnDisk();
    const before = { commits: commits(), begins: begins() };
    const seqs = await Promise.all(Array.from({ length: 200 }, (_, i) => queue.run(append(`act-${i}`))));
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(commits() - before.commits).toBe(1);
    expect(begins() - before.begins).toBe(1);
    expect(kinds(beside)).toHaveLength(200);
  });

  it('are answered only after the commit, when another reader of the disk sees them', async () => {
    const { queue, append, ran, kinds, beside } = queueOnDisk();
    const seen = await Promise.all(
      ['a', 'b', 'c'].map((kind) =>
        queue.run(append(kind)).then(() => ({ commit: ran.at(-1) === 'COMMIT', onDisk: kinds(beside) })),
      ),
    );
    for (const { onDisk } of seen) expect(onDisk).toEqual(['a', 'b', 'c']);
    expect(seen[0]?.commit).toBe(true);
  });

  it('see what the ones before them wrote', async () => {
    const { queue, append, kinds, db } = queueOnDisk();
    const [, seen] = await Promise.all([queue.run(append('first')), queue.run(() => kinds(db))]);
    expect(seen).toEqual(['first']);
  });

  it('that arrive later have a commit of their own', async () => {
    const { queue, append, commits } = queueOnDisk();
    const before = commits();
    await queue.run(append('a'));
    await queue.run(append('b'));
    expect(commits() - before).toBe(2);
  });
});

describe('a piece that throws', () => {
  it('undoes itself alone, also in the chain the journal holds in memory', async () => {
    const { queue, journal, append, kinds, beside } = queueOnDisk();
    const fault = new Error('the rules say no');
    const answers = await Promise.allSettled([
      queue.run(append('before')),
      queue.run((w) => {
        append('never')(w);
        append('never either')(w);
        throw fault;
      }),
      queue.run(append('after')),
    ]);
    expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((answers[1] as PromiseRejectedResult).reason).toBe(fault);
    expect(kinds(beside)).toEqual(['before', 'after']);
    expect(journal.head.seq).toBe(2);
    await queue.run(append('later'));
    expect(verifyChain(beside)).toMatchObject({ entries: 3, firstBad: null });
  });

  it('is no failure of the disk when a statement was wrong', async () => {
    const { queue, append } = queueOnDisk();
    const wrong = queue.run((w) => {
      append('a')(w);
      sql<[string, string]>(w, 'INSERT INTO meta (key, value) VALUES (?, ?)').run('k', 'v');
      sql<[string, string]>(w, 'INSERT INTO meta (key, value) VALUES (?, ?)').run('k', 'v');
    });
    await expect(wrong).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  });
});

describe('a full disk', () => {
  it('fails the writes by name and leaves nothing half-written, on disk or in memory', async () => {
    const { db, queue, journal, append, kinds, beside } = queueOnDisk();
    await queue.run(append('kept'));
    const head = journal.head;
    fillDisk(db);
    const failed = await Promise.allSettled([
      queue.run((w) => {
        append('lost')(w);
        large(w);
      }),
    ]);
    expect(failed[0]?.status).toBe('rejected');
    expect((failed[0] as PromiseRejectedResult).reason).toBeInstanceOf(WriteFailed);
    expect(kinds(beside)).toEqual(['kept']);
    expect(journal.head).toEqual(head);
    expect(db.inTransaction).toBe(false);
  });

  it('never acknowledges a write that is not on disk, nor denies one that is', async () => {
    const { db, queue, append, kinds, beside } = queueOnDisk();
    fillDisk(db);
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        queue.run((w) => {
          append(`act-${i}`)(w);
          if (i === 20) large(w);
        }),
      ),
    );
    const acknowledged = answers.flatMap((a, i) => (a.status === 'fulfilled' ? [`act-${i}`] : []));
    expect(kinds(beside)).toEqual(acknowledged);
    expect(acknowledged).not.toContain('act-20');
    for (const a of answers) if (a.status === 'rejected') expect(a.reason).toBeInstanceOf(WriteFailed);
    expect(verifyChain(beside).firstBad).toBeNull();
  });

  it('is forgotten once there is room again', async () => {
    const { db, queue, append, kinds, beside } = queueOnDisk();
    fillDisk(db);
    await expect(queue.run(large)).rejects.toBeInstanceOf(WriteFailed);
    makeRoom(db);
    await queue.run(append('again'));
    await queue.run(large);
    expect(kinds(beside)).toEqual(['again']);
    expect(verifyChain(beside)).toMatchObject({ entries: 1, firstBad: null });
  });
});

describe('a commit that fails', () => {
  it('fails every write that waited for it, and the next ones are written', async () => {
    const { db, queue, journal, append, kinds, beside } = queueOnDisk();
    db.pragma('foreign_keys = ON');
    // A deferred foreign key is checked by COMMIT itself: the one way to make a commit fail on order.
    db.exec('CREATE TABLE child (seq INTEGER REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED)');
    const answers = await Promise.allSettled([
      queue.run(append('innocent')),
      queue.run((w) => void w.exec('INSERT INTO child VALUES (999)')),
    ]);
    for (const a of answers) expect((a as PromiseRejectedResult).reason).toBeInstanceOf(WriteFailed);
    expect(kinds(beside)).toEqual([]);
    expect(journal.head.seq).toBe(0);
    await expect(queue.run(append('next'))).resolves.toBe(1);
  });
});

describe('closing', () => {
  it('first writes what still waits', async () => {
    const { queue, append, kinds, beside } = queueOnDisk();
    const waiting = queue.run(append('last'));
    queue.drain();
    expect(kinds(beside)).toEqual(['last']);
    await expect(waiting).resolves.toBe(1);
  });
});
