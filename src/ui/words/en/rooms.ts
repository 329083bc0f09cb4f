import type {
  hostKits as hostKitsSource,
  recovery as recoverySource,
  takeKit as takeKitSource,
} from '../zh-CN/rooms.ts';

/** Bringing the root back. */
export const recovery: typeof recoverySource = {
  title: 'Forgotten passphrase',
  lead: 'The recovery file and the written recovery code of the founding bring the root back and set a new passphrase. The issuing key is replaced; certificates issued before stay valid. It is written to the journal.',
  open: 'Reset the passphrase with the recovery kit',
  file: 'Recovery file',
  fileHint: 'invigil-recovery-kit.json',
  fileChosen: (name) => `Chosen: ${name}`,
  code: 'Recovery code',
  codeHint: 'Five groups of five characters; case and spaces do not matter',
  passphrase: 'New passphrase',
  passphraseAgain: 'New passphrase again',
  restore: 'Restore and use the new passphrase',
  done: 'The root is back, the new passphrase holds, and the issuing key is new.',
  errors: {
    kit: 'Choose the recovery file',
    code: 'Give the recovery code',
    passphrase: 'At least 12 characters',
    again: 'The two passphrases differ',
  },
  refusals: {
    'not-set-up': 'There is no organisation on this host. Nothing was changed.',
    'not-the-office':
      'This host was made from a kit; the root is at the office. Ask the office for a new kit. Nothing was changed.',
    'mistyped-code':
      'The recovery code is mistyped: its check character does not fit. Compare it with the paper and type it again. Nothing was changed.',
    'wrong-code':
      'The recovery code does not open this file. Make sure that both belong to the same kit. Nothing was changed.',
    damaged: 'This file is no sound recovery file. Use another copy. Nothing was changed.',
    'other-root': 'The kit is sound, but of another organisation’s root. Nothing was changed.',
  },
  wait: (seconds) => `Too many attempts. Wait ${seconds} s and try again. Nothing was changed.`,
};

/** Keys for other hosts. */
export const hostKits: typeof hostKitsSource = {
  title: 'Other hosts',
  lead: 'Make a key kit for the host of a room: it issues under this organisation’s root, with certificate numbers of its own range that no other host can give.',
  notOffice: 'This host was made from a kit of the office; kits for other hosts are made there.',
  caption: 'Kits that were made',
  empty: 'No kit was made yet',
  counter: 'No.',
  name: 'Name of the host',
  nameHint: 'For example the room; at most 100 characters',
  range: 'Certificate range',
  fingerprint: 'Fingerprint of its issuing certificate',
  madeAt: 'Made',
  state: 'State',
  states: { made: 'Nothing heard yet', heard: 'In use', revoked: 'Revoked' },
  actions: 'Actions',
  passphrase: 'Passphrase of the keys',
  passphraseHint: 'Opens the root once; it does not stay open',
  make: 'Make a kit',
  made: (name) => `The kit of “${name}” is made`,
  codeLead: 'The code is shown this once. Write it down and give it to the room’s administrator apart from the file.',
  code: 'Kit code',
  saveFile: 'Save the kit’s file',
  revoke: 'Revoke',
  revokeOf: (name) => `Revoke ${name}`,
  revokeTitle: (name) => `Revoke the host “${name}”?`,
  revokeLead:
    'For a machine that is lost or stolen. Nothing that host signed is believed from then on, whatever date it bears. It cannot be undone.',
  reason: 'Reason',
  revoked: (name) => `The host “${name}” is revoked. Hand the new list to whoever verifies.`,
  saveList: 'Save the list of revoked hosts',
  listFile: 'revoked-hosts.pem',
  listHint: 'Read by verify --revoked, or added beside the root on the verification screen.',
  errors: { name: 'Give the host a name', passphrase: 'Give the passphrase', reason: 'Give a reason' },
  refusals: {
    'not-the-office': 'Only the office’s host holds the root. Nothing was changed.',
    'wrong-passphrase': 'The passphrase is not right. Nothing was changed.',
    damaged: 'The file of the root is missing or damaged; restore it with the recovery kit. Nothing was changed.',
    'journal-key-closed': 'The journal key is closed. Sign out, sign in again and try again. Nothing was changed.',
    'no-number-left': 'No certificate range is left. Nothing was changed.',
    unknown: 'There is no such host. Nothing was changed.',
    'already-revoked': 'This host is revoked already.',
    'try-again': 'Another host was revoked at the same moment. Try again. Nothing was changed.',
  },
};

/** A first run with a kit. */
export const takeKit: typeof takeKitSource = {
  own: 'Use a key kit',
  ownLead:
    'The office made a kit for this host: its file and code make this machine the host of a room of the organisation.',
  ownStart: 'Begin with a kit',
  title: 'Set up this host with a key kit',
  kit: 'Kit',
  file: 'The kit’s file',
  fileHint: 'invigil-host-kit-….json',
  fileChosen: (name) => `Chosen: ${name}`,
  code: 'Kit code',
  codeHint: 'Five groups of five characters; case and spaces do not matter',
  keeper: 'Administrator of this host',
  keeperLead: 'Who opens this host in the room, and may proctor. Other staff come with session packages.',
  passphraseLead: 'Choose a passphrase for this host’s own issuing key; the kit code is not needed any more.',
  take: 'Set up the host',
  taking: 'Setting up…',
  taken: (name) => `This host is now “${name}”.`,
  fingerprint: 'Compare with the root’s fingerprint that the office published:',
  go: 'Go to sign-in',
  errors: { kit: 'Choose the kit’s file', code: 'Give the kit code' },
  refusals: {
    'already-set-up': 'This host is set up already; nothing of this was stored. Reload the page and sign in.',
    'wrong-code': 'The setup code is not right and nothing was changed. Use the link of this start of the host.',
    'mistyped-code': 'The kit code is mistyped: its check character does not fit. Nothing was changed.',
    'wrong-kit-code': 'The kit code does not open this kit. Nothing was changed.',
    damaged: 'This file is no sound kit. Ask the office for it again. Nothing was changed.',
    wait: 'Too many attempts. Wait a little and try again. Nothing was changed.',
  },
};
