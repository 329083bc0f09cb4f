import type { CallEvent, CallLimits } from '../call/call-run.ts';
import type { Response } from '../item/response.ts';
import type { ReasonCode } from '../room/codes.ts';
import type { IdentityWay } from '../room/day-rules.ts';
import type { LockdownLevel, LockdownReport } from '../seat/lockdown.ts';
import type { FiledStanding } from './response-file.ts';
import type { Accommodation } from './accommodation.ts';
import type { Transcriber } from './on-paper.ts';

/** Why somebody did it: a code, and their own words. Entries of before there were codes have words only. */
export interface Because {
  readonly reason: string;
  readonly code?: ReasonCode | undefined;
}

/**
 * What can happen to an attempt. Each is one entry of the journal; entries are never migrated, so a kind is only ever added.
 * `seatName` is what the room called the seat at that moment; a seat outside a room has none.
 */
export type AttemptEvent =
  | CallEvent
  | {
      readonly kind: 'attempt.created';
      readonly sessionId: string;
      readonly candidateId: string;
      readonly partId: string;
      /** Time allowed, the accommodation included. */
      readonly limitMs: number;
      readonly extraMs: number;
    }
  /** A candidate typed the admission number at this seat. */
  | { readonly kind: 'attempt.entered'; readonly seat: string; readonly seatName?: string | undefined }
  /** The paper was drawn and the candidate let onto the seat. */
  | {
      readonly kind: 'attempt.admitted';
      readonly seat: string;
      readonly seatName?: string | undefined;
      readonly locale: string;
      readonly paperHash: string;
      readonly items: number;
      readonly firstRef: string;
      /** The time allowed, where an accommodation set by the office replaces that of the creation. */
      readonly limitMs?: number | undefined;
      readonly accommodation?: Accommodation | undefined;
      /** By how much (ms) the candidate came after the room's start, and why the proctor let them in against the rule. */
      readonly lateMs?: number | undefined;
      readonly override?: string | undefined;
      /** Of a simulated call: how long each of its stages is. */
      readonly call?: CallLimits | undefined;
    }
  /** A proctor looked at who it is, before or with the admission. */
  | { readonly kind: 'attempt.identity-checked'; readonly how: IdentityWay }
  | { readonly kind: 'attempt.identity-confirmed' }
  | { readonly kind: 'attempt.agreed'; readonly agreementIds: readonly string[] }
  | {
      readonly kind: 'attempt.checked';
      readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
    }
  /** With `limitMs`, somebody who came late: their time ends with the room's. */
  | { readonly kind: 'attempt.started'; readonly limitMs?: number | undefined }
  | {
      readonly kind: 'attempt.saved';
      readonly ref: string;
      readonly revision: number;
      readonly response: Response | null;
    }
  | { readonly kind: 'attempt.flagged'; readonly ref: string; readonly flagged: boolean }
  | { readonly kind: 'attempt.visited'; readonly ref: string }
  /** A sound of the paper began to play. */
  | { readonly kind: 'attempt.played'; readonly ref: string }
  | ({ readonly kind: 'attempt.paused' } & Because)
  | {
      readonly kind: 'attempt.resumed';
      readonly reason?: string | undefined;
      readonly code?: ReasonCode | undefined;
    }
  /** The host stopped while the time ran; the segment ends where the host was last known alive. */
  | {
      readonly kind: 'attempt.interrupted';
      readonly lastAlive: { readonly boot: string; readonly mono: number; readonly wall: number };
    }
  /** Time given, or a credit taken back (negative). With `silentMs`, by the host: the seat could not be heard for so long. */
  | ({ readonly kind: 'attempt.credited'; readonly ms: number; readonly silentMs?: number | undefined } & Because)
  /** A proctor says whether the candidate caused a downtime. The credit of it (ms) is taken back, or given again. */
  | ({
      readonly kind: 'attempt.downtime-judged';
      readonly downtime: number;
      readonly byCandidate: boolean;
      readonly ms: number;
    } & Because)
  | { readonly kind: 'attempt.messaged'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'attempt.message-acknowledged'; readonly messageId: string }
  | ({ readonly kind: 'attempt.seat-released' } & Because)
  /** Goes on at another seat. */
  | ({
      readonly kind: 'attempt.transferred';
      readonly from: string | null;
      readonly to: string;
      readonly seatName?: string | undefined;
    } & Because)
  /** The proctor lets the candidate hand in and go against the rule. */
  | ({ readonly kind: 'attempt.leave-allowed' } & Because)
  /** The candidate is out of the room, and was for so long (ms). The time runs on. */
  | { readonly kind: 'attempt.went-out' }
  | { readonly kind: 'attempt.came-back'; readonly ms: number }
  /** The seat was locked, and says what each step achieved. The level is the host's reading of it. */
  | ({ readonly kind: 'attempt.locked'; readonly level: LockdownLevel } & LockdownReport)
  /** A proctor let the seat out of its lockdown, there, with their own credential. */
  | ({ readonly kind: 'attempt.unlocked'; readonly seat: string; readonly seatName?: string | undefined } & Because)
  /**
   * A seat's response file was taken in. applied: the saves that follow are from it. kept: the attempt was over, nothing changed.
   * `counts` says how its responses stood to the host's.
   */
  | ({
      readonly kind: 'attempt.responses-taken';
      readonly fileId: string;
      /** SHA-256 of the file. */
      readonly hash: string;
      readonly outcome: 'applied' | 'kept';
      readonly seat: string;
      readonly epoch: number;
      /** By the seat's clock. */
      readonly writtenAt: number;
      readonly counts: Readonly<Record<FiledStanding, number>>;
    } & Because)
  /** A booklet for paper was printed; the paper was drawn with it where it was not before. `second` gave their word beside the actor. */
  | ({
      readonly kind: 'attempt.printed';
      readonly locale: string;
      readonly paperHash: string;
      readonly items: number;
      readonly firstRef: string;
      readonly second: string;
    } & Because)
  | ({ readonly kind: 'attempt.moved-to-paper' } & Because)
  /** The sheet was handed in; `minutes` is what the candidate had on paper. */
  | ({ readonly kind: 'attempt.paper-ended'; readonly minutes: number } & Because)
  /** Two people typed the answer sheet, each blind to the other. It ends the attempt; what it gave was saved just before. */
  | {
      readonly kind: 'attempt.transcribed';
      readonly by: Transcriber;
      readonly checkedBy: Transcriber;
      /** In how many items they differed; what they say of each stands in `notes`. */
      readonly differences: number;
      readonly notes: readonly { readonly ref: string; readonly note: string }[];
      /** SHA-256 (hex) of what each typed. */
      readonly typed: readonly [string, string];
    }
  | { readonly kind: 'attempt.submitted' }
  | ({ readonly kind: 'attempt.closed'; readonly cause: 'time-out' | 'proctor' } & Because)
  | ({ readonly kind: 'attempt.terminated' } & Because);

/** An event with the moment and the actor its journal entry names. */
export interface AttemptEntry {
  readonly at: { readonly boot: string; readonly mono: number; readonly wall: number };
  readonly actor: string;
  readonly event: AttemptEvent;
}
