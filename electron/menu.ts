import { Menu, type MenuItemConstructorOptions } from 'electron';
import { shellWords } from './words.ts';

/**
 * The menu outside an exam. Its bar stays hidden; what counts are its keys: zoom for those who need larger text
 * everywhere, and on macOS the editing keys, which work through a menu only. `onJoin`: makes this machine a seat of a room; null
 * where it is one. No reload and no developer tools.
 */
export function setMenu(locale: string, platform: NodeJS.Platform, onJoin: (() => void) | null): void {
  const words = shellWords(locale);
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.actualSize },
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
  const join: MenuItemConstructorOptions[] = onJoin === null ? [] : [{ label: words.joinRoom, click: onJoin }];
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const program: MenuItemConstructorOptions = { label: 'Invigil', submenu: [...join, quit] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' || join.length > 0 ? [program, edit, view] : [edit, view]),
  );
}
