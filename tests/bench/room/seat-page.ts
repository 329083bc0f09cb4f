import { setTimeout as passes } from 'node:timers/promises';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { catalogues } from '#ui/words/catalogue.ts';
import type { Pace } from './load-seat.ts';
import { ownAddress } from './own-address.ts';

const t = catalogues['zh-CN'];
const patience = { timeout: 120_000 };

/** A machine each in a room, here all on one: pictures and typefaces are of no use to what is measured. */
const needless = ['*.woff2', '*.woff', '*.png', '*.svg', '*.ico', '*.opus'];

/** Refused by the browser itself: a route of Playwright's would ask this process about every request, saves too. */
async function withoutNeedless(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: needless });
  return page;
}

/** Runs in the page: to the next item, and a choice there. Returns milliseconds from the choice to the mark that says it is saved. */
async function giveNext(): Promise<number | null> {
  const shown = () => document.querySelector('main')?.textContent ?? '';
  const state = () => document.querySelector('[data-save-state]')?.getAttribute('data-save-state');
  const painted = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
  const before = shown();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  for (let frames = 0; shown() === before && frames < 300; frames += 1) await painted();
  const options = [...document.querySelectorAll<HTMLInputElement>('main input[type=radio]:not(:checked)')];
  const option = options[Math.floor(Math.random() * options.length)];
  if (option === undefined) return null; // words to type, which are sent when the typing rests
  const from = performance.now();
  const saved = new Promise<void>((done) => {
    let began = false;
    const look = () => {
      began ||= state() === 'saving';
      if (began && state() === 'saved') {
        watcher.disconnect();
        done();
      }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  option.click();
  await saved;
  return performance.now() - from;
}

/** A real Chromium page as a seat of the room, with an address of its own. */
export class SeatPage {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #free: () => void;
  readonly from: string;
  /** How many choices the page said were saved, and after how long (ms). */
  readonly saves: number[] = [];
  receipt: string | null = null;

  private constructor(context: BrowserContext, page: Page, from: string, free: () => void) {
    this.#context = context;
    this.#page = page;
    this.from = from;
    this.#free = free;
  }

  /** Opens the room's page and joins with the code. Whether a certificate is trusted is measured nowhere here. */
  static async join(browser: Browser, room: { readonly url: string }, code: string, from: string): Promise<SeatPage> {
    const { server, close } = await ownAddress(from);
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      locale: 'zh-CN',
      proxy: { server },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    const page = await withoutNeedless(context);
    await page.goto(room.url, patience);
    await page.getByRole('button', { name: t.signIn.candidate }).click(patience);
    await page.getByLabel(t.join.code).fill(code);
    await page.getByRole('button', { name: t.join.submit, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.join.pendingTitle })).toBeVisible(patience);
    return new SeatPage(context, page, from, close);
  }

  async enter(admissionNumber: string): Promise<void> {
    await this.#page.getByLabel(t.signIn.admissionNumber).fill(admissionNumber, patience);
    await this.#page.getByRole('button', { name: t.signIn.enter, exact: true }).click();
    await expect(this.#page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible(patience);
  }

  async checkIn(): Promise<void> {
    await this.#page.getByRole('button', { name: t.candidate.itIsMe }).click(patience);
    await expect(this.#page.getByRole('heading', { name: t.candidate.agreementsTitle })).toBeVisible(patience);
    for (const box of await this.#page.getByRole('checkbox').all()) await box.check();
    await this.#page.getByRole('button', { name: t.candidate.acceptAll }).click();
    await this.#page.getByRole('button', { name: t.candidate.checkContinue }).click(patience);
    await expect(this.#page.getByRole('heading', { name: t.candidate.readyTitle })).toBeVisible(patience);
  }

  async work(pace: Pace, over: AbortSignal): Promise<void> {
    await expect(this.#page.getByRole('timer')).toBeVisible(patience);
    while (!over.aborted) {
      const ms = await this.#page.evaluate(giveNext);
      if (ms !== null) this.saves.push(ms);
      await passes(pace.from + Math.random() * (pace.to - pace.from));
    }
  }

  async submit(): Promise<void> {
    await this.#page.getByRole('button', { name: t.candidate.review, exact: true }).click(patience);
    await this.#page.getByRole('button', { name: t.candidate.submit, exact: true }).click();
    await this.#page.getByRole('button', { name: t.candidate.submitNow, exact: true }).click();
    const receipt = this.#page.locator('[data-receipt]');
    await expect(receipt).toBeVisible(patience);
    this.receipt = await receipt.getAttribute('data-receipt');
  }

  async close(): Promise<void> {
    await this.#context.close();
    this.#free();
  }
}
