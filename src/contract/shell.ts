import type { LockdownReport } from '#domain/seat/lockdown.ts';

// The shell imports no domain: it knows these through here.
export type {
  LockdownNote,
  LockdownOutcome,
  LockdownPlatform,
  LockdownReport,
  LockdownStepName,
  LockdownStepReport,
} from '#domain/seat/lockdown.ts';

/** What the desktop window offers the page as `window.invigilShell`. A plain browser has no such thing. Types only. */
export interface InvigilShell {
  readonly kind: 'desktop';
  /** Locks the window for a running attempt. Never rejects for a step that fails: the report says what was achieved. */
  enterLockdown(): Promise<LockdownReport>;
  /** Undoes the lockdown. Does nothing when none is in force. */
  leaveLockdown(): Promise<void>;
  /** Calls `listener` for what happens to the locked window; returns how to stop listening. */
  onLockdownEvent(listener: (event: LockdownEvent) => void): () => void;
}

export type LockdownEventKind =
  | 'focus-lost'
  | 'focus-regained'
  | 'full-screen-left'
  | 'full-screen-back'
  | 'minimised'
  | 'close-refused'
  | 'second-display'
  | 'virtual-machine'
  | 'remote-tool'
  | 'capture-key'
  | 'suspended'
  | 'resumed'
  | 'screen-locked'
  | 'screen-unlocked';

export interface LockdownEvent {
  readonly kind: LockdownEventKind;
  /** Epoch milliseconds of the seat's clock: for the incident's text, never for the time ledger. */
  readonly at: number;
  /** What was found, as a name: of a tool, a machine, a key. */
  readonly detail?: string;
}

/** What a desktop seat's page asks its shell for: a room's address with its pairing code, or a pairing link alone. */
export interface DesktopJoinWish {
  readonly address: string;
  readonly code: string;
  readonly seat: string;
}

/** Why a desktop seat did not join. Nothing was sent to a machine that did not prove itself. */
export interface DesktopJoinRefusal {
  readonly reason:
    | 'bad-address'
    | 'no-answer'
    | 'not-the-room'
    | 'other-version'
    | 'wrong-code'
    | 'no-code'
    | 'wait'
    | 'not-over-room'
    | 'room-full';
  readonly seconds?: number;
}
