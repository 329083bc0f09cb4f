import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressBytes } from '#host/network/ip-address.ts';
import { makePrivateKey } from '#host/signing/private-key.ts';
import {
  makeRoomAuthority,
  makeRoomLeaf,
  openAuthorityKey,
  roomName,
  sealAuthorityKey,
  type RoomAuthority,
  type RoomLeaf,
} from '#host/signing/room-authority.ts';

const now = new Date();
const folder = mkdtempSync(join(tmpdir(), 'invigil-authority-'));
const quiet: { stdio: ('ignore' | 'pipe')[] } = { stdio: ['ignore', 'pipe', 'ignore'] };
/** Another implementation's judgement, where the system has it; Node's own is asked everywhere. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('no openssl on this system: Node alone judges the room authority');
let authority: RoomAuthority;

beforeAll(async () => {
  authority = await makeRoomAuthority({ address: addressBytes('127.0.0.1'), mark: '127.0.0.1', now });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const leafFor = (addresses: readonly string[], names: readonly string[] = [], under = authority) =>
  makeRoomLeaf(under, { addresses, names }, now);

/** What `openssl verify` says of a leaf for a server, with the authority as the only root. */
async function openssl(leaf: RoomLeaf, ca = authority.certificatePem, more: readonly string[] = []): Promise<string> {
  const files = { ca: join(folder, 'ca.pem'), leaf: join(folder, 'leaf.pem') };
  writeFileSync(files.ca, ca);
  writeFileSync(files.leaf, leaf.certificatePem);
  const asked = ['verify', '-no-CApath', '-CAfile', files.ca, '-purpose', 'sslserver', ...more, files.leaf];
  return new Promise((resolve) => execFile('openssl', asked, (_error, out, err) => resolve(out + err)));
}

/** How Node's TLS ends when it meets that leaf with the authority as its only root: null when it is accepted. */
async function nodeTls(leaf: RoomLeaf, servername = ''): Promise<string | null> {
  const server = createServer({ key: leaf.privateKeyPem, cert: leaf.certificatePem }).on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: [authority.certificatePem],
    ...(servername && { servername }),
  });
  const outcome = await new Promise<string | null>((resolve) => {
    socket.once('secureConnect', () => resolve(null)).once('error', (error) => resolve(error.message));
  });
  socket.destroy();
  server.close();
  return outcome;
}

describe('a room authority', () => {
  it.skipIf(!hasOpenssl)('may certify servers at one address and under one name, and no further authority', () => {
    const file = join(folder, 'shown.pem');
    writeFileSync(file, authority.certificatePem);
    const text = execFileSync('openssl', ['x509', '-in', file, '-noout', '-text'], quiet).toString();
    expect(text).toMatch(
      /X509v3 Name Constraints: critical\s+Permitted:\s+IP:127\.0\.0\.1\/255\.255\.255\.255\s+DNS:invigil\.internal/,
    );
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Certificate Sign\n/);
    expect(text).toContain('TLS Web Server Authentication');
  });

  it('lives thirty days, and a server’s certificate no longer than that', async () => {
    const days = (pem: string) => (new X509Certificate(pem).validToDate.getTime() - now.getTime()) / 86_400_000;
    expect(days(authority.certificatePem)).toBeCloseTo(30, 2);
    expect(days((await leafFor(['127.0.0.1'])).certificatePem)).toBeCloseTo(7, 2);
    const old = await makeRoomAuthority({
      address: addressBytes('127.0.0.1'),
      mark: 'old',
      now: new Date(now.getTime() - 28 * 86_400_000),
    });
    expect(days((await leafFor(['127.0.0.1'], [], old)).certificatePem)).toBeCloseTo(2, 2);
  });

  it('is accepted by OpenSSL and by Node for its address and its name', async () => {
    const leaf = await leafFor(['127.0.0.1'], [roomName]);
    if (hasOpenssl) expect(await openssl(leaf)).toContain('leaf.pem: OK');
    expect(await nodeTls(leaf)).toBeNull();
    expect(await nodeTls(leaf, roomName)).toBeNull();
  });

  it.each([
    ['another address', ['127.0.0.1', '192.168.1.7'], []],
    ['only another address', ['10.0.0.1'], []],
    ['an address of the other version', ['127.0.0.1', '::1'], []],
    ['a name of the world', ['127.0.0.1'], ['bank.example']],
    ['a name that only ends alike', ['127.0.0.1'], ['evilinvigil.internal']],
  ])('is refused by OpenSSL and by Node for %s', async (_what, addresses, names) => {
    const leaf = await leafFor(addresses, names);
    if (hasOpenssl) expect(await openssl(leaf)).toContain('permitted subtree violation');
    expect(await nodeTls(leaf)).toBe('permitted subtree violation');
  });

  it.skipIf(!hasOpenssl)(
    'cannot be extended: a further authority that it signed is refused for the length of the path',
    async () => {
      const file = (name: string) => join(folder, name);
      const caKey = authority.privateKey.export({ format: 'pem', type: 'pkcs8' });
      writeFileSync(file('below-ca.pem'), authority.certificatePem + caKey.toString());
      writeFileSync(file('below.ext'), 'basicConstraints=critical,CA:TRUE,pathlen:0\nsubjectKeyIdentifier=none');
      const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=Below'];
      execFileSync(
        'openssl',
        ['req', '-new', ...curve, '-keyout', file('below.key'), '-out', file('below.csr')],
        quiet,
      );
      const ca = ['-CA', file('below-ca.pem'), '-CAkey', file('below-ca.pem'), '-CAcreateserial', '-days', '5'];
      const signed = ['x509', '-req', '-in', file('below.csr'), ...ca, '-extfile', file('below.ext')];
      const certificatePem = execFileSync('openssl', signed, quiet).toString();
      const below = createPrivateKey(readFileSync(file('below.key')));
      const leaf = await leafFor(['127.0.0.1'], [], { certificatePem, privateKey: below, expiresAt: 0 });
      const untrusted = join(folder, 'middle.pem');
      writeFileSync(untrusted, certificatePem);
      expect(await openssl(leaf, authority.certificatePem, ['-untrusted', untrusted])).toContain(
        'path length constraint exceeded',
      );
    },
  );

  it.skipIf(!hasOpenssl)('vouches for an address of version 6 alike', async () => {
    const six = await makeRoomAuthority({ address: addressBytes('fd00::2'), mark: 'six', now });
    expect(await openssl(await leafFor(['fd00::2'], [], six), six.certificatePem)).toContain('leaf.pem: OK');
    expect(await openssl(await leafFor(['fd00::3'], [], six), six.certificatePem)).toContain('subtree violation');
  });
});

describe('the key of a room authority', () => {
  const pkcs8 = () => makePrivateKey().export({ format: 'der', type: 'pkcs8' });

  it('opens with the journal key that sealed it and with no other', () => {
    const journal = pkcs8();
    const sealed = sealAuthorityKey(journal, authority);
    expect(openAuthorityKey(journal, sealed)?.equals(authority.privateKey)).toBe(true);
    expect(openAuthorityKey(pkcs8(), sealed)).toBeNull();
    expect(openAuthorityKey(journal, `${sealed.slice(0, -4)}AAAA`)).toBeNull();
  });
});

describe('an address', () => {
  it('has its bytes, however it is written', () => {
    expect([...addressBytes('192.168.1.7')]).toEqual([192, 168, 1, 7]);
    const loopback = [...Array.from({ length: 15 }, () => 0), 1];
    expect([...addressBytes('::1')]).toEqual(loopback);
    expect([...addressBytes('0:0:0:0:0:0:0:1')]).toEqual(loopback);
    expect([...addressBytes('fd00::2')]).toEqual([0xfd, 0, ...Array.from({ length: 13 }, () => 0), 2]);
    for (const wrong of ['', 'localhost', '1.2.3', 'fe80::1%eth0'])
      expect(() => addressBytes(wrong)).toThrow(RangeError);
  });
});
