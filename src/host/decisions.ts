import { uuidv7 } from 'uuidv7';
import { signBytes } from '#host/signing/signature.ts';
import { decideCertification, type ConflictGround, type DecisionRefusal } from '#domain/scheme/decide-certification.ts';
import { openOwnAccount, personOf } from './accounts.ts';
import { accountOf, recordAct, signedIn, staffActor, type Call, type HostCore } from './host-core.ts';
import { rowOfCandidate, sessionResults } from './results.ts';
import type { ReadDb } from './storage/database.ts';
import { declareConflict, declaredConflict, insertDecision } from './storage/decision-store.ts';
import { sha256 } from './storage/journal-store.ts';
import { trainersOf } from './storage/person-store.ts';
import { candidateById, sessions } from './storage/session-store.ts';

/** Why this person should not decide on this candidate, as far as the host knows. */
export function conflictsOf(db: ReadDb, candidateId: string, deciderId: string): ConflictGround[] {
  const candidate = candidateById(db, candidateId);
  if (candidate === null) return [];
  const grounds: ConflictGround[] = [];
  if (candidate.personId === deciderId) grounds.push({ kind: 'same-person', note: candidate.name });
  const trainer = trainersOf(db, candidate.personId).find((p) => p.id === deciderId);
  if (trainer !== undefined) grounds.push({ kind: 'trained', note: trainer.name });
  const declared = declaredConflict(db, candidateId, deciderId);
  if (declared !== null) grounds.push({ kind: 'declared', note: declared });
  return grounds;
}

export function listDecisions(core: HostCore, call: Call, input: { sessionId?: string | undefined }) {
  const decider = personOf(core, call);
  const ids = input.sessionId === undefined ? sessions(core.db).map((s) => s.id) : [input.sessionId];
  return ids
    .flatMap((id) => sessionResults(core.db, id))
    .map((row) => ({ ...row, conflicts: conflictsOf(core.db, row.candidateId, decider) }));
}

export function declare(core: HostCore, call: Call, input: { candidateId: string; note: string }) {
  const decider = personOf(core, call);
  return core.queue.run((db) => {
    if (candidateById(db, input.candidateId) === null) return { ok: false };
    const now = core.clock.now();
    declareConflict(db, input.candidateId, decider, input.note, now.wall);
    recordAct(core, db, staffActor(call), 'conflict.declared', input, now);
    return { ok: true };
  });
}

interface DecideInput {
  candidateIds: readonly string[];
  outcome: 'certify' | 'refuse';
  reason: string;
  override?: string | undefined;
  password: string;
}

/** All of them are decided, or none: a decision that was asked for together stands or falls together. */
export async function decide(core: HostCore, call: Call, input: DecideInput) {
  const opened = await openOwnAccount(core, call, input.password);
  if (!opened.ok) return opened;
  core.presence.proved(signedIn(call).token, accountOf(call), opened);
  const decider = personOf(core, call);
  const candidateIds = [...new Set(input.candidateIds)];
  return core.queue.run((db) => {
    const now = core.clock.now();
    const refused: { candidateId: string; reason: DecisionRefusal | 'unknown' }[] = [];
    for (const candidateId of candidateIds) {
      const row = rowOfCandidate(db, candidateId);
      const conflicts = conflictsOf(db, candidateId, decider);
      const reason =
        row === null
          ? 'unknown'
          : decideCertification(
              { recommendation: row.recommendation, decided: row.decision !== null, conflicts },
              input,
            );
      if (reason !== null) refused.push({ candidateId, reason });
    }
    if (refused.length > 0) return { ok: false as const, reason: 'not-decided' as const, refused };
    for (const candidateId of candidateIds) {
      const row = rowOfCandidate(db, candidateId);
      const id = uuidv7();
      const conflicts = conflictsOf(db, candidateId, decider);
      const override = conflicts.length > 0 ? (input.override ?? null) : null;
      const decision = {
        id,
        candidateId,
        outcome: input.outcome,
        decidedBy: decider,
        decidedAt: now.wall,
        reason: input.reason,
        override,
      };
      // The signature names the results it rests on: a later revision of them does not pass as decided.
      const text = JSON.stringify([
        'invigil-decision/1',
        decision,
        sha256(JSON.stringify(row?.parts)),
        row?.recommendation,
      ]);
      const signature = signBytes(opened.signingKey, Buffer.from(text)).toString('base64url');
      insertDecision(db, { ...decision, text, signature, publicKey: opened.publicKey });
      recordAct(core, db, staffActor(call), 'decision.made', { ...decision, conflicts, text, signature }, now);
    }
    return { ok: true as const, decided: candidateIds };
  });
}
