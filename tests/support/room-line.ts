import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type AgentOptions } from 'node:https';
import { announceVersion, seatTokenHeader, versionHeader } from '#contract/seat-headers.ts';
import { checkServerIdentity } from 'node:tls';
import { caller, type Caller, type Send } from './caller.ts';

export interface Room {
  readonly url: string;
  readonly pageUrl: string;
  /** What a seat trusts: nothing else. */
  readonly authorityPem: string;
}

/** What came back, byte for byte. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The room's page in the clear: a file of it. */
export async function pageFile(pageUrl: string, path = '/', more: { host?: string; method?: string } = {}) {
  const { host, method = 'GET' } = more;
  const asked = httpRequest(`${pageUrl}${path}`, { method, agent: false, ...(host && { headers: { host } }) }).end();
  const [reply] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  return { status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) };
}

/** One machine of the room, with a network address and perhaps a token of its own: speaks to the host over real TLS sockets. */
export class RoomLine {
  readonly #room: Room;
  readonly #agent: Agent;
  readonly from: string;
  token: string | null = null;
  /** The header that announces the version; null leaves it out. */
  version: string | null = announceVersion(null);
  /** Sent with every request. */
  readonly headers: Record<string, string> = {};
  lastHeaders = new Headers();

  constructor(room: Room, from = '127.0.0.1', more: AgentOptions = {}) {
    this.#room = room;
    this.from = from;
    const { hostname } = new URL(room.url);
    this.#agent = new Agent({
      ca: [room.authorityPem],
      ...more,
      localAddress: from,
      // The host that was connected to, whatever name a test puts into the Host header.
      checkServerIdentity: (_name, certificate) => checkServerIdentity(hostname, certificate),
    });
  }

  /** Sends as it is: method, path, headers and body are the caller's. Resolves with the head of the reply. */
  async ask(
    path: string,
    wish: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<IncomingMessage> {
    const { method = 'POST', headers = {}, body } = wish;
    const sent = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const own = {
      ...(this.version !== null && { [versionHeader]: this.version }),
      ...(this.token !== null && { [seatTokenHeader]: this.token }),
    };
    const asked = httpsRequest(new URL(this.#room.url), {
      path,
      method,
      agent: this.#agent,
      headers: { 'content-type': 'application/json', ...own, ...this.headers, ...sent, ...headers },
    });
    asked.end(body);
    try {
      const [reply] = (await once(asked, 'response')) as [IncomingMessage];
      return reply;
    } catch (error) {
      // A kept connection that the host had just let go of as idle: a browser asks again too.
      if (asked.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET') return this.ask(path, wish);
      throw error;
    }
  }

  async raw(path: string, wish: Parameters<RoomLine['ask']>[1] = {}) {
    const reply = await this.ask(path, wish);
    let text = '';
    for await (const chunk of reply.setEncoding('utf8')) text += String(chunk);
    const told = new Headers(Object.entries(reply.headers).map(([k, v]) => [k, String(v)] as [string, string]));
    this.lastHeaders = told;
    return { status: reply.statusCode ?? 0, headers: told, text } satisfies RawAnswer;
  }

  /** Lets go of every connection, whatever is under way on it. */
  hangUp(): void {
    this.#agent.destroy();
  }

  readonly send: Send = async (request) => {
    const { pathname } = new URL(request.url);
    const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'content-length'));
    const { status, headers: told, text } = await this.raw(pathname, { headers, body: await request.text() });
    return new Response(text, { status, headers: told });
  };

  as(bearer: string | null = null): Caller {
    return caller(this.send, bearer, this.#room.url);
  }

  /** One operation, raw. */
  post(operation: string, input: unknown, bearer: string | null = null): Promise<RawAnswer> {
    const headers = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
    return this.raw(`/rpc/${operation.replaceAll('.', '/')}`, { headers, body: JSON.stringify({ json: input }) });
  }
}

/** Opens the room by a proctor's operations and fetches its authority as a browser seat would. */
export async function openRoomOn(proctor: Caller, sessionId: string, address = '127.0.0.1'): Promise<Room> {
  const opened = await proctor.network.open({ sessionId, address, port: 0 });
  if (!opened.ok) throw new Error(`the room was not opened: ${opened.reason}`);
  const { url, pageUrl } = opened;
  return { url, pageUrl, authorityPem: (await pageFile(pageUrl, '/invigil-room.pem')).body.toString() };
}

/** Joins with the code that the proctor shows; the proctor lets the seat in under the name, when there is one. */
export async function joinAs(line: RoomLine, proctor: Caller, seat: string, name: string | null): Promise<string> {
  const { open } = await proctor.network.state({});
  const joined = await line.as().seats.join({ code: open?.joining.code ?? '', seat, kind: 'browser' });
  if (!joined.ok) throw new Error(`not joined: ${joined.reason}`);
  line.token = joined.token;
  const { seats } = await proctor.seats.list({});
  const seatId = seats.find(({ state, address }) => state === 'pending' && address === line.from)?.seatId ?? '';
  if (name !== null) {
    const approved = await proctor.seats.approve({ seatId, name, place: null });
    if (!approved.ok) throw new Error(`not approved: ${approved.reason}`);
  }
  return seatId;
}
