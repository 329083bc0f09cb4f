import type { Locale } from '#domain/item/locale.ts';
import type { CommandWords } from './words-en.ts';

/** Where a command's lines go. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
}

/** What every command is given besides its own arguments. */
export interface CommandContext {
  readonly io: CommandIo;
  readonly locale: Locale;
  readonly words: CommandWords;
  /** True: exactly one JSON document goes to `out`. */
  readonly json: boolean;
}

export const exitCodes = {
  /** Done; valid; intact; no problem found. */
  done: 0,
  /** Read and refused: not valid, broken, with problems, not allowed. */
  refused: 1,
  /** What was named could not be read. */
  unreadable: 2,
  /** The data folder is held by another host, or unfit. */
  noFolder: 3,
  /** The command was not understood. */
  usage: 64,
  /** A fault of the program. */
  fault: 70,
} as const;

/** The outcome of a command: JSON for scripts, lines for people. */
export function answer(context: CommandContext, document: object, lines: readonly string[]): void {
  if (context.json) context.io.out(JSON.stringify(document, null, 2));
  else for (const line of lines) context.io.out(line);
}

/** A command that came to nothing: told on `err`, and to a script as a document with a reason. Returns the exit code. */
export function refuse(context: CommandContext, code: number, reason: string, message: string): number {
  if (context.json) context.io.out(JSON.stringify({ ok: false, reason, message }, null, 2));
  context.io.err(message);
  return code;
}
