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

export type LockdownStepName =
  'kiosk' | 'always-on-top' | 'content-protection' | 'power-save' | 'menu' | 'closing' | 'focus-watch';

/** `enforced`: the platform holds it. `partial`: done, with the gap that `note` names. `failed`: not done. */
export type LockdownOutcome = 'enforced' | 'partial' | 'failed';

/**
 * Why a step is not wholly enforced:
 * `full-screen-only`: system keys and other windows still work (Windows, Linux);
 * `window-manager-decides`: the desktop may ignore the wish (Linux);
 * `capture-not-stopped`: the platform cannot hide a window from screen capture (Linux);
 * `some-captures-see`: newer capture tools see the window (macOS);
 * `notices-only`: leaving the window is reported, not prevented;
 * `not-achieved`: the platform was asked and says that it did not happen;
 * `error`: the step threw.
 */
export type LockdownNote =
  | 'full-screen-only'
  | 'window-manager-decides'
  | 'capture-not-stopped'
  | 'some-captures-see'
  | 'notices-only'
  | 'not-achieved'
  | 'error';

export interface LockdownStepReport {
  readonly step: LockdownStepName;
  readonly outcome: LockdownOutcome;
  readonly note: LockdownNote | null;
}

export type LockdownPlatform = 'windows' | 'macos' | 'linux' | 'other';

export interface LockdownReport {
  readonly platform: LockdownPlatform;
  /** In the order performed; undone in reverse. */
  readonly steps: readonly LockdownStepReport[];
}

export type LockdownEventKind = 'focus-lost' | 'focus-regained' | 'full-screen-left' | 'minimised' | 'close-refused';

export interface LockdownEvent {
  readonly kind: LockdownEventKind;
  /** Epoch milliseconds of the seat's clock: for the incident's text, never for the time ledger. */
  readonly at: number;
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
