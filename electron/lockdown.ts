import type {
  LockdownOutcome,
  LockdownNote,
  LockdownPlatform,
  LockdownReport,
  LockdownStepName,
  LockdownStepReport,
} from '#contract/shell.ts';

/** What performing a step achieved on this platform. */
export interface Achieved {
  readonly outcome: LockdownOutcome;
  readonly note: LockdownNote | null;
}

/** One measure of the lockdown. `perform` may throw: that fails the step, not the exam. `revert` puts back what `perform` found. */
export interface LockdownStep {
  readonly name: LockdownStepName;
  perform(): Achieved;
  revert(): void;
}

export interface Lockdown {
  readonly active: boolean;
  /** Performs the steps in order. Entering twice changes nothing and returns the first report. */
  enter(): LockdownReport;
  /** Reverts in reverse order every step that was tried. Returns the names of the steps that could not be reverted. */
  leave(): readonly LockdownStepName[];
}

/** A lockdown made of `steps`. `complain` receives what a step threw, for the program's log. */
export function createLockdown(
  platform: LockdownPlatform,
  steps: readonly LockdownStep[],
  complain: (step: LockdownStepName, error: unknown) => void,
): Lockdown {
  let tried: LockdownStep[] = [];
  let report: LockdownReport | null = null;

  const perform = (step: LockdownStep): LockdownStepReport => {
    tried.push(step); // also a step that throws: it may have done half of its work
    try {
      return { step: step.name, ...step.perform() };
    } catch (error) {
      complain(step.name, error);
      return { step: step.name, outcome: 'failed', note: 'error' };
    }
  };

  return {
    get active() {
      return report !== null;
    },
    enter() {
      report ??= { shell: 'desktop', platform, steps: steps.map(perform) };
      return report;
    },
    leave() {
      const stuck: LockdownStepName[] = [];
      for (const step of tried.toReversed()) {
        try {
          step.revert();
        } catch (error) {
          complain(step.name, error);
          stuck.push(step.name);
        }
      }
      tried = [];
      report = null;
      return stuck;
    },
  };
}
