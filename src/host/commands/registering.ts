import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { packageWords } from './package-words.ts';

/** What a command that acts as a member of staff is told. */
export interface Common {
  readonly json?: true;
  readonly data?: string;
  readonly as: string;
}

/** What the command line lends to the commands of one subject. */
export interface Registering {
  readonly locale: CommandContext['locale'];
  readonly dataWord: string;
  common(command: Command): Command;
  context(options: Common): CommandContext;
  folderOf(options: Common): string;
  done(code: number): void;
}

/** A command that signs in to a data folder like a screen. */
export function actingAs(on: Registering, command: Command): Command {
  const { options: w } = packageWords[on.locale];
  return on.common(command).requiredOption('--data <folder>', on.dataWord).requiredOption('--as <account>', w.as);
}

export function whoOf(on: Registering, options: Common) {
  return { data: on.folderOf(options), as: options.as };
}
