import { Worker } from 'node:worker_threads';
import type { JobInput, JobName, JobOutput, JobReply, JobRequest } from './jobs.ts';

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (reason: Error) => void;
}

/** Started with the first job, ended after this long without one (ms): fonts and parsers take tens of megabytes. */
const idleMs = 30_000;

/** One thread beside the host's for imports and batches of certificates, so that no save ever waits behind them. */
export class HostWorker {
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  run<N extends JobName>(name: N, input: JobInput<N>): Promise<JobOutput<N>> {
    const thread = this.#started();
    this.#lastId += 1;
    const request: JobRequest<N> = { id: this.#lastId, name, input };
    return new Promise<JobOutput<N>>((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      thread.postMessage(request);
    });
  }

  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#fail(new Error('the host is closing'));
    await thread?.terminate();
  }

  #started(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#thread !== null) return this.#thread;
    // From the sources Node runs the .ts file itself; in the bundle the entry stands beside this chunk.
    const entry = import.meta.url.endsWith('.ts') ? './worker-entry.ts' : './worker-entry.js';
    const thread = new Worker(new URL(entry, import.meta.url));
    thread.unref();
    thread.on('message', (reply: JobReply) => this.#settle(reply));
    thread.on('error', (error: Error) => this.#fail(error));
    this.#thread = thread;
    return thread;
  }

  #settle(reply: JobReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.output as never);
    else waiting?.reject(new Error(reply.message));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => {
      const thread = this.#thread;
      this.#thread = null;
      void thread?.terminate();
    }, idleMs);
    this.#idle.unref();
  }

  #fail(error: Error): void {
    this.#thread = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(error);
  }
}
