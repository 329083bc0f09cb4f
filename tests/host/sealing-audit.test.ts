import { describe, expect, it, vi } from 'vitest';
import { access } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import { staffRoles } from '#domain/roles.ts';
import { attemptsOfSession, paperOf } from '#host/storage/attempt-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { keeper, packSession, prepareOffice, roomFrom } from './office-and-room.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 180_000 });

const office = prepared(async (host) => {
  const day = await prepareOffice(host);
  const packed = await packSession(host, day);
  return { ...day, base64: packed.file.base64, codes: packed.codes };
});

/** A room with the package taken in, and one account on it that holds every role there is. */
async function roomOf(unsealed: boolean) {
  const { host, day } = await office();
  const stems = host.read((db) =>
    (db.prepare(`SELECT json_extract(content, '$.stem."zh-CN"') AS s FROM bank_item`).all() as { s: string }[]).map(
      (row) => row.s,
    ),
  );
  const room = await roomFrom(day.kit, host.clock.wall);
  const admin = await keeper(room);
  const taken = await admin.packages.takeIn({ base64: day.base64 });
  if (!taken.ok) throw new Error(taken.reason);
  const bearer = await signInAs(room, 'administrator', 'keeper', 'a password of the room');
  await hire(room, bearer, { username: 'every', name: '各岗', employeeNumber: 'Z-1', roles: [...staffRoles] });
  const proctor = await keeper(room, 'proctor');
  if (unsealed) {
    const opened = await proctor.packages.unseal({ sessionId: day.sessionId, codes: day.codes });
    if (!opened.ok) throw new Error(opened.reason);
  }
  const attemptIds = room.read((db) => attemptsOfSession(db, day.sessionId).map(({ id }) => id));
  return { room, proctor, sessionId: day.sessionId, attemptIds, stems };
}

/** Ending a sign-in would end the walk; a stream sends what the operation beside it answers, and never ends. */
const skipped: readonly OperationName[] = [
  'signIn.close',
  'candidate.leave',
  'practice.leave',
  'room.watch',
  'candidate.watch',
];
/** By these alone a sealed item may leave: onto its candidate’s screen, and as a booklet with a second person’s word. */
const allowed: readonly OperationName[] = ['candidate.paper', 'fallback.print'];

/** Everything that any operation of the contract is asked with, in one: each takes what it knows. */
function everything(sessionId: string, attemptIds: readonly string[]) {
  return {
    ...{ sessionId, attemptIds, attemptId: attemptIds[0], taskId: 'none', candidateIds: [], blueprintId: 'paper' },
    ...{
      bankId: 'made-up',
      version: 1,
      itemId: 'made-up-1',
      schemeId: 'scheme',
      locale: 'zh-CN',
      seed: 'A1',
      offset: 0,
    },
    ...{ limit: 50, filter: {}, before: 1e9, format: 'csv', preview: true, ref: 'x', search: '' },
  };
}

async function walk(room: TestHost, input: object, stems: readonly string[]) {
  const leaked: string[] = [];
  let answered = 0;
  const bearers = new Map(
    await Promise.all(staffRoles.map(async (role) => [role, await signInAs(room, role, 'every', password)] as const)),
  );
  for (const operation of Object.keys(access) as OperationName[]) {
    if (skipped.includes(operation)) continue;
    for (const [role, bearer] of bearers) {
      const { status, text } = await room.post(operation, input, bearer);
      if (status === 200) answered += 1;
      if (stems.some((stem) => text.includes(JSON.stringify(stem).slice(1, -1))))
        leaked.push(`${operation} as ${role}`);
    }
  }
  return { leaked, answered };
}

describe('sealed items in a room', () => {
  it('leave by no operation while they are sealed, whoever asks; not even as a booklet', async () => {
    const { room, proctor, sessionId, attemptIds, stems } = await roomOf(false);
    const { leaked, answered } = await walk(room, everything(sessionId, attemptIds), stems);
    expect(answered).toBeGreaterThan(60);
    expect(leaked).toEqual([]);
    const printed = await proctor.fallback.print({
      ...{ attemptIds, second: { username: 'every', password }, code: 'environment.power', reason: '停电' },
    });
    expect(printed).toMatchObject({ ok: true, booklets: [] });
    expect(printed.ok && printed.refused.map(({ reason }) => reason)).toEqual(attemptIds.map(() => 'no-paper'));
  });

  it('leave after unsealing by the candidate’s paper and the booklet alone, and the booklet counts as exposure', async () => {
    const { room, proctor, sessionId, attemptIds, stems } = await roomOf(true);
    const input = everything(sessionId, attemptIds);
    const printed = await proctor.fallback.print({
      ...{
        attemptIds: attemptIds.slice(0, 1),
        second: { username: 'every', password },
        code: 'environment.power',
        reason: '停电',
      },
    });
    if (!printed.ok) throw new Error(printed.reason);
    const text = JSON.stringify(printed);
    expect(stems.filter((stem) => text.includes(JSON.stringify(stem).slice(1, -1)))).toHaveLength(5);
    // The paper is drawn and stored now: still nothing but a booklet shows it.
    const { leaked, answered } = await walk(room, input, stems);
    expect(answered).toBeGreaterThan(60);
    expect(leaked.filter((one) => !allowed.some((name) => one.startsWith(name)))).toEqual([]);
    const [first = ''] = attemptIds;
    const items = room.read((db) => paperOf(db, first)?.items.map(({ item }) => item.id));
    const author = room.as(await signInAs(room, 'author', 'every', password));
    const drawn = await author.banks.exposure({ bankId: 'made-up' });
    expect(items?.every((id) => drawn.some(({ itemId, papers }) => itemId === id && papers === 1))).toBe(true);
  });
});
