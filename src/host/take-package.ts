import type { AttemptEvent } from '#domain/attempt/entries.ts';
import type { Blueprint } from '#domain/paper/blueprint.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { recordEvent } from './attempt-log.ts';
import { organisationOf } from './certificates.ts';
import type { SessionContent, SessionManifest } from './formats/packages/session-schema.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { peopleProblem, takePeople, takeStaff } from './package-people.ts';
import { storeAccommodation } from './storage/accommodation-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { hostIdentity, setMetaValue } from './storage/meta-store.ts';
import { insertEarlierResult } from './storage/earlier-result-store.ts';
import { insertTakenPackage, takenPackageOf } from './storage/package-store.ts';
import { setPhoto } from './storage/photo-store.ts';
import { blueprintVersion, insertBlueprint, insertScheme, schemeVersion } from './storage/scheme-store.ts';
import { storeDay } from './storage/day-store.ts';
import { candidateByAdmissionNumber, insertCandidate, insertSession, sessionById } from './storage/session-store.ts';

type Refusal =
  | 'not-a-room'
  | 'journal-key-closed'
  | 'damaged'
  | 'not-from-the-office'
  | 'other-host'
  | 'taken-in-already'
  | 'older'
  | 'newer'
  | 'session-exists'
  | 'conflict';

const notTrusted: readonly string[] = ['issuer-unknown', 'untrusted-chain', 'issuer-revoked', 'not-the-office'];

/** Why a package that is whole does not go in here; null when it does. */
function refusalOf(db: ReadDb, manifest: SessionManifest, content: SessionContent): [Refusal, string] | null {
  const { sessionId } = manifest.session;
  const there = takenPackageOf(db, sessionId);
  if (there?.id === manifest.packageId) return ['taken-in-already', ''];
  // Said by name, because what to do differs: an older one is a mix-up, a newer one means that the office changed its mind.
  if (there !== null) return [manifest.counter <= there.counter ? 'older' : 'newer', `${there.counter}`];
  if (sessionById(db, sessionId) !== null) return ['session-exists', sessionId];
  const taken = content.candidates.find((c) => candidateByAdmissionNumber(db, c.admissionNumber) !== null);
  if (taken !== undefined) return ['conflict', taken.admissionNumber];
  const scheme = schemeVersion(db, content.scheme.id, content.scheme.version);
  if (scheme !== null && JSON.stringify(scheme) !== JSON.stringify(content.scheme)) return ['conflict', scheme.id];
  const people = peopleProblem(db, content);
  return people === null ? null : ['conflict', people];
}

function takeRules(db: WriteDb, content: SessionContent, now: number): void {
  if (schemeVersion(db, content.scheme.id, content.scheme.version) === null)
    insertScheme(db, content.scheme as unknown as Scheme, now);
  for (const blueprint of content.blueprints)
    if (blueprintVersion(db, blueprint.id, blueprint.version) === null)
      insertBlueprint(db, blueprint as unknown as Blueprint, now);
}

/** Writes a checked package: in one transaction, so that nothing of it is ever half there. */
function write(core: HostCore, db: WriteDb, manifest: SessionManifest, content: SessionContent, actor: string): void {
  const now = core.clock.now();
  const { sessionId, title, room } = manifest.session;
  takeRules(db, content, now.wall);
  // Without their banks: no paper can be drawn before they are unsealed.
  const parts = content.parts.map((part) => ({ ...part, bankId: null, bankVersion: null }));
  insertSession(db, { id: sessionId, title, room, ...content.session, state: 'prepared' }, parts, now.wall);
  if (content.rules !== undefined) storeDay(db, sessionId, { rehearsal: false, training: false, rules: content.rules });
  const idHere = takePeople(db, content, now.wall);
  for (const candidate of content.candidates) {
    const personId = idHere(candidate.personId);
    insertCandidate(db, { ...candidate, sessionId, personId });
    if (candidate.accommodation !== null) storeAccommodation(db, candidate.id, candidate.accommodation, now.wall);
    if (candidate.photo !== null) {
      const { mediaType, base64 } = candidate.photo;
      setPhoto(db, personId, { mediaType, content: Buffer.from(base64, 'base64') });
    }
    for (const { id, created } of candidate.attempts) {
      const event = { ...created, kind: 'attempt.created' } as unknown as AttemptEvent;
      recordEvent(core, db, id, null, actor, event, now);
    }
  }
  for (const earlier of content.earlier) insertEarlierResult(db, earlier);
  takeStaff(core, db, content.staff, idHere, actor, now);
  if (content.revocations !== null) setMetaValue(db, 'revocations', content.revocations);
}

/** Takes a session package in on a room's host, whole and once. */
export async function takeSessionPackage(core: HostCore, call: Call, input: { base64: string }) {
  const identity = hostIdentity(core.db);
  const { journalPkcs8 } = core.keys;
  const no = (reason: Refusal, detail: string) => ({ ok: false, reason, detail }) as const;
  if (identity === null) return no('not-a-room', '');
  if (journalPkcs8 === null) return no('journal-key-closed', '');
  const known = [organisationOf(core.db).rootCertificate];
  const opened = await core.worker.run('openSessionPackage', {
    bytes: Buffer.from(input.base64, 'base64'),
    trustedRootsPem: known,
    hostId: identity.hostId,
    journalPkcs8,
  });
  const refused = (reason: Refusal, detail: string) =>
    core.queue.run((db) => {
      const facts = { reason, detail, ...(opened.ok && { packageId: opened.manifest.packageId }) };
      recordAct(core, db, staffActor(call), 'package.refused', facts, core.clock.now());
      return no(reason, detail);
    });
  if (!opened.ok) {
    const { fault } = opened;
    if (fault === 'other-host') return refused('other-host', '');
    if (notTrusted.includes(fault)) return refused('not-from-the-office', fault);
    return refused('damaged', opened.file === undefined ? fault : `${fault}: ${opened.file}`);
  }
  const { manifest, content, sealed } = opened;
  const answer = await core.queue.run((db) => {
    const refusal = refusalOf(db, manifest, content);
    if (refusal !== null) return refusal;
    const now = core.clock.now();
    write(core, db, manifest, content, staffActor(call));
    const { packageId, counter, banks, release, session } = manifest;
    const taken = { id: packageId, sessionId: session.sessionId, counter, codes: release.codes, banks };
    insertTakenPackage(
      db,
      {
        ...taken,
        parts: content.parts,
        salt: release.salt,
        madeAt: manifest.createdAt,
        takenAt: now.wall,
        unsealedAt: null,
      },
      sealed,
    );
    const facts = { packageId, sessionId: session.sessionId, counter, candidates: manifest.candidates, banks };
    recordAct(core, db, staffActor(call), 'package.taken-in', facts, now);
    keepHead(core, db, `package-taken-in ${packageId}`, core.clock.now());
    return null;
  });
  if (answer !== null) return refused(...answer);
  return {
    ok: true,
    sessionId: manifest.session.sessionId,
    title: manifest.session.title,
    candidates: content.candidates.length,
    staff: content.staff.length,
  } as const;
}
