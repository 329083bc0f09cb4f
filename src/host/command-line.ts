import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { exitCodes, refuse, type CommandContext, type CommandIo } from './commands/context.ts';
import { chosenDataFolder, folderRefusal, usualDataFolder } from './commands/data-folder.ts';
import { hostWords } from './commands/host-words.ts';
import type { KitTaker } from './commands/keys.ts';
import { languageOf } from './commands/language.ts';
import { registerPackageCommands } from './commands/package-commands.ts';
import { registerResponseCommands } from './commands/response-commands.ts';
import { en } from './commands/words-en.ts';
import { zh } from './commands/words-zh.ts';
import { programVersion } from './program-files.ts';

/** A reader that has left (`… | head`, a closed terminal) ends nothing: an import is finished, a host goes on with its exam. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function terminal(): CommandIo {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', unlessUnread);
  return { out: (line) => stdout.write(`${line}\n`), err: (line) => stderr.write(`${line}\n`) };
}

interface CommonOptions {
  readonly json?: true;
  readonly data?: string;
}

// Each command is loaded when it is called: `bank check` need not wait for fonts and a database.

/** Runs one command and returns its exit code. Nothing is thrown: what goes wrong is told on `err`. */
export async function runCommandLine(argv: readonly string[], io: CommandIo = terminal()): Promise<number> {
  const locale = languageOf(argv, process.env);
  const words = locale === 'zh-CN' ? zh : en;
  const hosts = hostWords[locale];
  let code: number = exitCodes.done;
  let dataFolder = '';

  /** Names an action: what it needs of the options, and its code as the outcome. */
  const context = (options: CommonOptions): CommandContext => ({ io, locale, words, json: options.json === true });
  const folderOf = (options: CommonOptions) => (dataFolder = chosenDataFolder(options.data));
  const common = (command: Command) =>
    command.option('--json', words.options.json).option('--lang <language>', words.options.lang);

  const program = new Command('invigil')
    .description(words.program)
    .version(programVersion(), '-V, --version', words.options.version)
    .helpOption('-h, --help', words.options.help)
    .helpCommand(false)
    .option('--lang <language>', words.options.lang)
    .addHelpText('after', `\n${words.exitCodes}`)
    .configureOutput({
      writeOut: (text) => {
        io.out(text.trimEnd());
      },
      writeErr: (text) => {
        io.err(text.trimEnd());
      },
    })
    .exitOverride();

  common(program.command('serve').description(words.commands.serve))
    .option('--data <folder>', words.options.dataDefault(usualDataFolder()))
    .option('--port <number>', words.options.port, portOf)
    .action(async (options: CommonOptions & { port?: number }) => {
      const { serve } = await import('./commands/serve.ts');
      code = await serve(context(options), folderOf(options), options.port);
    });

  const bank = program.command('bank').description(words.commands.bank);
  common(bank.command('check').description(words.commands.bankCheck))
    .argument('<path>', words.options.path)
    .option('--report <file>', words.options.report)
    .action(async (path: string, options: CommonOptions & { report?: string }) => {
      const { bankCheck } = await import('./commands/bank-check.ts');
      code = await bankCheck(context(options), path, options.report);
    });
  common(bank.command('import').description(words.commands.bankImport))
    .argument('<path>', words.options.path)
    .requiredOption('--data <folder>', words.options.data)
    .option('--as <account>', words.options.as)
    .action(async (path: string, options: CommonOptions & { as?: string }) => {
      const { bankImport } = await import('./commands/bank-import.ts');
      code = await bankImport(context(options), path, folderOf(options), options.as);
    });

  common(program.command('verify').description(words.commands.verify))
    .argument('<file>', words.options.file)
    .option('--root <pem>', words.options.root, (path: string, before: string[]) => [...before, path], [])
    .option('--revoked <pem>', hosts.options.revoked, (path: string, before: string[]) => [...before, path], [])
    .action(async (path: string, options: CommonOptions & { root: string[]; revoked: string[] }) => {
      const { verify } = await import('./commands/verify.ts');
      code = await verify(context(options), path, options.root, options.revoked);
    });

  const keys = program.command('keys').description(hosts.commands.keys);
  common(keys.command('restore').description(hosts.commands.keysRestore))
    .requiredOption('--data <folder>', words.options.data)
    .requiredOption('--kit <file>', hosts.options.kit)
    .action(async (options: CommonOptions & { kit: string }) => {
      const { keysRestore } = await import('./commands/keys.ts');
      code = await keysRestore(context(options), folderOf(options), options.kit);
    });
  common(keys.command('take-kit').description(hosts.commands.keysTakeKit))
    .requiredOption('--data <folder>', words.options.data)
    .requiredOption('--kit <file>', hosts.options.kit)
    .requiredOption('--username <name>', hosts.options.username)
    .requiredOption('--name <name>', hosts.options.personName)
    .requiredOption('--employee-number <number>', hosts.options.employeeNumber)
    .action(async (options: CommonOptions & KitTaker & { kit: string }) => {
      const { keysTakeKit } = await import('./commands/keys.ts');
      code = await keysTakeKit(context(options), folderOf(options), options.kit, {
        username: options.username,
        name: options.name,
        employeeNumber: options.employeeNumber,
      });
    });

  const snapshot = program.command('snapshot').description(hosts.commands.snapshot);
  common(snapshot.command('open').description(hosts.commands.snapshotOpen))
    .argument('<path>', hosts.options.snapshot)
    .requiredOption('--data <folder>', words.options.data)
    .action(async (path: string, options: CommonOptions) => {
      const { snapshotOpen } = await import('./commands/snapshot-open.ts');
      code = await snapshotOpen(context(options), path, folderOf(options));
    });

  const done = (given: number) => {
    code = given;
  };
  const registering = { locale, dataWord: words.options.data, common, context, folderOf, done };
  registerPackageCommands(program, registering);
  registerResponseCommands(program, registering);

  const journal = program.command('journal').description(words.commands.journal);
  common(journal.command('verify').description(words.commands.journalVerify))
    .requiredOption('--data <folder>', words.options.data)
    .action(async (options: CommonOptions) => {
      const { journalVerify } = await import('./commands/journal-verify.ts');
      code = journalVerify(context(options), folderOf(options));
    });

  common(program.command('demo').description(words.commands.demo))
    .requiredOption('--out <folder>', words.options.out)
    .action(async (options: CommonOptions & { out: string }) => {
      const { demo } = await import('./commands/demo/demo.ts');
      code = await demo(context(options), options.out, hostCommand(argv));
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      io.err(words.usage); // the library's own words before it are English
      return exitCodes.usage;
    }
    const json = argv.includes('--json');
    const refusal = folderRefusal(error, dataFolder, words);
    if (refusal !== null) return refuse({ io, locale, words, json }, exitCodes.noFolder, 'no-folder', refusal);
    const message = words.fault(error instanceof Error ? error.message : String(error));
    return refuse({ io, locale, words, json }, exitCodes.fault, 'fault', message);
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('0 … 65535');
  return port;
}

/** How this program was started, less its arguments: by Node, bundled, or inside the packaged app. Starts another of its kind. */
function hostCommand(argv: readonly string[]): readonly string[] {
  const [program = process.execPath, ...before] = process.argv.slice(0, process.argv.length - argv.length);
  return [program, ...process.execArgv, ...before];
}
