import type { RoomContent } from '#host/formats/packages/room-schema.ts';
import { attemptsOfSession, paperText, responsesOf } from '#host/storage/attempt-store.ts';
import { sql, type ReadDb } from '#host/storage/database.ts';
import { hostKits } from '#host/storage/host-kit-store.ts';
import { resultsOf } from '#host/storage/result-store.ts';

/** A taken-in package as its room wrote it, out of what the office keeps. */
export function sentBy(db: ReadDb, day: { sessionId: string; kit: { hostId: string } }) {
  const kit = hostKits(db).find((k) => k.hostId === day.kit.hostId);
  const rows = (table: string, columns: string) =>
    sql<[], Record<string, never>>(db, `SELECT ${columns} FROM ${table} ORDER BY seq`).all();
  const content: RoomContent = {
    ...{ candidates: [], exposure: [] },
    attempts: attemptsOfSession(db, day.sessionId).map(({ id, attempt, receipt }) => ({
      ...{ id, content: { ...attempt }, receipt, paper: paperText(db, id) },
      responses: [...responsesOf(db, id)].map(([ref, stored]) => ({ ref, ...stored })),
      results: resultsOf(db, id).map((result) => ({ ...result, content: { ...result.content } })),
    })),
    journal: rows('other_journal', 'seq, text, hash, salt, payload, erased').map((r) => Object.values(r)) as never,
    heads: rows('other_head', 'seq, reason, hash, at, signature') as never,
  };
  const host = { hostId: day.kit.hostId, counter: 1, installation: kit?.installation ?? '', epoch: 0 };
  const manifest = {
    format: 'invigil-room-results/1' as const,
    program: '',
    packageId: '',
    sessionId: '',
    title: '',
    createdAt: 0,
    files: [],
    host,
  };
  return { content, manifest, certificate: kit?.journalCertificate ?? '' };
}
