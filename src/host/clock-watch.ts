import type { Now } from '#domain/time.ts';
import { recordAct, type HostCore } from './host-core.ts';
import { noteIncident } from './incidents.ts';
import { sessions } from './storage/session-store.ts';

/** Wall and monotonic clock may differ by so much between two ticks (ms) before it counts as a jump: timers come late. */
const tolerableMs = 2_000;

/**
 * Compares the two clocks at each tick. A jump (somebody set the clock, or the machine slept) is written down and shown on the
 * board; it changes no candidate's time.
 */
export function watchClock(core: HostCore): () => void {
  let before: Now = core.clock.now();
  return () => {
    const now = core.clock.now();
    const jumpedMs = Math.round(now.wall - before.wall - (now.mono - before.mono));
    before = now;
    if (Math.abs(jumpedMs) <= tolerableMs) return;
    const open = sessions(core.db).filter((s) => s.state === 'open');
    if (open.length === 0) return;
    const note = (): Promise<void> =>
      core.queue.run((db) => {
        recordAct(core, db, 'host', 'host.clock-jumped', { jumpedMs, wall: now.wall }, core.clock.now());
        for (const { id } of open) {
          const seconds = Math.round(jumpedMs / 1000);
          noteIncident(core, db, { sessionId: id, attemptId: null }, 'system.clock-jump', { seconds });
        }
      });
    // What cannot be written now is tried by no one: the seats' own saves fail and say so.
    note().catch(() => undefined);
  };
}
