import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as tcpConnect, createServer } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { openRoomOn, pageFile } from '../support/room-line.ts';
import { openRoomOf, portOf } from './open-room.ts';
import { signInAs } from './staff-of-every-role.ts';

const { today, opened } = openRoomOf({ candidates: 1, items: 5, minutes: 10 });

const refuses = (port: number) =>
  new Promise<string>((resolve) => {
    const socket = tcpConnect({ host: '127.0.0.1', port });
    socket
      .once('connect', () => resolve('answered'))
      .once('error', (e) => resolve(String((e as NodeJS.ErrnoException).code)));
    onTestFinished(() => void socket.destroy());
  });

describe('a host that nobody opened', () => {
  it('listens nowhere beyond its own machine, and says so', async () => {
    const { host } = await today();
    const proctor = host.as(await signInAs(host, 'proctor'));
    expect(await proctor.network.state({})).toEqual({ open: null, interrupted: null });
  });

  it('names its addresses, and opens on none that it has not', async () => {
    const { host, day } = await today();
    const proctor = host.as(await signInAs(host, 'proctor'));
    const addresses = await proctor.network.interfaces({});
    expect(addresses.find(({ address }) => address === '127.0.0.1')).toMatchObject({ family: 'ipv4', internal: true });
    const wish = { sessionId: day.sessionId, address: '203.0.113.77', port: 0 };
    expect(await proctor.network.open(wish)).toEqual({ ok: false, reason: 'unknown-address' });
    expect(await proctor.network.open({ ...wish, address: '127.0.0.1', sessionId: 'none' })).toMatchObject({
      reason: 'unknown-session',
    });
    expect((await proctor.network.state({})).open).toBeNull();
  });
});

describe('an open room', () => {
  it('is answered over TLS under an authority that vouches for that address only, and is journalled', async () => {
    const { host, proctor, room, line } = await opened();
    const told = await proctor.network.state({});
    expect(told.open).toMatchObject({ address: '127.0.0.1', url: room.url, pageUrl: room.pageUrl, openedBy: '全岗' });
    expect(told.open?.fingerprint).toBe(certificateFingerprint(room.authorityPem));
    expect((await line.as().setup.state({})).overRoom).toBe(true);
    expect((await host.as().setup.state({})).overRoom).toBe(false);
    const administrator = host.as(await signInAs(host, 'administrator'));
    const entries = await administrator.journal.entries({ limit: 20 });
    expect(entries.find(({ kind }) => kind === 'room.opened')).toMatchObject({ actorName: '全岗' });
    expect((await administrator.journal.verify({})).firstBad).toBeNull();
  });

  it('is refused by whoever does not trust that authority', async () => {
    const { room } = await opened();
    const socket = tlsConnect({ host: '127.0.0.1', port: portOf(room.url) });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('self-signed certificate in certificate chain');
  });

  it('stops listening on both ports when it is closed', async () => {
    const { proctor, room } = await opened();
    expect(await refuses(portOf(room.url))).toBe('answered');
    expect(await proctor.network.close({ evenSo: false })).toEqual({ ok: true });
    expect([await refuses(portOf(room.url)), await refuses(portOf(room.pageUrl))]).toEqual([
      'ECONNREFUSED',
      'ECONNREFUSED',
    ]);
    expect(await proctor.network.state({})).toEqual({ open: null, interrupted: null });
    expect(await proctor.network.close({ evenSo: false })).toEqual({ ok: false, reason: 'not-open' });
  });

  it('is open once: a second opening changes nothing', async () => {
    const { proctor, day, room } = await opened();
    const again = await proctor.network.open({ sessionId: day.sessionId, address: '127.0.0.1', port: 0 });
    expect(again).toEqual({ ok: false, reason: 'already-open' });
    expect((await proctor.network.state({})).open?.url).toBe(room.url);
  });

  it('opens again at the same address and port under the same authority, so that no seat installs it twice', async () => {
    const { proctor, day, room } = await opened();
    await proctor.network.close({ evenSo: false });
    const again = await openRoomOn(proctor, day.sessionId);
    expect([again.url, again.authorityPem]).toEqual([room.url, room.authorityPem]);
  });

  it('gets a new authority once the old one has less than two days to live', async () => {
    const { host, day, room, proctor } = await opened();
    await proctor.network.close({ evenSo: false });
    host.clock.jumpWall(28.5 * 86_400_000);
    const again = await openRoomOn(host.as(await signInAs(host, 'proctor')), day.sessionId);
    expect(again.authorityPem).not.toBe(room.authorityPem);
  });

  it('refuses a port that somebody else has, by name', async () => {
    const { proctor, day, room } = await opened();
    await proctor.network.close({ evenSo: false });
    const holder = createServer().listen(portOf(room.url), '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const wish = { sessionId: day.sessionId, address: '127.0.0.1', port: portOf(room.url) };
    expect(await proctor.network.open(wish)).toEqual({ ok: false, reason: 'port-taken' });
    expect((await proctor.network.open({ ...wish, port: 0 })).ok).toBe(true);
  });

  it('needs a member of staff’s password after a restart, and no passphrase: then it opens where it was', async () => {
    const { host, bearer, day, room } = await opened();
    await host.dieAndRestart();
    const before = host.as(bearer); // the sign-in of before goes on, but no password was typed in this run
    const { open, interrupted } = await before.network.state({});
    expect([open, interrupted?.address]).toEqual([null, '127.0.0.1']);
    const wish = { sessionId: day.sessionId, address: '127.0.0.1', port: interrupted?.port ?? 0 };
    expect(await before.network.open(wish)).toEqual({ ok: false, reason: 'keys-locked' });
    const again = await openRoomOn(host.as(await signInAs(host, 'proctor')), day.sessionId);
    expect([again.url, again.authorityPem]).toEqual([room.url, room.authorityPem]);
  });

  it('keeps no key of the room in the clear on the disk', async () => {
    const { host } = await opened();
    const rows = host.read((db) => JSON.stringify(db.prepare('SELECT * FROM room_authority').all()));
    expect(rows).not.toContain('PRIVATE KEY');
    const sealed = host.read((db) => db.prepare('SELECT sealed_key FROM room_authority').pluck().get() as string);
    expect(Buffer.from(sealed, 'base64url').includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false); // id-ecPublicKey
  });
});

describe('the page in the clear', () => {
  it('shows the fingerprint and hands out the authority, and nothing else', async () => {
    const { room, proctor } = await opened();
    const fingerprint = (await proctor.network.state({})).open?.fingerprint ?? '';
    const page = await pageFile(room.pageUrl);
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain(fingerprint);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const der = await pageFile(room.pageUrl, '/invigil-room.crt');
    expect(der.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(certificateFingerprint(new X509Certificate(der.body).raw)).toBe(fingerprint);
    for (const path of ['/rpc/setup/state', '/index.html', '/../package.json', '/__proto__', '/invigil-room.crt/x'])
      expect((await pageFile(room.pageUrl, path)).status, path).toBe(404);
    expect((await pageFile(room.pageUrl, '/', { method: 'POST' })).status).toBe(405);
    expect((await pageFile(room.pageUrl, '/', { host: 'evil.example' })).status).toBe(421);
  });
});
