/** A passage marked in one response, ready to be cited. */
export interface Passage {
  readonly prompt: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Tab leads through the next response and sets its caret there: that empties no passage chosen in another. */
export function passageAfter(before: Passage | null, prompt: string, now: Passage | null): Passage | null {
  return now === null && before?.prompt !== prompt ? before : now;
}
