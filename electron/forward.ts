import { Agent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  announceVersion,
  desktopHeader,
  epochHeader,
  seatStandingHeader,
  seatTokenHeader,
  versionHeader,
} from '#contract/seat-headers.ts';
import type { JoinedRoom } from './joined-room.ts';

/** A reply that takes longer to begin is none (ms): the page asks again by itself. */
const patienceMs = 15_000;

/** What of a request and of a reply crosses between page and room; everything else stays on its side. */
const fromPage = ['accept', 'authorization', 'content-type', 'last-event-id'] as const;
const fromHost = ['content-type', 'cache-control', 'x-content-type-options', seatStandingHeader, epochHeader] as const;

/** A line to one room: its connections trust the room's authority and nobody else. */
export class RoomLink {
  readonly room: Omit<JoinedRoom, 'token'> & { readonly token: string | null };
  readonly #agent: Agent;
  readonly #version: string;

  constructor(room: RoomLink['room'], program: string) {
    this.room = room;
    this.#version = announceVersion(program);
    this.#agent = new Agent({ ca: [room.authorityPem], keepAlive: true, maxSockets: 6, minVersion: 'TLSv1.2' });
  }

  /** Sends one operation. Rejects when the host does not answer, or is not the one that was joined. */
  post(path: string, body: Uint8Array, page: Headers): Promise<Response> {
    const headers: Record<string, string> = {
      'content-length': String(body.length),
      [versionHeader]: this.#version,
      ...(this.room.token !== null && { [seatTokenHeader]: this.room.token }),
    };
    for (const name of fromPage) {
      const value = page.get(name);
      if (value !== null) headers[name] = value;
    }
    return new Promise((resolve, reject) => {
      const wish = { path, method: 'POST', headers, agent: this.#agent, timeout: patienceMs };
      const asked = httpsRequest(new URL(this.room.url), wish, (reply) => {
        asked.setTimeout(0); // a board that is pushed may have nothing to say for minutes
        const told = new Headers({ [desktopHeader]: 'seat' });
        for (const name of fromHost) {
          const value = reply.headers[name];
          if (typeof value === 'string') told.set(name, value);
        }
        // Passed on as it comes; the page's own end of it ends the connection.
        const stream = Readable.toWeb(reply) as ReadableStream<Uint8Array>;
        resolve(new Response(stream, { status: reply.statusCode ?? 502, headers: told }));
      });
      asked.on('timeout', () => asked.destroy(new Error('the host did not answer in time')));
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Calls one operation as the seat itself. Throws when the host refuses the request as such; 426 is told apart. */
  async call(operation: string, input: object): Promise<{ readonly status: number; readonly json: unknown }> {
    const body = Buffer.from(JSON.stringify({ json: input }));
    const headers = new Headers({ 'content-type': 'application/json' });
    const answer = await this.post(`/rpc/${operation.replace('.', '/')}`, body, headers);
    const { json } = answer.ok ? ((await answer.json()) as { json: unknown }) : { json: null };
    return { status: answer.status, json };
  }

  close(): void {
    this.#agent.destroy();
  }
}
