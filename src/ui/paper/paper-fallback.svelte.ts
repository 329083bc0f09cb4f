import { SvelteSet } from 'svelte/reactivity';
import type { Booklet } from '#contract/fallback.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import type { Answers } from '../answers.ts';
import { Act } from '../act.svelte.ts';
import type { HostClient } from '../call.ts';
import { Loaded } from '../load.svelte.ts';
import { t } from '../words/words.svelte.ts';

export type PaperAct = 'print' | 'move' | 'end';
export interface PaperWish {
  readonly code: ReasonCode;
  readonly reason: string;
  readonly minutes: number;
  readonly second: { readonly username: string; readonly password: string };
}
export type PaperRow = Answers['fallback']['list'][number];
export type PaperState = keyof typeof t.paperDay.states;

/** What is said of an attempt in one word. */
export function paperState(row: PaperRow): PaperState {
  if (row.transcribed !== null) return 'done';
  if (row.movedAt === null) return 'machine';
  if (row.ended === null) return 'moved';
  return row.typed === 0 ? 'ended' : row.typed === 1 ? 'oneTyped' : 'bothTyped';
}

/** A session on paper, as one proctor handles it. */
export class PaperDay {
  readonly #host: Pick<HostClient, 'fallback'>;
  readonly rows: Loaded<PaperRow[]>;
  readonly acting = new Act();
  readonly chosen = new SvelteSet<string>();
  booklets = $state.raw<readonly Booklet[]>([]);
  /** Why nothing was done at all. */
  refused = $state<string | null>(null);
  report = $state.raw<{ done: number; refused: readonly string[] } | null>(null);

  constructor(host: Pick<HostClient, 'fallback'>, sessionId: string) {
    this.#host = host;
    this.rows = new Loaded(() => host.fallback.list({ sessionId }));
  }

  get names(): string[] {
    return (this.rows.value ?? []).filter((row) => this.chosen.has(row.attemptId)).map((row) => row.name);
  }

  /** Returns true when it was done, for whomever it could be. */
  async act(act: PaperAct, { second, minutes, ...why }: PaperWish): Promise<boolean> {
    const attemptIds = [...this.chosen];
    this.refused = this.report = null;
    const { fallback } = this.#host;
    if (act === 'print') {
      const answer = await this.acting.run(() => fallback.print({ attemptIds, second, ...why }));
      if (answer === undefined) return false;
      if (!answer.ok) {
        this.refused = t.paperDay.secondRefusals[answer.reason];
        return false;
      }
      this.booklets = answer.booklets;
      this.#tell(answer.booklets.length, answer.refused);
    } else {
      const answer = await this.acting.run(() =>
        act === 'move' ? fallback.move({ attemptIds, ...why }) : fallback.end({ attemptIds, minutes, ...why }),
      );
      if (answer === undefined) return false;
      this.#tell(answer.done.length, answer.refused);
    }
    this.chosen.clear();
    await this.rows.refresh();
    return true;
  }

  #tell(done: number, refused: readonly { attemptId: string; reason: string }[]): void {
    const nameOf = (id: string) => this.rows.value?.find((row) => row.attemptId === id)?.name ?? id;
    const words: Readonly<Record<string, string>> = t.paperDay.refusals;
    const told = refused.map((one) => t.paperDay.refusedFor(nameOf(one.attemptId), words[one.reason] ?? one.reason));
    this.report = { done, refused: told };
  }
}
