import { sha256 } from './journal-store.ts';
import { sql, type ReadDb } from './database.ts';

interface Kept {
  readonly text: string;
  readonly content: string;
  readonly standing: string | null;
}

/**
 * By each text that somebody signed for a mark sheet: whether the original that is kept, and the sheet that counts while that
 * original stands, are what was signed. It tells nothing of what is in them: the check of the journal alone asks for it.
 */
export function signedSheets(db: ReadDb): Map<string, boolean> {
  const rows = sql<[], Kept>(
    db,
    `SELECT original.text, original.content, sheet.content AS standing FROM mark_sheet_original original
     LEFT JOIN mark_sheet sheet ON sheet.task_id = original.task_id AND sheet.person_id = original.person_id
       AND sheet.revision = original.revision AND sheet.submitted_at IS NOT NULL`,
  ).iterate();
  const sound = new Map<string, boolean>();
  for (const { text, content, standing } of rows)
    sound.set(text, signedHash(text) === sha256(content) && (standing === null || standing === content));
  return sound;
}

/** The last of what was signed is the hash of the sheet. */
function signedHash(text: string): unknown {
  const signed = JSON.parse(text) as unknown;
  return Array.isArray(signed) ? (signed.at(-1) as unknown) : undefined;
}
