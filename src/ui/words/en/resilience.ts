import type {
  hostTrouble as hostTroubleSource,
  lostHost as lostHostSource,
  responseFiles as responseFilesSource,
} from '../zh-CN/resilience.ts';

const items = (n: number) => (n === 1 ? '1 item' : `${n} items`);

/** At the seat, when its host stays silent. */
export const lostHost: typeof lostHostSource = {
  offer:
    'The host has not answered for a while. Everything you gave is held in this window: raise your hand and do not close it. If the proctor finds that the host cannot come back, a response file can be written.',
  write: 'Write the response file',
  title: 'When the host cannot come back: the response file',
  lead: 'Do this with the proctor. The file is encrypted: only this room’s host, or the spare host that follows it, can open it.',
  steps: [
    'Press “Write the response file” and save it to the proctor’s stick. It holds every response of this window, also what was typed and not saved.',
    'Give the stick to the proctor, who takes the file in at the host under “Response files”. Each file counts once.',
    'Do not close this window: once the host or the spare one answers, the exam goes on by itself on the same item.',
  ],
  written: (name: string) =>
    `${name} was written. Let the proctor see that it is on the stick. If you give anything after this, write it again.`,
  nothing: 'There is nothing to write, or it could not be written. Raise your hand and do not close the window.',
  keptHere: (n: number) =>
    `This seat keeps ${n === 1 ? 'an encrypted response file' : `${n} encrypted response files`} (for the proctor)`,
  keptLead:
    'These exams did not end in good order at this seat. Only the room’s host can open the files; a proctor takes them when the host cannot come back and the window was closed.',
  keptFrom: (time: string) => `Written ${time}`,
  slept: (time: string) =>
    `This machine slept or stood still for about ${time}; it has reached the host again. Compare what is on the screen and the time left; raise your hand if something is not right.`,
};

/** At the host: response files are taken in. */
export const responseFiles: typeof responseFilesSource = {
  title: 'Response files',
  lead: 'When a host cannot come back, seats write their responses to encrypted files; the host or its spare takes them in here. A file counts once.',
  takeIn: 'Take a response file in',
  pick: 'Choose a response file',
  pickHint: 'The .invigil file that a seat wrote. What it holds is shown first; nothing is written before you confirm.',
  candidate: 'Candidate',
  session: 'Session',
  seat: 'Seat',
  writtenAt: 'Written at (the seat’s clock)',
  standings: {
    newer: 'Newer than the host’s: taken in',
    same: 'The same at the host',
    older: 'The host’s is newer and stays',
    conflict: 'The host’s was given later elsewhere and stays',
    late: 'After the time by the seat’s count: kept with the file only',
    unfit: 'Does not fit the item: kept with the file only',
  },
  countOf: (count: number, numbers: string) => (numbers === '' ? items(count) : `${items(count)} (${numbers})`),
  isOver:
    'This attempt is over. Its responses, receipt and result stay as they are; the file is kept as evidence and journalled, for the decision-maker or a reviewer to look at.',
  reason: 'Why it is taken in',
  reasonHint: 'Such as: the host lost its disk; the spare host has taken over',
  reasonNeeded: 'Say why',
  take: (n: number) => `Take in ${items(n)}`,
  keep: 'Keep as evidence only',
  taken: (name: string, n: number) => `${items(n)} of ${name} taken in, and journalled.`,
  keptOnly: (name: string) => `The file of ${name} is kept as evidence; the result is unchanged.`,
  before: 'Files taken in',
  none: 'No response file was taken in yet',
  outcomes: { applied: 'taken in', kept: 'kept only' },
  takenBy: (time: string, who: string) => `${time}, ${who}`,
  refusals: {
    damaged: 'This is no response file, or not a whole one. Nothing was written.',
    'other-host': 'This file comes from an exam of another organisation or another host. Nothing was written.',
    'keys-closed':
      'Nobody has signed in with a password since the host was started, so it cannot be opened yet. Sign out, sign in with your own password, and try again.',
    altered: 'The file, or what it is marked with, was changed. Nothing was written.',
    forged: 'The file was not written by a seat of this attempt. Nothing was written.',
    'unknown-attempt': 'This host has no such attempt. Nothing was written.',
    'other-paper':
      'The file belongs to another paper: this one was drawn after the snapshot. Nothing was written; keep the file.',
    'not-started':
      'This attempt has not begun at this host, so there is no paper to compare with. Nothing was written.',
    'replaced-host': 'This host was replaced by a spare one and takes nothing in any more. Take the file in there.',
    'already-taken': 'This file was already taken in:',
  },
};

/** On the board: what is wrong with the host itself. */
export const hostTrouble: typeof hostTroubleSource = {
  snapshot: (why: string) =>
    `Snapshots cannot be written: ${why}. The exam goes on, but if this host breaks, the newest responses are at the seats only. Look at the stick or the second disk.`,
  disk: (why: string) =>
    `The host cannot write to its disk: ${why}. Seats take nothing more and keep what was typed on the screen; they go on by themselves once there is room.`,
  silentLong:
    'This seat has long been silent. Go and look: transfer the candidate to a spare seat, or close with what is stored. The time is credited by itself.',
};
