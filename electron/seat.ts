import { desktopHeader } from '#contract/seat-headers.ts';
import type { DesktopJoinWish } from '#contract/shell.ts';
import { refuseRequest } from '#host/request-guard.ts';
import { securityHeaders, staticFile } from '#host/static-files.ts';
import { RoomLink } from './forward.ts';
import { joinRoom } from './join-room.ts';
import { forgetRoom, rememberedRoom, rememberRoom, type JoinedRoom } from './joined-room.ts';

function plain(status: number, text: string, desktop: 'no-room' | 'silent'): Response {
  const headers = { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', [desktopHeader]: desktop };
  return new Response(text, { status, headers });
}

function isJoinWish(wish: unknown): wish is DesktopJoinWish {
  if (typeof wish !== 'object' || wish === null) return false;
  const { address, code, seat } = wish as Partial<Record<keyof DesktopJoinWish, unknown>>;
  return [address, code, seat].every((text) => typeof text === 'string' && text.length <= 400);
}

/**
 * Answers the window of a machine that is a seat: the screens are its own, the operations are the room's. A host that answers for
 * the room can thus never put a program into this window.
 */
export class DesktopSeat {
  readonly #file: string;
  readonly #uiFolder: string;
  readonly #program: string;
  #link: RoomLink | null;

  constructor(file: string, uiFolder: string, program: string) {
    this.#file = file;
    this.#uiFolder = uiFolder;
    this.#program = program;
    const room = rememberedRoom(file);
    this.#link = room === null ? null : new RoomLink(room, program);
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const isOperation = url.pathname.startsWith('/rpc/');
    if (!isOperation && !url.pathname.startsWith('/desktop/')) return staticFile(this.#uiFolder, url.pathname);
    const refusal = refuseRequest(request, url);
    if (refusal !== null) return refusal;
    if (isOperation) return this.#forward(request, url.pathname);
    if (url.pathname === '/desktop/join') return this.#join(await request.json().catch(() => null));
    if (url.pathname === '/desktop/leave') return this.#leave();
    return new Response('No such operation', { status: 404, headers: securityHeaders });
  }

  async #forward(request: Request, path: string): Promise<Response> {
    const link = this.#link;
    if (link === null) return plain(503, 'This seat has joined no room.', 'no-room');
    try {
      return await link.post(path, new Uint8Array(await request.arrayBuffer()), request.headers);
    } catch (error) {
      console.error('The room did not answer:', error instanceof Error ? error.message : error);
      return plain(504, 'The host of the room did not answer.', 'silent');
    }
  }

  async #join(wish: unknown): Promise<Response> {
    if (!isJoinWish(wish)) return new Response('An address, a code and a seat are expected.', { status: 400 });
    const outcome = await joinRoom(wish, this.#program);
    if (outcome.ok) this.#use(outcome.room);
    return Response.json({ refusal: outcome.ok ? null : outcome }, { headers: securityHeaders });
  }

  /** Tells the host, where it answers, and forgets the room either way. */
  async #leave(): Promise<Response> {
    await this.#link?.call('seats.leave', {}).catch(() => undefined);
    this.#link?.close();
    this.#link = null;
    forgetRoom(this.#file);
    return Response.json({}, { headers: securityHeaders });
  }

  #use(room: JoinedRoom): void {
    rememberRoom(this.#file, room);
    this.#link?.close();
    this.#link = new RoomLink(room, this.#program);
  }
}
