import type { Asked } from '../answers.ts';

type Filter = Omit<Asked['journal']['entries'], 'limit' | 'before'>;

/** Midnight of a day as a date field gives it, by this machine's calendar; undefined when none is given. */
function midnight(day: string, daysOn = 0): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return new Date(year, month - 1, date + daysOn).getTime();
}

/** What is being looked for in the journal: the fields as they stand, and the search they were last applied as. */
export class JournalSearch {
  kind = $state('');
  actor = $state('');
  fromDay = $state('');
  untilDay = $state('');
  text = $state('');
  attemptId = $state('');
  applied = $state.raw<Filter>({});

  get isNarrowed(): boolean {
    return Object.keys(this.applied).length > 0;
  }

  apply(): void {
    const given = {
      kind: this.kind,
      actor: this.actor,
      text: this.text.trim(),
      attemptId: this.attemptId.trim(),
      from: midnight(this.fromDay),
      // The day that is named is within.
      to: midnight(this.untilDay, 1),
    };
    this.applied = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  }

  clear(): void {
    this.kind = this.actor = this.fromDay = this.untilDay = this.text = this.attemptId = '';
  }
}

/** JSON with a line for each thing it says; as it is when it is not JSON. */
export function inLines(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
