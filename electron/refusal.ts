import { inBothLanguages } from './words.ts';

export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly exitCode: number;
}

const isFolderInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FOLDER_IN_USE';

/** What to tell a person when the host did not open. Exit code 3: another host has the data folder; 1: anything else. */
export function describeRefusal(error: unknown, dataFolder: string): Refusal {
  if (isFolderInUse(error))
    return {
      title: inBothLanguages((words) => words.inUseTitle, ' / '),
      text: inBothLanguages((words) => words.inUse(dataFolder)),
      exitCode: 3,
    };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    title: inBothLanguages((words) => words.failedTitle, ' / '),
    text: inBothLanguages((words) => words.failed(reason)),
    exitCode: 1,
  };
}
