import type { BrowserWindow, Clipboard, GlobalShortcut, Menu, PowerMonitor, PowerSaveBlocker, Screen } from 'electron';
import type { LockdownEventKind, LockdownPlatform } from '#contract/shell.ts';
import type { Achieved, LockdownStep } from './lockdown.ts';
import type { Machine } from './machine.ts';
import {
  captureKeysTaken,
  clipboardEmptied,
  heldAnyway,
  powerEvents,
  remoteTools,
  secondDisplay,
  shortcuts,
  virtualMachine,
} from './watch-steps.ts';

/** The parts of Electron that the steps use; tests give fakes. */
export interface LockdownTools {
  readonly window: BrowserWindow;
  readonly menu: Pick<typeof Menu, 'getApplicationMenu' | 'setApplicationMenu'>;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>;
  readonly platform: LockdownPlatform;
  readonly clipboard: Pick<Clipboard, 'clear'>;
  readonly screen: Pick<Screen, 'getAllDisplays' | 'on' | 'off'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on' | 'off'>;
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly machine: Machine;
  readonly report: (kind: LockdownEventKind, detail?: string) => void;
}

const enforced: Achieved = { outcome: 'enforced', note: null };
const notAchieved: Achieved = { outcome: 'failed', note: 'not-achieved' };

/** Node's `process.platform` in the words of the report. */
export function lockdownPlatform(platform: NodeJS.Platform): LockdownPlatform {
  return platform === 'win32' ? 'windows' : platform === 'darwin' ? 'macos' : platform === 'linux' ? 'linux' : 'other';
}

/** The lockdown's steps, in the order in which they are performed. */
export function lockdownSteps(tools: LockdownTools): readonly LockdownStep[] {
  // The watch comes last, so that the steps' own focus and full-screen changes are not reported as the candidate's.
  return [
    menu(tools),
    shortcuts(tools),
    heldAnyway('context-menu'),
    heldAnyway('navigation'),
    powerSave(tools),
    contentProtection(tools),
    kiosk(tools),
    alwaysOnTop(tools),
    closing(tools),
    clipboardEmptied(tools),
    captureKeysTaken(tools),
    secondDisplay(tools),
    virtualMachine(tools),
    remoteTools(tools),
    powerEvents(tools),
    focusWatch(tools),
  ];
}

// Without a menu its keys (zoom, reload, close) are gone too.
function menu({ menu }: LockdownTools): LockdownStep {
  let before: Menu | null = null;
  return {
    name: 'menu',
    perform() {
      before = menu.getApplicationMenu();
      menu.setApplicationMenu(null);
      return enforced;
    },
    revert() {
      menu.setApplicationMenu(before);
    },
  };
}

function powerSave({ powerSaveBlocker }: LockdownTools): LockdownStep {
  let id: number | null = null;
  return {
    name: 'power-save',
    perform() {
      id = powerSaveBlocker.start('prevent-display-sleep');
      return powerSaveBlocker.isStarted(id) ? enforced : notAchieved;
    },
    revert() {
      if (id !== null) powerSaveBlocker.stop(id);
      id = null;
    },
  };
}

function contentProtection({ window, platform }: LockdownTools): LockdownStep {
  return {
    name: 'content-protection',
    perform() {
      window.setContentProtection(true);
      if (platform === 'windows') return enforced;
      if (platform === 'macos') return { outcome: 'partial', note: 'some-captures-see' };
      return { outcome: 'unsupported', note: 'capture-not-stopped' };
    },
    revert() {
      window.setContentProtection(false);
    },
  };
}

// Only macOS has a kiosk mode that holds the system's keys and switcher; elsewhere it is full screen and no more.
function kiosk({ window, platform }: LockdownTools): LockdownStep {
  return {
    name: 'kiosk',
    perform() {
      window.setKiosk(true);
      if (!window.isKiosk()) return notAchieved;
      return platform === 'macos' ? enforced : { outcome: 'partial', note: 'full-screen-only' };
    },
    revert() {
      window.setKiosk(false);
    },
  };
}

function alwaysOnTop({ window, platform }: LockdownTools): LockdownStep {
  return {
    name: 'always-on-top',
    perform() {
      window.setAlwaysOnTop(true, 'screen-saver'); // the highest level an application can ask for
      if (!window.isAlwaysOnTop()) return notAchieved;
      return platform === 'windows' || platform === 'macos'
        ? enforced
        : { outcome: 'partial', note: 'window-manager-decides' };
    },
    revert() {
      window.setAlwaysOnTop(false);
    },
  };
}

// A slip of the hand on Alt+F4 must not end an exam. The proctor can still end the program from outside.
function closing({ window, report }: LockdownTools): LockdownStep {
  const refuse = (event: { preventDefault(): void }) => {
    event.preventDefault();
    report('close-refused');
  };
  return {
    name: 'closing',
    perform() {
      window.on('close', refuse);
      return enforced;
    },
    revert() {
      window.off('close', refuse);
    },
  };
}

function focusWatch({ window, report }: LockdownTools): LockdownStep {
  const lost = () => {
    report('focus-lost');
  };
  const regained = () => {
    report('focus-regained');
  };
  const left = () => {
    report('full-screen-left');
  };
  const back = () => {
    report('full-screen-back');
  };
  const minimised = () => {
    report('minimised');
  };
  return {
    name: 'focus-watch',
    perform() {
      window
        .on('blur', lost)
        .on('focus', regained)
        .on('leave-full-screen', left)
        .on('enter-full-screen', back)
        .on('minimize', minimised);
      return { outcome: 'partial', note: 'notices-only' };
    },
    revert() {
      window
        .off('blur', lost)
        .off('focus', regained)
        .off('leave-full-screen', left)
        .off('enter-full-screen', back)
        .off('minimize', minimised);
    },
  };
}
