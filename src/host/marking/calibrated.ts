import { agreementValue } from '#domain/marking/calibration.ts';
import { validUntil } from '#domain/scheme/validity.ts';
import { closedCalibrations } from '../storage/calibration-store.ts';
import type { ReadDb } from '../storage/database.ts';
import type { MarkingTask } from '../storage/marking-task-store.ts';
import { schemeVersion } from '../storage/scheme-store.ts';
import { sessionById } from '../storage/session-store.ts';

export type CalibrationLack = 'never' | 'too-old' | 'too-low';

/**
 * What an examiner lacks of the calibration that the task's part asks for; null when nothing. The newest calibration they took part
 * in counts, whatever an earlier one said.
 */
export function calibrationLack(
  db: ReadDb,
  task: Pick<MarkingTask, 'sessionId' | 'partId'>,
  personId: string,
  now: number,
): CalibrationLack | null {
  const session = sessionById(db, task.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  const rule = scheme?.parts.find(({ id }) => id === task.partId)?.calibration;
  if (scheme === null || rule === undefined) return null;
  for (const { closedAt, result } of closedCalibrations(db, scheme.id, task.partId)) {
    const own = result?.people.find((one) => one.personId === personId);
    if (own === undefined || closedAt === null) continue;
    if (validUntil(closedAt, rule.withinMonths) < now) return 'too-old';
    return (agreementValue(own) ?? 0) < rule.minimum ? 'too-low' : null;
  }
  return 'never';
}
