import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Answers } from '../answers.ts';
import type { HostClient } from '../call.ts';
import type { Given, ItemResponse } from '../items/item-response.ts';
import { byKey } from '../by-key.ts';
import { Calculation } from './calculation.svelte.ts';
import { Countdown } from './countdown.svelte.ts';
import { FlagsOut } from './flags-out.svelte.ts';
import { NoteDraft } from './note-draft.svelte.ts';
import { ResponseDraft } from './response-draft.svelte.ts';
import { SeatMedia } from './seat-media.svelte.ts';

export type CandidatePaper = Extract<Answers['candidate']['paper'], { ok: true }>;
/** What the seat says about all responses together. */
export type SaveState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'not-saved'; readonly items: readonly number[] };

type Calls = Pick<HostClient['candidate'], 'save' | 'flag' | 'visit' | 'media' | 'play'> &
  Partial<Pick<HostClient['candidate'], 'saveNotes' | 'reportSaveTime'>>;

/** One candidate's way through one paper: where they are, what they gave, what is on disk. */
export class Run {
  /** How partly right choices and parts count. */
  readonly multipleScoring: CandidatePaper['multipleScoring'];
  readonly partsScoring: CandidatePaper['partsScoring'];
  readonly items: readonly CandidateItemView[];
  /** What lies beside the prompts of a case. */
  readonly materials: CandidatePaper['materials'];
  readonly drafts: ReadonlyMap<string, ResponseDraft>;
  readonly flags: FlagsOut;
  readonly media: SeatMedia;
  readonly countdown: Countdown;
  readonly tools: CandidatePaper['tools'];
  readonly calculation = new Calculation();
  readonly notes: NoteDraft;
  /** The tool that is open beside the item. */
  tool = $state<keyof CandidatePaper['tools'] | null>(null);
  /** What a response file is sealed with; null where the host has no key for it yet. */
  keep: CandidatePaper['keep'];
  index = $state(0);
  reviewing = $state(false);
  /** The candidate is handing in: nothing more can be given. */
  closing = $state(false);
  /** The time is up: nothing more can be given, unless the proctor credits time. */
  timeUp = $state(false);
  readonly #host: Calls;
  #stoodStill = false;

  readonly saveState = $derived.by((): SaveState => this.#judgeSaves());
  /** True while nothing may be changed: a save failed, or the attempt is closing. */
  readonly blocked = $derived(this.closing || this.timeUp || this.saveState.kind === 'not-saved');
  readonly answeredCount = $derived.by(() => this.items.filter((item) => this.draft(item.ref).answered).length);

  /** `measured`: in a rehearsal the seat tells how long each save took. */
  constructor(host: Calls, paper: CandidatePaper, clock?: () => number, measured = false) {
    this.#host = host;
    this.keep = paper.keep;
    this.items = paper.items;
    this.materials = paper.materials;
    this.multipleScoring = paper.multipleScoring;
    this.partsScoring = paper.partsScoring;
    this.tools = paper.tools;
    this.notes = new NoteDraft(paper.notes, async (revision, text) =>
      host.saveNotes === undefined ? { ok: false, reason: 'not-now' } : await host.saveNotes({ revision, text }),
    );
    this.media = new SeatMedia(host, paper.playsLeft);
    this.flags = new FlagsOut(paper.flagged, (ref, flagged) => host.flag({ ref, flagged }));
    this.countdown = new Countdown(() => void this.timeIsUp(), clock);
    const stored = byKey(paper.responses, (r) => [r.ref, r]);
    this.drafts = byKey(paper.items, (item) => [
      item.ref,
      new ResponseDraft(
        item.ref,
        stored.get(item.ref) ?? null,
        async (ref, revision, response) => {
          const pressed = performance.now();
          const answer = await host.save({ ref, revision, response });
          if (measured && answer.ok)
            void host.reportSaveTime?.({ ms: performance.now() - pressed }).catch(() => undefined);
          return answer;
        },
        (answer) => answer.ok && this.countdown.sync(answer.remainingMs),
      ),
    ]);
    this.index = Math.max(
      0,
      paper.items.findIndex((item) => item.ref === paper.current),
    );
  }

  get item(): CandidateItemView {
    const item = this.items[this.index];
    if (item === undefined) throw new Error(`The paper has no item at ${this.index}.`);
    return item;
  }

  draft(ref: string): ResponseDraft {
    const draft = this.drafts.get(ref);
    if (draft === undefined) throw new Error(`The paper has no item ${ref}.`);
    return draft;
  }

  /** Takes a response to the item on the screen. */
  give(response: ItemResponse | null, given: Given): void {
    if (!this.blocked) this.draft(this.item.ref).give(response, given, this.countdown.remainingMs);
  }

  /** Opens an item by its place; leaving an item sends what was typed. Out of range does nothing. */
  open(index: number): void {
    if (index < 0 || index >= this.items.length) return;
    void this.draft(this.item.ref).flush();
    this.reviewing = false;
    if (index === this.index) return;
    this.index = index;
    // Only for coming back after a reload: a lost one costs nothing, the next one counts.
    void this.#host.visit({ ref: this.item.ref }).catch(() => undefined);
  }

  toggleFlag(): void {
    if (!this.closing && !this.timeUp) this.flags.toggle(this.item.ref);
  }

  review(): void {
    void this.draft(this.item.ref).flush();
    this.reviewing = true;
  }

  /** Sends everything that is not on disk yet. True when all of it is, afterwards. */
  async flush(): Promise<boolean> {
    const open = [...this.drafts.values()].filter((draft) => draft.unsaved);
    await Promise.all(open.map((draft) => draft.flush()));
    return open.every((draft) => !draft.unsaved);
  }

  /** Locks the inputs and sends what is left; the host closes the attempt by its own clock. */
  async timeIsUp(): Promise<void> {
    this.timeUp = true;
    await this.flush();
  }

  /** The host said that the attempt is running, with that much time left. */
  running(remainingMs: number, limitMs: number): void {
    this.countdown.sync(remainingMs, limitMs);
    if (remainingMs > 0 && (this.timeUp || this.#stoodStill)) {
      this.timeUp = this.#stoodStill = false;
      for (const draft of this.drafts.values()) draft.tryAgain();
    }
    this.flags.sendAgain();
  }

  /** The attempt is paused: no time passes. */
  standStill(): void {
    this.countdown.stop();
    this.#stoodStill = true;
  }

  /** Takes what an earlier run at this seat could not save, where nothing newer was stored meanwhile. */
  carryOver(before: Run): void {
    for (const [ref, old] of before.drafts) {
      const draft = this.drafts.get(ref);
      if (draft === undefined) continue;
      if (old.acknowledged > draft.acknowledged) draft.adopt(old);
      else if (old.unsaved && old.acknowledged === draft.acknowledged) draft.give(old.response, 'chosen', old.leftMs);
    }
  }

  /**
   * The host was away, and may have been put back to its last snapshot: what it acknowledged here and has no more is sent again, and
   * it is told where the candidate is.
   */
  compareWith(paper: CandidatePaper): void {
    this.keep = paper.keep;
    const stored = byKey(paper.responses, (r) => [r.ref, r.revision]);
    for (const [ref, draft] of this.drafts) draft.hostHas(stored.get(ref) ?? 0);
    this.flags.compareWith(paper.flagged);
    if (paper.current !== this.item.ref) void this.#host.visit({ ref: this.item.ref }).catch(() => undefined);
  }

  stop(): void {
    this.countdown.stop();
    this.notes.stop();
    for (const draft of this.drafts.values()) draft.stop();
  }

  #judgeSaves(): SaveState {
    let saving = false;
    let at: number | null = null;
    const lost: number[] = [];
    for (const item of this.items) {
      const { status, savedAt } = this.draft(item.ref);
      if (status === 'failed' || status === 'refused') lost.push(item.number);
      if (status === 'pending' || status === 'saving') saving = true;
      if (savedAt !== null && (at === null || savedAt > at)) at = savedAt;
    }
    if (lost.length > 0) return { kind: 'not-saved', items: lost };
    if (saving) return { kind: 'saving' };
    return at === null ? { kind: 'nothing' } : { kind: 'saved', at };
  }
}
