import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Response } from '#domain/item/response.ts';
import { keyResponse } from '#domain/practice/key-response.ts';
import type { PaperItem } from '#domain/paper/paper.ts';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { TestHost } from '../support/test-host.ts';
import { signInAs } from './staff-of-every-role.ts';

export const practiceSeat = 'practice-seat-00000000000';

/** Somebody gets a pass from the person `all`. Returns the slip. */
export async function givePass(host: TestHost, employeeNumber: string, name: string, bankIds: string[]) {
  const author = host.as(await signInAs(host, 'author'));
  const given = await author.practice.give({ people: [{ employeeNumber, name }], bankIds });
  if (!given.ok) throw new Error(`no pass: ${given.reason}`);
  const [slip] = given.slips;
  if (slip === undefined) throw new Error('a pass was given and no slip');
  return slip;
}

/** Types the code at a seat; returns the bearer. */
export async function practise(host: TestHost, code: string, seat = practiceSeat): Promise<string> {
  const entered = await host.as().practice.enter({ code, seat });
  if (!entered.ok) throw new Error(`not let in: ${entered.reason}`);
  return entered.bearer;
}

/** What is in the file of learning data now, read beside the running host. */
export function learningRows<T>(host: TestHost, sql: string): T[] {
  const db = new Database(join(host.folder, 'practice.db'), { readonly: true });
  try {
    return db.prepare(sql).all() as T[];
  } finally {
    db.close();
  }
}

/** The item that is in front of the only trainee, with its key. */
export function shownNow(host: TestHost): PaperItem {
  const [row] = learningRows<{ content: string }>(host, 'SELECT content FROM showing');
  if (row === undefined) throw new Error('nothing is shown');
  return JSON.parse(row.content) as PaperItem;
}

/** The response that earns all points of the item shown. */
export function rightNow(host: TestHost): Response {
  return keyResponse(shownNow(host));
}

/** A response of the item's kind that earns nothing, or null where none is sure to. */
export function wrongFor({ kind }: CandidateItemView): Response | null {
  switch (kind) {
    case 'single':
      return { kind, choice: 'none' };
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return { kind, choices: ['none'] };
    case 'text':
    case 'numeric':
      return { kind, text: '−1' };
    default:
      return null;
  }
}
