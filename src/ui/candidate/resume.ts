import type { CandidateVisit } from './candidate-visit.svelte.ts';

/** The host holds an attempt for its window until that has been silent for a few seconds: so long a reload may have to wait. */
const tries = 10;
const betweenMs = 1_000;

/** After a reload: enters again with the number that was typed in this tab. Ends when in, refused for good, or out of tries. */
export async function resume(visit: CandidateVisit): Promise<void> {
  const number = visit.remembered;
  if (number === null) return;
  for (let i = 0; i < tries; i += 1) {
    if (await visit.enter(number)) return;
    const again = visit.refusal?.reason === 'open-in-another-window' || visit.failure === 'host-unreachable';
    if (!again) return;
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
}
