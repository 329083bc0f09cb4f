import { BrowserWindow, app, dialog } from 'electron';
import { fileURLToPath } from 'node:url';
import { startAddress } from './origin.ts';
import { askBeforeLosing } from './unsaved.ts';

/** Opens the program's one window on its start page. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 720,
    show: false,
    title: 'Invigil',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      backgroundThrottling: false, // the remaining time must keep counting behind another window
    },
  });
  askBeforeLosing(window, dialog, app.getLocale());
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(startAddress).catch((error: unknown) => {
    console.error('The start page could not be shown:', error);
  });
  return window;
}
