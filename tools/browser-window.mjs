// One window of an installed Chromium, Chrome or Edge, without its bars.
import { spawn } from 'node:child_process';

/**
 * Opens `address` in a window of its own, with a profile of its own; INVIGIL_KIOSK=1 fills the screen.
 * Nothing secret may be in `address`: other programs on the machine can read a command line.
 * @returns {import('node:child_process').ChildProcess}
 */
export function browserWindow(browser, profile, address) {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...(process.env.INVIGIL_KIOSK === '1' ? ['--kiosk'] : ['--window-size=1280,860']),
    ...(root ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate,AutofillServerCommunication',
    '--password-store=basic',
  ];
  return spawn(browser, flags, { stdio: 'ignore' });
}
