export const lockdownTables = `
-- What seats noticed of themselves. seconds is NULL while it lasts: the same occurrence is told again once it is over. incident_id names the incident that tells of it; none yet while it is
-- only counted, because the same was in the log a moment before.
CREATE TABLE seat_report (
  id INTEGER PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  what TEXT NOT NULL,
  seconds REAL,
  detail TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  incident_id TEXT,
  occurrence TEXT
) STRICT;
CREATE INDEX seat_report_by_attempt ON seat_report (attempt_id, what);
CREATE UNIQUE INDEX seat_report_by_occurrence ON seat_report (attempt_id, occurrence);
`;
