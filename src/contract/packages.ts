import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { typedCode } from './keys.ts';
import { at, file, id, outcome } from './values.ts';

const base64 = z.string().max(130_000_000);
const people = z.union([z.literal(1), z.literal(2)]);

const sent = z.object({
  packageId: z.string(),
  sessionId: z.string(),
  title: z.string(),
  hostName: z.string(),
  counter: z.number(),
  madeAt: at,
  /** When its results were taken in; null while they are out. */
  returnedAt: at.nullable(),
});
const taken = z.object({
  packageId: z.string(),
  sessionId: z.string(),
  title: z.string(),
  room: z.string(),
  startsAt: at,
  state: z.enum(['prepared', 'open', 'closed']),
  candidates: z.number(),
  /** Results of earlier sessions that came along, for those who sit again. */
  earlier: z.number(),
  counter: z.number(),
  codes: people,
  takenAt: at,
  unsealedAt: at.nullable(),
});

const line = z.object({
  attemptId: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  partId: z.string(),
  state: z.string(),
  points: z.number().nullable(),
  maximum: z.number().nullable(),
  status: z.enum(['new', 'same', 'refused']),
  why: z.enum(['begun-here', 'other-name', 'number-in-use']).nullable(),
  walkIn: z.boolean(),
});

/** Packages between an office and its rooms. */
export const packages = {
  /** `host` is null at the office. */
  state: oc.input(z.object({})).output(
    z.object({
      host: z.object({ hostId: z.string(), name: z.string(), epoch: z.number() }).nullable(),
      sent: z.array(sent),
      taken: z.array(taken),
    }),
  ),
  staff: oc
    .input(z.object({}))
    .output(
      z.array(
        z.object({ accountId: z.string(), name: z.string(), username: z.string(), roles: z.array(z.enum(staffRoles)) }),
      ),
    ),
  /** At the office: the file a room takes in, and the release codes, told once. */
  prepare: oc
    .input(z.object({ sessionId: id, hostId: id, accountIds: z.array(id).max(500), people }))
    .output(
      outcome({ packageId: z.string(), codes: z.array(z.string()), file }, [
        'not-the-office',
        'unknown-session',
        'unknown-host',
        'host-revoked',
        'keys-locked',
        'session-begun',
        'no-roster',
        'rehearsal',
      ]),
    ),
  /** In the room. With `damaged` and `conflict`, `detail` says where. */
  takeIn: oc
    .input(z.object({ base64 }))
    .output(
      outcome({ sessionId: z.string(), title: z.string(), candidates: z.number(), staff: z.number() }, [
        'not-a-room',
        'journal-key-closed',
        'damaged',
        'not-from-the-office',
        'other-host',
        'taken-in-already',
        'older',
        'newer',
        'session-exists',
        'conflict',
      ]),
    ),
  unseal: oc.input(z.object({ sessionId: id, codes: z.array(typedCode).min(1).max(2) })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({
        ok: z.literal(false),
        reason: z.enum([
          'unknown-session',
          'already-unsealed',
          'wait',
          'other-number-of-codes',
          'mistyped-code',
          'wrong-code',
          'not-the-banks',
          'other-bank-here',
        ]),
        /** With `wait`: seconds until this device may try again. */
        seconds: z.number().optional(),
        /** With `mistyped-code`: which code, from 0. */
        which: z.number().optional(),
      }),
    ]),
  ),
  /** In the room, after the session: everything of it, for the office. */
  exportResults: oc.input(z.object({ sessionId: id })).output(
    /** `soundsLeft`: recordings that stay here, damaged on the disk or too much for one file. */
    outcome({ file, soundsLeft: z.number() }, [
      ...(['not-a-room', 'unknown-session', 'session-not-closed', 'keys-locked'] as const),
      ...(['journal-key-closed', 'rehearsal'] as const),
    ]),
  ),
  /** At the office. `preview` writes nothing. With `damaged` and `contradictory`, `detail` says where. */
  takeResults: oc.input(z.object({ base64: z.string().max(280_000_000), preview: z.boolean() })).output(
    outcome(
      {
        title: z.string(),
        host: z.string(),
        epoch: z.number(),
        entries: z.number(),
        lines: z.array(line),
        written: z.boolean(),
      },
      [
        'damaged',
        'not-trusted',
        'contradictory',
        'journal-key-closed',
        'unknown-session',
        'not-sent-there',
        'second-installation',
        'older-epoch',
        'journal-diverges',
        'session-has-results',
      ],
    ),
  ),
  /** A candidate's photo, to be compared with the face at the seat. */
  photo: oc.input(z.object({ candidateId: id })).output(file.nullable()),
  setPhoto: oc
    .input(z.object({ candidateId: id, base64: z.string().max(720_000).nullable() }))
    .output(outcome({}, ['unknown', 'too-large', 'not-a-photo'])),
};
