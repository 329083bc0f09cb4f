import {
  type BrowserWindow,
  clipboard,
  globalShortcut,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  screen,
} from 'electron';
import type { LockdownEvent, LockdownReport } from '#contract/shell.ts';
import { enterLockdownChannel, leaveLockdownChannel, lockdownEventChannel } from './channels.ts';
import { type Sender, isFromMainPage } from './guards.ts';
import { createLockdown, type Lockdown } from './lockdown.ts';
import { lockdownPlatform, lockdownSteps } from './lockdown-steps.ts';
import { watchMachine } from './machine.ts';

/**
 * Answers the window's page, and nobody else: the message must come from this window's main frame at our own address
 * and carry nothing. Returns the lockdown, so that quitting can undo it.
 */
export function bridgeLockdown(window: BrowserWindow): Lockdown {
  const lockdown = createLockdown(
    lockdownPlatform(process.platform),
    lockdownSteps({
      window,
      menu: Menu,
      powerSaveBlocker,
      platform: lockdownPlatform(process.platform),
      clipboard,
      screen,
      powerMonitor,
      globalShortcut,
      machine: watchMachine(),
      report: (kind, detail) => {
        const event: LockdownEvent = { kind, at: Date.now(), ...(detail !== undefined && { detail }) };
        if (!window.isDestroyed()) window.webContents.send(lockdownEventChannel, event);
      },
    }),
    (step, error) => {
      console.error(`Lockdown step ${step}:`, error);
    },
  );

  const check = (event: Sender, rest: readonly unknown[]) => {
    if (!isFromMainPage(event, window.webContents))
      throw new Error('Refused: the message is not from the main page of this window.');
    if (rest.length > 0) throw new Error('Refused: the message carries arguments; none are expected.');
  };
  ipcMain.handle(enterLockdownChannel, (event, ...rest: unknown[]): LockdownReport => {
    check(event, rest);
    return lockdown.enter();
  });
  ipcMain.handle(leaveLockdownChannel, (event, ...rest: unknown[]): void => {
    check(event, rest);
    lockdown.leave();
  });

  // A page that is loaded anew or has crashed can no longer ask to leave: it must not stay locked with nobody inside.
  window.webContents.on('did-navigate', () => {
    lockdown.leave();
  });
  window.webContents.on('render-process-gone', () => {
    lockdown.leave();
  });
  window.on('closed', () => {
    ipcMain.removeHandler(enterLockdownChannel);
    ipcMain.removeHandler(leaveLockdownChannel);
  });
  return lockdown;
}
