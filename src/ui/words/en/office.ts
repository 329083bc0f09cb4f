import type { office as source } from '../zh-CN/office.ts';

/** Words that several screens of the office share. */
export const office: typeof source = {
  inChinese: (label) => `${label} (Chinese)`,
  inEnglish: (label) => `${label} (English)`,
  partKinds: {
    theory: 'Theory',
    listening: 'Listening',
    'case-analysis': 'Case analysis',
    'simulated-call': 'Simulated call',
  },
  attemptStates: {
    awaiting: 'Awaiting',
    admitted: 'Admitted',
    running: 'Running',
    paused: 'Paused',
    submitted: 'Submitted',
    closed: 'Closed',
    terminated: 'Terminated',
  },
  sessionStates: { prepared: 'Prepared', open: 'Open', closed: 'Closed' },
  problems: {
    copy: 'Copy as text',
    copied: 'Copied',
    copyFailed: 'Could not copy. Download the list instead.',
    saveAsText: 'Download as text',
    showAll: (n) => `Show all ${n}`,
  },
  remove: 'Remove',
  unsaved: 'There are changes that are not saved',
  leaveTitle: 'Drop the changes that are not saved?',
  leaveLead: 'What was not saved on this page cannot be brought back.',
  leave: 'Drop them and leave',
  stay: 'Stay here',
  listSeparator: ', ',
  colon: ': ',
  pointsBetween: 'Give a number above 0, at most 1000.',
  notEmpty: 'Fill this in, in at least one language.',
  needed: 'Fill this in.',
  numberBetween: (min, max) => `Give a number from ${min} to ${max}.`,
  wholeNumberBetween: (min, max) => `Give a whole number from ${min} to ${max}.`,
  fixFirst: (n) =>
    n === 1
      ? '1 field still has to be filled in or corrected; it is marked. Nothing was saved yet.'
      : `${n} fields still have to be filled in or corrected; they are marked. Nothing was saved yet.`,
  details: 'Details',
};
