import { personOf } from '../accounts.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { declareConflict } from '../storage/decision-store.ts';
import { ownSheet } from '../storage/mark-sheet-store.ts';
import { isGiven, replaceAssignment, taskById } from '../storage/marking-task-store.ts';
import { openOwnKey } from './people.ts';

/**
 * An examiner who recognises the candidate gives the task back. The conflict of interest is kept, so that nothing of this candidate
 * is given to them again; a sheet that was signed stays, and they with it.
 */
export async function stepBack(core: HostCore, call: Call, input: { taskId: string; note: string; password: string }) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const task = taskById(db, input.taskId);
    const given = isGiven(db, input.taskId, me);
    if (task === null || !given) return { ok: false, reason: 'not-yours' } as const;
    if ((ownSheet(db, me, task.id)?.submittedAt ?? null) !== null) return { ok: false, reason: 'signed' } as const;
    const now = core.clock.now();
    replaceAssignment(db, task.id, me, now.wall);
    declareConflict(db, task.candidateId, me, input.note, now.wall);
    recordAct(
      core,
      db,
      staffActor(call),
      'marking.stepped-back',
      { taskId: task.id, note: input.note, personId: me },
      now,
    );
    return { ok: true } as const;
  });
}
