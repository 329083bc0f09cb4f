// A host that wipes a session and kills itself at a moment of it that is named by what SQLite is asked then: `CutWipe` as its argument.
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from '#host/host.ts';
import { caller } from './caller.ts';
import type { CutWipe } from './cut-wipe.ts';

const { dataFolder, keeper, wish, moment } = JSON.parse(process.argv[2] ?? '') as CutWipe;

/** As a power cut would: no handler runs, nothing is flushed. */
const die = () => process.kill(process.pid, 'SIGKILL');

/** From when on the moment counts: the same words are said of other things before. */
let wiping = false;

function around<T>(text: string, run: () => T): T {
  if (text.startsWith('INSERT INTO session_wiped')) wiping = true;
  const isIt = text.startsWith(moment.at) && (wiping || moment.at.startsWith('DELETE'));
  if (isIt && moment.when === 'before') die();
  if (isIt && moment.when === 'amid') dieAmid(run);
  const answer = run();
  if (isIt) die();
  return answer;
}

/** The log takes a few pages of it and no more (RLIMIT_FSIZE); what came so far lies there. */
function dieAmid(run: () => unknown): void {
  for (const db of connections) if (db.open) real.pragma.call(db, 'temp_store = MEMORY');
  execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=65536:unlimited']);
  try {
    run();
  } catch {
    const { size } = statSync(join(dataFolder, 'invigil.db-wal'));
    if (size > 0) die();
  }
  throw new Error(`the limit did not cut ${moment.at} short`);
}

type Method = (this: Database.Database, text: string, ...more: unknown[]) => unknown;
const connections = new Set<Database.Database>();
const method = (name: string): Method => Reflect.get(Database.prototype, name) as Method;
const real = { prepare: method('prepare'), exec: method('exec'), pragma: method('pragma') };
for (const name of ['exec', 'pragma'] as const)
  Reflect.set(Database.prototype, name, function (this: Database.Database, text: string, ...more: unknown[]) {
    connections.add(this);
    return around(text, () => real[name].call(this, text, ...more));
  });
Reflect.set(Database.prototype, 'prepare', function (this: Database.Database, text: string) {
  const statement = real.prepare.call(this, text) as Database.Statement;
  const run = statement.run.bind(statement);
  return Object.assign(statement, { run: (...values: unknown[]) => around(text, () => run(...values)) });
});

const host = await openHost({ dataFolder, uiFolder: dataFolder });
const as = (bearer: string | null) =>
  caller((request) => host.handle(request, { console: true, device: 'console' }), bearer);
const opened = await as(null).signIn.open({ ...keeper, role: 'administrator', seat: 'staff-seat-000000000000000' });
if (!opened.ok) throw new Error(opened.reason);
const answer = await as(opened.bearer).archives.wipe(wish);
await host.close();
// Not killed: the test is told what came of it.
process.stdout.write(JSON.stringify(answer));
