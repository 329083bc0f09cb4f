/** A sealed response file that this seat keeps for an attempt that is not known to be over. */
export interface KeptFile {
  readonly attemptId: string;
  readonly name: string;
  readonly text: string;
  readonly writtenAt: number;
}

const prefix = 'invigil.kept.';
/** By then the room's day and its aftermath are over (ms). */
const longestMs = 30 * 86_400_000;

/**
 * Where a seat keeps sealed files over a reload, a crash or a restart of its machine. Only the host can read them: whoever sits here
 * next finds nothing but that there was an exam.
 */
export class KeptFiles {
  readonly #storage: Storage;

  constructor(storage: Storage = localStorage) {
    this.#storage = storage;
  }

  put(file: KeptFile): void {
    try {
      this.#storage.setItem(prefix + file.attemptId, JSON.stringify(file));
    } catch {
      // Full: the window still holds everything, and the file can be written from it.
    }
  }

  forget(attemptId: string): void {
    this.#storage.removeItem(prefix + attemptId);
  }

  list(now = Date.now()): KeptFile[] {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at));
    return keys
      .filter((key) => key?.startsWith(prefix) === true)
      .flatMap((key) => {
        try {
          return [JSON.parse(this.#storage.getItem(key ?? '') ?? '') as KeptFile];
        } catch {
          return [];
        }
      })
      .filter((file) => {
        const old = now - file.writtenAt > longestMs;
        if (old) this.forget(file.attemptId);
        return !old;
      })
      .sort((a, b) => b.writtenAt - a.writtenAt);
  }
}
