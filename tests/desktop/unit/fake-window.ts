import { EventEmitter } from 'node:events';
import type { BrowserWindow, Menu } from 'electron';
import type { LockdownEventKind, LockdownPlatform } from '#contract/shell.ts';
import type { LockdownTools } from '#electron/lockdown-steps.ts';

/** Which requests this desktop ignores or answers with an error. */
export interface Quirks {
  readonly ignores?: 'kiosk' | 'always-on-top' | 'power-save';
  readonly throwsAt?: 'content-protection';
}

/** A window that remembers what it was told, and a desktop around it. */
export class FakeDesktop {
  readonly events = new EventEmitter();
  readonly reported: LockdownEventKind[] = [];
  readonly input = new EventEmitter();
  readonly screens = new EventEmitter();
  readonly power = new EventEmitter();
  readonly taken = new Map<string, () => void>();
  readonly details: string[] = [];
  displays = 1;
  clipboard = 'something from before';
  make: string | null | undefined = null;
  remote: readonly string[] | undefined = [];
  tellTools: (tools: readonly string[]) => void = () => undefined;
  readonly calls: string[] = [];
  menu: object | null = { label: 'the menu before' };
  kiosk = false;
  onTop = false;
  hidden = false;
  blockers = new Set<number>();
  readonly tools: LockdownTools;

  constructor(platform: LockdownPlatform, quirks: Quirks = {}) {
    const window = {
      on: (name: string, listener: () => void) => {
        this.events.on(name, listener);
        return window;
      },
      off: (name: string, listener: () => void) => {
        this.events.off(name, listener);
        return window;
      },
      webContents: this.input,
      setKiosk: (kiosk: boolean) => {
        this.calls.push(`kiosk ${String(kiosk)}`);
        this.kiosk = kiosk && quirks.ignores !== 'kiosk';
      },
      isKiosk: () => this.kiosk,
      setAlwaysOnTop: (onTop: boolean) => {
        this.calls.push(`on top ${String(onTop)}`);
        this.onTop = onTop && quirks.ignores !== 'always-on-top';
      },
      isAlwaysOnTop: () => this.onTop,
      setContentProtection: (hidden: boolean) => {
        this.calls.push(`hidden ${String(hidden)}`);
        if (quirks.throwsAt === 'content-protection' && hidden) throw new Error('no such call here');
        this.hidden = hidden;
      },
    };
    this.tools = {
      window: window as unknown as BrowserWindow,
      menu: {
        getApplicationMenu: () => this.menu as Menu | null,
        setApplicationMenu: (menu) => {
          this.calls.push(menu === null ? 'no menu' : 'menu');
          this.menu = menu;
        },
      },
      powerSaveBlocker: {
        start: () => {
          this.calls.push('awake');
          if (quirks.ignores !== 'power-save') this.blockers.add(7);
          return 7;
        },
        stop: (id) => {
          this.calls.push('may sleep');
          return this.blockers.delete(id);
        },
        isStarted: (id) => this.blockers.has(id),
      },
      platform,
      clipboard: { clear: () => void (this.clipboard = '') },
      screen: {
        getAllDisplays: () => Array.from({ length: this.displays }),
        on: (name: string, listener: () => void) => this.screens.on(name, listener),
        off: (name: string, listener: () => void) => this.screens.off(name, listener),
      } as unknown as LockdownTools['screen'],
      powerMonitor: this.power as unknown as LockdownTools['powerMonitor'],
      globalShortcut: {
        register: (key, pressed) => this.taken.set(key, pressed).has(key),
        unregister: (key) => void this.taken.delete(key),
      },
      machine: {
        virtualMachine: () => this.make,
        remoteTools: () => this.remote,
        onRemoteTools: (listener) => {
          this.tellTools = listener;
          return () => (this.tellTools = () => undefined);
        },
      },
      report: (kind, detail) => {
        this.reported.push(kind);
        if (detail !== undefined) this.details.push(`${kind} ${detail}`);
      },
    };
  }
}
