import type {
  exposure as exposureSource,
  photos as photosSource,
  snapshots as snapshotsSource,
  unsealing as unsealingSource,
} from '../zh-CN/room-day.ts';

/** Unsealing on the day. */
export const unsealing: typeof unsealingSource = {
  title: 'Unsealing and copies',
  lead: 'On the day the release code that was delivered opens the banks. It is written to the journal; before it, nobody can be admitted.',
  none: 'No session package was taken in',
  noneNext: 'An administrator takes in the office’s package; then its banks are unsealed here.',
  code: 'Release code',
  codeN: (n) => `Release code ${n}`,
  codeHint: 'Five groups of five characters; case and spaces do not matter',
  missing: 'Give the release code',
  unseal: 'Unseal',
  unsealOf: (title) => `Unseal ${title}`,
  working: 'Opening the banks…',
  done: (title) => `The banks of “${title}” are unsealed. Candidates can be admitted.`,
  wait: (seconds) => `Too many attempts. Wait ${seconds} s and try again.`,
  mistyped: (n) => `Release code ${n} is mistyped: its check character does not fit.`,
  refusals: {
    'unknown-session': 'There is no such session.',
    'already-unsealed': 'The banks are unsealed already.',
    'other-number-of-codes': 'That is not the right number of codes.',
    'wrong-code': 'The release code is not right. It is written to the journal.',
    'not-the-banks': 'What the ciphertext holds is not what the office signed. Call the office.',
    'other-bank-here': 'A bank of the same version with other content is here already. Call the office.',
  },
  faces: 'Photos of the candidates',
  facesLead: 'To compare with the face at the seat',
  noPhoto: 'No photo',
};

/** Copies while exams run. */
export const snapshots: typeof snapshotsSource = {
  title: 'Snapshots',
  lead: 'While a session is open, everything is copied to a second disk or a stick at intervals. When the host breaks, a spare one goes on from the newest copy.',
  off: 'No snapshots are set up. An administrator does so under “Session packages”.',
  folder: 'Folder for snapshots',
  folderHint:
    'A folder on this machine that is there already, on a second disk or a stick, like E:\\snapshots or /media/usb',
  minutes: 'Every (minutes)',
  keep: 'How many are kept',
  save: 'Turn on',
  turnOff: 'Turn off',
  saved: 'The settings of snapshots are saved.',
  last: 'Newest',
  never: 'none yet',
  age: (minutes) =>
    minutes < 1 ? 'less than a minute ago' : minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`,
  size: 'Size',
  megabytes: (n) => `${n} MB`,
  epoch: 'Epoch',
  now: 'Write one now',
  running: 'Writing a snapshot…',
  failed: (why) => `The snapshot failed: ${why}. The exam goes on; look at the disk or stick.`,
  late: 'The newest snapshot is older than twice the interval. Look at it.',
  sameDisk: 'The snapshots are on the same disk as the data: when it breaks, both are lost.',
  refusals: {
    'not-absolute': 'Give the whole path.',
    'inside-data-folder': 'It cannot be inside the data folder.',
    'no-such-folder': 'There is no such folder. Put the stick in or make the folder first.',
    'not-set': 'No folder for snapshots is set.',
    running: 'A snapshot is being written. Wait a little.',
  },
};

/** A candidate's photo on the roster. */
export const photos: typeof photosSource = {
  column: 'Photo',
  pick: 'Choose a photo',
  pickOf: (name) => `Choose a photo of ${name}`,
  saved: (name) => `The photo of ${name} is stored.`,
  refusals: {
    unknown: 'There is no such candidate.',
    'too-large': 'The photo is larger than 512 KB and was not stored. Make it smaller and try again.',
    'not-a-photo': 'This is no JPEG or PNG photo and was not stored.',
  },
};

/** How often an item was drawn. */
export const exposure: typeof exposureSource = {
  word: 'Exposure',
  never: 'On no paper yet',
  drawn: (papers, sessions) =>
    `${papers === 1 ? '1 paper' : `${papers} papers`}, ${sessions === 1 ? '1 session' : `${sessions} sessions`}`,
};
