import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RoomLink } from '#electron/forward.ts';
import { joinRoom, readRoomAddress } from '#electron/join-room.ts';
import { rememberedRoom } from '#electron/joined-room.ts';
import { DesktopSeat } from '#electron/seat.ts';
import { addressBytes } from '#host/network/ip-address.ts';
import { makeRoomAuthority, makeRoomLeaf } from '#host/signing/room-authority.ts';
import { openRoomOf } from '#tests/host/open-room.ts';
import { signInAs } from '#tests/host/staff-of-every-role.ts';
import { openRoomOn } from '#tests/support/room-line.ts';
import { temporaryFolder } from '#tests/support/test-host.ts';

const { opened: openRoom } = openRoomOf({ candidates: 1, items: 5, minutes: 10 });
const seat = 'desktop-install-of-seat-a-000';
const program = '0.0.0'; // as the test's host

async function opened() {
  const given = await openRoom();
  const { open } = await given.proctor.network.state({});
  const file = join(temporaryFolder(), 'room.json');
  return { ...given, joining: open?.joining, file, desktop: new DesktopSeat(file, 'no-screens', program) };
}

/** What the window's page sends: our own origin, JSON. */
function ask(desktop: DesktopSeat, path: string, input: object, headers: Record<string, string> = {}) {
  const body = JSON.stringify(path.startsWith('/rpc/') ? { json: input } : input);
  const own = { 'content-type': 'application/json', origin: 'app://invigil' };
  return desktop.handle(new Request(`app://invigil${path}`, { method: 'POST', headers: { ...own, ...headers }, body }));
}

const mine = async (desktop: DesktopSeat) => {
  const answer = await ask(desktop, '/rpc/seats/mine', {});
  return { status: answer.status, desktop: answer.headers.get('x-invigil-desktop'), text: await answer.text() };
};

describe('a desktop seat', () => {
  it('joins by address and code, is let in, and forwards the page’s operations with its own token', async () => {
    const { desktop, room, joining, file, proctor } = await opened();
    expect(await mine(desktop)).toMatchObject({ status: 503, desktop: 'no-room' });
    const address = room.url.replace('https://', '');
    const joined = await ask(desktop, '/desktop/join', { address, code: joining?.code?.toLowerCase(), seat });
    expect(await joined.json()).toEqual({ refusal: null });
    expect((await mine(desktop)).text).toContain('"standing":"pending"');
    const [waiting] = (await proctor.seats.list({})).seats;
    expect(waiting).toMatchObject({ kind: 'desktop', state: 'pending' });
    await proctor.seats.approve({ seatId: waiting?.seatId ?? '', name: 'A-01', place: null });
    const approved = await mine(desktop);
    expect(approved).toMatchObject({ status: 200, desktop: 'seat' });
    expect(approved.text).toContain('"standing":"approved","name":"A-01"');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('joins by the pairing link alone, remembers the room over a restart, and forgets it when it leaves', async () => {
    const { desktop, joining, file, proctor, room } = await opened();
    const joined = await ask(desktop, '/desktop/join', { address: joining?.link, code: '', seat });
    expect(await joined.json()).toEqual({ refusal: null });
    expect(rememberedRoom(file)?.url).toBe(room.url);
    const again = new DesktopSeat(file, 'no-screens', program);
    expect((await mine(again)).text).toContain('pending');
    await ask(again, '/desktop/leave', {});
    expect(existsSync(file)).toBe(false);
    expect((await proctor.seats.list({})).seats).toEqual([]);
    expect(await mine(again)).toMatchObject({ status: 503, desktop: 'no-room' });
  });

  it('says when the host does not answer, and goes on when it does again', async () => {
    const { desktop, joining, proctor, day, host } = await opened();
    await ask(desktop, '/desktop/join', { address: joining?.link, code: '', seat });
    await proctor.network.close({ evenSo: true });
    expect(await mine(desktop)).toMatchObject({ status: 504, desktop: 'silent' });
    await openRoomOn(host.as(await signInAs(host, 'proctor')), day.sessionId);
    expect((await mine(desktop)).text).toContain('pending');
  });

  it('of another version is told so by the host, before and after joining', async () => {
    const { joining, file, desktop } = await opened();
    expect(await joinRoom({ address: joining?.link ?? '', code: '', seat }, '9.9.9')).toEqual({
      ok: false,
      reason: 'other-version',
    });
    await ask(desktop, '/desktop/join', { address: joining?.link, code: '', seat });
    const newer = new DesktopSeat(file, 'no-screens', '9.9.9');
    const answer = await ask(newer, '/rpc/setup/state', {});
    expect([answer.status, await answer.json()]).toEqual([426, { program: '0.0.0', contract: 1 }]);
  });

  it('answers nobody but its own page', async () => {
    const { desktop, joining } = await opened();
    const wish = { address: joining?.link, code: '', seat };
    for (const origin of ['https://evil.example', 'null', 'app://other'])
      expect((await ask(desktop, '/desktop/join', wish, { origin })).status, origin).toBe(403);
    expect((await ask(desktop, '/desktop/none', {})).status).toBe(404);
    expect((await ask(desktop, '/desktop/join', { address: 1 })).status).toBe(400);
    expect(await mine(desktop)).toMatchObject({ desktop: 'no-room' });
  });

  it('joins anew when what it remembered is not whole', () => {
    const file = join(temporaryFolder(), 'room.json');
    for (const text of ['', '{', '{}', '{"url":"http://x","authorityPem":"","token":""}', 'null']) {
      writeFileSync(file, text);
      expect(rememberedRoom(file), text).toBeNull();
    }
  });
});

/** A machine that pretends to be the room's host: with an authority of its own, and answers as it likes. */
async function impostor(answer: (path: string, body: string) => Promise<object | null>) {
  const authority = await makeRoomAuthority({ address: addressBytes('127.0.0.1'), mark: 'impostor', now: new Date() });
  const leaf = await makeRoomLeaf(authority, { addresses: ['127.0.0.1'], names: [] }, new Date());
  const heard: string[] = [];
  const server: Server = createServer(
    { key: leaf.privateKeyPem, cert: leaf.certificatePem + authority.certificatePem },
    (request, reply) => {
      let body = '';
      request.setEncoding('utf8').on('data', (more: string) => (body += more));
      request.on('end', () => {
        heard.push(`${request.url} ${body}`);
        void answer(request.url ?? '', body).then((json) => {
          reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ json }));
        });
      });
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

describe('a reply that the host goes on writing', () => {
  it('reaches the page piece by piece, and is ended by the page', async () => {
    const authority = await makeRoomAuthority({ address: addressBytes('127.0.0.1'), mark: 'pushing', now: new Date() });
    const leaf = await makeRoomLeaf(authority, { addresses: ['127.0.0.1'], names: [] }, new Date());
    const ended = Promise.withResolvers<string>();
    const server = createServer({ key: leaf.privateKeyPem, cert: leaf.certificatePem }, (_request, reply) => {
      reply.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: message\n\n');
      reply.on('close', () => ended.resolve('the page went away'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const link = new RoomLink({ url, authorityPem: authority.certificatePem, token: null }, program);
    const answer = await link.post('/rpc/room/board', Buffer.from('{}'), new Headers());
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect([answer.headers.get('content-type'), Buffer.from(first?.value ?? []).toString()]).toEqual([
      'text/event-stream',
      'event: message\n\n',
    ]);
    await reader?.cancel();
    expect(await ended.promise).toBe('the page went away');
    link.close();
  });
});

describe('a machine in between', () => {
  it('gets no code: it cannot prove that it knows it, not even by asking the real host', async () => {
    const { line, joining } = await opened();
    const relay = await impostor(async (path, body) => {
      if (!path.endsWith('/prove')) return { ok: true, token: 'x'.repeat(43) };
      return await line.as().seats.prove((JSON.parse(body) as { json: { nonce: string } }).json);
    });
    const code = joining?.code ?? '';
    expect(await joinRoom({ address: relay.address, code, seat }, program)).toEqual({
      ok: false,
      reason: 'not-the-room',
    });
    const made = await impostor(() => Promise.resolve({ salt: 'AAAAAAAAAAAAAAAAAAAAAA', proof: 'A'.repeat(43) }));
    expect(await joinRoom({ address: made.address, code, seat }, program)).toEqual({
      ok: false,
      reason: 'not-the-room',
    });
    for (const { heard } of [relay, made]) {
      expect(heard).toHaveLength(1);
      expect(heard.join()).not.toContain(code);
    }
  });

  it('hears nothing at all when the seat has the fingerprint from a pairing link', async () => {
    const { joining, room } = await opened();
    const relay = await impostor(() => Promise.resolve(null));
    const address = (joining?.link ?? '').replace(new URL(room.url).host, relay.address);
    expect(await joinRoom({ address, code: '', seat }, program)).toEqual({ ok: false, reason: 'not-the-room' });
    expect(relay.heard).toEqual([]);
  });

  it('cannot take a joined seat over: another authority at the address is no host', async () => {
    const { desktop, joining, file } = await opened();
    await ask(desktop, '/desktop/join', { address: joining?.link, code: '', seat });
    const relay = await impostor(() => Promise.resolve({ standing: 'approved', name: 'x' }));
    const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...kept, url: `https://${relay.address}` }));
    expect(await mine(new DesktopSeat(file, 'no-screens', program))).toMatchObject({ status: 504, desktop: 'silent' });
    expect(relay.heard).toEqual([]);
  });
});

describe('the address of a room', () => {
  it.each([
    ['192.168.1.5:9561', 'https://192.168.1.5:9561'],
    [' https://192.168.1.5:9561/ ', 'https://192.168.1.5:9561'],
    ['192.168.1.5', 'https://192.168.1.5:9561'],
    ['[fd00::2]:443', 'https://[fd00::2]:443'],
    ['room.invigil.internal:9561', 'https://room.invigil.internal:9561'],
  ])('%j is read as %j', (typed, url) => {
    expect(readRoomAddress(typed)).toEqual({ url, code: null, pin: null });
  });

  it('of a link brings code and fingerprint along', () => {
    const link = 'https://10.0.0.1:9561/#join=K7QF2-M9XTD&pin=AB12';
    expect(readRoomAddress(link)).toEqual({ url: 'https://10.0.0.1:9561', code: 'K7QF2-M9XTD', pin: 'AB12' });
  });

  it.each(['', 'http://10.0.0.1', 'ftp://x', 'https://user@10.0.0.1', '10.0.0.1/path', 'a b', 'https://'])(
    'is not %j',
    (typed) => {
      expect(readRoomAddress(typed)).toBeNull();
    },
  );
});
