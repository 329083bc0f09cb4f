// Cases that are sat, and their marking by people. Sheets are read through visible_sheet and nothing else: a test looks at every
// statement of the host. A column ending in _at holds epoch milliseconds of the host's clock.
export const markingTables = `
CREATE TABLE case_paper (attempt_id TEXT PRIMARY KEY REFERENCES attempt (id), hash TEXT NOT NULL, content TEXT NOT NULL, drawn_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- code is what its examiners call it: it tells nothing of the candidate.
CREATE TABLE marking_task (
  id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  part_id TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  examiners INTEGER NOT NULL CHECK (examiners BETWEEN 1 AND 5),
  threshold REAL NOT NULL,
  combination TEXT NOT NULL,
  -- The agreed mark, once people had to agree on one: points, fatal criteria, who, when and why.
  agreed TEXT,
  settled TEXT,
  created_at INTEGER NOT NULL,
  -- Only a live task has a result: the others are a calibration's, or a training run's own and peer's sheet.
  purpose TEXT NOT NULL DEFAULT 'live' CHECK (purpose IN ('live', 'calibration', 'review')),
  calibration_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX marking_task_session ON marking_task (session_id);
CREATE INDEX marking_task_attempt ON marking_task (attempt_id);
CREATE UNIQUE INDEX marking_task_live ON marking_task (attempt_id) WHERE purpose = 'live';

-- A replaced examiner's row stays: they were given the task.
CREATE TABLE marking_assignment (
  task_id TEXT NOT NULL REFERENCES marking_task (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  third INTEGER NOT NULL,
  assigned_at INTEGER NOT NULL,
  replaced_at INTEGER,
  PRIMARY KEY (task_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX marking_assignment_person ON marking_assignment (person_id);

-- Who read the sheets of a task without marking it: they can no longer be its examiner.
CREATE TABLE sheet_viewing (
  task_id TEXT NOT NULL REFERENCES marking_task (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  viewed_at INTEGER NOT NULL,
  PRIMARY KEY (task_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_sheet (
  task_id TEXT NOT NULL REFERENCES marking_task (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  submitted_at INTEGER,
  PRIMARY KEY (task_id, person_id)
) STRICT, WITHOUT ROWID;
-- Every submission as it was signed; one that was unlocked later stays.
CREATE TABLE mark_sheet_original (
  task_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  public_key TEXT NOT NULL,
  PRIMARY KEY (task_id, person_id, revision),
  FOREIGN KEY (task_id, person_id) REFERENCES mark_sheet (task_id, person_id)
) STRICT, WITHOUT ROWID;
-- A second person's word on what an examiner found fatal.
CREATE TABLE fatal_word (
  task_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  criterion TEXT NOT NULL,
  stands INTEGER NOT NULL,
  said_by TEXT NOT NULL REFERENCES person (id),
  note TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  PRIMARY KEY (task_id, person_id, criterion),
  FOREIGN KEY (task_id, person_id) REFERENCES mark_sheet (task_id, person_id),
  CHECK (said_by <> person_id)
) STRICT, WITHOUT ROWID;

-- What each person may know of each sheet. Their own: all. Of the others': who has submitted their own sheet, and a lead examiner
-- who has no part in the task, may know that there is one; its content only once it is submitted, for a lead examiner only once
-- every examiner of the task has submitted. An administrator without a part in it may know that there is one, to unlock it; a
-- decision-maker without a part in it reads what is settled. Nobody else, a third examiner included, has a row before submitting.
-- A training run's reviews are their candidate's alone: they read them, and the examiners' sheets of that work once all are in, when
-- they have submitted their own and every review they owe in the part. A lead examiner may know that there is one.
CREATE VIEW visible_sheet AS
SELECT viewer_id, task_id, person_id, own, saved_at, submitted_at,
  CASE WHEN open THEN revision END AS revision,
  CASE WHEN open THEN content END AS content
FROM (
  SELECT known.*, own OR (submitted_at IS NOT NULL AND (
    (has_submitted AND NOT review) OR (leads AND all_in AND NOT review) OR decides OR learns
  )) AS open
  FROM (
    SELECT sheet.*, sheet.person_id = viewer_id AS own,
      EXISTS (
        SELECT 1 FROM mark_sheet mine
        WHERE mine.task_id = sheet.task_id AND mine.person_id = sheet.viewer_id AND mine.submitted_at IS NOT NULL
      ) AS has_submitted,
      outside AND instr(roles, ' lead-examiner ') > 0 AS leads,
      outside AND instr(roles, ' administrator ') > 0 AS administers,
      outside AND settled AND instr(roles, ' decision-maker ') > 0 AS decides,
      NOT EXISTS (
        SELECT 1 FROM marking_assignment due
        LEFT JOIN mark_sheet done
          ON done.task_id = due.task_id AND done.person_id = due.person_id AND done.submitted_at IS NOT NULL
        WHERE due.task_id = sheet.task_id AND due.replaced_at IS NULL AND done.task_id IS NULL
      ) AS all_in
    FROM (
      SELECT mark_sheet.*, marking_task.settled IS NOT NULL AS settled, person.id AS viewer_id,
        marking_task.purpose = 'review' AS review,
        EXISTS (
          SELECT 1 FROM candidate
          JOIN marking_task mine ON mine.attempt_id = marking_task.attempt_id AND mine.purpose = 'review'
          JOIN mark_sheet done ON done.task_id = mine.id AND done.person_id = person.id AND done.submitted_at IS NOT NULL
          WHERE candidate.id = marking_task.candidate_id AND candidate.person_id = person.id
        ) AND NOT EXISTS (
          SELECT 1 FROM marking_assignment owed
          JOIN marking_task work ON work.id = owed.task_id AND work.purpose = 'review'
            AND work.session_id = marking_task.session_id AND work.part_id = marking_task.part_id
          LEFT JOIN mark_sheet done
            ON done.task_id = owed.task_id AND done.person_id = person.id AND done.submitted_at IS NOT NULL
          WHERE owed.person_id = person.id AND owed.replaced_at IS NULL AND done.task_id IS NULL
        ) AND (marking_task.purpose = 'review' OR (marking_task.purpose = 'live' AND NOT EXISTS (
          SELECT 1 FROM marking_assignment due
          LEFT JOIN mark_sheet done
            ON done.task_id = due.task_id AND done.person_id = due.person_id AND done.submitted_at IS NOT NULL
          WHERE due.task_id = marking_task.id AND due.replaced_at IS NULL AND done.task_id IS NULL
        ))) AS learns,
        NOT EXISTS (
          SELECT 1 FROM marking_assignment given
          WHERE given.task_id = mark_sheet.task_id AND given.person_id = person.id
        ) AS outside,
        (SELECT ' ' || group_concat(account_role.role, ' ') || ' '
          FROM account JOIN account_role ON account_role.account_id = account.id
          WHERE account.person_id = person.id AND account.active = 1) AS roles
      FROM mark_sheet JOIN marking_task ON marking_task.id = mark_sheet.task_id JOIN person
    ) sheet
  ) known
  WHERE own OR (has_submitted AND NOT review) OR leads OR (administers AND NOT review) OR decides OR learns
);
`;
