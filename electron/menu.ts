import { Menu, type MenuItemConstructorOptions } from 'electron';
import { shellWords } from './words.ts';

/**
 * The menu outside an exam. Its bar stays hidden; what counts are its keys: zoom for those who need larger text
 * everywhere, and on macOS the editing keys, which work through a menu only. No reload and no developer tools.
 */
export function setMenu(locale: string, platform: NodeJS.Platform): void {
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
  const program: MenuItemConstructorOptions = { label: 'Invigil', submenu: [{ role: 'quit', label: words.quit }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate(platform === 'darwin' ? [program, edit, view] : [edit, view]));
}
