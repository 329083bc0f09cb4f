import { randomBytes } from 'node:crypto';
import { drawPaper } from '#domain/paper/draw.ts';
import type { Paper } from '#domain/paper/paper.ts';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { bankItems, bankVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { bankMedia } from './storage/media-store.ts';
import { isGivenAway } from './storage/package-store.ts';
import { blueprintVersion } from './storage/scheme-store.ts';
import { candidateById, sessionParts } from './storage/session-store.ts';

/**
 * Draws the paper of an attempt from what its session pinned. Null when the part has no blueprint, when none can be drawn, when its
 * bank is still sealed, and when the session was given to another host.
 */
export function drawForAttempt(db: ReadDb, attempt: Attempt): Paper | null {
  if (isGivenAway(db, attempt.sessionId)) return null;
  const part = sessionParts(db, attempt.sessionId).find((p) => p.partId === attempt.partId);
  const candidate = candidateById(db, attempt.candidateId);
  if (part === undefined || candidate === null) return null;
  if (part.blueprintId === null || part.bankId === null) return null;
  const blueprint = blueprintVersion(db, part.blueprintId, part.blueprintVersion ?? 0);
  const bank = bankVersion(db, part.bankId, part.bankVersion ?? 0);
  if (blueprint === null || bank === null) return null;
  const { id, version } = bank.header;
  const draw = drawPaper({
    bank: { id, version, hash: bank.hash, items: bankItems(db, id, version), media: bankMedia(db, id, version) },
    blueprint,
    locale: candidate.locale,
    seed: randomBytes(16).toString('base64url'),
    refs: { refSeed: randomBytes(16).toString('base64url') },
  });
  return draw.ok ? draw.paper : null;
}
