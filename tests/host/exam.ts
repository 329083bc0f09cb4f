import type { Response } from '#domain/item/response.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import { prepareExamDay, type ExamDay, type Seated } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

/** An exam day, and the account that holds every role. */
export type Day = Omit<ExamDay, 'proctor'> & { readonly accountId: string };

/** Everybody sits, is admitted, agreed and checked; nobody was started. Each test gets a host on its own copy. */
export function preparedExam(wish: { candidates: number; items: number; minutes: number }) {
  return prepared(async (host): Promise<Day> => {
    const { proctor: _, ...day } = await prepareExamDay(host.send, wish);
    return { ...day, accountId: await hireForEverything(host, day.administratorBearer) };
  });
}

/** The clock of those candidates is started, and each seat is heard from. */
export async function start(host: TestHost, day: Day, who: readonly Seated[] = day.candidates): Promise<void> {
  const started = await host.as(day.proctorBearer).room.start({ attemptIds: who.map((c) => c.attemptId) });
  if (started.refused.length > 0) throw new Error(`not started: ${JSON.stringify(started.refused)}`);
  for (const { bearer } of who) await host.as(bearer).candidate.state({});
}

/** The candidate with that place on the roster. */
export function candidateAt(day: Day, at: number): Seated {
  const candidate = day.candidates[at];
  if (candidate === undefined) throw new Error(`there is no candidate ${at}`);
  return candidate;
}

/** The paper as the candidate sees it. */
export async function paperFor(host: TestHost, bearer: string) {
  const paper = await host.as(bearer).candidate.paper({});
  if (!paper.ok) throw new Error(`no paper: ${paper.reason}`);
  return paper;
}

/** Some choice for the item at that place of the candidate's paper. */
export async function choiceFor(host: TestHost, bearer: string, at: number, option = 0) {
  const item = (await paperFor(host, bearer)).items[at];
  if (item === undefined) throw new Error(`there is no item ${at}`);
  const response: Response = { kind: 'single', choice: item.options[option]?.ref ?? '' };
  return { ref: item.ref, response: response as Extract<Response, { kind: 'single' }> };
}

/** Gives the right response to the first `count` items, as only somebody with the answer key can. */
export async function answerRightly(host: TestHost, { attemptId, bearer }: Seated, count: number): Promise<void> {
  const paper = host.read((db) => paperOf(db, attemptId));
  for (const { ref, item, options } of paper?.items.slice(0, count) ?? []) {
    if (item.kind !== 'single') throw new Error('only single choices are answered here');
    const choice = options.find((o) => o.optionId === item.key)?.ref ?? '';
    const saved = await host.as(bearer).candidate.save({ ref, revision: 1, response: { kind: 'single', choice } });
    if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
  }
}

/** Adds people to the roster; each line as in a file with the headings given. They sit nowhere yet. */
export async function addToRoster(host: TestHost, day: Day, headings: string, lines: readonly string[]) {
  const author = host.as(await signInAs(host, 'author'));
  const base64 = Buffer.from([headings, ...lines, ''].join('\n')).toString('base64');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
  const added = await author.sessions.importRoster({ sessionId: day.sessionId, file, preview: false });
  if (!added.ok) throw new Error(`not added: ${JSON.stringify(added)}`);
  const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
  return added.rows.map(({ admissionNumber, name }) => {
    const card = cards.find((c) => c.admissionNumber === admissionNumber);
    if (card === undefined) throw new Error(`${name} has no attempt`);
    return { admissionNumber, name, attemptId: card.attemptId, candidateId: card.candidateId };
  });
}
