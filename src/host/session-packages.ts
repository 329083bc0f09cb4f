import { uuidv7 } from 'uuidv7';
import { countsAsExam } from '#domain/room/rehearsal.ts';
import type { StaffRole } from '#domain/roles.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { organisationOf } from './certificates.ts';
import type { NamedBank, SessionContent } from './formats/packages/session-schema.ts';
import { keepHead, recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { revocations } from './host-kits.ts';
import { accommodationOf } from './storage/accommodation-store.ts';
import { accounts, secretsOf } from './storage/account-store.ts';
import { attemptsOfCandidate, attemptsOfSession } from './storage/attempt-store.ts';
import { bankVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { hostKit } from './storage/host-kit-store.ts';
import { entriesOfAttempt } from './storage/journal-store.ts';
import { hostIdentity } from './storage/meta-store.ts';
import { earlierResults } from './storage/earlier-result-store.ts';
import { insertSentPackage, nextPackageCounter } from './storage/package-store.ts';
import { personById, trainersOf } from './storage/person-store.ts';
import { photoOf } from './storage/photo-store.ts';
import { blueprintVersion, schemeVersion } from './storage/scheme-store.ts';
import { roster, sessionById, sessionParts, type Session } from './storage/session-store.ts';
import type { AccountSecret } from './signing/account-key.ts';

/** What staff may do in a room that is not theirs to administer. */
const roomRoles: readonly StaffRole[] = ['proctor', 'examiner', 'lead-examiner'];

/** The staff who may be sent along: whoever holds a role of the room. */
export function roomStaff(core: HostCore) {
  return accounts(core.db)
    .filter((a) => a.active && a.roles.some((role) => roomRoles.includes(role)))
    .map(({ id, name, username, roles }) => ({
      accountId: id,
      name,
      username,
      roles: roles.filter((role) => roomRoles.includes(role)),
    }));
}

function staffOf(core: HostCore, accountIds: readonly string[]): SessionContent['staff'] {
  return roomStaff(core)
    .filter(({ accountId }) => accountIds.includes(accountId))
    .flatMap(({ accountId: id, username, roles }) => {
      const secrets = secretsOf(core.db, id);
      const account = accounts(core.db).find((a) => a.id === id);
      if (secrets === null || account === undefined) return [];
      const { publicKeySpki } = JSON.parse(secrets.secret) as AccountSecret;
      return [{ id, personId: account.personId, username, secret: secrets.secret, publicKey: publicKeySpki, roles }];
    });
}

function candidatesOf(db: ReadDb, sessionId: string): SessionContent['candidates'] {
  return roster(db, sessionId).map(({ id, personId, admissionNumber, locale, extraMinutes }) => {
    const photo = photoOf(db, personId);
    return {
      ...{ id, personId, admissionNumber, locale, extraMinutes },
      accommodation: accommodationOf(db, id),
      photo: photo === null ? null : { mediaType: photo.mediaType, base64: photo.content.toString('base64') },
      attempts: attemptsOfCandidate(db, id).map((a) => ({
        id: a.id,
        created: (entriesOfAttempt(db, a.id)[0]?.payload ?? {}) as Record<string, unknown>,
      })),
    };
  });
}

/** All that a room needs for a session, but the banks. Null when it is not complete here. */
function contentOf(core: HostCore, session: Session, accountIds: readonly string[]): SessionContent | null {
  const { db } = core;
  const scheme = schemeVersion(db, session.schemeId, session.schemeVersion);
  if (scheme === null) return null;
  const parts = sessionParts(db, session.id);
  const blueprints = parts.flatMap((p) =>
    p.blueprintId === null ? [] : [blueprintVersion(db, p.blueprintId, p.blueprintVersion ?? 0)],
  );
  const candidates = candidatesOf(db, session.id);
  const staff = staffOf(core, accountIds);
  const trainings = candidates.flatMap(({ personId }) =>
    trainersOf(db, personId).map((trainer) => ({ trainerId: trainer.id, traineeId: personId })),
  );
  const known = [...candidates, ...staff].map((one) => one.personId);
  const ids = new Set([...known, ...trainings.map((one) => one.trainerId)]);
  return {
    session: { startsAt: session.startsAt, schemeId: session.schemeId, schemeVersion: session.schemeVersion },
    scheme: { ...scheme },
    blueprints: blueprints.filter((b) => b !== null).map((b) => ({ ...b })),
    parts: [...parts],
    persons: [...ids].map((id) => personById(db, id)).filter((person) => person !== null),
    trainings,
    candidates,
    staff,
    rules: session.rules,
    earlier: earlierResults(db, session.id),
    revocations: revocations(core),
  };
}

function banksOf(db: ReadDb, session: Session): NamedBank[] {
  const named = sessionParts(db, session.id).flatMap((p) => {
    const bank = p.bankId === null ? null : bankVersion(db, p.bankId, p.bankVersion ?? 0);
    return bank === null ? [] : [{ id: bank.header.id, version: bank.header.version, hash: bank.hash }];
  });
  return [...new Map(named.map((bank) => [`${bank.id}/${bank.version}`, bank])).values()];
}

export interface PrepareWish {
  readonly sessionId: string;
  readonly hostId: string;
  readonly accountIds: readonly string[];
  readonly people: 1 | 2;
}

/** The file a room takes in for a session. From then on the session is sat there and not here. */
export async function prepareSessionPackage(core: HostCore, call: Call, input: PrepareWish) {
  const { db } = core;
  const { issuingKey } = core.keys;
  if (hostIdentity(db) !== null) return { ok: false, reason: 'not-the-office' } as const;
  const session = sessionById(db, input.sessionId);
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  const kit = hostKit(db, input.hostId);
  if (kit === null) return { ok: false, reason: 'unknown-host' } as const;
  if (kit.revokedAt !== null) return { ok: false, reason: 'host-revoked' } as const;
  if (issuingKey === null) return { ok: false, reason: 'keys-locked' } as const;
  if (!countsAsExam(session)) return { ok: false, reason: 'rehearsal' } as const;
  const begun = attemptsOfSession(db, session.id).some((a) => a.attempt.state !== 'awaiting');
  if (session.state !== 'prepared' || begun) return { ok: false, reason: 'session-begun' } as const;
  const content = contentOf(core, session, input.accountIds);
  if (content === null || content.candidates.length === 0) return { ok: false, reason: 'no-roster' } as const;
  const organisation = organisationOf(db);
  const sent = {
    id: uuidv7(),
    sessionId: session.id,
    hostId: kit.hostId,
    counter: nextPackageCounter(db, session.id),
    codes: input.people,
    madeAt: core.clock.now().wall,
  };
  const made = await core.worker.run('sessionPackage', {
    dataFolder: core.dataFolder,
    manifest: {
      ...{ program: `Invigil ${core.version}`, packageId: sent.id, counter: sent.counter, hostId: kit.hostId },
      createdAt: sent.madeAt,
      organisation: {
        ...{ name: organisation.name, sample: organisation.sample },
        rootFingerprint: certificateFingerprint(organisation.rootCertificate),
      },
      session: { sessionId: session.id, title: session.title, room: session.room, startsAt: session.startsAt },
      candidates: content.candidates.length,
      banks: banksOf(db, session),
    },
    content,
    people: input.people,
    transportKey: kit.transportKey,
    issuing: {
      issuingPrivateKey: issuingKey,
      issuingCertificatePem: organisation.issuingCertificate,
      rootCertificatePem: organisation.rootCertificate,
    },
  });
  await core.queue.run((write) => {
    insertSentPackage(write, sent);
    const { id: packageId, ...facts } = sent;
    const staff = content.staff.map((s) => s.username);
    const now = core.clock.now();
    recordAct(core, write, staffActor(call), 'package.made', { packageId, ...facts, staff }, now);
    keepHead(core, write, `package-made ${packageId}`, now);
  });
  const day = new Date(session.startsAt).toISOString().slice(0, 10);
  return {
    ok: true,
    packageId: sent.id,
    codes: [...made.codes] as string[],
    file: {
      name: `session-${day}-${session.id.slice(-6)}-${sent.counter}.zip`,
      mediaType: 'application/zip',
      base64: Buffer.from(made.bytes).toString('base64'),
    },
  } as const;
}
