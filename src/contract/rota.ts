import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, id, localeText, outcome } from './values.ts';

const place = z.string().trim().min(1).max(60);
const stretch = z.object({ from: at, to: at });
/** Times, or none where it only matters who marks whom. */
const times = z
  .object({
    start: at,
    until: at.nullable(),
    minutes: z.number().int().min(1).max(240),
    changeover: z.number().int().min(0).max(120),
    breaks: z.array(stretch).max(10),
  })
  .nullable();
const rule = {
  examiners: z.array(id).min(1).max(100),
  places: z.array(place).min(1).max(30),
  panel: z.number().int().min(1).max(5),
  times,
};
const slot = z.object({
  candidateId: z.string(),
  place: z.string(),
  from: at.nullable(),
  to: at.nullable(),
  examiners: z.array(z.string()),
});
const faults = [
  'unknown-rota',
  'place-twice',
  'candidate-twice',
  'examiner-twice',
  'same-examiner',
  'conflict',
  'in-break',
  'wrong-panel',
  'begun',
] as const;
const person = z.object({ personId: z.string(), name: z.string() });

/** Who examines whom in a part, where and when. */
export const rota = {
  of: oc.input(z.object({ sessionId: id })).output(
    z.object({
      parts: z.array(
        z.object({
          partId: z.string(),
          title: localeText,
          /** Null while there is none. */
          rota: z.object({ ...rule, slots: z.array(slot) }).nullable(),
          /** Candidates whose case is handed in, or whose call's reading has begun: their turn stands. */
          begun: z.array(z.string()),
        }),
      ),
      startsAt: at.nullable(),
      candidates: z.array(z.object({ candidateId: z.string(), name: z.string(), admissionNumber: z.string() })),
      people: z.array(person),
    }),
  ),
  /** Makes a rota anew for all candidates whose work has not begun. */
  make: oc.input(z.object({ sessionId: id, partId: id, ...rule })).output(
    outcome(
      {
        left: z.array(z.object({ candidateId: z.string(), reason: z.enum(['too-few-examiners', 'no-time']) })),
      },
      ['unknown-part', 'no-examiner'],
    ),
  ),
  /** Another place or time for one candidate. */
  move: oc
    .input(z.object({ sessionId: id, partId: id, candidateId: id, place, from: at.nullable() }))
    .output(outcome({}, faults)),
  /** Two candidates change places and times; each keeps no examiner of theirs. */
  swap: oc.input(z.object({ sessionId: id, partId: id, candidateIds: z.tuple([id, id]) })).output(outcome({}, faults)),
  /** Another examiner for those turns of an absent one whose sheet is not signed; without `to`, whoever is free and has the least. */
  replace: oc
    .input(
      z.object({
        sessionId: id,
        partId: id,
        from: id,
        to: id.nullable(),
        candidateIds: z.array(id).max(500).nullable(),
      }),
    )
    .output(
      outcome(
        {
          replaced: z.number(),
          refused: z.array(
            z.object({ candidateId: z.string(), reason: z.enum(['signed', 'nobody-free', 'busy', 'conflict']) }),
          ),
        },
        ['unknown-rota', 'no-examiner'],
      ),
    ),
  /** The caller's own turns with times, the next first. Case papers are marked blind and are not in it. */
  mine: oc.input(z.object({})).output(
    z.array(
      z.object({
        session: z.string(),
        part: localeText,
        place: z.string(),
        from: at,
        to: at,
        candidate: z.object({ name: z.string(), admissionNumber: z.string() }),
        others: z.array(z.string()),
      }),
    ),
  ),
};
