import { takeBank } from './banks.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { markSealedBank, markUnsealed, sealedOf, takenPackageOf } from './storage/package-store.ts';

/**
 * Makes a session's banks readable with the codes handed over on the day. What comes out is checked against the hashes that the
 * office signed. An unsealing that is cut short is done again: until its end nothing is drawn from.
 */
export async function unseal(core: HostCore, call: Call, input: { sessionId: string; codes: readonly string[] }) {
  const found = takenPackageOf(core.db, input.sessionId);
  if (found === null) return { ok: false, reason: 'unknown-session' } as const;
  const sealed = sealedOf(core.db, found.id);
  if (found.unsealedAt !== null || sealed === null) return { ok: false, reason: 'already-unsealed' } as const;
  const device = `unseal ${call.device}`;
  const seconds = core.throttle.wait(device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const { codes } = input;
  if (codes.length !== found.codes) return { ok: false, reason: 'other-number-of-codes' } as const;
  const wish = { codes, salt: found.salt, sealed, packageId: found.id, named: found.banks };
  const opened = await core.worker.run('unsealBanks', wish);
  const facts = { packageId: found.id, sessionId: found.sessionId };
  if (!opened.ok) {
    if (opened.reason === 'mistyped-code') return { ok: false, reason: opened.reason, which: opened.which } as const;
    core.throttle.failed(device);
    const refused = { ...facts, reason: opened.reason, device: call.device };
    await core.queue.run((db) =>
      recordAct(core, db, staffActor(call), 'package.unseal-refused', refused, core.clock.now()),
    );
    return { ok: false, reason: opened.reason } as const;
  }
  core.throttle.succeeded(device);
  await core.queue.run((db) => {
    for (const { bank } of opened.banks) markSealedBank(db, found.id, bank.id, bank.version);
  });
  for (const bank of opened.banks) {
    if (!(await takeBank(core, staffActor(call), bank))) return { ok: false, reason: 'other-bank-here' } as const;
  }
  return core.queue.run((db) => {
    if (sealedOf(db, found.id) === null) return { ok: false, reason: 'already-unsealed' } as const;
    const now = core.clock.now();
    markUnsealed(db, found, now.wall);
    recordAct(core, db, staffActor(call), 'package.unsealed', { ...facts, codes: found.codes }, now);
    keepHead(core, db, `package-unsealed ${found.id}`, core.clock.now());
    return { ok: true } as const;
  });
}
