import type { DayRules, IdentityWay } from '../room/day-rules.ts';
import { limitOfLate } from '../room/arrival.ts';
import type { Now } from '../time.ts';
import { absentMs, outSince } from './absence.ts';
import { isFinal, isReady, type Attempt } from './attempt.ts';
import { no, yes, type Decision } from './decide.ts';
import { downtimesOf } from './downtime.ts';
import type { Because } from './entries.ts';
import type { ReasonCode } from '../room/codes.ts';
import { creditedMs } from './time-ledger.ts';

/** What a proctor wishes for one attempt. */
export type RoomWish =
  /** `ranMs`: the longest that the time of an attempt of the same part has run. */
  | { readonly kind: 'start'; readonly rules?: DayRules | undefined; readonly ranMs?: number | undefined }
  | { readonly kind: 'check-identity'; readonly how: IdentityWay }
  | ({ readonly kind: 'allow-leaving' } & Because)
  /** `othersOut`: how many of the session are out already. */
  | { readonly kind: 'go-out'; readonly othersOut: number; readonly rules: Pick<DayRules, 'toilet'> }
  | { readonly kind: 'come-back'; readonly now: Now }
  | ({ readonly kind: 'pause' } & Because)
  | { readonly kind: 'resume'; readonly reason?: string; readonly code?: ReasonCode | undefined }
  | ({ readonly kind: 'release-seat' } & Because)
  | ({ readonly kind: 'transfer'; readonly to: string; readonly seatName?: string | undefined } & Because)
  | ({ readonly kind: 'credit'; readonly ms: number } & Because)
  | ({ readonly kind: 'judge-downtime'; readonly downtime: number; readonly byCandidate: boolean } & Because)
  | { readonly kind: 'message'; readonly messageId: string; readonly text: string }
  | ({ readonly kind: 'close' } & Because)
  | ({ readonly kind: 'terminate' } & Because);

export type RoomRefusal =
  | 'not-ready'
  | 'not-running'
  | 'not-paused'
  | 'not-admitted'
  | 'finished'
  | 'no-seat'
  | 'same-seat'
  | 'more-than-credited'
  | 'unknown-downtime'
  | 'on-paper'
  | 'judged-so-already'
  | 'checked-already'
  | 'may-leave-already'
  | 'out-already'
  | 'too-many-out'
  | 'not-out';

function judge(
  attempt: Attempt,
  wish: Extract<RoomWish, { kind: 'judge-downtime' }>,
): Decision<'unknown-downtime' | 'judged-so-already'> {
  const downtime = downtimesOf(attempt)[wish.downtime];
  if (downtime === undefined || downtime.ms === null) return no('unknown-downtime');
  if (downtime.byCandidate === wish.byCandidate) return no('judged-so-already');
  const ms = wish.byCandidate ? -downtime.ms : downtime.ms;
  const { byCandidate, reason, code } = wish;
  return yes({ kind: 'attempt.downtime-judged', downtime: wish.downtime, byCandidate, ms, reason, code });
}

function start(attempt: Attempt, { rules, ranMs = 0 }: Extract<RoomWish, { kind: 'start' }>): Decision<'not-ready'> {
  if (!isReady(attempt)) return no('not-ready');
  const late = { lateMs: attempt.late?.ms ?? 0, limitMs: attempt.ledger.limitMs, ranMs };
  const limitMs = rules === undefined ? null : limitOfLate(rules, late);
  return yes({ kind: 'attempt.started', ...(limitMs !== null && { limitMs }) });
}

/** May the proctor do this now? */
export function decideRoom(attempt: Attempt, wish: RoomWish): Decision<RoomRefusal> {
  if (isFinal(attempt)) return no('finished');
  const waits = attempt.state === 'awaiting';
  switch (wish.kind) {
    case 'start':
      return start(attempt, wish);
    case 'check-identity':
      if (attempt.identityCheck?.how === wish.how) return no('checked-already');
      return yes({ kind: 'attempt.identity-checked', how: wish.how });
    case 'allow-leaving':
      if (attempt.startedAt === null) return no('not-running');
      if (attempt.mayLeave === true) return no('may-leave-already');
      return yes({ kind: 'attempt.leave-allowed', reason: wish.reason, code: wish.code });
    case 'go-out':
      if (attempt.startedAt === null) return no('not-running');
      if (outSince(attempt) !== null) return no('out-already');
      return wish.othersOut < wish.rules.toilet.atOnce ? yes({ kind: 'attempt.went-out' }) : no('too-many-out');
    case 'come-back': {
      const absence = outSince(attempt);
      if (absence === null) return no('not-out');
      return yes({ kind: 'attempt.came-back', ms: Math.round(absentMs(absence, wish.now)) });
    }
    case 'pause':
      if (attempt.state === 'running' || attempt.paused?.because === 'host-restart') {
        return yes({ kind: 'attempt.paused', reason: wish.reason, code: wish.code });
      }
      return no('not-running');
    case 'resume': {
      const { reason, code } = wish;
      if (attempt.paper !== undefined) return no('on-paper');
      return attempt.state === 'paused' ? yes({ kind: 'attempt.resumed', reason, code }) : no('not-paused');
    }
    case 'release-seat':
      if (attempt.seat === null) return no('no-seat');
      return yes({ kind: 'attempt.seat-released', reason: wish.reason, code: wish.code });
    case 'transfer':
      if (waits) return no('not-admitted');
      if (attempt.paper !== undefined) return no('on-paper');
      if (attempt.seat === wish.to) return no('same-seat');
      return yes({
        kind: 'attempt.transferred',
        from: attempt.seat,
        to: wish.to,
        seatName: wish.seatName,
        reason: wish.reason,
        code: wish.code,
      });
    case 'credit':
      if (waits) return no('not-admitted');
      // What is taken back was given before: the time of the scheme and of the accommodation is not a proctor's to shorten.
      if (wish.ms < 0 && creditedMs(attempt.ledger) + wish.ms < 0) return no('more-than-credited');
      return yes({ kind: 'attempt.credited', ms: wish.ms, reason: wish.reason, code: wish.code });
    case 'judge-downtime':
      return judge(attempt, wish);
    case 'message':
      if (waits) return no('not-admitted');
      return yes({ kind: 'attempt.messaged', messageId: wish.messageId, text: wish.text });
    case 'close':
      return yes({ kind: 'attempt.closed', cause: 'proctor', reason: wish.reason, code: wish.code });
    case 'terminate':
      return yes({ kind: 'attempt.terminated', reason: wish.reason, code: wish.code });
  }
}
