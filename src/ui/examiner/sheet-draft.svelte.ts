import type { CriterionMark, Evidence, GlobalRating, Mark } from '#domain/marking/mark-sheet.ts';
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import { scoreSheet } from '#domain/marking/score-sheet.ts';
import { sheetGaps } from '#domain/marking/sheet-gaps.ts';
import type { Answers } from '../answers.ts';

type SaveAnswer = Answers['marking']['save'];
/** Sends one revision. Rejects when the host was not reached. */
export type SendSheet = (revision: number, sheet: MarkSheet) => Promise<SaveAnswer>;
export type SheetStatus = 'untouched' | 'pending' | 'saving' | 'saved' | 'failed' | 'refused';

/** Milliseconds after the last key until a comment is sent. */
const typingRestMs = 400;
/** Milliseconds before a save that failed is tried again. */
const retryMs = 2_000;

const blank: CriterionMark = { mark: null, comment: '', evidence: [] };

/** A mark sheet on its way to the disk, like a candidate's response: each change is a revision, a late reply marks nothing newer saved. */
export class SheetDraft {
  readonly rubric: Rubric;
  sheet = $state.raw<MarkSheet>() as MarkSheet;
  status = $state<SheetStatus>('untouched');
  /** Epoch ms of the host's clock. */
  savedAt = $state<number | null>(null);
  readonly score = $derived.by(() => scoreSheet(this.rubric, this.sheet));
  readonly gaps = $derived.by(() => sheetGaps(this.rubric, this.sheet));
  revision: number;
  #acknowledged: number;
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #send: SendSheet;

  constructor(rubric: Rubric, stored: { readonly sheet: MarkSheet; readonly revision: number }, send: SendSheet) {
    this.rubric = rubric;
    this.sheet = stored.sheet;
    this.revision = this.#acknowledged = stored.revision;
    this.#send = send;
    if (stored.revision > 0) this.status = 'saved';
  }

  of(criterion: string): CriterionMark {
    return Object.hasOwn(this.sheet.marks, criterion) ? (this.sheet.marks[criterion] ?? blank) : blank;
  }

  mark(criterion: string, mark: Mark): void {
    this.#change({ ...this.of(criterion), mark }, criterion, 0);
  }

  comment(criterion: string, comment: string): void {
    this.#change({ ...this.of(criterion), comment }, criterion, typingRestMs);
  }

  cite(criterion: string, evidence: Evidence): void {
    const own = this.of(criterion);
    this.#change({ ...own, evidence: [...own.evidence, evidence] }, criterion, 0);
  }

  uncite(criterion: string, at: number): void {
    const own = this.of(criterion);
    this.#change({ ...own, evidence: own.evidence.filter((_, nth) => nth !== at) }, criterion, 0);
  }

  rate(globalRating: GlobalRating): void {
    this.#take({ ...this.sheet, globalRating }, 0);
  }

  remark(comment: string): void {
    this.#take({ ...this.sheet, comment }, typingRestMs);
  }

  #change(own: CriterionMark, criterion: string, rest: number): void {
    this.#take({ ...this.sheet, marks: { ...this.sheet.marks, [criterion]: own } }, rest);
  }

  #take(sheet: MarkSheet, rest: number): void {
    if (this.status === 'refused') return;
    this.sheet = sheet;
    this.revision += 1;
    this.status = 'pending';
    clearTimeout(this.#timer);
    if (rest === 0) void this.flush();
    else this.#timer = setTimeout(() => void this.flush(), rest);
  }

  /** Sends what is not on disk. True when everything is, afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.revision > this.#acknowledged && this.status !== 'refused') {
      this.#sending ??= this.#try().finally(() => (this.#sending = null));
      await this.#sending;
      if (this.status === 'failed') return false;
    }
    return this.status !== 'refused';
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #try(): Promise<void> {
    const { revision, sheet } = this;
    this.status = 'saving';
    try {
      const answer = await this.#send(revision, sheet);
      if (answer.ok) {
        this.#acknowledged = revision;
        this.savedAt = answer.savedAt;
        this.status = this.revision === revision ? 'saved' : 'pending';
      } else if (answer.reason === 'older-revision') {
        // Saved from another window: what stands here is newer, and counts on from there.
        this.revision = Math.max(this.revision, Number(answer.detail)) + 1;
        this.status = 'pending';
      } else this.status = 'refused';
    } catch {
      this.status = 'failed';
      this.#timer = setTimeout(() => void this.flush(), retryMs);
    }
  }
}
