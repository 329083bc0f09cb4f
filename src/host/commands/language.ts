import type { Locale } from '#domain/item/locale.ts';

/** The language of the messages: what `--lang` says, else what the system's own settings say, else English. */
export function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Locale {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  const system = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'];
  // Windows sets none of these; its choice shows in the language that numbers and dates are written in.
  const word = asked ?? system ?? new Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(word) ? 'zh-CN' : 'en';
}
