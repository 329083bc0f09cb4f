/**
 * Runs in the page before its own scripts: gives the preload what a sandboxed preload gets, and no more.
 * It is sent as text, so it uses nothing from outside itself. It shares the page's world: no evidence for isolation.
 */
export function pageRuntime(
  channel: string,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: undefined) => void,
): void {
  if (window !== window.top || location.href === 'about:blank') return;
  const page = globalThis as unknown as Record<string, unknown>;
  const post = page[channel] as (text: string) => void; // the debugger's binding, hidden from the page below
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((event: object, ...values: unknown[]) => void)[]>();
  let asked = 0;

  const strict = <T extends object>(name: string, imitation: T): T =>
    new Proxy(imitation, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown;
        throw new Error(`Stand-in: ${name}.${key} is not imitated`);
      },
    });

  const ipcRenderer = strict('ipcRenderer', {
    invoke: (name: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        structuredClone(values); // throws for what cannot cross
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        post(JSON.stringify({ kind: 'invoke', id, name, values }));
      }),
    on: (name: string, listener: (event: object, ...values: unknown[]) => void) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    off: (name: string, listener: (event: object, ...values: unknown[]) => void) => {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter((known) => known !== listener),
      );
    },
  });

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (name: string, api: object) => {
      if (name in page) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(page, name, { value: Object.freeze({ ...api }), enumerable: true });
    },
  });

  Object.defineProperty(page, channel, {
    enumerable: false,
    value: {
      answer: (id: number, value: unknown, error?: string) => {
        const asker = waiting.get(id);
        waiting.delete(id);
        if (error === undefined) asker?.resolve(value);
        else asker?.reject(new Error(error));
      },
      deliver: (name: string, values: unknown[]) => {
        for (const listener of listeners.get(name) ?? []) listener({}, ...values);
      },
    },
  });

  window.open = (address) => {
    post(JSON.stringify({ kind: 'open', address: new URL(String(address ?? 'about:blank'), location.href).href }));
    return null;
  };

  const require = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`); // as in a sandboxed preload
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, undefined);
  } catch (error) {
    post(JSON.stringify({ kind: 'preload-error', text: String(error instanceof Error ? error.stack : error) }));
  }
}
