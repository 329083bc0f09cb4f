import { describe, expect, it, vi } from 'vitest';
import { conditionsOf, marksOfSession } from '#host/storage/attendance-store.ts';
import { incidentsOfSession } from '#host/storage/incident-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { closeAndExport, keeper, packSession, prepareOffice, roomFrom, sitSession } from './office-and-room.ts';
import { signInAs } from './staff-of-every-role.ts';

// Keys and passwords are slow to make by design, and two hosts make theirs.
vi.setConfig({ testTimeout: 120_000 });

const office = prepared(prepareOffice);

describe('the room’s records', () => {
  it('are at the office as the room’s journal tells them, and the session report stays with the room', async () => {
    const { host, day } = await office();
    const { sessionId } = day;
    const room = await roomFrom(day.kit, host.clock.wall);
    const packed = await packSession(host, day);
    await (await keeper(room)).packages.takeIn({ base64: packed.file.base64 });
    const proctor = await keeper(room, 'proctor');
    await proctor.packages.unseal({ sessionId, codes: packed.codes });
    await sitSession(room, sessionId);
    const [first] = (await proctor.room.board({ sessionId })).cards;
    const attemptIds = [first?.attemptId ?? ''];
    const recorded = await proctor.incidents.record({ sessionId, attemptIds, code: 'environment.power', note: '停电' });
    const incidentId = recorded.ok ? recorded.incidentId : '';
    await proctor.incidents.correct({
      incidentId,
      code: 'environment.noise',
      severity: 'minor',
      note: '只是噪声',
      withdrawn: false,
    });
    const fine = { ok: true, note: '' };
    const points = { seating: fine, light: fine, noise: fine, clocks: fine, equipment: fine, emergency: fine };
    await proctor.conditions.record({ sessionId, points });
    const results = await closeAndExport(room, sessionId);
    const admin = host.as(await signInAs(host, 'administrator'));
    expect(await admin.incidents.list({ sessionId })).toEqual([]);
    expect(await admin.packages.takeResults({ base64: results, preview: false })).toMatchObject({ written: true });
    const kept = (at: TestHost) =>
      at.read((db) => ({
        incidents: incidentsOfSession(db, sessionId),
        conditions: conditionsOf(db, sessionId),
        marks: [...marksOfSession(db, sessionId).values()],
      }));
    expect(kept(host)).toEqual(kept(room));
    expect(kept(host).incidents.map((i) => i.incident.code)).toEqual(['environment.power', 'environment.noise']);
    expect(kept(host).marks).toHaveLength(4);
    // The same package again adds nothing.
    await admin.packages.takeResults({ base64: results, preview: false });
    expect(kept(host)).toEqual(kept(room));
    const draft = await admin.reports.draft({ sessionId, locale: 'en' });
    expect(draft).toEqual({ ok: false, reason: 'sat-elsewhere' });
    expect(await (await keeper(room)).reports.draft({ sessionId, locale: 'en' })).toMatchObject({ ok: true });
  }, 60_000);
});
