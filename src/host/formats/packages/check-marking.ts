import { createPublicKey } from 'node:crypto';
import type { CallPaper } from '#domain/call/call-paper.ts';
import type { CasePaper } from '#domain/marking/case-paper.ts';
import { responsesHash, rubricHash, type RecordedHead } from '#host/marking/marked-work.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import { sha256Hex } from '../zip/signed-zip.ts';
import type { RoomAttempt, RoomRecording } from './room-schema.ts';

interface Entry {
  readonly record: { readonly kind: string };
  readonly payload: unknown;
}

type SignedText = [string, object, { hash: string }, string, RecordedHead[], string];

const headOf = (recordings: readonly RoomRecording[], segmentId: string, chunks: number) =>
  recordings.find(({ id }) => id === segmentId)?.chunks[chunks - 1]?.head;

/**
 * Checks what examiners signed in a room: each original against its signature, the responses, the recording and the rubric that it names, and the
 * journal's word that it was submitted; a submitted sheet against its original; the result against what was settled.
 */
export function isMarkedAsSigned(attempt: RoomAttempt, entries: readonly Entry[]): boolean {
  const { marking, paper, responses, results, recordings = [] } = attempt;
  if (marking === undefined || paper === null) return results.length === 0;
  const drawn = JSON.parse(paper.text) as CasePaper | CallPaper;
  const { rubric } = drawn.format === 'invigil-call-paper/1' ? drawn.scenario : drawn.task;
  const said = entries.flatMap(({ record, payload }) =>
    record.kind === 'sheet.submitted' ? [payload as { text?: string; signature?: string }] : [],
  );
  const signed = marking.originals.every(([, , content, , text, signature, publicKey]) => {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    const [format, , by, work, heads, sheet] = JSON.parse(text) as SignedText;
    return (
      format === 'invigil-sheet/2' &&
      by.hash === rubricHash(rubric) &&
      work === responsesHash(responses) &&
      heads.every(([id, chunks, head]) => headOf(recordings, id, chunks) === head) &&
      sheet === sha256Hex(Buffer.from(content)) &&
      said.some((one) => one.text === text && one.signature === signature) &&
      verifyBytes(key, Buffer.from(text), Buffer.from(signature, 'base64url'))
    );
  });
  const locked = marking.sheets.every(
    ([person, revision, content, , submittedAt]) =>
      submittedAt === null || marking.originals.some((o) => o[0] === person && o[1] === revision && o[2] === content),
  );
  const settled = (marking.task.settled ?? null) as { points: number; maximum: number } | null;
  const journalled = entries.findLast(({ record }) => record.kind === 'result.marked')?.payload as
    { points: number } | undefined;
  const [first] = results;
  const same =
    (settled?.points ?? null) === (first?.points ?? null) && (journalled?.points ?? null) === (first?.points ?? null);
  return signed && locked && same;
}
