import type { BrowserWindow, Dialog } from 'electron';
import { shellWords } from './words.ts';

/**
 * A page with an unsaved response refuses to be closed. A browser would ask the person; Electron silently keeps the window,
 * so the question is asked here. Staying is the default.
 */
export function askBeforeLosing(
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showMessageBoxSync'>,
  locale: string,
): void {
  const { unsaved, stay, closeAnyway } = shellWords(locale);
  window.webContents.on('will-prevent-unload', (event) => {
    const buttons = [stay, closeAnyway];
    const pressed = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: unsaved,
      buttons,
      defaultId: 0,
      cancelId: 0,
    });
    if (pressed === 1) event.preventDefault(); // which overrules the page
  });
}
