import type { InvigilShell } from '#contract/shell.ts';

declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly invigilShell?: InvigilShell;
  }
}

/** Locks the seat as far as this machine can: the desktop's lockdown, else the browser's full screen. Call from a person's gesture. */
export async function lockSeat(): Promise<void> {
  if (window.invigilShell) {
    await window.invigilShell.enterLockdown();
    return;
  }
  if (document.fullscreenEnabled && document.fullscreenElement === null) {
    // A browser may refuse; the room's people watch, the exam goes on.
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
  }
}

/** Gives the machine back. */
export async function unlockSeat(): Promise<void> {
  await window.invigilShell?.leaveLockdown();
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
}

/** True where a full screen is possible at all. */
export function canLock(): boolean {
  return window.invigilShell !== undefined || document.fullscreenEnabled === true;
}
