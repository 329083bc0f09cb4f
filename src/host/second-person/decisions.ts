import { conflictsOf } from '../decisions.ts';
import { sessionResults } from '../results.ts';
import type { ReadDb } from '../storage/database.ts';
import { sessions } from '../storage/session-store.ts';
import type { Viewer, WaitingAct } from './waiting.ts';

const told = ['decision-maker', 'lead-examiner', 'administrator', 'author'];

/**
 * Sessions whose results are whole and undecided: a decision belongs to somebody with no part in the candidate's case. A
 * decision-maker sees apart what they may decide and what another one must.
 */
export function waitingDecisions(db: ReadDb, viewer: Viewer): WaitingAct[] {
  if (!told.includes(viewer.role)) return [];
  return sessions(db).flatMap(({ id, title, startsAt }): WaitingAct[] => {
    const undecided = sessionResults(db, id).filter(
      (row) => row.decision === null && row.recommendation !== 'incomplete',
    );
    const decides = viewer.roles.includes('decision-maker');
    const free = undecided.filter(
      ({ candidateId }) => decides && conflictsOf(db, candidateId, viewer.personId).length === 0,
    );
    const row = (mine: boolean, count: number): WaitingAct[] =>
      count === 0
        ? []
        : [
            {
              ...{ id: `decision:${id}:${mine ? 'mine' : 'others'}`, kind: 'decision', about: String(count) },
              ...{
                title: { 'zh-CN': title, en: title },
                since: startsAt,
                role: 'decision-maker',
                mine,
                path: '/decisions',
              },
            },
          ];
    return [...row(true, free.length), ...row(false, undecided.length - free.length)];
  });
}
