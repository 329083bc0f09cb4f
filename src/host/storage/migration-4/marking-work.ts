// What stands around the marking of cases and calls: calibrations, the rota, sheets that were filled on paper. A column ending in
// _at holds epoch milliseconds of the host's clock.
export const markingWorkTables = `
-- Examiners mark the same tasks blind; each target has a task of its own with purpose 'calibration'. result: the agreement, once closed.
CREATE TABLE calibration (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  scheme_id TEXT NOT NULL,
  part_id TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES person (id),
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  result TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX calibration_part ON calibration (scheme_id, part_id);
CREATE INDEX marking_task_calibration ON marking_task (calibration_id);

-- Who examines whom, where and when. rule: how it was made. examiners: person ids, as JSON.
CREATE TABLE rota (
  session_id TEXT NOT NULL REFERENCES session (id),
  part_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, part_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE rota_slot (
  session_id TEXT NOT NULL,
  part_id TEXT NOT NULL,
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  place TEXT NOT NULL,
  -- Null where times do not matter.
  from_at INTEGER,
  to_at INTEGER,
  examiners TEXT NOT NULL,
  PRIMARY KEY (session_id, part_id, candidate_id),
  FOREIGN KEY (session_id, part_id) REFERENCES rota (session_id, part_id)
) STRICT, WITHOUT ROWID;

-- What two people typed of one examiner's sheet of paper, each without seeing the other's.
CREATE TABLE paper_entry (
  task_id TEXT NOT NULL REFERENCES marking_task (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  entered_by TEXT NOT NULL REFERENCES person (id),
  content TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  PRIMARY KEY (task_id, person_id, entered_by)
) STRICT, WITHOUT ROWID;
-- Nobody sees an entry of a sheet before they typed it in themselves.
CREATE VIEW visible_paper_entry AS
SELECT mine.entered_by AS viewer_id, entry.* FROM paper_entry entry
JOIN paper_entry mine ON mine.task_id = entry.task_id AND mine.person_id = entry.person_id;
`;
