import type { Response as Given } from '#domain/item/response.ts';
import type { Window } from './fault-run.ts';

export interface Save {
  readonly ref: string;
  readonly revision: number;
  readonly response: Extract<Given, { kind: 'single' | 'text' }>;
}

/** One request of a seat: when it was sent, and when its answer came (null: none came). Milliseconds of the machine's clock. */
export interface Word {
  readonly sent: number;
  readonly known: number | null;
  /** When the seat gave it up or had its answer: later it did not arrive. */
  readonly ended: number;
  /** 0 when no answer came. */
  readonly status: number;
  /** The reason that a refusal named. */
  readonly code: string;
  /** True when the host thereby had a word of the candidate's own seat, and time goes on where it stood still. */
  readonly contact: boolean;
  readonly operation: string;
  /** True when the answer held the receipt: the attempt is over. */
  readonly finished: boolean;
  /** What was acknowledged, when that is what it was. */
  readonly saved: Save | null;
}

export const keyOf = ({ ref, revision }: Pick<Save, 'ref' | 'revision'>) => `${ref} ${revision}`;

/** Everything that one candidate's seats sent and were told, whichever process or window it was. */
export class SeatRecord {
  readonly sent = new Map<string, Save[]>();
  readonly acknowledged = new Map<string, Save>();
  readonly words: Word[] = [];
  receipt: string | null = null;
  /** When the network was cut: what was sent then and not answered never reached the host. */
  readonly cuts: Window[] = [];
  /** Called after each word. */
  heard: (word: Word) => void = () => undefined;

  /** False for a word that the cut network cannot have let through. */
  mayHaveArrived({ sent, status }: Word): boolean {
    return status !== 0 || !this.cuts.some(({ from, to }) => sent >= from && sent <= to);
  }

  sending(save: Save): void {
    this.sent.set(keyOf(save), [...(this.sent.get(keyOf(save)) ?? []), save]);
  }

  word(word: Word): void {
    this.words.push(word);
    if (word.saved !== null) this.acknowledged.set(keyOf(word.saved), word.saved);
    this.heard(word);
  }
}
