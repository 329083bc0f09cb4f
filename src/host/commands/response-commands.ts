import type { Command } from 'commander';
import { actingAs, whoOf, type Common, type Registering } from './registering.ts';
import { responseWords } from './response-words.ts';

/** `responses …`: what seats wrote to files because their host could not come back. */
export function registerResponseCommands(program: Command, on: Registering): void {
  const w = responseWords[on.locale];
  const responses = program.command('responses').description(w.commands.responses);
  actingAs(on, responses.command('take').description(w.commands.take))
    .argument('<file>', w.options.file)
    .option('--preview', w.options.preview)
    .option('--reason <text>', w.options.reason, '')
    .action(async (path: string, options: Common & { preview?: true; reason: string }) => {
      const { responsesTake } = await import('./responses.ts');
      on.done(await responsesTake(on.context(options), whoOf(on, options), path, options));
    });
}
