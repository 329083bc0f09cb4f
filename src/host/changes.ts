import type { Undoable } from './storage/write-queue.ts';

/** What can be watched: one session's room, one attempt, or all rooms at once. */
export type Topic = `session:${string}` | `attempt:${string}` | 'rooms';

const none: ReadonlySet<Topic> = new Set();

/** Who waits for news, and what has changed. What a transaction changed is told after its commit, and never when it is undone. */
export class Changes implements Undoable {
  #pending = none;
  readonly #watchers = new Map<Topic, Set<() => void>>();
  readonly #revisions = new Map<Topic, number>();

  mark(): () => void {
    const before = this.#pending;
    return () => {
      this.#pending = before;
    };
  }

  /** To be told once the transaction that runs now is on disk. */
  touch(topic: Topic): void {
    this.#pending = new Set(this.#pending).add(topic);
  }

  /** Tells what was touched: called after each commit. */
  committed(): void {
    const told = this.#pending;
    this.#pending = none;
    for (const topic of told) this.announce(topic);
  }

  /** Tells at once what is on no disk: who is in contact, what was typed at a seat. */
  announce(topic: Topic): void {
    this.#revisions.set(topic, this.revision(topic) + 1);
    for (const wake of [...(this.#watchers.get(topic) ?? [])]) wake();
  }

  /** How often the topic has changed in this run of the host. */
  revision(topic: Topic): number {
    return this.#revisions.get(topic) ?? 0;
  }

  /** Calls `wake` at each change of the topics, until the returned function is called. */
  watch(topics: readonly Topic[], wake: () => void): () => void {
    for (const topic of topics) {
      const waking = this.#watchers.get(topic) ?? new Set();
      this.#watchers.set(topic, waking.add(wake));
    }
    return () => {
      for (const topic of topics) {
        const left = this.#watchers.get(topic);
        left?.delete(wake);
        if (left?.size === 0) this.#watchers.delete(topic);
      }
    };
  }

  /** How many topics somebody watches: none is left behind when everybody has gone. */
  get watched(): number {
    return this.#watchers.size;
  }
}
