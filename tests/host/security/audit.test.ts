// Each act of staff leaves an entry in the journal that names who did it.
import { describe, expect, it } from 'vitest';
import { access } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import { staffRoles, type StaffRole } from '#domain/roles.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import type { Caller } from '#tests/support/caller.ts';
import { passphrase, preparedResults } from '../decided-exam.ts';
import { password, signInAs } from '../staff-of-every-role.ts';

/** Operations of staff that only look: they change nothing and leave nothing. Whatever is not listed is an act. */
const looks: readonly OperationName[] = [
  ...(['signIn.me', 'signIn.prove', 'signIn.stillHere', 'entryCodes.people', 'entryCodes.recent'] as const),
  ...(['secondPerson.list', 'staff.idleLimits', 'staff.list', 'banks.list', 'banks.items', 'banks.quality'] as const),
  ...(['banks.item', 'banks.media', 'banks.tasks', 'banks.exposure', 'blueprints.list'] as const),
  ...(['blueprints.feasibility', 'papers.specimen', 'schemes.list', 'sessions.list', 'sessions.get'] as const),
  ...(['sessions.rosterTemplate', 'room.sessions', 'room.board', 'room.watch', 'room.checkReceipt'] as const),
  ...(['incidents.list', 'incidents.versions', 'conditions.list', 'attendance.list', 'reports.draft'] as const),
  ...(['reports.list', 'reports.file', 'practice.passes', 'marking.tasks', 'marking.open', 'marking.media'] as const),
  ...(['marking.sessions', 'marking.board', 'results.list', 'results.evidence', 'decisions.list'] as const),
  ...(['certificates.keys', 'certificates.list', 'certificates.file', 'certificates.verify'] as const),
  ...(['journal.verify', 'journal.entries', 'journal.actors', 'keys.hostKits', 'packages.state'] as const),
  ...(['packages.staff', 'packages.photo', 'snapshots.state', 'network.interfaces', 'network.state'] as const),
  ...(['seats.list', 'seb.state'] as const),
];

const results = preparedResults();
const csv = (text: string) => ({ name: 'r.csv', mediaType: 'text/csv', base64: Buffer.from(text).toString('base64') });

type Day = Awaited<ReturnType<typeof results>>['day'];
type Walk = readonly [OperationName, StaffRole, (as: Caller, day: Day) => Promise<unknown>];

const account = { username: 'one-more', name: '新人', employeeNumber: 'S-77', password };
const idOf = async (as: Caller) => (await as.staff.list({})).find((a) => a.username === 'one-more')?.accountId ?? '';
const absentOf = async (as: Caller, { sessionId, absent }: Day) =>
  (await as.room.board({ sessionId })).cards.filter((c) => c.candidateId === absent).map((c) => c.attemptId);

/** A day of acts, one after the other. */
const walk: readonly Walk[] = [
  ['staff.create', 'administrator', (as) => as.staff.create({ ...account, roles: ['hr'] })],
  [
    'staff.setRoles',
    'administrator',
    async (as) => as.staff.setRoles({ accountId: await idOf(as), roles: ['proctor'] }),
  ],
  ['staff.setIdleLimits', 'administrator', (as) => as.staff.setIdleLimits({ staff: 12, board: 40 })],
  [
    'staff.resetPassword',
    'administrator',
    async (as) => as.staff.resetPassword({ accountId: await idOf(as), password }),
  ],
  [
    'entryCodes.letIn',
    'administrator',
    async (as) => as.entryCodes.letIn({ accountId: await idOf(as), reason: 'abc' }),
  ],
  ['entryCodes.print', 'administrator', async (as) => as.entryCodes.print({ accountId: await idOf(as) })],
  ['staff.setActive', 'administrator', async (as) => as.staff.setActive({ accountId: await idOf(as), active: false })],
  [
    'sessions.importRoster',
    'author',
    (as, { sessionId }) => as.sessions.importRoster({ sessionId, file: csv('姓名,工号\n迟到,E-88\n'), preview: false }),
  ],
  [
    'sessions.create',
    'author',
    (as) =>
      as.sessions.create({
        title: '又一场',
        room: '302',
        startsAt: 1_780_000_000_000,
        schemeId: 'scheme',
        schemeVersion: 1,
      }),
  ],
  [
    'room.message',
    'proctor',
    async (as, day) => as.room.message({ attemptIds: await absentOf(as, day), text: '请安静' }),
  ],
  [
    'incidents.record',
    'proctor',
    (as, { sessionId }) =>
      as.incidents.record({ sessionId, attemptIds: [], code: 'environment.disturbance', note: '施工' }),
  ],
  [
    'attendance.mark',
    'proctor',
    (as, { sessionId, absent }) =>
      as.attendance.mark({ sessionId, marks: [{ candidateId: absent, mark: 'present', note: '' }] }),
  ],
  [
    'room.terminate',
    'proctor',
    async (as, day) => as.room.terminate({ attemptIds: await absentOf(as, day), code: 'other', reason: '离场' }),
  ],
  [
    'decisions.declareConflict',
    'decision-maker',
    (as, { passed }) => as.decisions.declareConflict({ candidateId: passed, note: '亲属' }),
  ],
  [
    'decisions.decide',
    'decision-maker',
    (as, { alsoPassed }) =>
      as.decisions.decide({ candidateIds: [alsoPassed], outcome: 'certify', reason: '', password }),
  ],
  ['certificates.unlock', 'decision-maker', (as) => as.certificates.unlock({ passphrase })],
  ['certificates.lock', 'decision-maker', (as) => as.certificates.lock({})],
  ['journal.export', 'administrator', (as) => as.journal.export({ format: 'csv' })],
  ['signIn.lock', 'hr', (as) => as.signIn.lock({ why: 'asked' })],
  ['signIn.unlock', 'hr', async (as) => (await as.signIn.lock({ why: 'asked' }), as.signIn.unlock({ password }))],
  ['signIn.changePassword', 'hr', (as) => as.signIn.changePassword({ current: password, next: password })],
  ['signIn.close', 'hr', (as) => as.signIn.close({})],
];

describe('the journal', () => {
  it('names who acted, for each act of a walk through the product', async () => {
    const { host, day } = await results();
    const missing: string[] = [];
    for (const [operation, role, act] of walk) {
      const as = host.as(await signInAs(host, role));
      const before = host.read((db) => newestEntries(db, 1e9, 1, null))[0]?.record.seq ?? 0;
      const answer = await act(as, day);
      const entries = host.read((db) => newestEntries(db, 1e9, 20, null)).filter(({ record }) => record.seq > before);
      if (!entries.some(({ record }) => record.actor === `account:${day.accountId}`))
        missing.push(`${operation}: ${JSON.stringify(answer)}`);
    }
    expect(missing).toEqual([]);
  }, 120_000);

  it('has every operation of staff sorted: it looks, or it is an act', () => {
    const ofStaff = (Object.keys(access) as OperationName[]).filter(
      (name) =>
        access[name] !== 'anyone' && staffRoles.some((role) => (access[name] as readonly string[]).includes(role)),
    );
    expect(looks.filter((name) => !ofStaff.includes(name))).toEqual([]);
    expect(new Set(looks).size).toBe(looks.length);
    const acts = ofStaff.filter((name) => !looks.includes(name));
    for (const [name] of walk) expect(acts, name).toContain(name);
  });

  it('has words for each kind that a whole exam leaves, in both languages', async () => {
    const { host } = await results();
    const kinds = new Set(host.read((db) => newestEntries(db, 1e9, 1e6, null)).map(({ record }) => record.kind));
    for (const { journal } of Object.values(catalogues))
      expect([...kinds].filter((kind) => !Object.hasOwn(journal.kinds, kind))).toEqual([]);
  });

  it('proves all of it after the walk of a day', async () => {
    const { host, day } = await results();
    for (const [, role, act] of walk.slice(0, 8)) await act(host.as(await signInAs(host, role)), day);
    const report = await host.as(day.administratorBearer).journal.verify({});
    expect(report).toMatchObject({ intact: true, signatures: { bad: [] } });
    expect(report.signatures.checked).toBeGreaterThanOrEqual(5);
  }, 60_000);
});
