import { FolderRefused } from '#host/storage/folder-lock.ts';
import { inBothLanguages } from './words.ts';

export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly exitCode: number;
}

/** What to tell a person when the host did not open. Exit code 3: the data folder is not to be had; 1: anything else. */
export function describeRefusal(error: unknown, dataFolder: string): Refusal {
  if (error instanceof FolderRefused) {
    const text = {
      locked: 'inUse',
      'network-folder': 'networkFolder',
      'synchronised-folder': 'synchronisedFolder',
    } as const;
    return {
      title: inBothLanguages((words) => (error.reason === 'locked' ? words.inUseTitle : words.unsafeTitle), ' / '),
      text: inBothLanguages((words) => words[text[error.reason]](dataFolder)),
      exitCode: 3,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    title: inBothLanguages((words) => words.failedTitle, ' / '),
    text: inBothLanguages((words) => words.failed(reason)),
    exitCode: 1,
  };
}
