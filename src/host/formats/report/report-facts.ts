import type { AttendanceRow } from '#contract/attendance.ts';
import type { IncidentView } from '#contract/incidents.ts';
import type { AttemptLockdown } from '#domain/attempt/attempt-lockdown.ts';
import type { Downtime } from '#domain/attempt/downtime.ts';
import type { Credit } from '#domain/attempt/time-ledger.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import type { IdentityWay } from '#domain/room/day-rules.ts';
import type { RoomConditions } from '#domain/room/conditions.ts';

/** One attempt as the report tells it. Times are epoch ms of the host's clock. */
export interface ReportAttempt {
  readonly attemptId: string;
  readonly admissionNumber: string;
  readonly name: string;
  readonly part: LocaleText;
  readonly state: string;
  /** Where it was since admission, in order: the name the room gave the seat, or the first letters of its code. */
  readonly seats: readonly { readonly name: string; readonly at: number }[];
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly how: 'submitted' | 'time-out' | 'closed' | 'terminated' | 'paper' | null;
  readonly code: ReasonCode | null;
  readonly reason: string;
  /** Time allowed at the start, and given since (ms). */
  readonly limitMs: number;
  readonly creditedMs: number;
  readonly usedMs: number;
  readonly credits: readonly Credit[];
  readonly downtimes: readonly Downtime[];
  readonly answered: number;
  readonly items: number;
  readonly receipt: string | null;
  readonly identityCheck: { readonly how: IdentityWay; readonly by: string } | null;
  readonly late: { readonly ms: number; readonly override: string } | null;
  readonly letGo: boolean;
  readonly absences: readonly { readonly at: number; readonly ms: number | null }[];
  /** How far the seat was locked, the steps that it did not hold, and who lifted the lockdown. */
  readonly lockdown: Pick<AttemptLockdown, 'level' | 'shell' | 'steps'> | null;
  readonly unlockings: readonly {
    readonly at: number;
    readonly by: string;
    readonly code: ReasonCode | null;
    readonly reason: string;
  }[];
}

/** Everything a session report says. */
export interface ReportFacts {
  readonly locale: Locale;
  readonly organisation: LocaleText;
  readonly sample: boolean;
  readonly rehearsal: boolean;
  readonly training: boolean;
  readonly sessionId: string;
  readonly title: string;
  readonly room: string;
  readonly scheme: LocaleText;
  readonly startsAt: number;
  readonly state: 'prepared' | 'open' | 'closed';
  readonly staff: readonly string[];
  readonly conditions: {
    readonly version: number;
    readonly points: RoomConditions;
    readonly by: string;
    readonly at: number;
  } | null;
  readonly attendance: readonly AttendanceRow[];
  readonly attempts: readonly ReportAttempt[];
  readonly incidents: readonly IncidentView[];
  /** The journal's head when the report was made. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly madeAt: number;
  readonly madeBy: string;
  /** False for a draft, which says so on every page. */
  readonly signed: boolean;
}
