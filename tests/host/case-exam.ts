import { fileURLToPath } from 'node:url';
import { criteriaOf, type Criterion, type Rubric } from '#domain/marking/rubric.ts';
import type { Mark, MarkSheet } from '#domain/marking/mark-sheet.ts';
import type { CalibrationRule, MarkingRule } from '#domain/scheme/scheme.ts';
import { bankFiles } from '#host/commands/bank-import.ts';
import type { Caller } from '../support/caller.ts';
import { plain, type Plain } from '#host/plain.ts';
import { prepareExamDay, type ExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { start } from './exam.ts';
import { hire, hireForEverything, password, signInAs } from './staff-of-every-role.ts';

export const tasksBank = fileURLToPath(new URL('bank-files/tasks', import.meta.url));
export const twoExaminers: MarkingRule = { examiners: 2, threshold: 0.2, combination: 'mean' };

export interface CaseDay extends Omit<ExamDay, 'proctor'> {
  readonly accountId: string;
}

export const examinerNames = ['anna', 'bert', 'cora', 'dora'] as const;
export type ExaminerName = (typeof examinerNames)[number];

/** Candidates in a room before a case, four examiners, and a lead examiner who marks nothing. */
export function preparedCases(
  candidates = 2,
  cases: MarkingRule = twoExaminers,
  calibration?: CalibrationRule,
  training = false,
) {
  return prepared(async (host): Promise<CaseDay> => {
    const bank = await bankFiles(tasksBank);
    const { proctor: _, ...day } = await prepareExamDay(host.send, {
      candidates,
      items: 0,
      minutes: 40,
      bank,
      cases,
      calibration,
      training,
    });
    const accountId = await hireForEverything(host, day.administratorBearer);
    for (const [at, username] of examinerNames.entries()) {
      const who = { username, name: `考官${at + 1}`, employeeNumber: `X-${at + 1}` };
      await hire(host, day.administratorBearer, { ...who, roles: ['examiner', 'lead-examiner'] });
    }
    const lead = { username: 'lead', name: '主考', employeeNumber: 'X-9', roles: ['lead-examiner' as const] };
    await hire(host, day.administratorBearer, lead);
    return { ...day, accountId };
  });
}

/** Everybody sits the case: two prompts answered, handed in. */
export async function sitCases(host: TestHost, day: CaseDay): Promise<void> {
  await start(host, day, day.candidates);
  for (const { bearer, admissionNumber } of day.candidates) {
    const { candidate } = host.as(bearer);
    const paper = await candidate.paper({});
    if (!paper.ok) throw new Error(paper.reason);
    for (const [at, item] of paper.items.entries()) {
      const text = `${admissionNumber.length} 答复${at + 1}：新增电量落在第二、三档。`;
      await candidate.save({ ref: item.ref, revision: 1, response: { kind: 'text', text } });
    }
    await candidate.submit({});
  }
}

export async function as(
  host: TestHost,
  username: ExaminerName | 'lead',
  role: 'examiner' | 'lead-examiner' = 'lead-examiner',
) {
  return host.as(await signInAs(host, role, username)).marking;
}

export type Marking = Caller['marking'];

/** The person id of each examiner, by what a lead examiner's board says. */
export async function people(host: TestHost, day: CaseDay): Promise<Record<ExaminerName, string>> {
  const { people: found } = await (await as(host, 'lead')).board({ sessionId: day.sessionId });
  const idOf = (at: number) => found.find(({ name }) => name === `考官${at + 1}`)?.personId ?? '';
  return { anna: idOf(0), bert: idOf(1), cora: idOf(2), dora: idOf(3) };
}

/** Gives every task of the session to those examiners. Returns the tasks' ids. */
export async function assignTo(host: TestHost, day: CaseDay, names: readonly ExaminerName[]): Promise<string[]> {
  const lead = await as(host, 'lead');
  const ids = await people(host, day);
  const { tasks } = await lead.board({ sessionId: day.sessionId });
  const taskIds = tasks.map(({ taskId }) => taskId);
  for (const name of names) {
    const { refused } = await lead.assign({ taskIds, personId: ids[name], third: false });
    if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused)}`);
  }
  return taskIds;
}

export interface Wish {
  /** 0 the worst of every criterion, 1 the best. */
  readonly quality: 0 | 0.5 | 1;
  /** Fatal criteria that are found to have happened. */
  readonly fatal?: readonly string[];
}

/** A whole sheet of that rubric. */
export function filled(rubric: Rubric, { quality, fatal = [] }: Wish): Plain<MarkSheet> {
  const marks = criteriaOf(rubric).map((criterion) => {
    const found = fatal.includes(criterion.id);
    const quotation = { kind: 'quotation' as const, prompt: 'reply', from: 0, to: 4, text: '原文' };
    const mark = found ? ({ kind: 'times', times: 1 } as const) : markFor(criterion, quality);
    return [criterion.id, { mark, comment: found ? '见引文' : '', evidence: found ? [quotation] : [] }] as const;
  });
  const rubricOf = { id: rubric.id, version: rubric.version };
  return plain({
    rubric: rubricOf,
    marks: Object.fromEntries(marks),
    globalRating: 'borderline' as const,
    comment: '',
  });
}

function markFor({ kind, levels = [] }: Criterion, quality: number): Mark {
  if (kind === 'levels') {
    return { kind: 'level', points: levels[Math.round(quality * (levels.length - 1))]?.points ?? 0 };
  }
  return kind === 'yes-no' ? { kind: 'yes-no', met: quality === 1 } : { kind: 'times', times: 0 };
}

/** Saves and submits a whole sheet. */
export async function mark(marking: Marking, taskId: string, wish: Wish): Promise<void> {
  const opened = await marking.open({ taskId });
  if (!opened.ok) throw new Error(opened.reason);
  const revision = opened.revision + 1;
  const saved = await marking.save({ taskId, revision, sheet: filled(opened.rubric, wish) });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const submitted = await marking.submit({ taskId, revision, password });
  if (!submitted.ok) throw new Error(JSON.stringify(submitted));
}
