import { guardedKey } from '#contract/guarded-key.ts';
import { isComposing } from '../composing.ts';
import { guardClipboard } from './own-text.ts';

/**
 * What a page refuses while the seat is locked: the context menu, what crosses the clipboard, and keys that print, save, reload or
 * open something. `oncapture` hears of print and capture keys. Returns what ends it.
 */
export function guardPage(oncapture: (key: 'print' | 'capture') => void): () => void {
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift } = event;
    const guarded = guardedKey({ key, control, meta, alt, shift, composing: isComposing(event) });
    if (guarded === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat && (guarded === 'print' || guarded === 'capture')) oncapture(guarded);
  };
  // Windows gives a page the release of the print key only.
  const release = (event: KeyboardEvent) => {
    if (event.key === 'PrintScreen') press(event);
  };
  const menu = (event: Event) => event.preventDefault();
  const endClipboard = guardClipboard();
  addEventListener('keydown', press, true);
  addEventListener('keyup', release, true);
  addEventListener('contextmenu', menu, true);
  return () => {
    endClipboard();
    removeEventListener('keydown', press, true);
    removeEventListener('keyup', release, true);
    removeEventListener('contextmenu', menu, true);
  };
}
