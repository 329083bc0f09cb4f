// The program itself, on a disk that a journey can fill: while the file `<data folder>.full` is there, SQLite gets no further page
// and says so as on a full disk. No request to the host could bring that about.
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';

const connections = new Set<Database.Database>();
type Pragma = (this: Database.Database, text: string, options?: Database.PragmaOptions) => unknown;
const real: Pragma = Reflect.get(Database.prototype, 'pragma');
Database.prototype.pragma = function pragma(this: Database.Database, text, options) {
  connections.add(this);
  return real.call(this, text, options);
};

const full = `${process.argv[process.argv.indexOf('--data') + 1] ?? ''}.full`;
setInterval(() => {
  const pages = existsSync(full) ? 1 : 1_000_000;
  for (const db of connections) if (db.open) real.call(db, `max_page_count = ${pages}`);
}, 25).unref();

await import('#host/main.ts');
