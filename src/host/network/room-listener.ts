import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { inUrl, plainAddress } from './ip-address.ts';

/** What a machine of the room may take of the host's patience. Times in milliseconds. */
export interface RoomLimits {
  /** Open connections of one address: a browser has six. */
  readonly connectionsPerAddress: number;
  readonly connections: number;
  /** The most that comes in with one request (bytes): over the room nothing is imported. */
  readonly bodyBytes: number;
  readonly handshakeMs: number;
  readonly headersMs: number;
  /** For a request whole, body included. */
  readonly requestMs: number;
}

export const roomLimits: RoomLimits = {
  connectionsPerAddress: 64,
  connections: 4_000,
  bodyBytes: 256 * 1024,
  handshakeMs: 10_000,
  headersMs: 10_000,
  requestMs: 20_000,
};

export interface RoomListener {
  readonly port: number;
  close(): Promise<void>;
}

export interface RoomListenerWish {
  readonly address: string;
  readonly port: number;
  /** Besides the address: what the host may be called. */
  readonly names: readonly string[];
  readonly keyPem: string;
  /** The server's certificate, then its authority's. */
  readonly chainPem: string;
  readonly limits: RoomLimits;
  /** `device` is the peer's address. */
  readonly answer: (request: Request, device: string) => Promise<Response>;
}

/** Lets at most so many connections of one address in; the next one is closed before a byte of it is read. */
export function limitConnections(server: Server, { connectionsPerAddress, connections }: RoomLimits): void {
  const open = new Map<string, number>();
  server.maxConnections = connections;
  server.on('connection', (socket: Socket) => {
    const from = plainAddress(socket.remoteAddress);
    const now = (open.get(from) ?? 0) + 1;
    open.set(from, now);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left === 0) open.delete(from);
      else open.set(from, left);
    });
    if (now > connectionsPerAddress) socket.destroy();
  });
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Waits for a server to listen. Rejects with the system's error when the address is not to be had. */
export async function listening(server: Server, port: number, address: string): Promise<number> {
  server.listen(port, address);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Lets go of the port at once: seats ask again, so nothing under way is worth waiting for. */
export async function shut(server: Server & { closeAllConnections(): void }): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Answers the room over TLS. Rejects with the system's error when the port is not to be had. */
export async function listenToRoom(wish: RoomListenerWish): Promise<RoomListener> {
  const { limits } = wish;
  const names = new Set<string>();
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      key: wish.keyPem,
      cert: wish.chainPem,
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.handshakeMs,
      headersTimeout: Math.min(limits.headersMs, limits.requestMs),
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs / 2, limits.requestMs / 2),
      // A seat asks every second or so: one handshake serves its whole exam.
      keepAliveTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
    },
    fetch: (request, { incoming }) => {
      if (!names.has((incoming.headers.host ?? '').toLowerCase()))
        return plain(421, 'This host does not answer under that name.');
      if (Number(incoming.headers['content-length'] ?? 0) > limits.bodyBytes)
        return plain(413, `At most ${limits.bodyBytes} bytes over the room's network.`);
      return wish.answer(request, plainAddress(incoming.socket.remoteAddress));
    },
  }) as ReturnType<typeof createServer>;
  limitConnections(server, limits);
  const port = await listening(server, wish.port, wish.address);
  for (const name of [inUrl(wish.address), ...wish.names]) {
    names.add(`${name}:${port}`);
    if (port === 443) names.add(name);
  }
  return { port, close: () => shut(server) };
}
