import type { Answers, Asked } from '../answers.ts';
import { failureOf, type CallFailure } from '../call.ts';

type Answer = Answers['certificates']['issue'];
export type NotIssued = Extract<Answer, { ok: true }>['refused'][number];

/** A certificate takes up to a second, a call some milliseconds: one by one, the count is true and a stop is quick. */
const portion = 1;

/** Issues certificates portion by portion, with a count, and can be stopped between portions. */
export class Issuing {
  busy = $state(false);
  done = $state(0);
  all = $state(0);
  issued = $state(0);
  refused = $state.raw<readonly NotIssued[]>([]);
  /** How the run ended; null before and while it goes on. */
  end = $state<'finished' | 'stopped' | 'keys-locked' | null>(null);
  failure = $state<CallFailure | null>(null);
  #stop = false;
  #issue: (asked: Asked['certificates']['issue']) => Promise<Answer>;

  constructor(issue: (asked: Asked['certificates']['issue']) => Promise<Answer>) {
    this.#issue = issue;
  }

  stop(): void {
    this.#stop = true;
  }

  async run(candidateIds: readonly string[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.#stop = false;
    this.done = this.issued = 0;
    this.all = candidateIds.length;
    this.refused = [];
    this.end = this.failure = null;
    try {
      this.end = await this.#portions(candidateIds);
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }

  async #portions(candidateIds: readonly string[]): Promise<'finished' | 'stopped' | 'keys-locked'> {
    for (let at = 0; at < candidateIds.length; at += portion) {
      if (this.#stop) return 'stopped';
      const answer = await this.#issue({ candidateIds: candidateIds.slice(at, at + portion) });
      if (!answer.ok) return answer.reason;
      this.issued += answer.issued.length;
      this.refused = [...this.refused, ...answer.refused];
      this.done = Math.min(this.all, at + portion);
    }
    return 'finished';
  }
}
