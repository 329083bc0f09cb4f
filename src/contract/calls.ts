import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { Script } from '#domain/call/call-paper.ts';
import { callStages, stampedMoments } from '#domain/call/call-run.ts';
import { callRefusals } from '#domain/call/decide-call.ts';
import { recordingTracks } from '#domain/call/recording.ts';
import { chunkRefusals, soundChunk, startRefusals } from './sound.ts';
import { at, id, locale, localeText, outcome } from './values.ts';

const moment = z.object({
  place: z.number(),
  kind: z.enum(['ring', ...stampedMoments, 'fact']),
  fact: z.string().nullable(),
  /** Milliseconds of running time since the ring. */
  at: z.number(),
  /** Milliseconds since the ring, pauses included: recordings are laid beside moments by these. */
  sinceRingMs: z.number(),
  undone: z.boolean(),
});

/** Where a call stands, for its examiners. */
const live = z.object({
  stage: z.enum(callStages),
  state: z.enum(['awaiting', 'admitted', 'running', 'paused', 'submitted', 'closed', 'terminated']),
  ready: z.boolean(),
  /** May it be recorded? Null until the candidate has said. */
  consent: z.boolean().nullable(),
  remainingMs: z.number(),
  clockMs: z.number(),
  sinceRingMs: z.number().nullable(),
  moments: z.array(moment),
  answerDelayMs: z.number().nullable(),
  /** The newest voice that was offered to the candidate's page, and its answer once it came. */
  voice: z.object({ id: z.string(), answer: z.string().nullable() }).nullable(),
  /** Segments so far. */
  recorded: z.number(),
  /** A candidate sits at this very screen: script and sheet are not shown on it. */
  scriptHidden: z.boolean(),
});
export type LiveCall = z.infer<typeof live>;

const task = { taskId: id };
const segment = { ...task, segmentId: id };

/** Simulated calls, for their examiners: playing the caller, recording, hearing it again. */
export const calls = {
  open: oc
    .input(z.object(task))
    .output(outcome({ code: z.string(), locale, script: z.custom<Script>().nullable(), live }, ['not-yours'])),
  /** Script and expected work order, to be printed. */
  printed: oc.input(z.object(task)).output(
    outcome(
      {
        ...{ code: z.string(), locale, script: z.custom<Script>(), organisation: localeText, sample: z.boolean() },
        ...{ expected: z.array(z.object({ label: z.string(), expected: z.string() })), hash: z.string() },
      },
      ['not-yours', 'same-screen'],
    ),
  ),
  /** Whether consoles may stand beside the candidates' screens of a session, on a display of their own. */
  secondDisplay: oc
    .input(z.object({ sessionId: id }))
    .output(z.object({ approved: z.object({ by: z.string(), at, reason: z.string() }).nullable() })),
  setSecondDisplay: oc
    .input(z.object({ sessionId: id, approved: z.boolean(), reason: z.string().trim().min(1).max(500) }))
    .output(outcome({}, ['unknown-session', 'closed', 'already'])),
  watch: oc.input(z.object(task)).output(eventIterator(z.object({ live: live.nullable() }))),
  act: oc
    .input(
      z.object({
        ...task,
        wish: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('start-reading') }),
          z.object({ kind: z.literal('ring') }),
          z.object({ kind: z.literal('moment'), moment: z.enum(stampedMoments) }),
          z.object({ kind: z.literal('tell'), fact: id }),
          z.object({ kind: z.literal('undo'), place: z.number().int().min(0) }),
          z.object({ kind: z.literal('end-call') }),
        ]),
      }),
    )
    .output(outcome({}, ['not-yours', ...callRefusals])),
  /** Voice over the room's network: what the candidate's page needs to answer. */
  offerVoice: oc
    .input(z.object({ ...task, sdp: z.string().min(1).max(20_000) }))
    .output(outcome({ id: z.string() }, ['not-yours', 'not-running'])),
  startSegment: oc
    .input(z.object({ ...task, track: z.enum(recordingTracks), mediaType: z.string().max(100) }))
    .output(outcome({ segmentId: z.string() }, ['not-yours', ...startRefusals])),
  /** Acknowledged only when it is on the disk. The same chunk again is acknowledged again, and kept once. */
  sendChunk: oc
    .input(z.object({ ...segment, ...soundChunk }))
    .output(outcome({ sequence: z.number() }, ['not-yours', ...chunkRefusals])),
  /** Refused while chunks are missing: they can still be sent. */
  endSegment: oc
    .input(z.object({ ...segment, chunks: z.number().int().min(0) }))
    .output(outcome({ head: z.string() }, ['not-yours', 'unknown-segment', 'wrong-order'])),
  recording: oc.input(z.object(task)).output(
    outcome(
      {
        consent: z.boolean().nullable(),
        moments: z.array(moment),
        /** How many facts the caller had to tell when asked. */
        facts: z.number(),
        answerDelayMs: z.number().nullable(),
        /** What was stamped in the half minute after the answer. */
        firstHalfMinute: z.array(z.enum(['ring', ...stampedMoments, 'fact'])).nullable(),
        segments: z.array(
          z.object({
            segmentId: z.string(),
            place: z.number(),
            track: z.enum(recordingTracks),
            startedAt: at,
            sinceRingMs: z.number(),
            /** `cut`: the end is missing, at most the last chunk that was not acknowledged. */
            state: z.enum(['open', 'whole', 'cut']),
            chunks: z.number(),
            head: z.string().nullable(),
          }),
        ),
      },
      ['not-yours'],
    ),
  ),
  sound: oc
    .input(z.object({ ...segment, from: z.number().int().min(1) }))
    .output(
      outcome({ mediaType: z.string(), data: z.string(), next: z.number().nullable() }, [
        'not-yours',
        'unknown-segment',
        'keys-closed',
        'altered',
      ]),
    ),
};
