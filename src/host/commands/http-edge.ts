import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Host } from '../host.ts';

/** The host, answering browsers on this machine. */
export interface HttpEdge {
  /** Like http://127.0.0.1:9559 */
  readonly address: string;
  /** Takes no new request, waits a little for those under way, and lets go of the port. */
  close(): Promise<void>;
}

/** The host itself allows less for most operations; this is what may come in at all (bytes). */
const largestBody = 96 * 1024 * 1024;
const patienceMs = 2_000;

/**
 * Listens on 127.0.0.1 and nowhere else. A request for any other host name is refused (421): a page from elsewhere whose name
 * was made to point here (DNS rebinding) gets nothing. Throws the system's error when the port is not to be had.
 */
export async function listenLocally(host: Host, port: number): Promise<HttpEdge> {
  const names = new Set<string>();
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: (request, { incoming }) => {
      if (!names.has(incoming.headers.host ?? '')) return plain(421, 'This host does not answer under that name.');
      const length = incoming.headers['content-length'];
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
      // Without a length a body could grow without end; browsers always tell it.
      if (hasBody && length === undefined) return plain(411, 'The length of the body must be told.');
      if (Number(length ?? 0) > largestBody) return plain(413, `At most ${largestBody} bytes.`);
      return host.handle(request, { console: false, device: incoming.socket.remoteAddress ?? 'unknown' });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  for (const name of ['127.0.0.1', 'localhost']) names.add(`${name}:${taken}`);
  if (taken === 80) for (const name of ['127.0.0.1', 'localhost']) names.add(name);
  return { address: `http://127.0.0.1:${taken}`, close: () => closeServer(server) };
}

async function closeServer(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  if (!('closeIdleConnections' in server)) return;
  server.closeIdleConnections();
  const hurry = setTimeout(() => {
    server.closeAllConnections();
  }, patienceMs);
  await closed;
  clearTimeout(hurry);
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
