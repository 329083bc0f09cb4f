import type { Answers, Asked } from '../answers.ts';

export type DecisionRow = Answers['decisions']['list'][number];
export type Outcome = Asked['decisions']['decide']['outcome'];

/** Why a candidate cannot be part of this decision, whatever is written. */
type Aside = 'own-result' | 'not-passed' | 'already-decided' | 'incomplete';

/** What stands in the way of a decision on this candidate from the start: the host would refuse it. */
export function asideOf(row: DecisionRow, outcome: Outcome): Aside | null {
  if (row.decision !== null) return 'already-decided';
  if (row.recommendation === 'incomplete') return 'incomplete';
  if (row.conflicts.some((ground) => ground.kind === 'same-person')) return 'own-result';
  return outcome === 'certify' && row.recommendation === 'refuse' ? 'not-passed' : null;
}

/** A decision being written: on whom, with what reason. */
export class DecisionDraft {
  readonly outcome: Outcome;
  readonly aside: readonly { readonly row: DecisionRow; readonly why: Aside }[];
  rows = $state.raw<readonly DecisionRow[]>([]);
  reason = $state('');
  override = $state('');
  password = $state('');

  constructor(outcome: Outcome, chosen: readonly DecisionRow[]) {
    this.outcome = outcome;
    this.aside = chosen.flatMap((row) => {
      const why = asideOf(row, outcome);
      return why === null ? [] : [{ row, why }];
    });
    this.rows = chosen.filter((row) => asideOf(row, outcome) === null);
  }

  /** Those with whom the decision-maker has a conflict of interest. */
  get conflicted(): readonly DecisionRow[] {
    return this.rows.filter((row) => row.conflicts.length > 0);
  }

  /** Those whom the rule recommends to certify and this decision refuses. */
  get departing(): readonly DecisionRow[] {
    return this.outcome === 'refuse' ? this.rows.filter((row) => row.recommendation === 'certify') : [];
  }

  get reasonOk(): boolean {
    return this.outcome === 'certify' || this.reason.trim() !== '';
  }

  get overrideOk(): boolean {
    return this.conflicted.length === 0 || this.override.trim() !== '';
  }

  get complete(): boolean {
    return this.rows.length > 0 && this.reasonOk && this.overrideOk && this.password !== '';
  }

  leaveOut(candidateId: string): void {
    this.rows = this.rows.filter((row) => row.candidateId !== candidateId);
  }

  get asked(): Asked['decisions']['decide'] {
    return {
      candidateIds: this.rows.map((row) => row.candidateId),
      outcome: this.outcome,
      reason: this.reason.trim(),
      password: this.password,
      ...(this.conflicted.length === 0 ? {} : { override: this.override.trim() }),
    };
  }
}
