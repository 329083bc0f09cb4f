import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';

type Parameters = Record<string, unknown>;

interface Waiting {
  readonly resolve: (result: Parameters) => void;
  readonly reject: (error: Error) => void;
}

/** Chromium's debugging protocol over one WebSocket; a page's events are emitted as `<session>:<method>`. */
export class DevTools extends EventEmitter {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #sent = 0;

  private constructor(socket: WebSocket) {
    super();
    this.setMaxListeners(0);
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.#receive(JSON.parse(String(data)) as Parameters);
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone'));
      this.#waiting.clear();
    });
  }

  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    return new DevTools(socket);
  }

  #receive(message: Parameters): void {
    if (typeof message['id'] === 'number') {
      const waiting = this.#waiting.get(message['id']);
      this.#waiting.delete(message['id']);
      const error = message['error'] as { message: string } | undefined;
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(message['result'] as Parameters);
    } else {
      const { method, sessionId, params } = message as { method: string; sessionId?: string; params: Parameters };
      this.emit(sessionId === undefined ? method : `${sessionId}:${method}`, params);
    }
  }

  send(method: string, parameters: Parameters = {}, sessionId?: string): Promise<Parameters> {
    return new Promise((resolve, reject) => {
      const id = ++this.#sent;
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.#socket.send(JSON.stringify({ id, method, params: parameters, sessionId }));
    });
  }
}

export interface Chromium {
  readonly process: ChildProcess;
  /** Where Playwright connects. */
  readonly address: string;
  readonly devtools: DevTools;
}

/**
 * Starts a headless Chromium on `profile`, without a window. It dies with this process, even one that was killed outright: the pipe
 * of its second debugging line, on which nothing is ever said, closes then, and at that it ends.
 */
export async function startChromium(profile: string, switches: readonly string[]): Promise<Chromium> {
  mkdirSync(profile, { recursive: true });
  const own = [
    '--headless',
    '--no-startup-window',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ];
  const chromium = spawn(await chromiumForTests(), [...own, ...plainFlags(), ...switches], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  process.on('exit', () => chromium.kill('SIGKILL'));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    chromium.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    chromium.once('error', reject);
    chromium.once('exit', (code) => reject(new Error(`Chromium ended with ${String(code)}\n${said}`)));
  });
  return { process: chromium, address, devtools: await DevTools.connect(address) };
}
