import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { JobOutput } from '../worker/jobs.ts';
import { recordAct, type Call, type HostCore } from '../host-core.ts';
import { givePass } from '../practice-passes.ts';
import { takeRoster } from '../rosters.ts';
import { found, maySetUp } from '../setup.ts';
import { recordBank } from '../banks.ts';
import { completeBank, insertItems, openBank } from '../storage/bank-store.ts';
import type { WriteDb } from '../storage/database.ts';
import { insertMedia } from '../storage/media-store.ts';
import { loadOrganisation } from '../storage/organisation-store.ts';
import { insertBlueprint, insertScheme } from '../storage/scheme-store.ts';
import { insertSession, sessionById } from '../storage/session-store.ts';
import { addPracticalSession } from './practical-session.ts';
import { sampleBankId, sampleBlueprint, sampleScheme } from './sample-exam.ts';
import {
  sampleCandidates,
  sampleOrganisation,
  samplePassphrase,
  samplePassword,
  sampleStaff,
  sampleTrainee,
} from './sample-people.ts';

type SampleBank = Extract<JobOutput<'readBankFolder'>, { ok: true }>;

/** Bank, blueprint, scheme and a session with its roster, through the same stores and journal as real ones. */
function fill(core: HostCore, db: WriteDb, { bank, hash, media }: SampleBank): void {
  const now = core.clock.now();
  openBank(db, bank, hash, now.wall);
  insertItems(db, bank, 0, bank.items.length);
  insertMedia(db, bank.id, bank.version, media);
  completeBank(db, bank.id, bank.version);
  recordBank(core, db, 'host', bank, hash);
  insertBlueprint(db, { ...sampleBlueprint, version: 1 }, now.wall);
  insertScheme(db, { ...sampleScheme, version: 1 }, now.wall);
  const sessionId = uuidv7();
  insertSession(
    db,
    {
      id: sessionId,
      title: '样例场次 SAMPLE session',
      room: '样例考场 SAMPLE room',
      startsAt: now.wall,
      schemeId: sampleScheme.id,
      schemeVersion: 1,
      state: 'prepared',
    },
    [
      {
        partId: 'theory',
        blueprintId: sampleBlueprint.id,
        blueprintVersion: 1,
        bankId: bank.id,
        bankVersion: bank.version,
      },
    ],
    now.wall,
  );
  const session = sessionById(db, sessionId);
  if (session === null) throw new Error('the sample session was not stored');
  const entries = sampleCandidates.map((c, i) => ({ row: i + 2, ...c }));
  takeRoster(core, db, session, entries, 'host');
  givePass(core, db, 'host', sampleTrainee, [bank.id], sampleTrainee.code);
  recordAct(core, db, 'host', 'sample.filled', { sessionId }, now);
}

/** One click: an organisation that says SAMPLE everywhere, with people, a bank, an exam and a session ready to sit. */
export async function createSample(core: HostCore, call: Call, input: { code: string }) {
  if (loadOrganisation(core.db) !== null) return { ok: false, reason: 'already-set-up' } as const;
  if (!maySetUp(core, call, input.code)) return { ok: false, reason: 'wrong-code' } as const;
  if (core.bundledBanks === null) return { ok: false, reason: 'no-sample-bank' } as const;
  const read = await core.worker.run('readBankFolder', join(core.bundledBanks, sampleBankId));
  if (!read.ok) return { ok: false, reason: 'no-sample-bank', detail: read.problems[0]?.file ?? '' } as const;
  const keys = await found(core, {
    name: sampleOrganisation,
    sample: true,
    passphrase: samplePassphrase,
    accounts: sampleStaff.map(({ role, ...who }) => ({ ...who, password: samplePassword, roles: [role] })),
    also: (db) => fill(core, db, read),
  });
  if (keys === null) return { ok: false, reason: 'already-set-up' } as const;
  await addPracticalSession(core, call);
  return { ok: true } as const;
}
