import type { HostCore } from './host-core.ts';
import { hostKit } from './storage/host-kit-store.ts';
import { epochOf, hostIdentity } from './storage/meta-store.ts';
import { takenResultsOf } from './storage/other-journal-store.ts';
import { earlierResults } from './storage/earlier-result-store.ts';
import { sentPackages, takenPackages } from './storage/package-store.ts';
import { countCandidates, sessionById } from './storage/session-store.ts';

/** What is out, and what was taken in. */
export function packagesState(core: HostCore) {
  const { db } = core;
  const identity = hostIdentity(db);
  return {
    host: identity === null ? null : { hostId: identity.hostId, name: identity.name, epoch: epochOf(db) },
    sent: sentPackages(db).map(({ id, sessionId, hostId, counter, madeAt }) => ({
      ...{ packageId: id, sessionId, counter, madeAt },
      title: sessionById(db, sessionId)?.title ?? '',
      hostName: hostKit(db, hostId)?.name ?? '',
      returnedAt: takenResultsOf(db, sessionId)?.takenAt ?? null,
    })),
    taken: takenPackages(db).flatMap(({ id, sessionId, counter, codes, takenAt, unsealedAt }) => {
      const session = sessionById(db, sessionId);
      if (session === null) return [];
      const { title, room, startsAt, state } = session;
      const candidates = countCandidates(db, sessionId);
      const earlier = earlierResults(db, sessionId).length;
      return [
        {
          packageId: id,
          sessionId,
          title,
          room,
          startsAt,
          state,
          candidates,
          earlier,
          counter,
          codes,
          takenAt,
          unsealedAt,
        },
      ];
    }),
  };
}
