import { oc } from '@orpc/contract';
import { z } from 'zod';
import { candidateItem, response } from './candidate-view.ts';
import { at, file, id, locale, localeText, multipleScoring, name, outcome, partsScoring, seat } from './values.ts';

/** How far a trainee is with some items; every figure counts items. */
const progress = {
  items: z.number(),
  seen: z.number(),
  /** Of those seen, how many were right at the last response. */
  right: z.number(),
  mistakes: z.number(),
};

const pass = z.object({
  passId: z.string(),
  personId: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  bankIds: z.array(z.string()),
  givenAt: at,
  revokedAt: at.nullable(),
  /** Responses the person has given in practice, with whichever pass; null before the first one. */
  practised: z.object({ responses: z.number(), lastAt: at }).nullable(),
});

/** An open attempt in an exam and practice exclude each other. */
const examOpen = 'exam-open';
const result = z.enum(['right', 'partly', 'wrong', 'blank', 'unreadable']);

/** Practice: passes, which an author gives, and what a trainee does with one. Only items open to practice are ever read here. */
export const practice = {
  /** The passes, and the banks that hold anything to practise with, in their newest version. */
  passes: oc.input(z.object({})).output(
    z.object({
      banks: z.array(z.object({ bankId: z.string(), title: localeText, items: z.number() })),
      passes: z.array(pass),
    }),
  ),
  /** One pass a person; a pass given before is revoked. The codes are told once and kept nowhere. */
  give: oc
    .input(
      z.object({
        people: z
          .array(z.object({ employeeNumber: z.string().trim().min(1).max(40), name }))
          .min(1)
          .max(500),
        bankIds: z.array(id).min(1).max(50),
      }),
    )
    .output(
      outcome(
        {
          slips: z.array(
            z.object({ passId: z.string(), name: z.string(), employeeNumber: z.string(), code: z.string() }),
          ),
        },
        ['nothing-to-practise', 'employee-number-of-another', 'named-twice'],
      ),
    ),
  revoke: oc.input(z.object({ passId: id })).output(outcome({}, ['unknown', 'already-revoked'])),
  /** Takes away all that is known of a person's learning. The passes stay. */
  erase: oc.input(z.object({ personId: id })).output(outcome({}, ['unknown'])),
  enter: oc.input(z.object({ code: z.string().max(100), seat })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), bearer: z.string() }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['wait', 'unknown-code', examOpen]),
        /** With `wait`: seconds until this seat may try again. */
        seconds: z.number().optional(),
      }),
    ]),
  ),
  home: oc.input(z.object({ locale })).output(
    outcome(
      {
        name: z.string(),
        banks: z.array(
          z.object({
            bankId: z.string(),
            title: localeText,
            notice: localeText,
            ...progress,
            topics: z.array(z.object({ topic: z.string(), title: localeText, ...progress })),
          }),
        ),
      },
      [examOpen],
    ),
  ),
  /** Shows the next item, in the place of the one before. Its number counts the trainee's responses in this bank. */
  next: oc
    .input(z.object({ bankId: id, topic: id.nullable(), only: z.enum(['all', 'mistakes']), locale }))
    .output(
      outcome({ item: candidateItem, locale, multipleScoring, partsScoring }, [examOpen, 'not-open', 'nothing-left']),
    ),
  /** The picture or sound of the item shown, under a name that says nothing. */
  media: oc.input(z.object({ ref: id })).output(outcome({ file }, [examOpen, 'unknown-item'])),
  /** One response a showing; asked again, the first one is answered again. Null: the trainee wants to see the answer. */
  respond: oc.input(z.object({ ref: id, response: response.nullable() })).output(
    outcome(
      {
        /** What was kept: the first response to this showing. */
        response: response.nullable(),
        outcome: result,
        points: z.number(),
        maximum: z.number(),
        /** The response that earns all points. */
        key: response,
        /** Every form accepted of a typed word; empty for other kinds. */
        accepted: z.array(z.string()),
        rationale: z.string(),
        /** What was said in the recording; null for other kinds. */
        transcript: z.string().nullable(),
        sources: z.array(z.object({ title: localeText, place: z.string() })),
        /** Right responses still to come before the item leaves the mistakes list; 0 when it is not on it. */
        toClear: z.number(),
      },
      [examOpen, 'unknown-item', 'wrong-kind'],
    ),
  ),
  /** The mistakes list of a bank, the latest first; each as it was last shown. */
  mistakes: oc.input(z.object({ bankId: id, locale })).output(
    outcome(
      {
        mistakes: z.array(
          z.object({
            item: candidateItem,
            locale,
            topic: localeText,
            response: response.nullable(),
            outcome: result,
            at,
            times: z.number(),
            toClear: z.number(),
          }),
        ),
      },
      [examOpen, 'not-open'],
    ),
  ),
  /** A trainee's own wish: nothing of the learning stays. */
  eraseMine: oc.input(z.object({})).output(z.object({})),
  leave: oc.input(z.object({})).output(z.object({})),
};
