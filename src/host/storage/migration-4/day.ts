// An exam day: its rules, what candidates note for themselves, what a rehearsal measured. _at: epoch milliseconds of this host.
export const dayTables = `
-- The rules of a session's day, and whether it is a rehearsal or a training run. A session without a row is an exam under the usual rules.
CREATE TABLE session_day (
  session_id TEXT PRIMARY KEY REFERENCES session (id),
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  training INTEGER NOT NULL DEFAULT 0 CHECK (training IN (0, 1)),
  rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The note sheet of an open attempt: never scored, shown to nobody else, gone with the attempt's end.
CREATE TABLE note_sheet (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- What the seat of a rehearsal measured: from a press to the acknowledgement of the save.
CREATE TABLE save_timing (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  saves INTEGER NOT NULL,
  slowest_ms INTEGER NOT NULL,
  measured_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
