// The host with three handles that no request has: SQLite gets no further page, the calendar jumps, a short silence counts as one.
// Started by `FaultHost` with a channel; each wish is answered once it is so.
import Database from 'better-sqlite3';
import { listenLocally } from '#host/commands/http-edge.ts';
import { openHost } from '#host/host.ts';
import { silenceMs, type HostWish } from './fault-host.ts';

const connections = new Set<Database.Database>();
type Pragma = (this: Database.Database, text: string, options?: Database.PragmaOptions) => unknown;
const real: Pragma = Reflect.get(Database.prototype, 'pragma');
Database.prototype.pragma = function pragma(this: Database.Database, text, options) {
  connections.add(this);
  return real.call(this, text, options);
};

const calendar = Date.now.bind(Date);
const [dataFolder = '', port = '0', jumped = '0'] = process.argv.slice(2);
let wallOffset = Number(jumped);
Date.now = () => calendar() + wallOffset;

process.on('message', ({ pages, jump }: HostWish) => {
  if (jump !== undefined) wallOffset += jump;
  if (pages !== undefined) for (const db of connections) if (db.open) real.call(db, `max_page_count = ${pages}`);
  process.send?.('done');
});

const host = await openHost({ dataFolder, uiFolder: dataFolder, silenceMs });
const { address } = await listenLocally(host, Number(port));
process.stdout.write(`${address}\n`);
