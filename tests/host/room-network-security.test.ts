import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect as tcpConnect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actsOverRoom } from '#contract/room-access.ts';
import { staffRoles } from '#domain/roles.ts';
import { RoomLine, type Room } from '../support/room-line.ts';
import { temporaryFolder } from '../support/test-host.ts';
import { openRoomOf, portOf } from './open-room.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const { opened, openedWith, openedWithLimits } = openRoomOf({ candidates: 1, items: 5, minutes: 10 });

/** A connection on which a test writes what it likes. */
async function openSocket(room: Room): Promise<Socket> {
  const socket = tlsConnect({ host: '127.0.0.1', port: portOf(room.url), ca: [room.authorityPem] });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  return socket;
}

/** Everything that comes back until the host hangs up. */
async function untilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => (text += more));
  await once(socket, 'close');
  return text;
}

describe('what a machine of the room may not do', () => {
  it('asks under another name: 421', async () => {
    const { room, line } = await opened();
    for (const host of ['evil.example', '127.0.0.1', `localhost:${portOf(room.url)}`, `127.0.0.1:1`])
      expect((await line.raw('/rpc/setup/state', { body: '{"json":{}}', headers: { host } })).status, host).toBe(421);
    const named = `room.invigil.internal:${portOf(room.url)}`;
    expect((await line.raw('/rpc/setup/state', { body: '{"json":{}}', headers: { host: named } })).status).toBe(200);
  });

  it('asks from another origin: 403', async () => {
    const { room, line } = await opened();
    const ask = (headers: Record<string, string>) => line.raw('/rpc/setup/state', { body: '{"json":{}}', headers });
    const wrong = ['https://evil.example', room.url.replace('https', 'http'), 'null', room.pageUrl];
    for (const origin of wrong) expect((await ask({ origin })).status, origin).toBe(403);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ origin: room.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('leaves the folder of the screens: 404, and 200 for what lies in it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'screens'));
    writeFileSync(join(folder, 'screens', 'index.html'), '<p>the screens</p>');
    writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
    symlinkSync(join(folder, 'secret.json'), join(folder, 'screens', 'link.json'));
    const { room } = await openedWith({ uiFolder: join(folder, 'screens') });
    const get = (path: string) => new RoomLine(room).raw(path, { method: 'GET' });
    expect(await get('/index.html')).toMatchObject({ status: 200, text: '<p>the screens</p>' });
    const paths = [
      '/../secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/..%5csecret.json',
      '/link.json',
      '/%',
    ];
    for (const path of paths) expect(await get(path), path).toMatchObject({ status: 404, text: 'Not found' });
  });

  it('sends more than 256 kB: 413, and unannounced lengths: 411', async () => {
    const { line } = await opened();
    const large = JSON.stringify({ json: { files: 'x'.repeat(300_000) } });
    expect((await line.raw('/rpc/banks/import', { body: large })).status).toBe(413);
    const chunked = await line.raw('/rpc/setup/state', { headers: { 'transfer-encoding': 'chunked' } });
    expect(chunked.status).toBe(411);
  });

  it('announces no version or another one: 426, with the host’s', async () => {
    const { line } = await opened();
    for (const version of [null, '0', '2', '1 9.9.9', '1 0.0.0 more', 'x']) {
      line.version = version;
      const { status, text } = await line.post('setup.state', {});
      expect([status, text], String(version)).toEqual([426, '{"program":"0.0.0","contract":1}']);
    }
    line.version = '1 0.0.0';
    expect((await line.post('setup.state', {})).status).toBe(200);
  });

  it('founds the host, opens or closes the room: 403 even for a proctor', async () => {
    const { host, day, line } = await opened();
    const account = { username: 'all', password, role: 'proctor' as const, seat: 'proctor-tablet-0000000000' };
    const signed = await line.as().signIn.open(account);
    const bearer = signed.ok ? signed.bearer : '';
    expect((await line.post('network.state', {}, bearer)).status).toBe(200);
    const open = { sessionId: day.sessionId, address: '127.0.0.1', port: 0 };
    const forbidden: readonly [string, unknown][] = [
      ['network.interfaces', {}],
      ['network.open', open],
      ['network.close', { evenSo: true }],
      ['setup.createSample', { code: '' }],
    ];
    for (const [operation, input] of forbidden)
      expect((await line.post(operation, input, bearer)).status, operation).toBe(403);
    expect((await host.as(bearer).network.state({})).open).not.toBeNull();
  });
});

describe('staff over the room’s network', () => {
  it('sign in as proctors, examiners and lead examiners, and as nobody else', async () => {
    const { line } = await opened();
    const outcome = async (role: (typeof staffRoles)[number]) => {
      const opened = await line.as().signIn.open({ username: 'all', password, role, seat: 'tablet-of-a-person-00000' });
      return opened.ok ? 'in' : opened.reason;
    };
    const outcomes = await Promise.all(staffRoles.map(async (role) => [role, await outcome(role)] as const));
    const wanted = staffRoles.map((role) => [
      role,
      ['proctor', 'examiner', 'lead-examiner'].includes(role) ? 'in' : 'not-over-room',
    ]);
    expect(outcomes).toEqual(wanted);
  });

  it('are offered only those of their roles, and refused when they have none', async () => {
    const { host, line } = await opened();
    const ask = { password, role: null, seat: 'tablet-of-a-person-00000' };
    expect(await line.as().signIn.open({ ...ask, username: 'all' })).toEqual({
      ok: false,
      reason: 'choose-role',
      roles: expect.arrayContaining(['proctor', 'examiner', 'lead-examiner']) as string[],
    });
    const administrator = await signInAs(host, 'administrator');
    await hire(host, administrator, { username: 'hr', name: '人资', employeeNumber: 'S-9', roles: ['hr'] });
    expect(await line.as().signIn.open({ ...ask, username: 'hr' })).toEqual({ ok: false, reason: 'not-over-room' });
    const wrong = await line.as().signIn.open({ ...ask, username: 'hr', password: 'guess' });
    expect(wrong).toEqual({ ok: false, reason: 'wrong-credentials' });
  });

  it('cannot carry a sign-in of another role over from the host’s own machine: 403 whatever they ask', async () => {
    const { host, line } = await opened();
    for (const role of staffRoles) {
      const bearer = await signInAs(host, role);
      expect((await host.post('signIn.me', {}, bearer)).status).toBe(200);
      expect((await line.post('signIn.me', {}, bearer)).status, role).toBe(actsOverRoom(role) ? 200 : 403);
    }
  });

  it('are slowed down by the address of their machine, and no other machine with them', async () => {
    const { room, line } = await opened();
    const other = new RoomLine(room, '127.0.0.2');
    const guess = (from: RoomLine) =>
      from.as().signIn.open({ username: 'all', password: 'guess', role: 'proctor', seat: 'tablet-of-a-person-00000' });
    for (let i = 0; i < 5; i += 1) await guess(line);
    expect(await guess(line)).toMatchObject({ reason: 'wait' });
    expect(await guess(other)).toEqual({ ok: false, reason: 'wrong-credentials' });
  });
});

describe('a machine that holds the host up', () => {
  const head = (room: Room, more: string) =>
    `POST /rpc/setup/state HTTP/1.1\r\nHost: 127.0.0.1:${portOf(room.url)}\r\n${more}`;
  const json = 'Content-Type: application/json\r\nX-Invigil-Version: 1\r\n';

  it('with a body that never ends is hung up on', async () => {
    const { room } = await openedWithLimits({ requestMs: 600 });
    const socket = await openSocket(room);
    socket.write(head(room, `${json}Content-Length: 1000\r\n\r\n{"json"`));
    const said = await untilClosed(socket);
    expect(said).toContain('408 Request Timeout');
  });

  it('with headers that never end is hung up on: 408', async () => {
    const { room } = await openedWithLimits({ headersMs: 400 });
    const socket = await openSocket(room);
    socket.write(head(room, 'X-Slow: '));
    expect(await untilClosed(socket)).toContain('408 Request Timeout');
  });

  it('with more connections than a browser opens gets no further one, and others still do', async () => {
    const { room } = await openedWithLimits({ connectionsPerAddress: 3 });
    const sockets = [await openSocket(room), await openSocket(room), await openSocket(room)];
    const fourth = tcpConnect({ host: '127.0.0.1', port: portOf(room.url) });
    fourth.on('error', () => {});
    await once(fourth, 'close');
    const other = new RoomLine(room, '127.0.0.2');
    expect((await other.post('setup.state', {})).status).toBe(200);
    const closed = once(sockets[0] as Socket, 'close');
    sockets[0]?.end();
    await closed;
    expect((await new RoomLine(room).post('setup.state', {})).status).toBe(200);
  });
});
