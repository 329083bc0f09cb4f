import { InvalidArgumentError, type Command } from 'commander';
import { packageWords } from './package-words.ts';
import { actingAs, whoOf, type Common, type Registering } from './registering.ts';

function codesOf(text: string): 1 | 2 {
  if (text !== '1' && text !== '2') throw new InvalidArgumentError('1, 2');
  return text === '1' ? 1 : 2;
}

/** `package …` and `archive …`: what the screens do, for scripts and for machines without one. */
export function registerPackageCommands(program: Command, on: Registering): void {
  const { commands, options: w } = packageWords[on.locale];
  const acting = (command: Command) => actingAs(on, command);
  const who = (options: Common) => whoOf(on, options);
  const packages = program.command('package').description(commands.package);

  acting(packages.command('prepare').description(commands.prepare))
    .requiredOption('--session <id>', w.session)
    .requiredOption('--host <id>', w.host)
    .requiredOption('--out <file>', w.out)
    .option('--codes <number>', w.codes, codesOf, 1)
    .action(async (options: Common & { session: string; host: string; out: string; codes: 1 | 2 }) => {
      const { packagePrepare } = await import('./packages.ts');
      on.done(await packagePrepare(on.context(options), who(options), options));
    });
  acting(packages.command('take').description(commands.take))
    .argument('<file>', w.file)
    .action(async (path: string, options: Common) => {
      const { packageTake } = await import('./packages.ts');
      on.done(await packageTake(on.context(options), who(options), path));
    });
  acting(packages.command('unseal').description(commands.unseal))
    .requiredOption('--session <id>', w.session)
    .action(async (options: Common & { session: string }) => {
      const { packageUnseal } = await import('./packages.ts');
      on.done(await packageUnseal(on.context(options), who(options), options.session));
    });
  acting(packages.command('results').description(commands.results))
    .requiredOption('--session <id>', w.session)
    .requiredOption('--out <file>', w.out)
    .action(async (options: Common & { session: string; out: string }) => {
      const { packageResults } = await import('./packages.ts');
      on.done(await packageResults(on.context(options), who(options), options));
    });
  acting(packages.command('take-results').description(commands.takeResults))
    .argument('<file>', w.file)
    .option('--preview', w.preview)
    .action(async (path: string, options: Common & { preview?: true }) => {
      const { packageTakeResults } = await import('./packages.ts');
      on.done(await packageTakeResults(on.context(options), who(options), path, options.preview === true));
    });

  const archive = program.command('archive').description(commands.archive);
  acting(archive.command('make').description(commands.archiveMake))
    .requiredOption('--to <folder>', w.to, (folder: string, before: string[]) => [...before, folder], [])
    .option('--reason <text>', w.reason, '')
    .action(async (options: Common & { to: string[]; reason: string }) => {
      const { archiveMake } = await import('./archive.ts');
      on.done(await archiveMake(on.context(options), who(options), options));
    });
  acting(archive.command('wipe').description(commands.archiveWipe))
    .requiredOption('--session <id>', w.session)
    .requiredOption('--title <text>', w.title)
    .requiredOption('--reason <text>', w.reason)
    .requiredOption('--second <account>', w.second)
    .action(async (options: Common & { session: string; title: string; reason: string; second: string }) => {
      const { archiveWipe } = await import('./archive.ts');
      on.done(await archiveWipe(on.context(options), who(options), options));
    });
}
