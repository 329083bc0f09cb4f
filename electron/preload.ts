// Runs sandboxed before the page: it may load nothing but Electron's renderer module.
import { contextBridge, ipcRenderer } from 'electron';
import type { InvigilShell, LockdownEvent, LockdownEventKind, LockdownReport } from '#contract/shell.ts';
import { enterLockdownChannel, leaveLockdownChannel, lockdownEventChannel } from './channels.ts';

const eventKinds: Record<LockdownEventKind, true> = {
  'focus-lost': true,
  'focus-regained': true,
  'full-screen-left': true,
  'full-screen-back': true,
  minimised: true,
  'close-refused': true,
  'second-display': true,
  'virtual-machine': true,
  'remote-tool': true,
  'capture-key': true,
  suspended: true,
  resumed: true,
  'screen-locked': true,
  'screen-unlocked': true,
};

function readEvent(message: unknown): LockdownEvent | null {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !('at' in message)) return null;
  const { kind, at } = message;
  if (typeof kind !== 'string' || !Object.hasOwn(eventKinds, kind) || typeof at !== 'number') return null;
  const detail =
    'detail' in message && typeof message.detail === 'string' ? { detail: message.detail.slice(0, 200) } : {};
  return { kind: kind as LockdownEventKind, at, ...detail };
}

const shell: InvigilShell = {
  kind: 'desktop',
  enterLockdown: () => ipcRenderer.invoke(enterLockdownChannel) as Promise<LockdownReport>,
  leaveLockdown: async () => {
    await ipcRenderer.invoke(leaveLockdownChannel);
  },
  onLockdownEvent: (listener) => {
    const deliver = (_event: unknown, message: unknown) => {
      const event = readEvent(message);
      if (event !== null) listener(event);
    };
    ipcRenderer.on(lockdownEventChannel, deliver);
    return () => {
      ipcRenderer.off(lockdownEventChannel, deliver);
    };
  },
};

contextBridge.exposeInMainWorld('invigilShell', shell);
