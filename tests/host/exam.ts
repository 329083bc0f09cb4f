import type { z } from 'zod';
import type { CandidateItemView, response } from '#contract/candidate-view.ts';
import { groupsOf, type PaperItem } from '#domain/paper/paper.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import type { ReadDb } from '#host/storage/database.ts';
import { prepareExamDay, type ExamDay, type Seated } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

type Given = z.infer<typeof response>;

/** An exam day, and the account that holds every role. */
export type Day = Omit<ExamDay, 'proctor'> & { readonly accountId: string };

/** Everybody sits, is admitted, agreed and checked; nobody was started. Each test gets a host on its own copy. */
export function preparedExam(wish: Parameters<typeof prepareExamDay>[1]) {
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

/** Says of everybody on the roster what their attempts tell: without it no session can be closed. */
export async function reconcile(host: TestHost, day: Pick<Day, 'proctorBearer' | 'sessionId'>): Promise<void> {
  const { attendance } = host.as(day.proctorBearer);
  const rows = await attendance.list({ sessionId: day.sessionId });
  const marks = rows.map(({ candidateId, suggested }) => ({ candidateId, mark: suggested }));
  const marked = await attendance.mark({ sessionId: day.sessionId, marks });
  if (!marked.ok) throw new Error(`not marked: ${marked.reason}`);
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

/** A response of the kind that the item at that place of the candidate's paper takes; another one for each `which`. */
export async function responseFor(host: TestHost, bearer: string, at: number, which = 0) {
  const item = (await paperFor(host, bearer)).items[at];
  if (item === undefined) throw new Error(`there is no item ${at}`);
  return { ref: item.ref, response: someResponse(item, which) };
}

function someResponse(item: CandidateItemView, which: number): Given {
  const { kind, options } = item;
  const chosen = (from: readonly { readonly ref: string }[]) => from[which % from.length]?.ref ?? '';
  switch (kind) {
    case 'single':
      return { kind, choice: options[which]?.ref ?? '' };
    case 'multiple':
    case 'listening':
      return { kind, choices: options.slice(0, which + 1).map((o) => o.ref) };
    case 'true-false':
      return { kind, value: which % 2 === 0 };
    case 'text':
    case 'numeric':
      return { kind, text: String(which) };
    case 'ordering':
      return { kind, order: [...options.slice(which), ...options.slice(0, which)].map((o) => o.ref) };
    case 'matching':
      return { kind, pairs: (item.left ?? []).map(({ ref }) => ({ left: ref, right: chosen(options) })) };
    case 'inline-choice': {
      const gaps = (item.segments ?? []).filter((segment) => 'gap' in segment);
      return { kind, choices: gaps.map(({ gap, options: own }) => ({ gap, choice: chosen(own) })) };
    }
    case 'hotspot':
      return { kind, choices: [chosen(item.picture?.areas ?? [])] };
  }
}

/** The response that the answer key of a paper's item asks for. */
function keyOf(paperItem: PaperItem): Given {
  const { item, options } = paperItem;
  const refs = (ids: readonly string[]) => options.filter((o) => ids.includes(o.optionId)).map((o) => o.ref);
  switch (item.kind) {
    case 'single':
      return { kind: item.kind, choice: refs([item.key])[0] ?? '' };
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return { kind: item.kind, choices: refs(item.key) };
    case 'true-false':
      return { kind: item.kind, value: item.key };
    case 'text':
      return { kind: item.kind, text: item.accepted[0] ?? '' };
    case 'numeric':
      return { kind: item.kind, text: String(item.key) };
    case 'ordering':
      return { kind: item.kind, order: item.key.flatMap((id) => refs([id])) };
    case 'matching': {
      const pairs = groupsOf(paperItem).map((group) => ({
        left: group.ref,
        right: refs([item.key[group.groupId] ?? ''])[0] ?? '',
      }));
      return { kind: item.kind, pairs };
    }
    case 'inline-choice': {
      const choices = groupsOf(paperItem).map((group) => {
        const key = item.gaps.find(({ id }) => id === group.groupId)?.key;
        return { gap: group.ref, choice: group.options.find(({ optionId }) => optionId === key)?.ref ?? '' };
      });
      return { kind: item.kind, choices };
    }
  }
}

/** The right response to each item of a paper, in its order: what only somebody with the answer key can give. */
export function rightResponses(db: ReadDb, attemptId: string) {
  return (paperOf(db, attemptId)?.items ?? []).map((item) => ({ ref: item.ref, response: keyOf(item) }));
}

/** Gives the right response to the first `count` items. */
export async function answerRightly(host: TestHost, { attemptId, bearer }: Seated, count: number): Promise<void> {
  for (const given of host.read((db) => rightResponses(db, attemptId)).slice(0, count)) {
    const saved = await host.as(bearer).candidate.save({ ...given, revision: 1 });
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
