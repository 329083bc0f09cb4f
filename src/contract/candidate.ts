import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { mostNotes } from '#domain/attempt/note-sheet.ts';
import { reasonCodes } from '#domain/room/codes.ts';
import { seatReports } from '#domain/room/incident.ts';
import { candidateItem, response } from './candidate-view.ts';
import { callStages } from '#domain/call/call-run.ts';
import { callRefusals } from '#domain/call/decide-call.ts';
import { tools } from './day.ts';
import { seatLockdown } from './lockdown.ts';
import { seatKeep } from './response-file.ts';
import { seatSound } from './seat-sound.ts';
import { caseMaterials } from './marking-values.ts';
import { at, file, id, locale, multipleScoring, outcome, partsScoring, seat } from './values.ts';

const common = {
  admissionNumber: z.string(),
  locale: locale.nullable(),
  sample: z.boolean(),
  rehearsal: z.boolean(),
  /** Only of a training run: nothing of it counts, and what is finished may be reviewed. */
  training: z.literal(true).optional(),
};
const who = {
  ...common,
  locale,
  name: z.string(),
  sessionTitle: z.string(),
  partTitle: z.string(),
  /** Text size (per cent) that the office granted. */
  textSize: z.number(),
  /** What the room calls the seat; null where it has no name. */
  seatName: z.string().nullable(),
  /** The host's time when it said this. */
  now: at,
  /** True while a proctor let the seat out of its lockdown. */
  unlocked: z.boolean(),
  /** What the proctor wrote and the candidate has not acknowledged. */
  messages: z.array(z.object({ id: z.string(), text: z.string(), sentAt: at })),
};

/** A simulated call as its candidate may see it: nothing of the script, and of the customer only what is released by now. */
const call = z.object({
  stage: z.enum(callStages),
  /** May it be recorded? Null until the candidate has said. */
  consent: z.boolean().nullable(),
  ready: z.boolean(),
  answered: z.boolean(),
  /** Null before the reading begins. */
  card: z.string().nullable(),
  sheet: z.array(z.object({ field: z.string(), value: z.string() })),
  /** The voice that the examiner's page offers over the room's network; null side by side at one desk. */
  voice: z.object({ id: z.string(), offer: z.string() }).nullable(),
  /** Nobody is at a console: this page records the one microphone of the desk, once the call begins to ring. */
  recordsHere: z.boolean(),
});
export type CandidateCall = z.infer<typeof call>;

/** Where the candidate stands, one screen a stage. Nothing but the number typed is told before a proctor admits. */
export const candidateState = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('awaiting'), ...common }),
  z.object({ stage: z.literal('identity'), ...who, employeeNumber: z.string(), unit: z.string() }),
  z.object({
    stage: z.literal('agreements'),
    ...who,
    agreements: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  }),
  z.object({ stage: z.literal('check'), ...who }),
  z.object({ stage: z.literal('ready'), ...who, minutes: z.number(), items: z.number(), points: z.number() }),
  z.object({
    stage: z.literal('running'),
    ...who,
    remainingMs: z.number(),
    limitMs: z.number(),
    /** Only in a simulated call; the time is then that of its stage. */
    call: call.optional(),
    /** Why the candidate may not hand in and go yet, and for how long that will be so. */
    staying: z.object({ reason: z.enum(['too-early', 'last-minutes']), ms: z.number() }).nullable(),
  }),
  z.object({
    stage: z.literal('paused'),
    ...who,
    remainingMs: z.number(),
    limitMs: z.number(),
    because: z.enum(['proctor', 'host-restart', 'paper']),
    note: z.string(),
    code: z.enum(reasonCodes).nullable(),
  }),
  z.object({
    stage: z.literal('finished'),
    ...who,
    how: z.enum(['submitted', 'time-out', 'closed', 'terminated', 'paper']),
    receipt: z.string(),
    answered: z.number(),
    items: z.number(),
    finishedAt: at,
    /** True when another part of the session waits for this candidate. */
    anotherPart: z.boolean(),
  }),
]);
export type CandidateState = z.infer<typeof candidateState>;

const candidateNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: candidateState }),
  z.object({ kind: z.literal('gone'), because: z.enum(['transferred', 'released']) }),
]);
export type CandidateNews = z.infer<typeof candidateNews>;

const ref = z.string().max(64);
const notNow = ['not-now'] as const;

/** The candidate's operations. Each is bound to the attempt and the seat of the sign-in. */
export const candidate = {
  enter: oc.input(z.object({ admissionNumber: z.string().trim().min(1).max(40), seat })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), bearer: z.string() }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['wait', 'open-in-another-window', 'open-on-another-seat', 'needs-seb']),
        seconds: z.number().optional(),
      }),
    ]),
  ),
  state: oc.input(z.object({})).output(candidateState),
  /** The state, pushed at each change; the last word when the sign-in is closed says why. */
  watch: oc.input(z.object({})).output(eventIterator(candidateNews)),
  confirmIdentity: oc.input(z.object({})).output(outcome({}, notNow)),
  accept: oc.input(z.object({ agreementIds: z.array(z.string()) })).output(outcome({}, ['not-now', 'not-all'])),
  reportCheck: oc
    .input(
      z.object({
        checks: z.array(z.object({ name: z.string().max(60), ok: z.boolean(), detail: z.string().max(300) })).max(30),
      }),
    )
    .output(outcome({}, notNow)),
  paper: oc.input(z.object({})).output(
    outcome(
      {
        items: z.array(candidateItem),
        maximum: z.number(),
        /** How partly right choices and partly right parts count: told before answering. */
        multipleScoring,
        partsScoring,
        /** What lies beside the prompts, when the part is a case; its prompts are the items. */
        materials: caseMaterials.optional(),
        /** What may be used at the seat, and what was noted so far. */
        tools,
        notes: z.object({ revision: z.number(), text: z.string() }),
        /** How often the sound of each listening item may still be played. */
        playsLeft: z.array(z.object({ ref: z.string(), left: z.number() })),
        responses: z.array(
          z.object({ ref: z.string(), revision: z.number(), response: response.nullable(), savedAt: at }),
        ),
        flagged: z.array(z.string()),
        /** Where the candidate was last. */
        current: z.string(),
        /** What a response file is sealed with; null while no staff password was typed at this host since its update. */
        keep: seatKeep.nullable(),
      },
      notNow,
    ),
  ),
  /** Acknowledged only when it is on disk. The same revision with the same response is acknowledged again, and stored once. */
  save: oc.input(z.object({ ref, revision: z.number().int().min(1), response: response.nullable() })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), revision: z.number(), savedAt: at, remainingMs: z.number() }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['time-is-up', 'not-running', 'unknown-item', 'wrong-kind', 'older-revision']),
        /** The revision that is stored, with `older-revision`. */
        revision: z.number().optional(),
      }),
    ]),
  ),
  flag: oc.input(z.object({ ref, flagged: z.boolean() })).output(outcome({}, ['not-now', 'unknown-item'])),
  visit: oc.input(z.object({ ref })).output(outcome({}, ['not-now', 'unknown-item'])),
  /** The picture or sound of an item of one's own running paper, under a name that says nothing. */
  media: oc.input(z.object({ ref })).output(outcome({ file }, ['not-now', 'unknown-item'])),
  /** Counts one playing of an item's sound, before it begins. Refused once it was played as often as it may be. */
  play: oc.input(z.object({ ref })).output(outcome({ left: z.number() }, ['not-now', 'unknown-item', 'no-plays-left'])),
  /**
   * What the seat noticed of itself goes into the room's log; nothing follows from it by itself. What lasts is told when it begins
   * (`seconds` null) and once more, as the same occurrence, when it is over: however often and in whatever order, it counts once.
   */
  report: oc
    .input(
      z
        .object({
          what: z.enum(seatReports),
          seconds: z.number().min(0).max(86_400).nullable(),
          detail: z.string().max(200),
          occurrence: z.string().min(1).max(60).optional(),
        })
        .refine(({ seconds, occurrence }) => seconds !== null || occurrence !== undefined),
    )
    .output(outcome({}, notNow)),
  ...seatLockdown,
  acknowledge: oc.input(z.object({ messageId: id })).output(outcome({}, ['not-now', 'unknown-message'])),
  /** What the candidate does in a simulated call beside the work order. */
  inCall: oc
    .input(
      z.object({
        wish: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('consent'), consent: z.boolean() }),
          z.object({ kind: z.literal('ready') }),
          z.object({ kind: z.literal('answer') }),
        ]),
      }),
    )
    .output(outcome({}, callRefusals)),
  ...seatSound,
  answerVoice: oc.input(z.object({ id, sdp: z.string().min(1).max(20_000) })).output(outcome({}, notNow)),
  /** The note sheet: kept until the attempt ends, seen by nobody else. */
  saveNotes: oc
    .input(z.object({ revision: z.number().int().min(1), text: z.string().max(mostNotes) }))
    .output(outcome({ savedAt: at }, ['not-now', 'no-note-sheet', 'older-revision'])),
  /** In a rehearsal the seat tells how long a save took it. */
  reportSaveTime: oc.input(z.object({ ms: z.number().min(0).max(600_000) })).output(outcome({}, notNow)),
  submit: oc.input(z.object({})).output(outcome({ receipt: z.string() }, ['not-now', 'too-early', 'last-minutes'])),
  leave: oc.input(z.object({})).output(z.object({})),
};
