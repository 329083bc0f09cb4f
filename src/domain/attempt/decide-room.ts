import { isFinal, isReady, type Attempt } from './attempt.ts';
import { no, yes, type Decision } from './decide.ts';
import { downtimesOf } from './downtime.ts';
import type { Because } from './entries.ts';
import type { ReasonCode } from '../room/codes.ts';
import { creditedMs } from './time-ledger.ts';

/** What a proctor wishes for one attempt. */
export type RoomWish =
  | { readonly kind: 'start' }
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
  | 'judged-so-already';

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

/** May the proctor do this now? */
export function decideRoom(attempt: Attempt, wish: RoomWish): Decision<RoomRefusal> {
  if (isFinal(attempt)) return no('finished');
  const waits = attempt.state === 'awaiting';
  switch (wish.kind) {
    case 'start':
      return isReady(attempt) ? yes({ kind: 'attempt.started' }) : no('not-ready');
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
