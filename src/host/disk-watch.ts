import { noteIncident } from './incidents.ts';
import type { HostCore } from './host-core.ts';
import { sessions } from './storage/session-store.ts';

/** Seats try a failed save again within eight seconds: so long (ms) after the last failure nothing fails any more. */
const quietMs = 15_000;

/** Writes that the host's disk did not take, on this boot's monotonic clock. */
export class DiskWatch {
  #since: number | null = null;
  #last = 0;
  #why = '';

  /** Returns true for the first failure of a row. */
  failed(mono: number, why: string): boolean {
    const first = this.#since === null;
    this.#since ??= mono;
    this.#last = mono;
    this.#why = why;
    return first;
  }

  /** What the system said, while it lasts. */
  get trouble(): string | null {
    return this.#since === null ? null : this.#why;
  }

  /** Once nothing has failed for a while: how long it lasted (ms), told once. */
  over(mono: number): number | null {
    if (this.#since === null || mono - this.#last < quietMs) return null;
    const lasted = this.#last - this.#since;
    this.#since = null;
    return lasted;
  }
}

/** What goes wrong with the host itself, as the board shows it. */
export function hostTrouble(core: HostCore) {
  return { snapshot: core.snapshots.failure?.why ?? null, disk: core.disk.trouble };
}

/** Once the disk takes writes again it is an incident of every open session: while it lasts nothing can be written down. */
export function noteDiskOver(core: HostCore): void {
  const why = core.disk.trouble ?? '';
  const lasted = core.disk.over(core.clock.now().mono);
  if (lasted === null) return;
  core.changes.announce('rooms');
  noteHostIncident(core, { seconds: Math.round(lasted / 1000), note: why });
}

/** An incident of the host's disk or stick, in every open session. */
export function noteHostIncident(core: HostCore, details: { readonly seconds?: number; readonly note: string }): void {
  const note = core.queue.run((db) => {
    const open = sessions(db).filter((s) => s.state === 'open');
    for (const { id } of open) noteIncident(core, db, { sessionId: id, attemptId: null }, 'system.disk', details);
  });
  // What cannot be written now is shown on the board all the same.
  note.catch(() => undefined);
}
