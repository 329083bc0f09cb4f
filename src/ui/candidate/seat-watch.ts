import type { SeatReport } from '#domain/room/incident.ts';
import type { CandidateVisit } from './candidate-visit.svelte.ts';

/** Shorter losses of focus (ms) are a click beside the window or a notification: not worth a line in the log. */
const shortMs = 1_500;

/**
 * Tells the host what this window notices of itself while the time runs: that it lost the focus and for how long, and that a
 * response could not be written. It judges nothing and hides nothing from the candidate. Returns what stops it.
 */
export function watchSeat(visit: CandidateVisit, now: () => number = () => performance.now()): () => void {
  let lostAt: number | null = null;
  const sitting = (): boolean => visit.state?.stage === 'running';
  const tell = (what: SeatReport, ms: number): void => visit.report(what, Math.round(ms / 1000));
  const lose = (): void => {
    if (sitting()) lostAt ??= now();
  };
  const regain = (): void => {
    if (document.visibilityState === 'hidden' || lostAt === null) return;
    const lost = now() - lostAt;
    lostAt = null;
    if (lost >= shortMs) tell('focus-lost', lost);
  };
  const look = (): void => {
    if (document.visibilityState === 'hidden') lose();
    else regain();
  };
  window.addEventListener('blur', lose);
  window.addEventListener('focus', regain);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('blur', lose);
    window.removeEventListener('focus', regain);
    document.removeEventListener('visibilitychange', look);
  };
}
