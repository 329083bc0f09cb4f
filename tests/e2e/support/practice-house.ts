import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { openHost } from '#host/host.ts';
import { readBank } from '#host/formats/bank/read-bank.ts';
import { caller } from '#tests/support/caller.ts';
import { foundOrganisation, signIn } from '#tests/support/exam-day.ts';
import { kindsBank } from '#tests/support/kinds-bank.ts';
import { ExamHouse, wordsIn, type Look } from './exam-house.ts';

const content = kindsBank().map((f) => ({
  path: f.path,
  content: 'text' in f ? f.text : Buffer.from(f.base64, 'base64'),
}));

/** What somebody who knows the bank of every kind knows. */
export function practiceBank() {
  const read = readBank(content);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.bank.items;
}

/** How many of its items are open to practice. */
export const openItems = practiceBank().filter(({ practice }) => practice === true).length;

export const trainee = { employeeNumber: 'T-1', name: '李学员 Li' };

/** An organisation with an author (`staff`), the bank of every kind, and a pass. Returns the code of its slip. */
async function prepareFolder(folder: string): Promise<string> {
  const preparing = await openHost({ dataFolder: folder, uiFolder: folder });
  const send = (request: Request) => preparing.handle(request, { console: true, device: 'console' });
  await foundOrganisation(send);
  const author = caller(send, await signIn(send, 'staff', 'author'));
  const taken = await author.banks.import({ files: kindsBank() });
  const given = await author.practice.give({ people: [trainee], bankIds: ['every-kind'] });
  if (!taken.ok || !given.ok) throw new Error(JSON.stringify({ taken, given }));
  await preparing.close();
  return given.slips[0]?.code ?? '';
}

/** A house in which somebody may practise. */
export const test = base.extend<{ practice: { house: ExamHouse; code: string } }>({
  practice: async ({ browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'invigil-practice-'));
    const code = await prepareFolder(folder);
    const house = new ExamHouse(browser, undefined, folder);
    await house.open();
    await use({ house, code });
    await house.close();
    expect(house.faults, 'no page reports a fault, no policy is violated').toEqual([]);
  },
});

/** A trainee types the code at a seat of their own and sees what there is to practise. */
export async function enterPractice(house: ExamHouse, code: string, look: Look): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await house.window(look);
  await page.getByRole('button', { name: t.signIn.practiseHint }).click();
  await page.getByLabel(t.practice.code).fill(code);
  await page.getByRole('button', { name: t.practice.enter, exact: true }).click();
  await expect(page.getByRole('heading', { name: t.practice.hello(trainee.name) })).toBeVisible();
  return page;
}
