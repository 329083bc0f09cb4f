import { onlyJson, strict } from './strict.ts';

type Handler = (event: object, ...values: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

export const ipcMain = strict('ipcMain', {
  handle(name: string, handler: Handler) {
    if (handlers.has(name)) throw new Error(`Attempted to register a second handler for '${name}'`);
    handlers.set(name, handler);
  },
  removeHandler(name: string) {
    handlers.delete(name);
  },
  /** For the stand-in itself: what a page's `invoke` gets back. */
  async answer(name: string, event: object, values: unknown[]): Promise<Answer> {
    try {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`No handler registered for '${name}'`);
      return { value: onlyJson(await handler(event, ...values)) };
    } catch (error) {
      return { error: `Error invoking remote method '${name}': ${String(error)}` };
    }
  },
});
