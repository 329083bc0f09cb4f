// What `import … from 'electron'` gives the main bundle under the stand-in: only what this program uses.
import { StrictEmitter, strict } from './strict.ts';

export { BrowserWindow, webContents } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { app } from './program.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string) {
    console.error(`[error box] ${title}: ${content}`);
  },
});

let applicationMenu: object | null = null;

export const Menu = strict('Menu', {
  buildFromTemplate: (template: object[]) => ({ items: template }),
  setApplicationMenu(menu: object | null) {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});

const blockers = new Set<number>();
let blockersStarted = 0;

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(kind: string) {
    if (kind !== 'prevent-display-sleep') throw new Error(`Stand-in: a power-save blocker '${kind}' is not imitated`);
    blockers.add(++blockersStarted);
    return blockersStarted;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
});

export const clipboard = strict('clipboard', { clear: () => undefined });

export const globalShortcut = strict('globalShortcut', { register: () => true, unregister: () => undefined });

export const powerMonitor = strict(
  'powerMonitor',
  new StrictEmitter('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen']),
);

class ImitatedScreen extends StrictEmitter {
  getAllDisplays(): object[] {
    return [{ id: 1 }];
  }
}
export const screen = strict('screen', new ImitatedScreen('screen', ['display-added', 'display-removed']));
