import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { openHost } from '#host/host.ts';
import { foundOrganisation } from '../support/exam-day.ts';
import { HostProcess } from '../support/host-process.ts';
import { freshPage } from './chromium.ts';
import { figure, median, type Figures } from './figure.ts';

const rounds = 7;
const built = resolve(import.meta.dirname, '../../out/main/host.js');

/** A server of one heading: the least that can be started and painted. */
const barePage = `
  const page = '<!doctype html><title>Bare</title><h1>Bare</h1>';
  const server = require('node:http').createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page));
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

const epochNow = () => performance.timeOrigin + performance.now();

/** The moment of the first contentful paint (epoch ms). */
async function paintedAt(browser: Browser, address: string): Promise<number> {
  const page = await freshPage(browser);
  try {
    await page.goto(address);
    return await page.evaluate(
      () =>
        new Promise<number>((painted) => {
          new PerformanceObserver((list) => {
            const [first] = list.getEntriesByName('first-contentful-paint');
            if (first !== undefined) painted(performance.timeOrigin + first.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
  } finally {
    await page.context().close();
  }
}

async function msToHostPaint(browser: Browser, dataFolder: string): Promise<number> {
  const started = epochNow();
  const host = new HostProcess(dataFolder, built);
  try {
    return (await paintedAt(browser, await host.origin)) - started;
  } finally {
    await host.kill();
  }
}

async function msToBarePaint(browser: Browser): Promise<number> {
  const started = epochNow();
  const server = spawn(process.execPath, ['-e', barePage], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    return (await paintedAt(browser, said.toString().trim())) - started;
  } finally {
    server.kill('SIGKILL');
  }
}

/** From starting the host's process to its first painted screen in an open browser, beside the same way to a bare page. */
export async function measureFirstPaint(folder: string, browser: Browser): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const dataFolder = join(folder, 'data');
  const host = await openHost({ dataFolder, uiFolder: folder });
  await foundOrganisation((request) => host.handle(request, { console: true, device: 'console' }));
  await host.close();
  const measured: { host: number; bare: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const both = { bare: await msToBarePaint(browser), host: await msToHostPaint(browser, dataFolder) };
    if (round > 0) measured.push(both); // the first round only warms up
  }
  const [ofHost, ofBare] = [median(measured.map((one) => one.host)), median(measured.map((one) => one.bare))];
  return { 'host start to first paint': figure(ofHost, 'ms', ofBare, 'a server of one heading, to its first paint') };
}
