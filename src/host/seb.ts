import { configKey, examSettings, sebFile } from '#host/formats/seb/seb-settings.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { inUrl } from './network/ip-address.ts';
import { roomUrl } from './room-network.ts';
import type { ReadDb } from './storage/database.ts';
import { dropSebIssue, sebIssue, storeSebIssue } from './storage/seb-store.ts';
import { seatByCode } from './storage/seat-store.ts';
import { sessionById } from './storage/session-store.ts';

export function sebState(core: HostCore, input: { sessionId: string }) {
  const issue = sebIssue(core.db, input.sessionId);
  return issue && { startUrl: issue.startUrl, configKey: issue.configKey, issuedAt: issue.issuedAt };
}

/** Writes the settings for the room as it is open now; the newest settings of a session are the ones that count. */
export async function issueSeb(core: HostCore, call: Call, { sessionId }: { sessionId: string }) {
  const { opening } = core.door;
  if (opening === null) return { ok: false, reason: 'not-open' } as const;
  if (sessionById(core.db, sessionId) === null) return { ok: false, reason: 'unknown-session' } as const;
  const startUrl = `${roomUrl(opening)}/?session=${encodeURIComponent(sessionId)}`;
  const host = `${inUrl(opening.address)}:${opening.port}`;
  const settings = examSettings({ startUrl, host, program: core.version });
  const key = configKey(settings);
  await core.queue.run((db) => {
    const now = core.clock.now();
    storeSebIssue(db, { sessionId, startUrl, configKey: key, issuedAt: now.wall });
    recordAct(core, db, staffActor(call), 'seb.issued', { sessionId, startUrl, configKey: key }, now);
  });
  const base64 = Buffer.from(sebFile(settings)).toString('base64');
  return { ok: true, file: { name: 'invigil-exam.seb', mediaType: 'application/seb', base64 } } as const;
}

export function withdrawSeb(core: HostCore, call: Call, { sessionId }: { sessionId: string }) {
  return core.queue.run((db) => {
    if (!dropSebIssue(db, sessionId)) return { ok: false, reason: 'not-issued' } as const;
    recordAct(core, db, staffActor(call), 'seb.withdrawn', { sessionId }, core.clock.now());
    return { ok: true } as const;
  });
}

/** True when the session asks for Safe Exam Browser and the seat, known by its code, did not join in it. */
export function lacksSeb(db: ReadDb, sessionId: string, seat: string): boolean {
  return sebIssue(db, sessionId) !== null && seatByCode(db, seat)?.sebSessionId !== sessionId;
}
