import type { Response as Given } from '#domain/item/response.ts';
import { caller, type Caller } from '../caller.ts';
import type { Seated } from '../exam-day.ts';
import type { Chance } from '../seeded.ts';
import type { Run } from './run.ts';

export interface Save {
  readonly ref: string;
  readonly revision: number;
  readonly response: Extract<Given, { kind: 'single' | 'text' }>;
}

/** When this seat's time began to run in a run of the host: between `sent` and `known`. Null: no answer came. */
export interface Began {
  readonly run: Run;
  readonly sent: number;
  known: number | null;
  /** When the candidate submitted in that run. */
  submitted: { readonly sent: number; known: number | null } | null;
}

interface PaperItem {
  readonly ref: string;
  readonly kind: string;
  readonly options: readonly { readonly ref: string }[];
}

const saveKey = ({ ref, revision }: { ref: string; revision: number }) => `${ref} ${revision}`;

/** One candidate's seat: gives responses, and writes down what it sent, what was acknowledged and when its time ran. */
export class RecordingSeat {
  readonly candidate: Seated;
  readonly #chance: Chance;
  readonly sent = new Map<string, Save>();
  readonly acknowledged = new Set<string>();
  readonly began: Began[] = [];
  receipt: string | null = null;
  /** Where the candidate was last: acknowledged, or asked for and not answered. */
  current: { known: string | null; asked: string | null } = { known: null, asked: null };
  #items: readonly PaperItem[] = [];
  readonly #revisions = new Map<string, number>();
  #unanswered: Save | null = null;
  #texts = 0;

  constructor(candidate: Seated, chance: Chance) {
    this.candidate = candidate;
    this.#chance = chance;
  }

  #call(run: Run): Caller['candidate'] {
    return caller((request) => fetch(request), this.candidate.bearer, run.origin).candidate;
  }

  /** The seat is heard from again after a restart, and its time goes on. In the first run the proctor's start did that. */
  #beginsIn(run: Run): Began {
    const there = this.began.find((one) => one.run === run);
    if (there !== undefined) return there;
    const began: Began = { run, sent: performance.now(), known: null, submitted: null };
    this.began.push(began);
    return began;
  }

  /** Sits down. Returns what is wrong with what the host gives back. */
  async sitDown(run: Run): Promise<string[]> {
    const began = this.#beginsIn(run);
    const call = this.#call(run);
    const state = await call.state({});
    began.known ??= performance.now();
    if (state.stage === 'finished') {
      this.began.splice(this.began.indexOf(began), 1); // no time ran
      const known = this.receipt;
      this.receipt = state.receipt;
      return known === null || known === state.receipt ? [] : [`the receipt was ${known} and is ${state.receipt}`];
    }
    run.acknowledge(began.sent);
    const paper = await call.paper({});
    if (!paper.ok) return [`no paper at stage ${state.stage}: ${paper.reason}`];
    this.#items = paper.items;
    const { known, asked } = this.current;
    const problems: string[] = [];
    if (known !== null && paper.current !== known && paper.current !== asked)
      problems.push(`resumed on ${paper.current}, was on ${known} and had asked for ${asked}`);
    this.current = { known: paper.current, asked: null };
    for (const { ref, revision } of paper.responses)
      this.#revisions.set(ref, Math.max(revision, this.#revisions.get(ref) ?? 0));
    return problems;
  }

  #nextSave(): Save {
    const item = this.#chance.pick(this.#items);
    const revision = (this.#revisions.get(item.ref) ?? 0) + 1;
    this.#texts += 1;
    const response: Save['response'] =
      item.kind === 'single'
        ? { kind: 'single', choice: this.#chance.pick(item.options).ref }
        : { kind: 'text', text: `${this.candidate.admissionNumber} 第${this.#texts}次 ${this.#chance.next()}` };
    return { ref: item.ref, revision, response };
  }

  /** One save, the unanswered one first; now and then a step to another item. Throws when no answer comes. */
  async step(run: Run): Promise<void> {
    const call = this.#call(run);
    if (this.#chance.next() < 0.1) {
      const { ref } = this.#chance.pick(this.#items);
      this.current = { ...this.current, asked: ref };
      const sentAt = performance.now();
      const visited = await call.visit({ ref });
      if (!visited.ok) throw new Error(`the visit was refused: ${visited.reason}`);
      this.current = { known: ref, asked: null };
      run.acknowledge(sentAt);
      return;
    }
    const save = this.#unanswered ?? this.#nextSave();
    this.#unanswered = save;
    this.sent.set(saveKey(save), save);
    this.#revisions.set(save.ref, save.revision);
    const sentAt = performance.now();
    const answer = await call.save(save);
    if (!answer.ok) throw new Error(`the save of ${saveKey(save)} was refused: ${answer.reason}`);
    this.acknowledged.add(saveKey(save));
    if (this.#unanswered === save) this.#unanswered = null;
    run.acknowledge(sentAt);
  }

  async submit(run: Run): Promise<void> {
    const began = this.began.at(-1);
    if (began === undefined) throw new Error('nobody sits here');
    const submitted = { sent: performance.now(), known: null as number | null };
    began.submitted = submitted;
    const answer = await this.#call(run).submit({});
    if (!answer.ok) throw new Error(`the submission was refused: ${answer.reason}`);
    submitted.known = performance.now();
    this.receipt = answer.receipt;
  }
}
