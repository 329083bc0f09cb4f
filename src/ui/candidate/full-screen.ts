import type { InvigilShell } from '#contract/shell.ts';

declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly invigilShell?: InvigilShell;
  }
}

/** What locking achieved, as one more finding of the check. The detail names the desktop's steps, for people who look later. */
export interface Locked {
  readonly ok: boolean;
  readonly detail: string;
}

// A browser that never answers must not keep a candidate from the exam.
const patienceMs = 1_500;

/** Locks the seat as far as this machine can: the desktop's lockdown, else the browser's full screen. Call from a person's gesture. */
export async function lockSeat(): Promise<Locked> {
  if (window.invigilShell) {
    const { platform, steps } = await window.invigilShell.enterLockdown();
    const said = steps.map((s) => `${s.step} ${s.outcome}${s.note === null ? '' : ` (${s.note})`}`);
    return { ok: steps.every((s) => s.outcome !== 'failed'), detail: `${platform}: ${said.join('; ')}`.slice(0, 300) };
  }
  if (document.fullscreenEnabled && document.fullscreenElement === null) {
    // A browser may refuse; the room's people watch, the exam goes on.
    const asked = document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
  return { ok: fillsScreen(), detail: fillsScreen() ? 'full screen' : 'no full screen' };
}

/** True when nothing but this window can be seen: full screen by the page, by kiosk mode, or by the desktop shell. */
export function fillsScreen(): boolean {
  if (window.invigilShell !== undefined || document.fullscreenElement !== null) return true;
  return innerWidth >= screen.width && innerHeight >= screen.height;
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
