import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ipcMain } from './ipc-main.ts';
import { pageRuntime } from './page-runtime.ts';
import { app, running } from './program.ts';
import { programAddress, shownAddress } from './protocol.ts';
import { isCancelled } from './session.ts';
import { StrictEmitter, onlyJson, strict } from './strict.ts';

export interface WebPreferences {
  readonly preload: string;
  readonly [preference: string]: unknown;
}

interface PausedRequest {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
}

const events = [
  'before-input-event',
  'destroyed',
  'did-finish-load',
  'did-navigate',
  'preload-error',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-prevent-unload', // known, never emitted: Playwright answers the page's question itself
  'will-redirect',
];

function checkPreferences(preferences: WebPreferences): void {
  const wanted = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  };
  for (const [name, value] of Object.entries(wanted))
    if (preferences[name] !== value)
      throw new Error(`Stand-in: webPreferences.${name} is expected to be ${String(value)}`);
}

/** One page in Chromium, behind the part of Electron's webContents that the program uses. */
export class PageContents extends StrictEmitter {
  readonly #channel = `standIn${randomUUID().replaceAll('-', '')}`;
  readonly #attached: Promise<void>;
  /** Main-frame addresses that the program itself asked for: they are no navigations of the page. */
  readonly #asked = new Set<string>();
  #openHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | null = null;
  #target = '';
  #session = '';
  #address = '';
  #gone = false;
  readonly mainFrame: { readonly url: string };
  /** Set by the window. */
  close: () => void = () => undefined;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super('webContents', events);
    checkPreferences(preferences);
    const address = () => this.#address;
    this.mainFrame = strict('WebFrameMain', {
      get url() {
        return address();
      },
    });
    this.#attached = this.#attach(readFileSync(preferences.preload, 'utf8'), size);
    app.emit('web-contents-created', {}, this);
  }

  async #attach(preload: string, size: object): Promise<void> {
    const devtools = running.chromium?.devtools;
    if (!devtools) throw new Error('Stand-in: Chromium is not running');
    const made = await devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
    this.#target = String(made['targetId']);
    const joined = await devtools.send('Target.attachToTarget', { targetId: this.#target, flatten: true });
    this.#session = String(joined['sessionId']);
    const on = <T>(method: string, listener: (details: T) => void) => {
      devtools.on(`${this.#session}:${method}`, listener);
    };
    on<{ name: string; payload: string }>('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === this.#channel) void this.#hear(JSON.parse(payload) as Record<string, unknown>);
    });
    on('Page.loadEventFired', () => {
      if (this.#address !== '') this.emit('did-finish-load', {});
    });
    on<{ frame: { parentId?: string; url: string } }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || frame.url === 'about:blank') return;
      this.#address = programAddress(frame.url);
      this.emit('did-navigate', {}, this.#address);
    });
    on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    on<PausedRequest>('Fetch.requestPaused', (paused) => void this.#decide(paused));
    devtools.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      if (targetId === this.#target) this.#end();
    });
    const source = `(${pageRuntime.toString()})(${JSON.stringify(this.#channel)}, (require, module, exports, process) => {${preload}\n})`;
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Inspector.enable');
    await this.#send('Runtime.addBinding', { name: this.#channel });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source });
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  #send(method: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    if (running.chromium === null) return Promise.reject(new Error('Chromium is not running'));
    return running.chromium.devtools.send(method, parameters, this.#session);
  }

  async #evaluate(expression: string): Promise<void> {
    await this.#attached;
    await this.#send('Runtime.evaluate', { expression }).catch(() => undefined); // the page may be gone by now
  }

  /** Does the program keep the page from going to `url`? Asked before the request guard, as in Electron. */
  #staysAway({ request, frameId, redirectedRequestId }: PausedRequest, url: string): boolean {
    const isMainFrame = frameId === this.#target;
    if (isMainFrame && this.#asked.delete(request.url)) return false;
    return this.prevented(redirectedRequestId === undefined ? 'will-frame-navigate' : 'will-redirect', {
      url,
      isMainFrame,
    });
  }

  async #decide(paused: PausedRequest): Promise<void> {
    const { requestId, request, resourceType } = paused;
    const url = programAddress(request.url);
    const refused = (resourceType === 'Document' && this.#staysAway(paused, url)) || isCancelled(url);
    await (
      refused
        ? this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : this.#send('Fetch.continueRequest', { requestId })
    ).catch(() => undefined);
  }

  async #hear(message: Record<string, unknown>): Promise<void> {
    if (message['kind'] === 'open') {
      if (this.#openHandler?.({ url: programAddress(String(message['address'])) }).action !== 'deny')
        throw new Error('Stand-in: opening a further window is not imitated');
    } else if (message['kind'] === 'preload-error') {
      console.error('Unable to load preload script:', message['text']);
      this.emit('preload-error', {}, '', new Error(String(message['text'])));
    } else {
      const event = { sender: this, senderFrame: this.mainFrame };
      const answer = await ipcMain.answer(String(message['name']), event, message['values'] as unknown[]);
      const values = [message['id'], answer.value ?? null, answer.error].map(
        (value) => JSON.stringify(value) ?? 'undefined',
      );
      await this.#evaluate(`globalThis.${this.#channel}.answer(${values.join(',')})`);
    }
  }

  #end(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.emit('destroyed');
  }

  get target(): string {
    return this.#target;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'allow' | 'deny' }): void {
    this.#openHandler = handler;
  }

  async loadURL(address: string): Promise<void> {
    await this.#attached;
    const url = new URL(shownAddress(address)).href;
    this.#asked.add(url);
    const loaded = new Promise((done) => this.once('did-finish-load', done));
    const { errorText } = await this.#send('Page.navigate', { url });
    if (typeof errorText === 'string') throw new Error(`${errorText} loading '${address}'`);
    await loaded;
  }

  send(name: string, ...values: unknown[]): void {
    if (this.#gone) throw new TypeError('Object has been destroyed');
    const sent = JSON.stringify(values.map(onlyJson));
    void this.#evaluate(`globalThis.${this.#channel}?.deliver(${JSON.stringify(name)}, ${sent})`);
  }

  /** Closes the page in Chromium and waits until it is gone. */
  async end(): Promise<void> {
    if (this.#gone) return;
    const gone = new Promise((done) => this.once('destroyed', done));
    await this.#attached.catch(() => undefined);
    await this.#send('Page.close').catch(() => undefined);
    await gone;
  }

  getURL(): string {
    return this.#address;
  }

  isDestroyed(): boolean {
    return this.#gone;
  }
}
