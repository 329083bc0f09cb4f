import { EventEmitter } from 'node:events';
import type { BrowserWindow, MessageBoxSyncOptions } from 'electron';
import { expect, test } from 'vitest';
import { askBeforeLosing } from '#electron/unsaved.ts';

/** What happens when a page with an unsaved response is to be closed and the person presses the button of that number. */
function closing(locale: string, pressed: number) {
  const webContents = new EventEmitter();
  const window = { webContents } as unknown as BrowserWindow;
  let asked: MessageBoxSyncOptions | undefined;
  const showMessageBoxSync = (_window: unknown, options?: MessageBoxSyncOptions) => {
    asked = options;
    return pressed;
  };
  askBeforeLosing(window, { showMessageBoxSync: showMessageBoxSync }, locale);
  let closes = false;
  webContents.emit('will-prevent-unload', { preventDefault: () => (closes = true) });
  return { closes, asked };
}

test('a window with an unsaved response stays open unless the person insists', () => {
  expect(closing('en-GB', 0).closes).toBe(false);
  expect(closing('en-GB', 1).closes).toBe(true);
});

test('the question is asked in the language of the system, and staying is the default and the way out', () => {
  expect(closing('zh-CN', 0).asked).toMatchObject({ buttons: ['留下', '仍然关闭'], defaultId: 0, cancelId: 0 });
  expect(closing('en-GB', 0).asked?.message).toContain('not saved');
});
