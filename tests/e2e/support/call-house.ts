import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { bankFiles } from '#host/commands/bank-import.ts';
import { openHost } from '#host/host.ts';
import { caller } from '#tests/support/caller.ts';
import { prepareExamDay } from '#tests/support/exam-day.ts';
import { wordsIn, type ExamHouse, type Look } from './exam-house.ts';

const bank = resolve(import.meta.dirname, '../../host/bank-files/tasks');
const calls = { examiners: 2, threshold: 0.2, combination: 'mean' } as const;
/** Of every member of staff in that folder. */
export const callPassword = 'an exam day password';
const password = callPassword;

/** A data folder in which one candidate waits for a call, the clock is started, and two examiners have the task. */
export async function prepareCall() {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-call-'));
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  const files = await bankFiles(bank);
  const day = await prepareExamDay(send, { candidates: 1, items: 0, minutes: 16, bank: files, calls });
  const { staff } = caller(send, day.administratorBearer);
  for (const [username, role] of [
    ['anna', 'examiner'],
    ['bert', 'examiner'],
    ['lead', 'lead-examiner'],
  ] as const) {
    await staff.create({ username, name: username, employeeNumber: `X-${username}`, roles: [role], password });
  }
  await day.proctor.room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  const opened = await caller(send).signIn.open({
    username: 'lead',
    password,
    role: 'lead-examiner',
    seat: 'seat-of-lead-00000000000000',
  });
  if (!opened.ok) throw new Error(opened.reason);
  const { marking } = caller(send, opened.bearer);
  const { tasks, people } = await marking.board({ sessionId: day.sessionId });
  for (const name of ['anna', 'bert']) {
    const personId = people.find((person) => person.name === name)?.personId ?? '';
    await marking.assign({ taskIds: tasks.map(({ taskId }) => taskId), personId, third: false });
  }
  await preparing.close();
  return { folder, day, code: tasks[0]?.code ?? '', taskId: tasks[0]?.taskId ?? '' };
}

/** The candidate's seat goes on in this window. */
export async function sit(page: Page, one: { seat: string; admissionNumber: string }): Promise<void> {
  await page.evaluate(
    ({ seat, number }) => {
      localStorage.setItem('invigil.seat', seat);
      sessionStorage.setItem('invigil.admission-number', number);
    },
    { seat: one.seat, number: one.admissionNumber },
  );
  await page.reload();
}

export async function signIn(house: ExamHouse, username: string, look: Look): Promise<Page> {
  const page = await house.window(look);
  const t = wordsIn(look.locale);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill(username);
  await page.getByLabel(t.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.signIn.signIn, exact: true }).click();
  return page;
}

/** A hand at the microphone's cable: with the event `unplugged` the page's own microphone ends, whatever the page wants. */
export async function cableToPull(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish);
      addEventListener('unplugged', () => stream.getTracks().forEach((track) => track.stop()), { once: true });
      return stream;
    };
  });
}
