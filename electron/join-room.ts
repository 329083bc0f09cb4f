import { randomBytes, timingSafeEqual, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import { otherVersionStatus } from '#contract/seat-headers.ts';
import type { DesktopJoinRefusal, DesktopJoinWish } from '#contract/shell.ts';
import { pairingKey, pairingProof, typedCode } from '#host/network/pairing.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { RoomLink } from './forward.ts';
import type { JoinedRoom } from './joined-room.ts';

const usualPort = 9561;
const patienceMs = 8_000;

export type JoinOutcome =
  { readonly ok: true; readonly room: JoinedRoom } | ({ readonly ok: false } & DesktopJoinRefusal);
const refused = (reason: DesktopJoinRefusal['reason']): JoinOutcome => ({ ok: false, reason });

/** What was typed or pasted: where the room is, and what the link adds. Null when it is no address. */
export function readRoomAddress(typed: string): { url: string; code: string | null; pin: string | null } | null {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, username, password, pathname, hash } = new URL(address);
  if (protocol !== 'https:' || hostname === '' || username !== '' || password !== '' || pathname !== '/') return null;
  const link = new URLSearchParams(hash.slice(1));
  // The URL parser drops 443, which is a port like others here.
  const said = port !== '' ? port : /:443(\/|#|$)/.test(address) ? '443' : String(usualPort);
  return { url: `https://${hostname}:${said}`, code: link.get('join'), pin: link.get('pin') };
}

/** The authority that the machine at the address presents. Nothing is believed of it yet, and nothing was sent. */
function presentedAuthority(url: string): Promise<string | null> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port: Number(port), rejectUnauthorized: false, timeout: patienceMs, ...name });
    const end = (pem: string | null) => {
      socket.destroy();
      resolve(pem);
    };
    socket.once('secureConnect', () => {
      // Typed as always there; null when the machine presented none besides its own.
      const { issuerCertificate, raw } = socket.getPeerCertificate(true) as Partial<DetailedPeerCertificate>;
      const authority = issuerCertificate?.raw;
      end(
        authority === undefined || raw?.equals(authority) === true ? null : new X509Certificate(authority).toString(),
      );
    });
    socket.once('timeout', () => end(null)).once('error', () => end(null));
  });
}

const hexOf = (fingerprint: string) => fingerprint.replaceAll(':', '').toUpperCase();

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Asks the host to show that it knows the code, bound to the authority before us. */
async function proves(link: RoomLink, code: string, fingerprint: string): Promise<DesktopJoinRefusal['reason'] | null> {
  const nonce = randomBytes(24).toString('base64url');
  const { status, json } = await link.call('seats.prove', { nonce });
  if (status === otherVersionStatus) return 'other-version';
  if (status !== 200) return 'not-the-room';
  if (json === null) return 'no-code';
  const { salt, proof } = json as { salt: string; proof: string };
  const key = await pairingKey(code, Buffer.from(salt, 'base64url'));
  return same(pairingProof(key, nonce, fingerprint), proof) ? null : 'not-the-room';
}

/**
 * Joins the room at an address. The code is sent only after the host has proved, over a connection under the authority that it
 * presents, that it knows the code and means that authority; a pairing link names the authority's fingerprint besides.
 */
export async function joinRoom(wish: DesktopJoinWish, program: string): Promise<JoinOutcome> {
  const where = readRoomAddress(wish.address);
  if (where === null) return refused('bad-address');
  const code = typedCode(where.code ?? wish.code);
  if (code === null) return refused('wrong-code');
  const authorityPem = await presentedAuthority(where.url);
  if (authorityPem === null) return refused('no-answer');
  const fingerprint = certificateFingerprint(authorityPem);
  if (where.pin !== null && !same(hexOf(where.pin), hexOf(fingerprint))) return refused('not-the-room');
  const link = new RoomLink({ url: where.url, authorityPem, token: null }, program);
  try {
    const doubt = await proves(link, code, fingerprint);
    if (doubt !== null) return refused(doubt);
    const { status, json } = await link.call('seats.join', { code, seat: wish.seat, kind: 'desktop' });
    if (status !== 200) return refused('no-answer');
    const answer = json as { ok: true; token: string } | ({ ok: false } & DesktopJoinRefusal);
    return answer.ok ? { ok: true, room: { url: where.url, authorityPem, token: answer.token } } : answer;
  } catch {
    // The authority that was presented does not vouch for this address.
    return refused('not-the-room');
  } finally {
    link.close();
  }
}
