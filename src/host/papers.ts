import { randomBytes } from 'node:crypto';
import { drawApart, papersKeptApart, type EarlierPaper } from '#domain/paper/draw-apart.ts';
import type { Blueprint } from '#domain/paper/blueprint.ts';
import type { Item } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import { countsAsExam, rehearsalBlueprint } from '#domain/room/rehearsal.ts';
import type { Paper } from '#domain/paper/paper.ts';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { drawnWith, paperOf } from './storage/attempt-store.ts';
import { bankItems, bankVersion } from './storage/bank-store.ts';
import type { ReadDb } from './storage/database.ts';
import { bankMedia } from './storage/media-store.ts';
import { isGivenAway } from './storage/package-store.ts';
import { blueprintVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById, sessionParts } from './storage/session-store.ts';

// A paper never changes once drawn: each is read for its items once. Kept per connection, as in paper-facts.ts.
const itemsByConnection = new WeakMap<ReadDb, Map<string, EarlierPaper>>();

/** The items of the newest papers of a blueprint, whichever of its versions they were drawn with. */
function earlierPapers(db: ReadDb, blueprintId: string): EarlierPaper[] {
  const before = itemsByConnection.get(db);
  const kept = new Map<string, EarlierPaper>();
  for (const attemptId of drawnWith(db, blueprintId, papersKeptApart)) {
    const known = before?.get(attemptId) ?? paperOf(db, attemptId)?.items.map(({ item }) => item.id);
    if (known !== undefined) kept.set(attemptId, new Set(known));
  }
  itemsByConnection.set(db, kept);
  return [...kept.values()];
}

/** What a session's papers are drawn by: what it pinned, and in a rehearsal what takes its place. */
export function blueprintFor(
  db: ReadDb,
  sessionId: string,
  pinned: Blueprint,
  items: readonly Item[],
  locale: Locale,
): Blueprint | null {
  const session = sessionById(db, sessionId);
  return session === null || countsAsExam(session) ? pinned : rehearsalBlueprint(pinned, items, locale);
}

/**
 * Draws the paper of an attempt from what its session pinned, apart from the earlier papers of its blueprint on this host. Null
 * when the part has no blueprint, when none can be drawn, when its bank is still sealed, and when the session was given to
 * another host.
 */
export function drawForAttempt(db: ReadDb, attempt: Attempt): Paper | null {
  if (isGivenAway(db, attempt.sessionId)) return null;
  const part = sessionParts(db, attempt.sessionId).find((p) => p.partId === attempt.partId);
  const candidate = candidateById(db, attempt.candidateId);
  if (part === undefined || candidate === null) return null;
  if (part.blueprintId === null || part.bankId === null) return null;
  const pinned = blueprintVersion(db, part.blueprintId, part.blueprintVersion ?? 0);
  const bank = bankVersion(db, part.bankId, part.bankVersion ?? 0);
  if (pinned === null || bank === null) return null;
  const { id, version } = bank.header;
  const items = bankItems(db, id, version);
  const blueprint = blueprintFor(db, attempt.sessionId, pinned, items, candidate.locale);
  if (blueprint === null) return null;
  const request = {
    bank: { id, version, hash: bank.hash, items, media: bankMedia(db, id, version) },
    blueprint,
    locale: candidate.locale,
    seed: randomBytes(16).toString('base64url'),
    refs: { refSeed: randomBytes(16).toString('base64url') },
  };
  const draw = drawApart(request, earlierPapers(db, blueprint.id));
  return draw.ok ? draw.paper : null;
}
