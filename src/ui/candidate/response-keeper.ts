import { KeptFiles, type KeptFile } from './kept-files.ts';
import type { Run } from './run.svelte.ts';
import { sealResponses } from './seal-responses.ts';

/** Milliseconds after a change until the kept file is sealed anew. */
const restMs = 1_000;

function named(admissionNumber: string, writtenAt: number): string {
  const time = new Date(writtenAt).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `responses-${admissionNumber.replace(/[^A-Za-z0-9_-]/g, '_')}-${time}Z.invigil`;
}

/** Everything a seat holds of an attempt, saved or not, sealed for its host: kept at the seat, and written to a file on demand. */
export class ResponseKeeper {
  readonly #seat: string;
  readonly #kept: KeptFiles;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(seat: string, kept: KeptFiles = new KeptFiles()) {
    this.#seat = seat;
    this.#kept = kept;
  }

  /** Something was given, or reached the host: the copy at this seat is made anew in a moment. */
  changed(run: Run, admissionNumber: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write(run, admissionNumber).catch(() => undefined), restMs);
  }

  /** Seals what is held now. Null when there is no key, or nothing was given yet. */
  async write(run: Run, admissionNumber: string): Promise<KeptFile | null> {
    const { keep } = run;
    const held = [...run.drafts.values()].filter((draft) => draft.revision > 0);
    if (keep === null || held.length === 0) return null;
    const responses = held.map(({ ref, revision, response, leftMs }) => ({ ref, revision, response, leftMs }));
    const writtenAt = Date.now();
    const text = await sealResponses(keep, this.#seat, responses, writtenAt);
    const file = { attemptId: keep.attemptId, name: named(admissionNumber, writtenAt), text, writtenAt };
    this.#kept.put(file);
    return file;
  }

  /** The attempt is over at the host, which has everything it will take. */
  over(attemptId: string): void {
    clearTimeout(this.#timer);
    this.#kept.forget(attemptId);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
