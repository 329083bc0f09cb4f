import { guardedKey } from '#contract/guarded-key.ts';
import type { LockdownStep } from './lockdown.ts';
import type { LockdownTools } from './lockdown-steps.ts';

const enforced = { outcome: 'enforced', note: null } as const;
const noticed = { outcome: 'partial', note: 'notices-only' } as const;
const found = { outcome: 'partial', note: 'found' } as const;

/** The parts of an input that the guard reads; Electron's event has them. */
interface Input {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly isComposing: boolean;
  readonly isAutoRepeat: boolean;
}

/** Keys that print, save, reload or open something, before the page sees them; none while an input method composes. */
export function shortcuts({ window, report }: LockdownTools): LockdownStep {
  const press = (event: { preventDefault(): void }, input: Input) => {
    const guarded = guardedKey({ ...input, composing: input.isComposing });
    if (guarded === null) return;
    event.preventDefault();
    const first = !input.isAutoRepeat && (input.type === 'keyDown' || input.key === 'PrintScreen');
    if (first && (guarded === 'print' || guarded === 'capture')) report('capture-key', guarded);
  };
  return {
    name: 'shortcuts',
    perform() {
      window.webContents.on('before-input-event', press);
      return { outcome: 'partial', note: 'system-keys-remain' };
    },
    revert() {
      window.webContents.off('before-input-event', press);
    },
  };
}

// Emptied on both sides of the exam, and again when the window gets the focus back: nothing crosses from outside.
export function clipboardEmptied({ window, clipboard }: LockdownTools): LockdownStep {
  const empty = () => clipboard.clear();
  return {
    name: 'clipboard',
    perform() {
      empty();
      window.on('focus', empty);
      return enforced;
    },
    revert() {
      window.off('focus', empty);
      empty();
    },
  };
}

/** The shell shows no context menu and refuses new windows and other addresses all the time: nothing is to be done, or undone. */
export function heldAnyway(name: 'context-menu' | 'navigation'): LockdownStep {
  return { name, perform: () => enforced, revert: () => undefined };
}

export function secondDisplay({ screen, report }: LockdownTools): LockdownStep {
  const tell = () => {
    const displays = screen.getAllDisplays().length;
    if (displays > 1) report('second-display', String(displays));
  };
  return {
    name: 'second-display',
    perform() {
      screen.on('display-added', tell);
      tell();
      return screen.getAllDisplays().length > 1 ? found : noticed;
    },
    revert() {
      screen.off('display-added', tell);
    },
  };
}

export function powerEvents({ powerMonitor, platform, report }: LockdownTools): LockdownStep {
  const heard = {
    suspend: () => report('suspended'),
    resume: () => report('resumed'),
    'lock-screen': () => report('screen-locked'),
    'unlock-screen': () => report('screen-unlocked'),
  };
  return {
    name: 'power-events',
    perform() {
      powerMonitor.on('suspend', heard.suspend);
      powerMonitor.on('resume', heard.resume);
      powerMonitor.on('lock-screen', heard['lock-screen']);
      powerMonitor.on('unlock-screen', heard['unlock-screen']);
      // Linux tells of sleep, and of no screen lock.
      return platform === 'linux' ? { outcome: 'partial', note: 'not-told' } : noticed;
    },
    revert() {
      powerMonitor.off('suspend', heard.suspend);
      powerMonitor.off('resume', heard.resume);
      powerMonitor.off('lock-screen', heard['lock-screen']);
      powerMonitor.off('unlock-screen', heard['unlock-screen']);
    },
  };
}

const captureKeys = ['PrintScreen', 'Alt+PrintScreen', 'Control+PrintScreen'];

/** Windows and Linux give the print key to whoever asks first; the chords of macOS and Win+Shift+S stay the system's own. */
export function captureKeysTaken({ globalShortcut, platform, report }: LockdownTools): LockdownStep {
  let taken: string[] = [];
  return {
    name: 'capture-keys',
    perform() {
      const wanted = platform === 'windows' || platform === 'linux' ? captureKeys : [];
      taken = wanted.filter((key) => globalShortcut.register(key, () => report('capture-key', key)));
      return taken.length > 0 ? { outcome: 'partial', note: 'system-keys-remain' } : noticed;
    },
    revert() {
      for (const key of taken) globalShortcut.unregister(key);
      taken = [];
    },
  };
}

/** What was looked for before the lockdown: found as names, or undefined while the system has not said. */
export function virtualMachine({ machine, report }: LockdownTools): LockdownStep {
  return {
    name: 'virtual-machine',
    perform() {
      const make = machine.virtualMachine();
      if (make === undefined) return { outcome: 'failed', note: 'not-told' };
      if (make === null) return noticed;
      report('virtual-machine', make);
      return found;
    },
    revert: () => undefined,
  };
}

/** Tools that run now, and those that are started later: each is told once. */
export function remoteTools({ machine, report }: LockdownTools): LockdownStep {
  let told = new Set<string>();
  const tell = (tools: readonly string[]) => {
    for (const tool of tools) if (!told.has(tool)) report('remote-tool', tool);
    told = new Set([...told, ...tools]);
  };
  let stop: (() => void) | null = null;
  return {
    name: 'remote-tool',
    perform() {
      const tools = machine.remoteTools();
      stop = machine.onRemoteTools(tell);
      if (tools === undefined) return { outcome: 'failed', note: 'not-told' };
      tell(tools);
      return tools.length > 0 ? found : noticed;
    },
    revert() {
      stop?.();
      stop = null;
      told = new Set();
    },
  };
}
