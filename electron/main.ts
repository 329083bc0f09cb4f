// The desktop program: one window on a host that runs in this process, or on the room's host where this machine is a seat.
// With `--cli` it is the command line instead.
import { type BrowserWindow, app, dialog, protocol, session } from 'electron';
import { join } from 'node:path';
import { runCommandLine } from '#host/command-line.ts';
import { type Host, openHost } from '#host/host.ts';
import { bundledBanks, programVersion, uiFolder } from '#host/program-files.ts';
import { bridgeLockdown } from './bridge.ts';
import { guardContents, guardSession } from './guards.ts';
import { rememberedRoom } from './joined-room.ts';
import { setMenu } from './menu.ts';
import { scheme } from './origin.ts';
import { describeRefusal } from './refusal.ts';
import { DesktopSeat } from './seat.ts';
import { openWindow } from './window.ts';

const commandAt = process.argv.indexOf('--cli');

function runAsCommandLine(command: readonly string[]): void {
  // A server has no display; a command needs none. Without this Chromium ends the process before the command has run.
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.dock?.hide();
  runCommandLine([...command]).then(
    (code) => {
      app.exit(code);
    },
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );
}

function refuse(error: unknown, dataFolder: string): void {
  const { title, text, exitCode } = describeRefusal(error, dataFolder);
  console.error(`${title}\n${text}`);
  dialog.showErrorBox(title, text);
  app.exit(exitCode);
}

function closeHostOnQuit(host: Host): void {
  // At will-quit every window is closed: the page's last requests have been answered, so the host may go.
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    host
      .close()
      .catch((error: unknown) => {
        console.error('The host did not close in order:', error);
      })
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

function relaunchAsSeat(): void {
  app.relaunch({ args: [...process.argv.slice(1), '--join'] });
  app.quit();
}

/** This machine's own host, or the room's: whoever joined a room, or asks to by `--join`, opens no data folder here. */
async function openProgram(dataFolder: string): Promise<BrowserWindow> {
  const roomFile = join(app.getPath('userData'), 'room.json');
  const isSeat = process.argv.includes('--join') || rememberedRoom(roomFile) !== null;
  if (isSeat) {
    const seat = new DesktopSeat(roomFile, uiFolder, programVersion());
    protocol.handle(scheme, (request) => seat.handle(request));
  } else {
    const host = await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
    closeHostOnQuit(host);
    protocol.handle(scheme, (request) => host.handle(request, { console: true, device: 'console' }));
  }
  guardSession(session.defaultSession);
  setMenu(app.getLocale(), process.platform, isSeat ? null : relaunchAsSeat);
  const window = openWindow();
  const lockdown = bridgeLockdown(window);
  app.on('before-quit', () => {
    lockdown.leave(); // else the lockdown would refuse the closing of its window
  });
  return window;
}

function runAsProgram(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (window === null || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  const dataFolder = process.env['INVIGIL_DATA'] ?? join(app.getPath('userData'), 'data');
  // Never awaited at the top level: `ready` comes only after this module has been evaluated.
  app
    .whenReady()
    .then(() => openProgram(dataFolder))
    .then(
      (opened) => {
        window = opened;
      },
      (error: unknown) => {
        refuse(error, dataFolder);
      },
    );
}

if (commandAt >= 0) runAsCommandLine(process.argv.slice(commandAt + 1));
else if (app.requestSingleInstanceLock()) runAsProgram();
else app.quit();
