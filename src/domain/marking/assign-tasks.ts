/** A task that needs examiners, and who may not be one. */
export interface OpenTask {
  readonly id: string;
  /** How many are still to be found. */
  readonly wanted: number;
  /** Those who have it already, trained or know the candidate, are the candidate, or have read its sheets. */
  readonly barred: ReadonlySet<string>;
}

export interface AssignmentPlan {
  readonly assigned: readonly { readonly taskId: string; readonly personId: string }[];
  /** Tasks for which too few examiners are left, and how many are missing. */
  readonly short: readonly { readonly taskId: string; readonly missing: number }[];
}

/**
 * Shares tasks out so that everybody has about as many: each goes to those who have the least, the hardest to fill first. `load` is
 * how many each examiner has already. The same input gives the same plan.
 */
export function assignTasks(tasks: readonly OpenTask[], load: ReadonlyMap<string, number>): AssignmentPlan {
  const loads = new Map(load);
  const free = (task: OpenTask) => [...loads.keys()].filter((person) => !task.barred.has(person));
  const order = tasks.toSorted((a, b) => free(a).length - free(b).length || (a.id < b.id ? -1 : 1));
  const assigned: { taskId: string; personId: string }[] = [];
  const short: { taskId: string; missing: number }[] = [];
  for (const task of order) {
    const chosen = free(task)
      .sort((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, task.wanted);
    for (const personId of chosen) {
      assigned.push({ taskId: task.id, personId });
      loads.set(personId, (loads.get(personId) ?? 0) + 1);
    }
    if (chosen.length < task.wanted) short.push({ taskId: task.id, missing: task.wanted - chosen.length });
  }
  return { assigned, short };
}
