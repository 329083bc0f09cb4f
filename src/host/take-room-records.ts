import type { AttendanceMark } from '#domain/room/attendance.ts';
import type { RoomConditions } from '#domain/room/conditions.ts';
import type { Incident } from '#domain/room/incident.ts';
import { decodeRecord } from '#domain/journal/entry.ts';
import type { RoomContent } from './formats/packages/room-schema.ts';
import { insertConditions, storeMark } from './storage/attendance-store.ts';
import type { WriteDb } from './storage/database.ts';
import { insertIncident } from './storage/incident-store.ts';
import { candidateById } from './storage/session-store.ts';

interface OfSession {
  readonly sessionId: string;
}
type RecordedIncident = OfSession & { readonly id: string; readonly version: number; readonly incident: Incident };
type RecordedConditions = OfSession & { readonly version: number; readonly points: RoomConditions };
type MarkedAttendance = OfSession & {
  readonly marks: readonly { readonly candidateId: string; readonly mark: AttendanceMark; readonly note: string }[];
};

/**
 * Writes a session's log, room conditions and attendance as the room's checked journal tells them: what is not in that journal was
 * never recorded. An entry whose payload was erased there is left out. Returns how many entries were followed.
 */
export function takeRoomRecords(db: WriteDb, sessionId: string, journal: RoomContent['journal']): number {
  let followed = 0;
  for (const [, text, , , payload] of journal) {
    const record = decodeRecord(text);
    if (record === null || payload === null) continue;
    const said = JSON.parse(payload) as Partial<OfSession>;
    if (said.sessionId !== sessionId) continue;
    const told = { by: record.actor, at: record.wall };
    if (record.kind === 'incident.recorded' || record.kind === 'incident.corrected') {
      insertIncident(db, { ...(said as RecordedIncident), ...told });
    } else if (record.kind === 'room.conditions-recorded') {
      const { version, points } = said as RecordedConditions;
      insertConditions(db, sessionId, { version, points, ...told });
    } else if (record.kind === 'attendance.marked') {
      // Of a walk-in whom the office left out there is nobody to say it of.
      const known = (said as MarkedAttendance).marks.filter(({ candidateId }) => candidateById(db, candidateId));
      for (const { candidateId, mark, note } of known) storeMark(db, { candidateId, mark, note, ...told });
    } else continue;
    followed += 1;
  }
  return followed;
}
