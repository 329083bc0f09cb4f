import type { InvigilShell } from '#contract/shell.ts';
import { lockdownLevel, stepsNotHeld, type LockdownReport } from '#domain/seat/lockdown.ts';
import { endPageLockdown, pageReport } from './browser-lockdown.ts';

declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly invigilShell?: InvigilShell;
  }
}

// A browser that never answers must not keep a candidate from the exam.
const patienceMs = 1_500;

/** Locks the seat as far as this machine can: the desktop's lockdown, else the browser's full screen. Call from a person's gesture. */
export async function lockSeat(): Promise<LockdownReport> {
  if (window.invigilShell) return window.invigilShell.enterLockdown();
  if (document.fullscreenEnabled && document.fullscreenElement === null) {
    // A browser may refuse; the room's people watch, the exam goes on.
    const asked = document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
  return pageReport(fillsScreen(), document.fullscreenEnabled === true);
}

/** A lockdown as one more finding of the check, for people who look later. */
export function lockFinding(report: LockdownReport): { name: string; ok: boolean; detail: string } {
  const level = lockdownLevel(report);
  const missing = stepsNotHeld(report.steps).map((s) => s.step);
  const detail = `${report.shell} ${report.platform}: ${level}${missing.length > 0 ? `; not held: ${missing.join(', ')}` : ''}`;
  return { name: 'lockdown', ok: level !== 'none', detail: detail.slice(0, 300) };
}

/** True when nothing but this window can be seen: full screen by the page, by kiosk mode, or by the desktop shell. */
export function fillsScreen(): boolean {
  if (window.invigilShell !== undefined || document.fullscreenElement !== null) return true;
  return innerWidth >= screen.width && innerHeight >= screen.height;
}

/** Gives the machine back. */
export async function unlockSeat(): Promise<void> {
  await window.invigilShell?.leaveLockdown();
  await endPageLockdown();
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
}

/** True where a full screen is possible at all. */
export function canLock(): boolean {
  return window.invigilShell !== undefined || document.fullscreenEnabled === true;
}
