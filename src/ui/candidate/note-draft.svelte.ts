type Answer =
  | { readonly ok: true; readonly savedAt: number }
  | { readonly ok: false; readonly reason: string; readonly detail?: string | undefined };

/** Milliseconds after the last key until the notes are sent, and before a failed sending is tried again. */
const restMs = 500;
const againMs = 2_000;

/** The candidate's own notes on their way to the disk. They block nothing: only responses do. */
export class NoteDraft {
  text = $state('');
  status = $state<'untouched' | 'saving' | 'saved' | 'failed'>('untouched');
  #revision: number;
  #sent: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  readonly #send: (revision: number, text: string) => Promise<Answer>;

  constructor(stored: { revision: number; text: string }, send: (revision: number, text: string) => Promise<Answer>) {
    this.text = stored.text;
    this.#revision = this.#sent = stored.revision;
    this.#send = send;
    if (stored.revision > 0) this.status = 'saved';
  }

  type(text: string): void {
    this.text = text;
    this.#revision += 1;
    this.status = 'saving';
    this.#later(restMs);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || this.#revision === this.#sent) return;
    this.#sending = true;
    const revision = this.#revision;
    try {
      const answer = await this.#send(revision, this.text);
      if (answer.ok) {
        this.#sent = revision;
        this.status = revision === this.#revision ? 'saved' : 'saving';
      } else if (answer.reason === 'older-revision') {
        // What stands here is newer than what another window of this seat kept: it is counted on from there.
        this.#revision = Math.max(this.#revision, Number(answer.detail ?? 0)) + 1;
      } else this.status = 'failed';
    } catch {
      this.status = 'failed';
    } finally {
      this.#sending = false;
    }
    if (this.#revision !== this.#sent) this.#later(this.status === 'failed' ? againMs : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
