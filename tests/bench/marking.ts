import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Browser } from '@playwright/test';
import { bankFiles } from '#host/commands/bank-import.ts';
import { listenLocally } from '#host/commands/http-edge.ts';
import { openHost } from '#host/host.ts';
import { caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { freshPage } from './chromium.ts';
import { figure, quantile, type Figures } from './figure.ts';

const criteria = 60;
const password = 'an exam day password';
const uiFolder = resolve(import.meta.dirname, '../../out/renderer');
const bank = resolve(import.meta.dirname, '../host/bank-files/tasks');

/** The rubric of the case in the tests' bank, replaced by one of 60 criteria of four levels in six sections. */
function longRubric(text: string): string {
  const at = text.indexOf('\n    rubric:');
  const both = (word: string) => `{ zh-CN: ${word}, en: ${word} }`;
  const lines = ['    rubric:', '      id: long', '      version: 1', '      sections:'];
  for (let s = 0; s < 6; s += 1) {
    lines.push(`        - id: section-${s}`, `          title: ${both(`Section ${s}`)}`, '          criteria:');
    for (let c = 0; c < criteria / 6; c += 1) {
      const levels = [0, 1, 2, 3].map((points) => `{ points: ${points}, text: ${both(`Anchor ${points}`)} }`);
      const body = `kind: levels, points: 3, levels: [${levels.join(', ')}]`;
      lines.push(`            - { id: c-${s}-${c}, text: ${both(`Criterion ${s}.${c}`)}, ${body} }`);
    }
  }
  return `${text.slice(0, at)}\n${lines.join('\n')}\n`;
}

async function longBank() {
  const files = await bankFiles(bank);
  return files.map((file) =>
    'text' in file && file.path.startsWith('cases/') ? { ...file, text: longRubric(file.text) } : file,
  );
}

interface Taps {
  /** Milliseconds from the tap to the frame that shows what it changed. */
  readonly taps: number[];
  /** Milliseconds to the next frame when nothing was asked for. */
  readonly empty: number[];
}

/** Runs in the page: marks one criterion after another, and waits each time until the total on the sheet has changed. */
async function tapThrough(): Promise<Taps> {
  const framePainted = () =>
    new Promise<void>((painted) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => painted();
        after.port2.postMessage(null); // runs once this frame has been drawn
      });
    });
  const shown = () => document.querySelector('.total')?.textContent ?? '';
  const found: Taps = { taps: [], empty: [] };
  for (const criterion of document.querySelectorAll('[data-criterion]')) {
    await framePainted();
    const idle = performance.now();
    await framePainted();
    found.empty.push(performance.now() - idle);
    const before = shown();
    const tapped = performance.now();
    criterion.querySelectorAll<HTMLInputElement>('input[type=radio]')[3]?.click();
    do await framePainted();
    while (shown() === before);
    found.taps.push(performance.now() - tapped);
  }
  return found;
}

/** From the tap on a level to the painted new total, on a sheet of 60 criteria in Chromium, beside an empty frame. */
export async function measureMarking(folder: string, browser: Browser): Promise<Figures> {
  mkdirSync(folder, { recursive: true });
  const host = await openHost({ dataFolder: join(folder, 'data'), uiFolder });
  const edge = await listenLocally(host, 0);
  try {
    const send = (request: Request) => host.handle(request, { console: true, device: 'console' });
    const cases = { examiners: 1, threshold: 0.2, combination: 'mean' } as const;
    const day = await prepareExamDay(send, { candidates: 1, items: 0, minutes: 40, bank: await longBank(), cases });
    const [candidate] = day.candidates;
    if (candidate === undefined) throw new Error('nobody sits');
    const { staff } = caller(send, day.administratorBearer);
    const roles = ['examiner' as const, 'lead-examiner' as const];
    await staff.create({ username: 'anna', name: 'anna', employeeNumber: 'X-1', roles, password });
    await day.proctor.room.start({ attemptIds: [candidate.attemptId] });
    await caller(send, candidate.bearer).candidate.submit({});
    const seat = 'seat-of-the-lead-examiner0';
    const opened = await caller(send).signIn.open({ username: 'anna', password, role: 'lead-examiner', seat });
    if (!opened.ok) throw new Error(opened.reason);
    const { marking } = caller(send, opened.bearer);
    const { tasks, people } = await marking.board({ sessionId: day.sessionId });
    const [task] = tasks;
    if (task === undefined) throw new Error('there is nothing to mark');
    const personId = people.find(({ name }) => name === 'anna')?.personId ?? '';
    await marking.assign({ taskIds: [task.taskId], personId, third: false });

    const page = await freshPage(browser, 'seat-of-the-examiner-00000');
    await page.goto(edge.address);
    await page.getByRole('button', { name: /工作人员/ }).click();
    await page.getByLabel('用户名').fill('anna');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('link', { name: task.code }).click();
    await expect(page.locator('[data-criterion]')).toHaveCount(criteria);
    const { taps, empty } = await page.evaluate(tapThrough);
    await page.context().close();
    const of = (share: number) =>
      figure(quantile(taps, share), 'ms', quantile(empty, share), 'a frame in which nothing happens');
    return { 'tap on a sheet of 60 criteria, p95': of(0.95), 'tap on a sheet of 60 criteria, median': of(0.5) };
  } finally {
    await edge.close();
    await host.close();
  }
}
