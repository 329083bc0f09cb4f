import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { openHost, type Host } from '../host.ts';
import { bundledBanks, programVersion, uiFolder } from '../program-files.ts';
import { answer, exitCodes, type CommandContext } from './context.ts';
import { listenLocally, type HttpEdge } from './http-edge.ts';
import { removeLaunchFile, writeLaunchFile } from './launch-file.ts';

const usualPort = 9559;

/** Runs the host until it is told to stop. `port` undefined: the usual one, or a free one when it is taken. */
export async function serve(context: CommandContext, dataFolder: string, port: number | undefined): Promise<number> {
  const { words, io } = context;
  const stop = stopSignal();
  const host = await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
  const folder = realpathSync(dataFolder);
  try {
    const edge = await listen(host, port);
    if (typeof edge === 'string') {
      io.err(words.serve[edge](port ?? usualPort));
      return exitCodes.refused;
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
    await stop;
    await edge.close();
    if (!context.json) io.out(words.serve.stopped);
    return exitCodes.done;
  } finally {
    removeLaunchFile(folder);
    await host.close();
  }
}

/** Resolves with the first signal that asks the process to end; from now on it no longer ends by itself. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}

async function listen(host: Host, port: number | undefined): Promise<HttpEdge | 'portTaken' | 'portNotAllowed'> {
  try {
    return await listenLocally(host, port ?? usualPort);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE' && port === undefined) return await listenLocally(host, 0);
    if (code === 'EADDRINUSE') return 'portTaken';
    if (code === 'EACCES') return 'portNotAllowed';
    throw error;
  }
}
