// The worker thread: takes jobs one after the other and answers each by its id.
import { parentPort } from 'node:worker_threads';
import { jobs, type JobReply, type JobRequest } from './jobs.ts';

async function run({ id, name, input }: JobRequest): Promise<JobReply> {
  try {
    const job = jobs[name] as (input: unknown) => unknown;
    return { id, ok: true, output: await job(input) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: JobRequest) => {
  void run(request).then((reply) => parentPort?.postMessage(reply));
});
