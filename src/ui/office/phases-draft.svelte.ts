import type { Answers } from '../answers.ts';
import { within } from './within.ts';

export const phaseNames = ['reading', 'call', 'workOrder'] as const;
type Phases = NonNullable<Answers['schemes']['list'][number]['parts'][number]['phases']>;

/** How long the stages of a call last, being written: as each scenario says, or of the part's own. */
export class PhasesDraft {
  own = $state(false);
  reading = $state<number | null>(2);
  call = $state<number | null>(8);
  workOrder = $state<number | null>(5);

  constructor(phases?: Phases) {
    if (phases === undefined) return;
    this.own = true;
    this.reading = phases.reading;
    this.call = phases.call;
    this.workOrder = phases.workOrder;
  }

  ok(phase: keyof Phases): boolean {
    // No stage is over before it begins.
    return !this.own || (within(this[phase], 0, 60) && this[phase] !== 0);
  }

  get mistakes(): number {
    return phaseNames.filter((phase) => !this.ok(phase)).length;
  }

  /** Undefined where each scenario says its own. */
  get minutes(): Phases | undefined {
    const { reading, call, workOrder } = this;
    return this.own ? { reading: reading ?? 0, call: call ?? 0, workOrder: workOrder ?? 0 } : undefined;
  }
}
