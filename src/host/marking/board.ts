import { plain } from '../plain.ts';
import type { Call, HostCore } from '../host-core.ts';
import { sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, examiners, tasksOfSession } from '../storage/marking-task-store.ts';
import { sessions } from '../storage/session-store.ts';
import { personOf } from '../accounts.ts';
import { isBlind } from './people.ts';
import { markedParts } from './rota.ts';
import { standingOf } from './standing.ts';
import { taskPaperOf } from './task-papers.ts';

/** The marking of a session for its lead examiner. Of a task that they mark themselves they see nothing before they submitted. */
export function board(core: HostCore, call: Call, input: { sessionId: string }) {
  const me = personOf(core, call);
  const tasks = tasksOfSession(core.db, input.sessionId).map((task) => {
    const blind = isBlind(core.db, task, me);
    const seen = blind ? [] : sheetsSeenBy(core.db, me, task.id);
    const assignments = assignmentsOf(core.db, task.id).filter((one) => one.replacedAt === null);
    return {
      taskId: task.id,
      code: task.code,
      title: taskPaperOf(core.db, task.attemptId)?.title ?? {},
      wanted: task.examiners,
      examiners: assignments.map(({ personId, name, third }) => {
        const sheet = seen.find((one) => one.personId === personId);
        const known = sheet === undefined ? ('untouched' as const) : ('begun' as const);
        const submitted = sheet !== undefined && sheet.submittedAt !== null;
        return { personId, name, third, state: blind ? null : submitted ? ('submitted' as const) : known };
      }),
      blind,
      settled: !blind && task.settled !== null,
      standing: blind || task.settled !== null ? null : standingOf(core.db, me, task.id),
    };
  });
  return { tasks: plain(tasks), people: examiners(core.db) };
}

/** The sessions that left something to be marked. */
export function markedSessions(core: HostCore) {
  return sessions(core.db).flatMap(({ id, title, startsAt }) => {
    const count = tasksOfSession(core.db, id).length;
    return count === 0 && markedParts(core.db, id).length === 0
      ? []
      : [{ sessionId: id, title, startsAt, tasks: count }];
  });
}
