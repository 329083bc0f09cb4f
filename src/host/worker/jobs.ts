import { readBank } from '../formats/bank/read-bank.ts';
import { issueCertificate } from '../formats/certificate/issue-certificate.ts';

/** Work that takes longer than a candidate should wait. What goes in and comes out is copied between threads. */
export const jobs = { readBank, issueCertificate } as const;

export type JobName = keyof typeof jobs;
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;

export interface JobRequest<N extends JobName = JobName> {
  readonly id: number;
  readonly name: N;
  readonly input: JobInput<N>;
}

export type JobReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
