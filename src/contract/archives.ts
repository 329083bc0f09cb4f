import { oc } from '@orpc/contract';
import { z } from 'zod';
import { second } from './fallback.ts';
import { at, id, outcome } from './values.ts';

const place = z.string().trim().min(1).max(1_000);
const reason = z.string().trim().max(500);

/** The end of a day: a verified copy in two places, and only then the room's own data may go. */
export const archives = {
  state: oc.input(z.object({})).output(
    z.object({
      archives: z.array(
        z.object({
          archiveId: z.string(),
          places: z.array(z.string()),
          sha256: z.string().nullable(),
          bytes: z.number().nullable(),
          begunAt: at,
          verifiedAt: at.nullable(),
        }),
      ),
      sessions: z.array(
        z.object({
          sessionId: z.string(),
          title: z.string(),
          state: z.string(),
          reported: z.boolean(),
          /** When the office’s results package was made; null while it was not. */
          exportedAt: at.nullable(),
          wiped: z
            .object({
              at,
              cleanedAt: at.nullable(),
              candidates: z.number(),
              attempts: z.number(),
              payloads: z.number(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  /** Writes the archive into two folders of this machine, and reads both back. `reason`: why a session has no signed report. */
  make: oc
    .input(z.object({ folders: z.tuple([place, place]), reason: reason.default('') }))
    .output(
      outcome({ archiveId: z.string(), sha256: z.string(), bytes: z.number(), places: z.array(z.string()) }, [
        'sessions-open',
        'report-not-signed',
        'keys-locked',
        'not-absolute',
        'inside-data-folder',
        'no-such-folder',
        'same-folder',
        'failed',
      ]),
    ),
  /** Takes a closed session's people, papers, responses and banks off this host. The title is typed again; a second person agrees. */
  wipe: oc
    .input(z.object({ sessionId: id, title: z.string().max(500), reason: reason.min(1), second }))
    .output(
      outcome(
        { candidates: z.number(), attempts: z.number(), payloads: z.number(), snapshotFolder: z.string().nullable() },
        [
          'not-a-room',
          'unknown-session',
          'session-not-closed',
          'wiped-already',
          'other-title',
          'not-exported',
          'no-archive',
          'archive-gone',
          'wait',
          'wrong-password',
          'same-person',
          'not-staff-for-it',
        ],
      ),
    ),
};
