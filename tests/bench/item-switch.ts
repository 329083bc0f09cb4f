import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { listenLocally } from '#host/commands/http-edge.ts';
import { openHost } from '#host/host.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay, type Seated } from '../support/exam-day.ts';
import { freshPage } from './chromium.ts';
import { figure, quantile, type Figures } from './figure.ts';

const items = 200;
const uiFolder = resolve(import.meta.dirname, '../../out/renderer');

/** Brings a person who was started to the first item of the paper, in the browser. */
async function openPaper(browser: Browser, address: string, candidate: Seated): Promise<Page> {
  const page = await freshPage(browser, candidate.seat);
  await page.goto(address);
  await page.getByRole('button', { name: /我是考生/ }).click();
  await page.getByRole('textbox').fill(candidate.admissionNumber);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText(/第\d+题：/);
  return page;
}

interface Frames {
  /** Milliseconds from the key to the frame that shows the next item. */
  readonly switches: number[];
  /** Milliseconds to the next frame when nothing was asked for. */
  readonly empty: number[];
}

/** Runs in the page: for each item the time of a frame in which nothing happens, then of the one that shows the next item. */
async function switchThrough(times: number): Promise<Frames> {
  const framePainted = () =>
    new Promise<void>((painted) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => painted();
        after.port2.postMessage(null); // runs once this frame has been drawn
      });
    });
  const shown = () => document.querySelector('main')?.textContent ?? '';
  const frames: Frames = { switches: [], empty: [] };
  for (let at = 0; at < times; at += 1) {
    await framePainted();
    const idle = performance.now();
    await framePainted();
    frames.empty.push(performance.now() - idle);
    const before = shown();
    const pressed = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    do await framePainted();
    while (shown() === before);
    frames.switches.push(performance.now() - pressed);
  }
  return frames;
}

/** From the key to the painted next item on a paper of 200 items in Chromium, beside a frame in which nothing happens. */
export async function measureItemSwitch(folder: string, browser: Browser): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const host = await openHost({ dataFolder: join(folder, 'data'), uiFolder });
  const edge = await listenLocally(host, 0);
  try {
    const send = (request: Request) => host.handle(request, { console: true, device: 'console' });
    const day = await prepareExamDay(send, { candidates: 1, items, minutes: 120 });
    const [candidate] = day.candidates;
    if (candidate === undefined) throw new Error('nobody sits');
    await day.proctor.room.start({ attemptIds: [candidate.attemptId] });
    await caller(send, candidate.bearer).candidate.leave({});
    const page = await openPaper(browser, edge.address, candidate);
    const { switches, empty } = await page.evaluate(switchThrough, items - 1);
    await page.context().close();
    const of = (share: number) =>
      figure(quantile(switches, share), 'ms', quantile(empty, share), 'a frame in which nothing happens');
    return { 'item switch on a paper of 200, p95': of(0.95), 'item switch on a paper of 200, median': of(0.5) };
  } finally {
    await edge.close();
    await host.close();
  }
}
