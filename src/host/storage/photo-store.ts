import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A person's photo, to be compared with the face at the seat. */
export interface Photo {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly content: Buffer;
}

export function photoOf(db: ReadDb, personId: string): Photo | null {
  return (
    sql<[string], Photo>(db, 'SELECT media_type AS mediaType, content FROM photo WHERE person_id = ?').get(personId) ??
    null
  );
}

/** Puts a photo in the place of an earlier one; null takes it away. */
export function setPhoto(db: WriteDb, personId: string, photo: Photo | null): void {
  sql<[string]>(db, 'DELETE FROM photo WHERE person_id = ?').run(personId);
  if (photo === null) return;
  sql<[string, string, Buffer]>(db, 'INSERT INTO photo (person_id, media_type, content) VALUES (?, ?, ?)').run(
    personId,
    photo.mediaType,
    photo.content,
  );
}
