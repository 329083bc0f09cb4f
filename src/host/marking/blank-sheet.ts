import { encode } from 'uqr';
import { personOf } from '../accounts.ts';
import { organisationOf } from '../certificates.ts';
import type { Call, HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { isGiven, taskById } from '../storage/marking-task-store.ts';
import { callWorkHidden } from '../calls/one-screen.ts';
import { rubricHash } from './marked-work.ts';
import { taskPaperOf } from './task-papers.ts';

/** A sheet to be filled on paper: the rubric of a task and its code, nothing of the candidate and nothing that anybody marked. */
export function blankSheet(core: HostCore, call: Call, input: { taskId: string }) {
  const { db } = core;
  const task = taskById(db, input.taskId);
  const paper = task === null ? null : taskPaperOf(db, task.attemptId);
  const given = isGiven(db, input.taskId, personOf(core, call));
  if (task === null || paper === null || (!given && call.signIn?.role !== 'lead-examiner'))
    return { ok: false, reason: 'not-yours' } as const;
  if (callWorkHidden(db, call, task)) return { ok: false, reason: 'same-screen' } as const;
  const { rubric, title } = paper;
  const hash = rubricHash(rubric);
  const named = `INVIGIL-SHEET ${task.code} ${rubric.id}/${rubric.version} ${hash.slice(0, 16)}`;
  const qr = encode(named, { ecc: 'M' }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const { name: organisation, sample } = organisationOf(db);
  const { code } = task;
  return {
    ok: true,
    ...plain({ code, title, rubric, hash, locale: paper.paper.locale, organisation, sample, qr }),
  } as const;
}
