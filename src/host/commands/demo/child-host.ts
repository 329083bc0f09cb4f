import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DemoFailed } from './must.ts';

/** A host in a process of its own, as `serve` runs it. */
export interface ChildHost {
  readonly address: string;
  /** Ends the process at once, as a power cut would. Resolves when it is gone, with the signal that ended it. */
  kill(): Promise<string>;
}

const patienceMs = 60_000;

export async function startChildHost(command: readonly string[], dataFolder: string): Promise<ChildHost> {
  const [program = process.execPath, ...before] = command;
  const child = spawn(program, [...before, 'serve', '--data', dataFolder, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const late = AbortSignal.timeout(patienceMs);
  const address = await Promise.race([
    addressOf(child.stdout.setEncoding('utf8')),
    gone.then(([code]) => Promise.reject(new DemoFailed(`the host's process ended with ${String(code)}`))),
    once(late, 'abort').then(() => Promise.reject(new DemoFailed('the host’s process did not answer'))),
  ]).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    address,
    async kill() {
      child.kill('SIGKILL');
      const [code, signal] = (await gone) as [number | null, string | null];
      return signal ?? `exit ${String(code)}`;
    },
  };
}

/** `serve --json` says where it is in one document; it may come in pieces. */
async function addressOf(output: AsyncIterable<string>): Promise<string> {
  let said = '';
  for await (const piece of output) {
    said += piece;
    const address = /"address": "([^"]+)"[\s\S]*\n\}/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new DemoFailed('the host’s process said no address');
}
