import type { ItemKind } from '../item/item.ts';
import { sameResponse, type Response } from '../item/response.ts';
import type { Attempt } from './attempt.ts';
import { saveGraceMs } from './decide-save.ts';
import type { AttemptEntry } from './entries.ts';
import type { StoredResponse } from './responses.ts';

/** One response as a seat wrote it into its response file. */
export interface FiledResponse {
  readonly ref: string;
  readonly revision: number;
  readonly response: Response | null;
  /** What was left of the time (ms) by the seat's own count when it was given; null when the host had it before this window. */
  readonly leftMs: number | null;
}

/**
 * How a filed response stands to what the host has. newer: it is taken. same: the host has it. older: the host's is newer.
 * conflict: the host's was given later, at another seat or after the host was replaced. late: after the time, by the seat's count.
 */
export const filedStandings = ['newer', 'same', 'older', 'conflict', 'late', 'unfit'] as const;
export type FiledStanding = (typeof filedStandings)[number];

/** How one filed response stands. `later`: what the host stored was given after the candidate had left the file's seat. */
export function standingOf(
  filed: FiledResponse,
  stored: StoredResponse | null,
  later: boolean,
  kind: ItemKind | null,
): FiledStanding {
  // The paper is the same, so this is a program's mistake; it must not end in a stored response that cannot be scored.
  if (kind === null || (filed.response !== null && filed.response.kind !== kind)) return 'unfit';
  if (stored !== null) {
    if (sameResponse(filed.response, stored.response)) return 'same';
    if (later || filed.revision === stored.revision) return 'conflict';
    if (filed.revision < stored.revision) return 'older';
  }
  return filed.leftMs !== null && filed.leftMs <= -saveGraceMs ? 'late' : 'newer';
}

/** May responses be taken in from a file, or is the file only kept? Null: nothing was ever given, there is no paper. */
export function intakeOf(attempt: Attempt): 'applied' | 'kept' | null {
  if (attempt.startedAt === null) return null;
  return attempt.finished === null ? 'applied' : 'kept';
}

/**
 * Refs whose stored response was given after the candidate had left the seat that wrote the file, in the journal's order: no two
 * clocks are compared. `takenOverAt` is the number of the journal entry by which a spare host took over after the file's epoch.
 */
export function givenLater(
  entries: readonly { readonly seq: number; readonly entry: AttemptEntry }[],
  fileSeat: string,
  takenOverAt: number | null,
): ReadonlySet<string> {
  let wasThere = false;
  let left = false;
  const later = new Set<string>();
  for (const { seq, entry } of entries) {
    const { event } = entry;
    const moved = seatMovedTo(event);
    if (moved === fileSeat) [wasThere, left] = [true, false];
    else if (moved !== null) left = wasThere;
    if (event.kind !== 'attempt.saved') continue;
    if (left || (takenOverAt !== null && seq > takenOverAt)) later.add(event.ref);
    else later.delete(event.ref);
  }
  return later;
}

function seatMovedTo(event: AttemptEntry['event']): string | null {
  if (event.kind === 'attempt.transferred') return event.to;
  return event.kind === 'attempt.admitted' || event.kind === 'attempt.entered' ? event.seat : null;
}
