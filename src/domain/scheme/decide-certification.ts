/** Why a person should not decide on a candidate. */
export interface ConflictGround {
  readonly kind: 'same-person' | 'trained' | 'examined' | 'declared';
  readonly note: string;
}

export type DecisionRefusal =
  'incomplete' | 'already-decided' | 'own-result' | 'conflict' | 'not-passed' | 'reason-needed';

interface Situation {
  readonly recommendation: 'certify' | 'refuse' | 'incomplete';
  readonly decided: boolean;
  readonly conflicts: readonly ConflictGround[];
}

interface Wish {
  readonly outcome: 'certify' | 'refuse';
  readonly reason: string;
  /** Why a conflict does not stand in the way. */
  readonly override?: string | undefined;
}

/**
 * May this decision be made? Null when it may. Nobody decides on their own result, whatever the reason; another conflict needs a
 * named override. Who did not pass cannot be certified: the decision-maker may withhold what the rules recommend, never grant what
 * they do not (ISO/IEC 17024, 9.4).
 */
export function decideCertification(situation: Situation, wish: Wish): DecisionRefusal | null {
  if (situation.decided) return 'already-decided';
  if (situation.recommendation === 'incomplete') return 'incomplete';
  if (situation.conflicts.some((c) => c.kind === 'same-person')) return 'own-result';
  if (situation.conflicts.length > 0 && (wish.override ?? '').trim() === '') return 'conflict';
  if (wish.outcome === 'certify' && situation.recommendation === 'refuse') return 'not-passed';
  if (wish.outcome === 'refuse' && wish.reason.trim() === '') return 'reason-needed';
  return null;
}
