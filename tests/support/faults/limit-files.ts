import { execFileSync } from 'node:child_process';

/** The largest file that a running process may write (RLIMIT_FSIZE, bytes): a soft limit, which its owner may lift again. */
export function limitFiles(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
}
