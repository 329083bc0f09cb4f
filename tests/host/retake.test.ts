import { describe, expect, it, vi } from 'vitest';
import { earlierResults } from '#host/storage/earlier-result-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { foundOrganisation, prepareExam } from '../support/exam-day.ts';
import { generatedBank } from '../support/generated-bank.ts';
import { certify, sit } from './decided-exam.ts';
import { addToRoster, type Day } from './exam.ts';
import { keeper, makeKit, packSession, roomFrom } from './office-and-room.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and an office and its room make theirs.
vi.setConfig({ testTimeout: 120_000 });

const both = (text: string) => ({ 'zh-CN': text, en: text });
const part = (id: string) => ({ id, title: both(id), blueprintId: 'paper', minutes: 10, passLine: 0.6, weight: 1 });
const people = ['甲,E-1', '乙,E-2', '丙,E-3'];

async function sessionOf(host: TestHost, title: string) {
  const author = host.as(await signInAs(host, 'author'));
  const session = { title, room: '301', startsAt: host.clock.wall, schemeId: 'two', schemeVersion: 1 };
  const made = await author.sessions.create(session);
  if (!made.ok) throw new Error(made.reason);
  return { sessionId: made.sessionId, proctorBearer: await signInAs(host, 'proctor') } as Day;
}

/** The attempts of a candidate, in the order of the scheme's parts. */
async function attemptsOf(host: TestHost, day: Day, admissionNumber: string): Promise<string[]> {
  const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
  return cards.filter((card) => card.admissionNumber === admissionNumber).map((card) => card.attemptId);
}

/** 甲 passes the first part only, 乙 both, 丙 none. */
const spring = prepared(async (host) => {
  await hireForEverything(host, await foundOrganisation(host.send));
  const author = host.as(await signInAs(host, 'author'));
  await prepareExam(author, 5, 10, generatedBank('made-up', 50));
  const published = await author.schemes.publish({
    ...{ id: 'two', title: both('Two parts'), level: both('Basic'), scope: both('Tests'), renewal: both('Again') },
    parts: [
      { ...part('first'), kind: 'theory' },
      { ...part('second'), kind: 'theory' },
    ],
    rule: { kind: 'conjunctive' },
    validityMonths: 12,
    retakeMonths: 6,
    agreements: ['confidentiality', 'rules'].map((id) => ({ id, title: both(id), text: both(id) })),
  });
  if (!published.ok) throw new Error(published.reason);
  const day = await sessionOf(host, 'Spring');
  const added = await addToRoster(host, day, '姓名,工号', people);
  const right = [
    [5, 1],
    [4, 3],
    [1, 2],
  ];
  for (const [at, who] of added.entries()) {
    for (const [nth, attemptId] of (await attemptsOf(host, day, who.admissionNumber)).entries())
      await sit(host, day, { admissionNumber: who.admissionNumber, attemptId }, right[at]?.[nth] ?? 0);
  }
  return { added, kit: await makeKit(host) };
});

async function rowsOf(host: TestHost, day: Day) {
  return host.as(await signInAs(host, 'decision-maker')).results.list({ sessionId: day.sessionId });
}

describe('somebody who comes again', () => {
  it('sits the failed part alone, and what passed before stands beside it with where it comes from', async () => {
    const { host } = await spring();
    const day = await sessionOf(host, 'Summer');
    const author = host.as(await signInAs(host, 'author'));
    const base64 = Buffer.from(['姓名,工号', ...people, ''].join('\n')).toString('base64');
    const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
    const preview = await author.sessions.importRoster({ sessionId: day.sessionId, file, preview: true });
    expect(preview.ok && preview.rows.map((row) => row.carried)).toEqual([[both('first')], [], []]);

    const [again] = await addToRoster(host, day, '姓名,工号', people);
    const attempts = await attemptsOf(host, day, again?.admissionNumber ?? '');
    expect(attempts).toHaveLength(1);
    await sit(host, day, { admissionNumber: again?.admissionNumber ?? '', attemptId: attempts[0] ?? '' }, 3);
    const [row, whole] = await rowsOf(host, day);
    expect(row).toMatchObject({ recommendation: 'certify' });
    expect(row?.parts[0]).toMatchObject({
      state: 'carried',
      points: 5,
      passed: true,
      earlier: { sessionTitle: 'Spring' },
    });
    expect(row?.parts[1]).toMatchObject({ state: 'submitted', points: 3, passed: true });
    expect(whole?.parts.map(({ earlier }) => earlier)).toEqual([undefined, undefined]);
    await certify(host, [again?.candidateId ?? '']);
  });

  it('sits everything again after the months of the scheme', async () => {
    const { host } = await spring();
    host.clock.freeze(7 * 31 * 86_400_000);
    const day = await sessionOf(host, 'Winter');
    const [again] = await addToRoster(host, day, '姓名,工号', people);
    expect(await attemptsOf(host, day, again?.admissionNumber ?? '')).toHaveLength(2);
  });

  it('sits everything again once a certificate was decided on what passed', async () => {
    const { host, day } = await spring();
    await certify(host, [day.added[1]?.candidateId ?? '']);
    const renewal = await sessionOf(host, 'Renewal');
    const [again] = await addToRoster(host, renewal, '姓名,工号', ['乙,E-2']);
    expect(await attemptsOf(host, renewal, again?.admissionNumber ?? '')).toHaveLength(2);
  });

  it('comes to the room with the part that stands, and has only the other one to sit there', async () => {
    const { host, day } = await spring();
    const { sessionId } = await sessionOf(host, 'Retake in a room');
    const author = host.as(await signInAs(host, 'author'));
    const base64 = Buffer.from('姓名,工号\n甲,E-1\n新人,E-77\n').toString('base64');
    const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
    await author.sessions.importRoster({ sessionId, file, preview: false });
    const packed = await packSession(host, { sessionId, kit: day.kit });
    const room = await roomFrom(day.kit, host.clock.wall);
    const admin = await keeper(room);
    expect(await admin.packages.takeIn({ base64: packed.file.base64 })).toMatchObject({ ok: true, candidates: 2 });
    expect((await admin.packages.state({})).taken).toMatchObject([{ earlier: 1 }]);
    expect(room.read((db) => earlierResults(db, sessionId))).toMatchObject([{ partId: 'first', points: 5 }]);
    const proctor = room.as(await signInAs(room, 'proctor', 'all'));
    expect((await proctor.room.board({ sessionId })).cards.map((card) => card.name).sort()).toEqual([
      '新人',
      '新人',
      '甲',
    ]);
  });
});
