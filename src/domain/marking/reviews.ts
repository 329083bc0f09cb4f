/** What a training run's candidate handed in, as far as its reviews go. */
export interface ReviewedWork {
  readonly taskId: string;
  readonly partId: string;
  readonly candidateId: string;
  /** Who reviews it beside the candidate; null while nobody does. */
  readonly peer: { readonly candidateId: string; readonly submitted: boolean } | null;
}

export interface PeerGiven {
  readonly taskId: string;
  readonly candidateId: string;
}

/**
 * Shares out what nobody reviews yet among those who handed it in, part by part: each reviews the next one's work, and nobody their
 * own. One who is alone in a part gets nobody, and is nobody's. The order of the works decides who is next.
 */
export function peerRing(works: readonly ReviewedWork[]): PeerGiven[] {
  const byPart = Map.groupBy(
    works.filter(({ peer }) => peer === null),
    ({ partId }) => partId,
  );
  return [...byPart.values()].flatMap((open) =>
    open.length < 2
      ? []
      : open.map(({ taskId }, at) => {
          const before = open[(at + open.length - 1) % open.length];
          return { taskId, candidateId: before?.candidateId ?? '' };
        }),
  );
}

export const peerRefusals = ['own-work', 'not-finished', 'submitted', 'assigned'] as const;
export type PeerRefusal = (typeof peerRefusals)[number];

/** Why that candidate may not be given this work; null when they may. `works` are all of the run. */
export function refusePeer(
  work: ReviewedWork,
  candidateId: string,
  works: readonly ReviewedWork[],
): PeerRefusal | null {
  if (work.candidateId === candidateId) return 'own-work';
  // Whoever still has the part before them must not read another's.
  if (!works.some((one) => one.candidateId === candidateId && one.partId === work.partId)) return 'not-finished';
  if (work.peer?.submitted === true) return 'submitted';
  return work.peer?.candidateId === candidateId ? 'assigned' : null;
}
