import { SvelteMap } from 'svelte/reactivity';
import type { Response } from '#domain/item/response.ts';
import { readEntry, writeEntry, type EntryMistake, type SheetLine } from '#domain/paper/answer-sheet.ts';
import type { Answers } from '../answers.ts';
import { Act } from '../act.svelte.ts';
import type { HostClient } from '../call.ts';

type Typed = Answers['transcripts']['save'];
type Given = Parameters<HostClient['transcripts']['save']>[0]['response'];

/** One line while it is typed: the letters, or the word that it is unanswered. */
export interface TypedLine {
  readonly text: string;
  readonly blank: boolean;
  readonly state: 'open' | 'stored' | 'not-stored';
  readonly mistake: EntryMistake | null;
}

const open: TypedLine = { text: '', blank: false, state: 'open', mistake: null };

/** What crosses to the host: the domain's response, whose lists are never changed. */
export function asGiven(response: Response | null): Given {
  return response as Given;
}

/** One person's typing of one answer sheet. Each line is stored when its field is left. */
export class SheetTyping {
  readonly #host: Pick<HostClient, 'transcripts'>;
  readonly attemptId: string;
  readonly lines: readonly SheetLine[];
  readonly typed = new SvelteMap<string, TypedLine>();
  readonly done = $derived.by(() => this.lines.filter(({ ref }) => this.of(ref).state === 'stored').length);
  readonly saving = new Act();

  constructor(
    host: Pick<HostClient, 'transcripts'>,
    attemptId: string,
    sheet: Extract<Answers['transcripts']['open'], { ok: true }>,
  ) {
    this.#host = host;
    this.attemptId = attemptId;
    this.lines = sheet.lines;
    for (const { ref, response } of sheet.typed) {
      const line = sheet.lines.find((one) => one.ref === ref);
      const text = line === undefined || response === null ? '' : writeEntry(line, response);
      this.typed.set(ref, { text, blank: response === null, state: 'stored', mistake: null });
    }
  }

  of(ref: string): TypedLine {
    return this.typed.get(ref) ?? open;
  }

  type(line: SheetLine, text: string): void {
    this.typed.set(line.ref, { text, blank: false, state: 'open', mistake: null });
  }

  /** Says that the candidate left it, or takes that word back. */
  async leave(line: SheetLine, blank: boolean): Promise<void> {
    this.typed.set(line.ref, { text: '', blank, state: 'open', mistake: null });
    if (blank) await this.#store(line, null);
  }

  /** True when what stands in the field can be read, or nothing does. */
  reads(line: SheetLine): boolean {
    const { text, blank } = this.of(line.ref);
    return blank || ['', '-'].includes(text.trim()) || readEntry(line, text).ok;
  }

  /** Reads and stores what stands in the field. A line that is stored already is left alone; true when it may be gone on from. */
  async keep(line: SheetLine): Promise<boolean> {
    const now = this.of(line.ref);
    if (now.state === 'stored' || now.blank) return now.state === 'stored' || (await this.#store(line, null));
    if (now.text.trim() === '-') {
      await this.leave(line, true);
      return true;
    }
    const read = readEntry(line, now.text);
    if (!read.ok) {
      this.typed.set(line.ref, { ...now, mistake: now.text === '' ? null : read.why });
      return now.text === '';
    }
    return await this.#store(line, read.response);
  }

  async #store(line: SheetLine, response: Response | null): Promise<boolean> {
    const before = this.of(line.ref);
    let answer: Typed | null;
    try {
      answer = await this.#host.transcripts.save({
        attemptId: this.attemptId,
        ref: line.ref,
        response: asGiven(response),
      });
    } catch {
      answer = null; // told beside the line: it is typed again, or Enter pressed again
    }
    const now = this.of(line.ref);
    // Something else was typed meanwhile: that one is stored by its own turn.
    if (now.text !== before.text || now.blank !== before.blank) return false;
    const stored = answer?.ok === true;
    this.typed.set(line.ref, { ...now, state: stored ? 'stored' : 'not-stored', mistake: null });
    return stored;
  }
}
