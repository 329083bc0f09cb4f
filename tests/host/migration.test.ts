import Database from 'better-sqlite3';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { poolOf } from '#domain/paper/blueprint.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { attemptById, paperOf } from '#host/storage/attempt-store.ts';
import { databaseFile, migrations } from '#host/storage/database.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { blueprints } from '#host/storage/scheme-store.ts';
import { newestResult } from '#host/storage/result-store.ts';
import { FakeClock, morning } from '../support/fake-clock.ts';
import { temporaryFolder, TestHost } from '../support/test-host.ts';
import { paperFor } from './exam.ts';

const stored = readFileSync(new URL('./format-1/data.sql', import.meta.url), 'utf8');
/** The two candidates of the stored folder, with the bearers their seats hold. */
const running = {
  attemptId: '01a2015c-b9e9-725b-a7f7-7cd23e30e293',
  bearer: 'pHQj73vqzZhkxGWGBYxbN7xqy1NhPLLB9Ro_R9l1zoI',
};
const submitted = { attemptId: '01a2015c-b9eb-7934-8409-9c6b5e0350d5', receipt: 'MZV3T-WBW88' };

/** What format 1 has of a table: later formats may have added columns. */
function columnsOf(name: string): string {
  const old = new Database(':memory:');
  old.exec(migrations[0] ?? '');
  const columns = old.pragma(`table_info(${name})`) as { name: string }[];
  old.close();
  return columns.map((column) => column.name).join();
}

/** Every row of every table that format 1 has, as text. */
function rowsOf(file: string): string {
  const db = new Database(file, { readonly: true });
  const tables = [...stored.matchAll(/^CREATE TABLE (\w+)/gmu)].map(([, name = '']) => name);
  // The host writes a tick and its interruption when it opens: those are compared by what follows from them.
  const kept = tables.filter((name) => !['tick', 'journal', 'journal_payload', 'attempt'].includes(name));
  const rows = kept.map((name) => [
    name,
    db
      .prepare(`SELECT ${columnsOf(name)} FROM ${name}`)
      .raw()
      .all(),
  ]);
  db.close();
  return JSON.stringify(rows);
}

function oldFolder(): string {
  const folder = temporaryFolder();
  const db = new Database(databaseFile(folder));
  db.pragma('foreign_keys = OFF'); // its rows come table by table
  db.exec(stored);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  return folder;
}

async function openOld() {
  const folder = oldFolder();
  const before = rowsOf(databaseFile(folder));
  const host = await TestHost.open(folder, new FakeClock(morning + 3_600_000));
  onTestFinished(() => host.end());
  return { host, before };
}

describe('a data folder of format 1', () => {
  it('is brought to the newest format with every row kept, and stays beside it as it was', async () => {
    const { host, before } = await openOld();
    const file = databaseFile(host.folder);
    expect(host.read((db) => db.pragma('user_version', { simple: true }))).toBe(migrations.length);
    expect(host.read((db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
    expect(host.read((db) => db.pragma('foreign_key_check'))).toEqual([]);
    expect(rowsOf(file)).toBe(before);
    const kept = `${file}.format-1.bak`;
    expect(existsSync(kept)).toBe(true);
    expect(rowsOf(kept)).toBe(before);
    expect(new Database(kept, { readonly: true }).pragma('user_version', { simple: true })).toBe(1);
  });

  it('lets its candidate go on: same paper, same responses, and submit', async () => {
    const { host } = await openOld();
    const { candidate } = host.as(running.bearer);
    expect(await candidate.state({})).toMatchObject({ stage: 'running' });
    const paper = await paperFor(host, running.bearer);
    expect(paper).toMatchObject({ maximum: 6, multipleScoring: 'all-or-nothing', partsScoring: 'per-part' });
    expect(paper.playsLeft).toEqual([]);
    expect(paper.responses).toHaveLength(3);
    expect(paper.current).toBe(paper.items[2]?.ref);
    const { ref = '', kind, options } = paper.items[3] ?? {};
    const response =
      kind === 'single'
        ? ({ kind, choice: options?.[0]?.ref ?? '' } as const)
        : ({ kind: 'text', text: '词' } as const);
    expect((await candidate.save({ ref, revision: 1, response })).ok).toBe(true);
    expect((await candidate.submit({})).ok).toBe(true);
    expect(host.read((db) => newestResult(db, running.attemptId))).toMatchObject({ maximum: 6, scoringVersion: 1 });
  });

  it('keeps its results, its receipt and a journal whose chain and folds hold', async () => {
    const { host } = await openOld();
    const attempt = host.read((db) => attemptById(db, submitted.attemptId));
    expect(attempt?.receipt).toBe(submitted.receipt);
    expect(host.read((db) => newestResult(db, submitted.attemptId))).toMatchObject({ revision: 1, maximum: 6 });
    expect(host.read((db) => verifyChain(db)).firstBad).toBeNull();
    for (const { attemptId } of [running, submitted]) {
      const folded = host.read((db) => attemptEntries(db, attemptId)).reduce<Attempt | null>(applyEntry, null);
      expect(host.read((db) => attemptById(db, attemptId)?.attempt)).toEqual(folded);
    }
  });

  it('keeps its blueprints drawing from all items, so that their papers stay explained', async () => {
    const { host } = await openOld();
    const stored = host.read((db) => blueprints(db));
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.every((blueprint) => !('pool' in blueprint) && poolOf(blueprint) === 'all')).toBe(true);
  });

  it('reads its papers as they were drawn: no groups, values or media, and a rule for parts that was not asked for', async () => {
    const { host } = await openOld();
    const paper = host.read((db) => paperOf(db, running.attemptId));
    expect(paper?.items.every((item) => item.groups === undefined && item.medium === undefined)).toBe(true);
    expect(paper).not.toHaveProperty('partsScoring');
  });
});
