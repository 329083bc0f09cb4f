import type { KnipConfig } from 'knip';

/** The scripts of a component: by itself knip reads only their imports, and takes `equipment.checkClock` for unused. */
const scripts = (text: string): string =>
  [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');

const config: KnipConfig = {
  entry: [
    'tools/*.{ts,mjs}',
    'tests/**/*.{test,spec}.ts',
    // Programs that a test starts in a process of their own.
    'tests/support/electron-stand-in/boot.ts',
    'tests/e2e/support/host-with-little-room.ts',
    'tests/support/faults/injured-host.ts',
    'tests/support/faults/seat-process.ts',
    'tests/support/wipe-process.ts',
  ],
  project: ['src/**/*.{ts,svelte}', 'electron/**/*.ts', 'tests/**/*.ts', 'tools/**/*.{ts,mjs}', '*.{ts,js}'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    '@expo-google-fonts/*', // files, found by resolving their names
    '@fontsource-variable/noto-sans-sc', // imported by a style sheet
    '@sparticuz/chromium', // unpacked, never run as a module
    'svelte-check', // a command of tools/check.mjs
  ],
  ignoreBinaries: ['ldd', 'espeak-ng', 'opusenc', 'openssl', 'prlimit'], // of the system, where there are any
  compilers: { svelte: scripts },
};

export default config;
