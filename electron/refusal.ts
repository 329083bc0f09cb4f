import { exitCodes } from '#host/commands/context.ts';
import { folderRefusal } from '#host/commands/data-folder.ts';
import { en } from '#host/commands/words-en.ts';
import { zh } from '#host/commands/words-zh.ts';
import { chinese, english } from './words.ts';

export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly exitCode: number;
}

/**
 * What to tell a person when the host did not open: in both languages, because nobody has chosen one yet.
 * Exit codes as on the command line: 3 when the data folder is not to be had, 70 for a fault.
 */
export function describeRefusal(error: unknown, dataFolder: string): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  const texts = [zh, en].map((words) => folderRefusal(error, dataFolder, words));
  const isFolder = texts.every((text) => text !== null);
  return {
    title: `${chinese.cannotStart} / ${english.cannotStart}`,
    text: (isFolder ? texts : [zh.fault(reason), en.fault(reason)]).join('\n\n'),
    exitCode: isFolder ? exitCodes.noFolder : exitCodes.fault,
  };
}
