import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { afterReady, running } from './program.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const needed = ['standard', 'secure', 'supportFetchAPI', 'stream'];
const registered = new Set<string>();
const handlers = new Map<string, Handler>();
let port = 0;

// Chromium knows no foreign scheme, so `app://host/path` is shown as `http://host.app.localhost:PORT/path`:
// a secure context with an origin of its own, as Electron gives a privileged scheme.

/** The address that Chromium loads for an address of the program; others stay as they are. */
export function shownAddress(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(address);
  if (!parts?.[1] || !handlers.has(parts[1])) return address;
  return `http://${String(parts[2])}.${parts[1]}.localhost:${String(port)}${parts[3] || '/'}`;
}

/** The program's address for one that Chromium shows. */
export function programAddress(shown: string): string {
  return shown.replace(
    /^(blob:)?http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost:(\d+)/,
    (whole, blob = '', host, scheme, at) =>
      Number(at) === port ? `${String(blob)}${String(scheme)}://${String(host)}` : String(whole),
  );
}

function programRequest(message: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    // Chromium's network service adds these, and a custom scheme never passes through it.
    if (value === undefined || name.startsWith('sec-') || ['host', 'connection', 'referer'].includes(name)) continue;
    headers.set(name, name === 'origin' ? programAddress(String(value)) : String(value));
  }
  const method = message.method ?? 'GET';
  const address = programAddress(`http://${String(message.headers.host)}${String(message.url)}`);
  if (method === 'GET' || method === 'HEAD') return new Request(address, { method, headers });
  const body = Readable.toWeb(message) as unknown as BodyInit;
  return new Request(address, { method, headers, body, duplex: 'half' } as RequestInit);
}

async function serve(message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const request = programRequest(message);
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (!handler) {
    reply.writeHead(404).end();
    return;
  }
  const response = await handler(request);
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) reply.end();
  else {
    const body = Readable.fromWeb(response.body as NodeReadableStream);
    reply.on('close', () => body.destroy()); // the page went away: the body is cancelled, there is no abort signal
    body.on('error', () => reply.destroy());
    body.pipe(reply);
  }
}

async function listen(door: Server, wished: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(wished, '127.0.0.1', resolve);
  });
  return (door.address() as AddressInfo).port;
}

/**
 * Opens the door behind the program's schemes, on this machine's loopback only. The port is kept in `folder` and taken
 * again at the next start where it is free: it is part of the origin, and with it goes what the page stored.
 */
export async function openDoor(folder: string): Promise<void> {
  const door = createServer((message, reply) => {
    serve(message, reply).catch((error: unknown) => {
      console.error('Stand-in: the protocol handler failed:', error);
      reply.destroy();
    });
  });
  const kept = join(folder, 'port');
  const before = existsSync(kept) ? Number(readFileSync(kept, 'utf8')) : 0;
  port = await listen(door, before).catch(() => listen(door, 0));
  writeFileSync(kept, String(port));
  door.unref();
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    if (running.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      const missing = needed.filter((privilege) => privileges[privilege] !== true);
      if (missing.length > 0) throw new Error(`Stand-in: the scheme ${scheme} lacks ${missing.join(', ')}`);
      registered.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler) {
    afterReady('protocol.handle');
    if (!registered.has(scheme)) throw new Error(`Stand-in: the scheme ${scheme} was never registered as privileged`);
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`);
    handlers.set(scheme, handler);
  },
});
