import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, id, outcome } from './values.ts';

const address = z.string().min(2).max(45);
const port = z.number().int().min(0).max(65_535);

/** What the proctor shows to the room: where it is, and what a seat needs to join. */
export const joining = z.object({
  /** 50 random bits, like K7QF2-M9XTD; null when it ran out or was guessed at too often. */
  code: z.string().nullable(),
  codeEndsAt: at.nullable(),
  /** Address, code and fingerprint in one, for a seat that reads a QR code or gets a link. */
  link: z.string().nullable(),
  /** The link's QR code, row by row: 1 is dark. */
  qr: z.array(z.string()),
});

export const openRoom = z.object({
  sessionId: z.string(),
  interfaceName: z.string(),
  address,
  port,
  /** Of the screens and operations, over TLS. */
  url: z.string(),
  /** Of the page that hands out the authority, in the clear. */
  pageUrl: z.string(),
  /** SHA-256 of the room authority, in hex pairs. */
  fingerprint: z.string(),
  authorityEndsAt: at,
  openedAt: at,
  openedBy: z.string(),
  joining,
});

/** Where the host listens beyond its own machine. */
export const network = {
  interfaces: oc.input(z.object({})).output(
    z.array(
      z.object({
        name: z.string(),
        address,
        family: z.enum(['ipv4', 'ipv6']),
        /** Reaches this machine only: for a rehearsal. */
        internal: z.boolean(),
      }),
    ),
  ),
  state: oc.input(z.object({})).output(
    z.object({
      open: openRoom.nullable(),
      /** Where it was open last, when it was not closed by a person: the host ended in between. */
      interrupted: z.object({ sessionId: z.string(), address, port, openedAt: at }).nullable(),
    }),
  ),
  /** Listens on one address of this machine, over TLS. `port` 0: the one of last time, else the usual, else any free one. */
  open: oc
    .input(z.object({ sessionId: id, address, port }))
    .output(
      outcome({ url: z.string(), pageUrl: z.string() }, [
        'already-open',
        'unknown-session',
        'session-closed',
        'unknown-address',
        'port-taken',
        'keys-locked',
      ]),
    ),
  /** Stops listening. While time runs at a seat of the room only `evenSo`. */
  close: oc.input(z.object({ evenSo: z.boolean() })).output(outcome({}, ['not-open', 'time-runs'])),
  /** Another pairing code; the one before ends at once. */
  newCode: oc.input(z.object({})).output(outcome({ joining }, ['not-open'])),
};
