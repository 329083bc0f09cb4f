import type { AttemptState } from '../attempt/attempt.ts';

const openStates: readonly AttemptState[] = ['admitted', 'running', 'paused'];

/** False while one of the person's attempts is open: who sits an exam does not learn from the side meanwhile. */
export function mayPractise(attempts: readonly { readonly state: AttemptState }[]): boolean {
  return !attempts.some(({ state }) => openStates.includes(state));
}
