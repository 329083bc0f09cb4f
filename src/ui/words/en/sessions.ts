import type { rosterImport as rosterImportSource, sessions as sessionsSource } from '../zh-CN/sessions.ts';

/** Sessions and their rosters. */
export const sessions: typeof sessionsSource = {
  title: 'Sessions',
  lead: 'A session is one sitting: a version of a scheme, a room, a time and a roster.',
  caption: 'Sessions',
  create: 'New session',
  empty: 'There is no session yet',
  emptyNext: 'Make one, then take in its roster.',
  needsScheme: 'No scheme has been published yet',
  needsSchemeNext: 'A session refers to a published version of a scheme. An author has to write and publish one first.',
  name: 'Name of the session',
  nameHint: 'Like: 2026, second round, service agents level 3, theory',
  room: 'Room',
  roomHint: 'Like: Training centre, room 301',
  startsAt: 'Planned start',
  startsAtHint: 'For planning only: the proctor starts the exam in the room.',
  scheme: 'Scheme',
  schemeHint: 'The session keeps this version; versions published later do not touch it.',
  schemeVersion: (title, level, version) => `${title} (${level}), version ${version}`,
  state: 'State',
  candidates: 'Candidates',
  candidatesN: (n) => String(n),
  newTitle: 'New session',
  unknownScheme: 'The chosen version of the scheme is no longer there. No session was made. Choose again.',
  badTime: 'Give a day and a time.',
  notThere: 'There is no such session',
  notThereNext: 'Choose again from the list.',
  backToList: 'Back to the sessions',
  roster: 'Roster',
  takeIn: 'Take in a roster',
  results: 'Results',
  rosterCaption: 'Candidates of this session',
  rosterEmpty: 'The roster is empty',
  rosterEmptyNext: 'Take in a CSV or XLSX file; there is a template to download.',
  admissionNumber: 'Admission number',
  person: 'Name',
  employeeNumber: 'Employee number',
  unit: 'Unit',
  language: 'Language',
  extra: 'Extra time',
  extraMinutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
  noExtra: 'none',
  carried: 'Passed before, not sat again',
  attempts: 'Attempts',
  noAttempt: 'not made',
  searchRoster: 'Find by name, admission number, employee number or unit',
  nobodyFits: 'No candidate fits',
  shown: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
  close: 'Close the session',
  closeTitle: 'Close this session?',
  closeLead:
    'Afterwards nobody can be admitted and no roster taken in. The head of the journal is signed. This cannot be undone.',
  closed: 'The session is closed and the journal’s head is signed.',
  closeRefusals: {
    'unknown-session': 'There is no such session. Nothing was changed.',
    'attempts-open':
      'Some candidates are still admitted or writing. The session was not closed. The proctor has to close those attempts first, or wait until they are submitted.',
    'attendance-incomplete':
      'Of some candidates nobody said whether they came. The session was not closed. The proctor says it first.',
    'attendance-mismatch':
      'Somebody’s attendance differs from their attempts without a note. The session was not closed. The proctor says why first.',
    'already-closed': 'The session was closed before. Nothing was changed.',
  },
};

/** Taking a roster in. */
export const rosterImport: typeof rosterImportSource = {
  lead: 'Checked first, written afterwards: with a single error nothing of the roster is written.',
  templateTitle: '1. Download the template',
  templateLead:
    'It has the headings and two examples. An admission number left empty is made by the host; the trainers’ numbers serve to find conflicts of interest.',
  templateCsv: 'CSV template',
  templateXlsx: 'XLSX template',
  fileTitle: '2. Choose the roster’s file',
  drop: 'Roster',
  dropHint: 'CSV (UTF-8 or GB18030) or XLSX, at most 10 MB',
  tooLarge: 'The file is larger than 10 MB and was not read. Split it and try again.',
  checking: (name) => `Checking ${name}…`,
  previewTitle: '3. Look, then write',
  previewCaption: 'Candidates to be written',
  previewLead: (n, file) =>
    n === 1
      ? `${file}: 1 candidate, no error found. Nothing is written yet.`
      : `${file}: ${n} candidates, no error found. Nothing is written yet.`,
  numberLater: 'made when written',
  write: (n) => (n === 1 ? 'Write 1 candidate' : `Write ${n} candidates`),
  written: (n) => (n === 1 ? '1 candidate was written.' : `${n} candidates were written.`),
  another: 'Choose another file',
  seeRoster: 'See the roster',
  closedSession: 'The session is closed; no roster can be taken in.',
  problems: (n, file) =>
    n === 1
      ? `${file}: 1 error; nothing was written. Correct it in the file and choose it again.`
      : `${file}: ${n} errors; nothing was written. Correct all of them in the file and choose it again.`,
  problemsCaption: 'Errors in the roster',
  row: 'Row',
  column: 'Column',
  expected: 'Expected',
  found: 'Found',
  emptyCell: '(empty)',
  fileName: 'roster-errors.txt',
  refusals: {
    'unknown-session': 'There is no such session. Nothing was written.',
    'session-closed': 'The session is closed. The roster was not written.',
    unreadable:
      'This file cannot be read. Nothing was written. Save it from the template as CSV or XLSX and try again.',
    problems: 'The roster has errors. Nothing was written.',
    'paper-impossible':
      'The bank cannot fill a paper for the candidates of this roster now. Nothing was written. Add to the bank or change the blueprint, then make a new session: a session keeps the versions it was made with.',
  },
};
