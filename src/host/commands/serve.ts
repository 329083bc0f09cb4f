import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { openHost, type Host } from '../host.ts';
import { bundledBanks, programVersion, uiFolder } from '../program-files.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { listenLocally, type HttpEdge } from './http-edge.ts';
import { removeLaunchFile, writeLaunchFile } from './launch-file.ts';

const usualPort = 9559;

/** Runs the host until it is told to stop. `port` undefined: the usual one, or a free one when it is taken. */
export async function serve(context: CommandContext, dataFolder: string, port: number | undefined): Promise<number> {
  const { words, io } = context;
  const host = await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
  const folder = realpathSync(dataFolder);
  const stop = awaitStopSignal();
  try {
    const edge = await listen(host, port);
    if (typeof edge === 'string') {
      return refuse(context, exitCodes.refused, edge, words.serve[edge](port ?? usualPort));
    }
    host.announce(edge.address);
    const launchFile = host.setupCode === null ? null : writeLaunchFile(folder, edge.address, host.setupCode);
    answer(context, { address: edge.address, dataFolder: folder, launchFile, pid: process.pid }, [
      ...(launchFile === null ? [] : [words.serve.firstRun(launchFile)]),
      words.serve.data(folder),
      ...(existsSync(join(uiFolder, 'index.html')) ? [] : [words.serve.noScreens]),
      // Read by `npm start`, so the same in every language.
      `Invigil is at ${edge.address}`,
    ]);
    await stop.given;
    await edge.close();
    if (!context.json) io.out(words.serve.stopped);
    return exitCodes.done;
  } finally {
    removeLaunchFile(folder);
    await host.close();
    stop.release();
  }
}

interface StopSignal {
  /** Resolves with the first signal that asks the process to end. */
  readonly given: Promise<void>;
  /** From now on such a signal ends the process by itself again. */
  release(): void;
}

function awaitStopSignal(): StopSignal {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
  const stop = () => {
    resolve(undefined);
  };
  for (const signal of signals) process.once(signal, stop);
  return {
    given: promise,
    release: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

async function listen(host: Host, port: number | undefined): Promise<HttpEdge | 'port-taken' | 'port-not-allowed'> {
  try {
    return await listenLocally(host, port ?? usualPort);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE' && port === undefined) return await listenLocally(host, 0);
    if (code === 'EADDRINUSE') return 'port-taken';
    if (code === 'EACCES') return 'port-not-allowed';
    throw error;
  }
}
