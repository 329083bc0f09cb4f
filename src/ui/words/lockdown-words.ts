import type {
  LockdownLevel,
  LockdownNote,
  LockdownOutcome,
  LockdownShell,
  LockdownStepName,
} from '#domain/seat/lockdown.ts';

/** Every word of a lockdown report has one on the screen. */
export interface SeatLevelWords {
  readonly levels: Readonly<Record<LockdownLevel, string>>;
  readonly shells: Readonly<Record<LockdownShell, string>>;
  readonly steps: Readonly<Record<LockdownStepName, string>>;
  readonly outcomes: Readonly<Record<LockdownOutcome, string>>;
  readonly notes: Readonly<Record<LockdownNote, string>>;
  /** Beside these, whatever the screens say. */
  readonly [other: string]: unknown;
}
