import { bundledBanks, programVersion, uiFolder } from '../program-files.ts';
import { takeOver } from '../take-over.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { hostWords } from './host-words.ts';

/** Makes a spare machine go on from a snapshot. Serve the folder afterwards. */
export async function snapshotOpen(context: CommandContext, from: string, dataFolder: string): Promise<number> {
  const words = hostWords[context.locale];
  const outcome = await takeOver(from, { dataFolder, uiFolder, bundledBanks, version: programVersion() });
  if (!outcome.ok) {
    const code = outcome.reason === 'folder-not-empty' ? exitCodes.noFolder : exitCodes.unreadable;
    return refuse(context, code, outcome.reason, words.snapshots[outcome.reason]);
  }
  const at = new Date(outcome.at).toISOString();
  answer(context, { dataFolder, ...outcome, at }, [words.opened(dataFolder, outcome.epoch, at)]);
  return exitCodes.done;
}
