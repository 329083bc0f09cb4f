import type { RotaSlot } from '#domain/marking/rota.ts';
import { meet } from '#domain/marking/rota-faults.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import type { WriteDb } from '../storage/database.ts';
import { ownSheet } from '../storage/mark-sheet-store.ts';
import { examiners, giveTask, isGiven, replaceAssignment, type MarkingTask } from '../storage/marking-task-store.ts';
import { rotasOf } from '../storage/rota-store.ts';
import { barredFrom, keepRota, takenBy } from './rota.ts';
import { barFromTurn, tasksOfPart } from './rota-tasks.ts';

type Why = 'signed' | 'nobody-free' | 'busy' | 'conflict';

/**
 * Takes an absent examiner out of a part's rota, turn by turn. What they signed stays theirs; a task that was given to them and is
 * not signed goes with the turn.
 */
export function replaceInRota(
  core: HostCore,
  call: Call,
  input: {
    sessionId: string;
    partId: string;
    from: string;
    to: string | null;
    candidateIds: readonly string[] | null;
  },
) {
  const { sessionId, partId, from, to, candidateIds } = input;
  return core.queue.run((db) => {
    const rotas = rotasOf(db, sessionId);
    const rota = rotas.find((one) => one.partId === partId);
    if (rota === undefined) return { ok: false, reason: 'unknown-rota' } as const;
    const known = new Set(examiners(db).map(({ personId }) => personId));
    if (to !== null && !known.has(to)) return { ok: false, reason: 'no-examiner' } as const;
    const tasks = tasksOfPart(db, sessionId, partId);
    const people = to === null ? rota.rule.examiners.filter((one) => known.has(one) && one !== from) : [to];
    const taken = takenBy(rotas, partId);
    const slots = [...rota.slots];
    const refused: { candidateId: string; reason: Why }[] = [];
    let replaced = 0;
    slots.forEach((slot, at) => {
      const { candidateId } = slot;
      if (!slot.examiners.includes(from) || candidateIds?.includes(candidateId) === false) return;
      const task = tasks.find((one) => one.candidateId === candidateId) ?? null;
      const chosen = substituteFor(core, db, { slot, task, from, people, slots: [...slots, ...taken] });
      if (typeof chosen === 'object') refused.push({ candidateId, reason: to === null ? 'nobody-free' : chosen.why });
      else if (chosen === 'signed') refused.push({ candidateId, reason: 'signed' });
      else {
        slots[at] = { ...slot, examiners: slot.examiners.map((one) => (one === from ? chosen : one)) };
        if (task !== null) giveOver(core, db, call, { task, from, to: chosen });
        replaced += 1;
      }
    });
    const rule = { ...rota.rule, examiners: [...new Set([...rota.rule.examiners, ...(to === null ? [] : [to])])] };
    const why = { replaced: from, by: to, turns: replaced };
    if (replaced > 0) keepRota(core, db, call, { sessionId, rota: { partId, rule, slots }, act: 'rota.changed', why });
    return { ok: true, replaced, refused } as const;
  });
}

/** The one of `people` who is free, may, and has the fewest turns; `signed` where nothing may change, or why nobody can. */
function substituteFor(
  core: HostCore,
  db: WriteDb,
  wish: {
    slot: RotaSlot;
    task: MarkingTask | null;
    from: string;
    people: readonly string[];
    slots: readonly RotaSlot[];
  },
): string | { why: 'busy' | 'conflict' } {
  const { slot, task, from, people, slots } = wish;
  if (task !== null && (ownSheet(db, from, task.id)?.submittedAt ?? null) !== null) return 'signed';
  const barred = barredFrom(db, slot.candidateId, people);
  const wall = core.clock.now().wall;
  const allowed = people.filter(
    (one) =>
      !barred.has(one) && !slot.examiners.includes(one) && (task === null || barFromTurn(db, task, one, wall) === null),
  );
  if (allowed.length === 0) return { why: 'conflict' };
  const busy = slots.filter((other) => other.candidateId !== slot.candidateId && meet(slot, other));
  const turns = (one: string) => slots.filter(({ examiners: panel }) => panel.includes(one)).length;
  const [free] = allowed
    .filter((one) => !busy.some(({ examiners: panel }) => panel.includes(one)))
    .sort((a, b) => turns(a) - turns(b) || (a < b ? -1 : 1));
  return free ?? { why: 'busy' };
}

function giveOver(
  core: HostCore,
  db: WriteDb,
  call: Call,
  { task, from, to }: { task: MarkingTask; from: string; to: string },
): void {
  if (!isGiven(db, task.id, from)) return;
  const now = core.clock.now();
  replaceAssignment(db, task.id, from, now.wall);
  giveTask(db, task.id, to, now.wall);
  recordAct(core, db, staffActor(call), 'marking.replaced', { taskId: task.id, from, to }, now);
}
