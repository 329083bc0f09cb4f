import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Locale } from '#domain/item/locale.ts';
import { catalogues, type Catalogue } from '#ui/words/catalogue.ts';
import { HostProcess } from '#tests/support/host-process.ts';

export { expect };

export interface Look {
  readonly locale: Locale;
  readonly theme?: 'light' | 'dark';
  readonly textSize?: number;
  readonly width?: number;
  readonly height?: number;
}

/** A house with one host in a process of its own, and as many windows as people come to it. */
export class ExamHouse {
  readonly #browser: Browser;
  readonly #windows: BrowserContext[] = [];
  readonly dataFolder: string;
  readonly faults: string[] = [];
  /** What a journey brings about on purpose, and the browser reports: such a line is no fault. */
  expected: RegExp | null = null;
  readonly #program: string | undefined;
  host: HostProcess;
  origin = '';

  /** `program` is the built one, where it is tried. Begins with an empty folder, or on one that was prepared. */
  constructor(browser: Browser, program?: string, dataFolder = mkdtempSync(join(tmpdir(), 'invigil-journey-'))) {
    this.#browser = browser;
    this.#program = program;
    this.dataFolder = dataFolder;
    this.host = new HostProcess(this.dataFolder, program);
  }

  async open(): Promise<void> {
    this.origin = await this.host.origin;
  }

  /** The private way into a first run, as the launch file holds it. */
  get setupLink(): string {
    const html = readFileSync(join(this.dataFolder, 'first-run.html'), 'utf8');
    const found = /url=([^"]+)"/.exec(html)?.[1];
    if (found === undefined) throw new Error('the launch file names no address');
    return found;
  }

  /** Ends the host as a power cut would, and starts it again on the same folder and address. */
  async powerCut(): Promise<void> {
    await this.host.kill();
    this.host = new HostProcess(this.dataFolder, this.#program, Number(new URL(this.origin).port));
    await this.host.origin;
  }

  /** A browser profile of its own: another seat, another person. Every fault that its page reports fails the journey. */
  async window(look: Look, at = this.origin): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      acceptDownloads: true,
      locale: look.locale,
      reducedMotion: 'reduce',
    });
    this.#windows.push(context);
    const kept = { locale: look.locale, theme: look.theme ?? 'light', textSize: look.textSize ?? 100, contrast: false };
    await context.addInitScript((preferences) => {
      if (localStorage.getItem('invigil.preferences') === null) {
        localStorage.setItem('invigil.preferences', JSON.stringify(preferences));
      }
    }, kept);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // What the browser itself says of a host that is down is no fault of the page.
      const text = message.text();
      if (message.type() !== 'error' || /ERR_CONNECTION|ERR_EMPTY|401|net::/.test(text)) return;
      if (this.expected?.test(text) !== true) this.faults.push(text);
    });
    await page.goto(at);
    return page;
  }

  async close(): Promise<void> {
    for (const window of this.#windows) await window.close();
    await this.host.kill();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

export const test = base.extend<{ house: ExamHouse; hostProgram: string | undefined }>({
  // Another way to start the host, for a journey that needs one.
  hostProgram: [undefined, { option: true }],
  house: async ({ browser, hostProgram }, use) => {
    const house = new ExamHouse(browser, hostProgram);
    await house.open();
    await use(house);
    await house.close();
    expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
  },
});

export function wordsIn(locale: Locale): Catalogue {
  return catalogues[locale];
}
