import { scoreSheet } from '#domain/marking/score-sheet.ts';
import type { HostClient } from '../host-client.ts';
import type { Connection } from './connection.ts';
import { filledSheet, type Severity } from './filled-sheet.ts';
import { DemoFailed, must, mustFind } from './must.ts';
import { staffSignIn, type DemoSession, type Office } from './office.ts';
import { staff, type DemoPost } from './people.ts';

/** What came of the marking, with the one sheet on which two examiners disagreed. */
export interface Marked {
  readonly tasks: number;
  readonly sheets: number;
  /** How often an examiner asked for the others' sheets before submitting their own, and was shown none. */
  readonly refusedBeforeOwn: number;
  readonly dispute: {
    readonly code: string;
    readonly maximum: number;
    readonly first: number;
    readonly second: number;
    /** What the host said when the lead examiner wanted to settle all the same. */
    readonly refused: string;
    readonly third: number;
    readonly settled: number;
  };
}

/** Gives what is to be marked and has no examiners yet to those. */
export async function assignExaminers({ marking }: HostClient, sessionId: string, names: readonly DemoPost[]) {
  const { tasks, people } = await marking.board({ sessionId });
  const taskIds = tasks.filter(({ examiners }) => examiners.length === 0).map(({ taskId }) => taskId);
  for (const name of names) await assign({ marking }, { taskIds, third: false }, name, people);
}

async function assign(
  { marking }: Pick<HostClient, 'marking'>,
  wish: { taskIds: string[]; third: boolean },
  name: DemoPost,
  people: readonly { personId: string; name: string }[],
): Promise<void> {
  const { name: own } = staff[name];
  const person = mustFind(
    people.find((one) => one.name === own),
    `${own} is no examiner`,
  );
  const { refused } = await marking.assign({ ...wish, personId: person.personId });
  if (refused.length > 0) throw new DemoFailed(`assigning to ${name}: ${JSON.stringify(refused)}`);
}

/**
 * Two examiners mark every case and call blind and differ on one; it cannot be settled until a third examiner has marked it. Then
 * the marks are settled.
 */
export async function markAll(connection: Connection, office: Office, { sessionId }: DemoSession): Promise<Marked> {
  const lead = await staffSignIn(connection, office, 'lead-examiner');
  const { tasks, people } = await lead.marking.board({ sessionId });
  const taskIds = tasks.map(({ taskId }) => taskId);
  const disputed = mustFind(tasks[0], 'there is nothing to be marked').taskId;
  const ofDisputed = new Map<DemoPost, Severity>([
    ['second-examiner', 'strict'],
    ['third-examiner', 'close'],
  ]);
  const scores: number[] = [];
  let sheets = 0;
  const mark = async (post: DemoPost): Promise<void> => {
    const { marking } = await staffSignIn(connection, office, post);
    for (const { taskId } of await marking.tasks({})) {
      const severity = taskId === disputed ? (ofDisputed.get(post) ?? 'fair') : 'fair';
      const points = await markOne({ marking }, taskId, severity, office.password);
      if (taskId === disputed) scores.push(points);
      sheets += 1;
    }
  };
  await mark('first-examiner');
  await mark('second-examiner');
  const { refused } = await lead.marking.settle({ taskIds });
  const [only] = refused;
  if (refused.length !== 1 || only?.taskId !== disputed)
    throw new DemoFailed(`one task is expected to wait: ${JSON.stringify(refused)}`);
  await assign(lead, { taskIds: [disputed], third: true }, 'third-examiner', people);
  await mark('third-examiner');
  const last = await lead.marking.settle({ taskIds: [disputed] });
  if (last.refused.length > 0) throw new DemoFailed(`settling: ${JSON.stringify(last.refused)}`);
  const { code, settled } = must(await lead.marking.compare({ taskId: disputed }), 'the settled sheets');
  const { points, maximum } = mustFind(settled, 'the disputed task is not settled');
  const [first = 0, second = 0, third = 0] = scores;
  const dispute = { code, maximum, first, second, refused: only.reason, third, settled: points };
  return { tasks: tasks.length, sheets, refusedBeforeOwn: sheets, dispute };
}

/** Saves a whole sheet, asks for the others' in vain, and signs. Returns the sheet's points. */
async function markOne(
  { marking }: Pick<HostClient, 'marking'>,
  taskId: string,
  severity: Severity,
  password: string,
): Promise<number> {
  const { rubric, revision, code } = must(await marking.open({ taskId }), 'opening a sheet');
  const next = revision + 1;
  const sheet = filledSheet(rubric, severity);
  must(await marking.save({ taskId, revision: next, sheet }), `saving the sheet of ${code}`);
  const peeped = await marking.compare({ taskId });
  if (peeped.ok) throw new DemoFailed(`sheets of ${code} are shown before the own one is submitted`);
  must(await marking.submit({ taskId, revision: next, password }), `signing the sheet of ${code}`);
  return scoreSheet(rubric, sheet).raw;
}
