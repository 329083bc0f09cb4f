import { afterReady, allWindowsClosed, running } from './program.ts';
import { StrictEmitter, strict } from './strict.ts';
import { PageContents, type WebPreferences } from './web-contents.ts';

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly show: boolean;
  readonly webPreferences: WebPreferences;
}

const open = new Map<ImitatedWindow, ImitatedWindow>(); // the window → its strict face, which is what the program holds

const events = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'leave-full-screen',
  'minimize',
  'ready-to-show',
];

class ImitatedWindow extends StrictEmitter {
  readonly webContents: PageContents;
  readonly #face: ImitatedWindow;
  #visible: boolean;
  #focused = false;
  #kiosk = false;
  #top = false;

  constructor({ width, height, show, webPreferences }: WindowOptions) {
    super('BrowserWindow', events);
    afterReady('BrowserWindow');
    this.#visible = show;
    const contents = new PageContents(webPreferences, { width, height });
    this.webContents = strict('webContents', contents);
    contents.close = () => void this.closed();
    contents.once('did-finish-load', () => this.emit('ready-to-show'));
    contents.once('destroyed', () => {
      open.delete(this);
      this.emit('closed');
      if (open.size === 0) allWindowsClosed();
    });
    this.#face = strict('BrowserWindow', this);
    open.set(this, this.#face);
    return this.#face;
  }

  /** Closes unless a listener of `close` prevents it; tells whether it closed. */
  async closed(): Promise<boolean> {
    if (this.prevented('close')) return false;
    await this.webContents.end();
    return true;
  }

  close(): void {
    void this.closed();
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
  show(): void {
    this.#visible = true;
    this.focus();
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    if (this.#focused) return;
    this.#focused = true;
    this.emit('focus');
  }
  blur(): void {
    this.#focused = false;
    this.emit('blur');
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    this.focus();
  }
  setKiosk(kiosk: boolean): void {
    this.#kiosk = kiosk;
  }
  isKiosk(): boolean {
    return this.#kiosk;
  }
  setAlwaysOnTop(top: boolean): void {
    this.#top = top;
  }
  isAlwaysOnTop(): boolean {
    return this.#top;
  }
  setContentProtection(): void {}

  static getAllWindows(): ImitatedWindow[] {
    return [...open.values()];
  }
  static fromWebContents(contents: PageContents): ImitatedWindow | null {
    return [...open].find(([window]) => window.webContents.target === contents.target)?.[1] ?? null;
  }
}

running.closeWindows = async () => {
  for (const window of ImitatedWindow.getAllWindows()) if (!(await window.closed())) return false;
  return true;
};

export const BrowserWindow = strict('BrowserWindow class', ImitatedWindow);

/** Playwright finds a window's page by this. */
export const webContents = strict('webContents module', {
  fromDevToolsTargetId: (target: string) =>
    ImitatedWindow.getAllWindows().find((window) => window.webContents.target === target)?.webContents,
});
