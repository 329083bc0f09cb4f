import type { join as joinSource, network as networkSource } from '../zh-CN/network.ts';

/** The room's network as the proctor sees it. */
export const network: typeof networkSource = {
  title: 'Room network',
  lead: 'Lets other machines join as seats. Until it is opened, the host listens on its own machine only.',
  closedTitle: 'Not open: listening on this machine only',
  closedLead: 'Only windows on this machine reach the host. No machine on the network can.',
  openTitle: (url: string) => `Open: ${url}`,
  openLead: (interfaceName: string, address: string, port: number, pagePort: string) =>
    `Listening on ${address} of the network interface ${interfaceName}: port ${port} (encrypted; screens and operations) and port ${pagePort} (hands out the room’s certificate, nothing else). Apart from that, this machine only.`,
  openedBy: (name: string, at: string) => `Opened by ${name}, ${at}`,
  ownMachineOnly: 'The room is opened and closed at the host’s own machine only.',
  interrupted: (address: string, at: string) =>
    `The host was restarted. The room that was opened on ${address} at ${at} is not listened to now, and no seat can reach it.`,
  openAgain: 'Open again',
  session: 'For which session',
  noSession: 'There is no session to open the room for',
  address: 'Listen on which address',
  addressHint: (name: string, internal: boolean) =>
    internal
      ? `${name}: reached from this machine only, for a rehearsal`
      : `${name}: reached by the machines of this network`,
  port: 'Port',
  portHint: 'Leave empty for the one of last time, or 9561',
  open: 'Open the room',
  opening: 'Opening…',
  refused: {
    'already-open': 'The room is open already.',
    'unknown-session': 'There is no such session. The room was not opened.',
    'session-closed': 'The session is over. The room was not opened.',
    'unknown-address':
      'This machine no longer has that address (a cable or the wireless network may have changed). The room was not opened. Refresh and choose again.',
    'port-taken': 'Another program has that port. The room was not opened. Choose another port.',
    'keys-locked':
      'Nobody has signed in with a password since the host was restarted, so the room’s key is closed. Sign out, sign in again, then open the room.',
  },
  close: 'Close the room',
  closeTitle: 'Close the room',
  closeLead: 'The host stops listening and every joined seat is cut off at once. What was saved is safe.',
  closeTimeRuns:
    'Time is running for candidates at seats of the room! Closing cuts those seats off while their time goes on. Pause or end their exams first.',
  closeEvenSo: 'Close even so',

  joinTitle: 'How a seat joins',
  code: 'Pairing code',
  codeEnds: (at: string) => `valid until ${at}`,
  noCode: 'The pairing code has ended: no further seat can join.',
  newCode: 'New pairing code',
  pageAddress: 'Browser seats first open',
  roomAddress: 'Address of the room',
  fingerprint: 'Fingerprint of the room’s certificate (SHA-256)',
  fingerprintLead: 'Write it on the board: at every seat it is compared before the certificate is installed.',
  authorityEnds: (at: string) => `The certificate is good for this one address only, and ends ${at}.`,
  qr: 'Pairing QR code: address of the room, pairing code and fingerprint',
  link: 'Pairing link (a desktop seat takes it pasted)',
  copy: 'Copy',
  copied: 'Copied',
  guideTitle: 'Steps for each system',
  guide: {
    desktop: {
      name: 'Invigil desktop seat',
      steps: [
        'Start it with --join (or from the menu: Join a room as a seat).',
        'Type the address of the room and the pairing code, or paste the pairing link.',
        'The program checks the room’s certificate by itself; nothing is installed.',
      ],
    },
    windows: {
      name: 'Browsers on Windows (Edge, Chrome)',
      steps: [
        'Open the page above, compare the fingerprint, download the certificate.',
        'Open the file → Install Certificate → Local Machine → place all certificates in “Trusted Root Certification Authorities”.',
        'Restart the browser and open the address of the room.',
      ],
    },
    macos: {
      name: 'Browsers on macOS (Safari, Chrome)',
      steps: [
        'Open the page above, compare the fingerprint, download the certificate.',
        'Open the file to add it to the keychain “System”; open the certificate → Trust → Always Trust.',
        'Restart the browser and open the address of the room.',
      ],
    },
    linux: {
      name: 'Browsers on Linux (Chrome, Chromium)',
      steps: [
        'Open the page above, compare the fingerprint, download the certificate.',
        'Settings → Privacy and security → Manage certificates → Authorities → Import, and tick “Trust this certificate for identifying websites”.',
        'Open the address of the room.',
      ],
    },
    firefox: {
      name: 'Firefox (any system)',
      steps: [
        'Open the page above, compare the fingerprint, download the certificate.',
        'Settings → Privacy & Security → View Certificates → Authorities → Import, and tick the box for websites.',
        'Open the address of the room.',
      ],
    },
    after: {
      name: 'After the exam',
      steps: [
        'Delete the certificate “Invigil room …” in the same place. Left there, it ends within 30 days and is good for this one address only.',
      ],
    },
  },

  seatsTitle: 'Seats',
  pendingTitle: (n: number) => `Waiting to be let in (${n})`,
  nonePending: 'No seat waits to be let in',
  nonePendingNext: 'A seat appears here once it has typed the pairing code.',
  shortOf: (short: string) => `Seat ${short}`,
  movedFrom: (before: string, now: string) =>
    `Its address changed from ${before} to ${now}: let it in only when it is the same machine`,
  kinds: { browser: 'browser', desktop: 'desktop program' },
  seb: 'Safe Exam Browser',
  seatName: 'Name of the seat',
  seatNameHint: 'Like A-03; at most 12 characters',
  row: 'Row',
  column: 'Column',
  approve: 'Let in',
  approveSeat: (short: string) => `Let in seat ${short}`,
  remove: 'Remove',
  removeSeat: (name: string) => `Remove seat ${name}`,
  removeTitle: (name: string) => `Remove seat ${name}`,
  removeLead:
    'The machine must join again with a pairing code. A candidate who is at it is cut off at once, and must be moved to another seat by a proctor.',
  approveRefused: {
    unknown: 'The seat has left or joined anew. Look at the list as it is now.',
    'name-taken': 'Another seat has that name. It was not let in.',
    'place-taken': 'Another seat stands there. Nothing was changed.',
    'outside-grid': 'That place is outside the seat map. Nothing was changed.',
  },
  mapTitle: 'Seat map',
  mapLead: 'The first row is at the front. Choose a seat, then its place; the board is ordered like this.',
  rows: 'Rows',
  columns: 'Columns',
  gridRefused: 'A seat would stand outside the smaller map, so it was not changed. Move that seat first.',
  emptyPlace: (row: number, column: number) => `row ${row}, column ${column}, empty`,
  placeAt: (row: number, column: number) => `, row ${row}, column ${column}`,
  chosenSeat: (name: string) => `Seat ${name} is chosen: choose its new place`,
  unplaced: 'Not on the map',
  unplace: 'Take off the map',
  silent: (seconds: number) => `silent for ${seconds} s`,
  neverHeard: 'not connected',
  connected: 'connected',

  sebTitle: 'Safe Exam Browser (optional)',
  sebLead:
    'Once a settings file is issued, this session’s candidates are admitted only at seats that were started in Safe Exam Browser with it, and the settings are checked with every request.',
  sebNone: 'This session does not ask for Safe Exam Browser.',
  sebIssued: (at: string) => `Settings were issued ${at}; only these are accepted.`,
  sebKey: 'Config Key',
  sebIssue: 'Issue a settings file (.seb)',
  sebIssueAgain: 'Issue anew (the old file ends)',
  sebWithdraw: 'No longer ask for it',
  sebRefused: {
    'not-open': 'Open the room first: the settings file names its address.',
    'unknown-session': 'There is no such session.',
    'not-issued': 'No settings were issued for this session.',
  },
};

/** A seat that joins a room. */
export const join: typeof joinSource = {
  title: 'Join the room',
  lead: 'This machine is not a seat of the room yet. Type the pairing code that the proctor gives.',
  code: 'Pairing code',
  codeHint: '10 letters and digits; the hyphen may be left out',
  submit: 'Join',
  refused: {
    'wrong-code': 'The pairing code is wrong. Compare it with the proctor’s screen and type it again.',
    'no-code': 'No pairing code is valid now. Ask the proctor for a new one.',
    'not-over-room': 'This window is at the host’s own machine and need not join.',
    'room-full': 'The room has no place for another seat. Ask the proctor.',
  },
  wait: (seconds: number) => `Too many tries. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
  pendingTitle: 'Waiting for the proctor',
  pendingLead: (short: string) => `The room is joined. The proctor will let seat ${short} in; leave this page open.`,
  movedTitle: 'The seat’s address has changed',
  movedLead:
    'This machine’s network address is not the one it was let in from, so a proctor must let it in again. Everything saved is on the host.',
  sebTitle: 'Go back to Safe Exam Browser',
  sebLead:
    'This seat joined in Safe Exam Browser and goes on in it only. Start it again with the room’s settings file.',
  leave: 'Leave the room',
  leaveTitle: 'Leave the room',
  leaveLead: 'To come back the seat must join with a pairing code and be let in by a proctor.',
  otherVersionTitle: 'Another version',
  otherVersionLead: (host: string) =>
    `The program at this seat and the room’s host (${host}) are of different versions, so it cannot be used. Nothing was lost.`,
  otherVersionNext:
    'At a browser seat load the page again; at a desktop seat install the host’s version, or use a browser instead.',
  reload: 'Load again',
  replacedTitle: 'This host was replaced',
  replacedLead:
    'A spare host has taken the room over, and what the old one answers is not believed any more. Do not go on; raise your hand at once.',
  replacedNext: 'What is on the screen is kept at this seat until the new host is there.',
  desktopTitle: 'Join a room as a seat',
  desktopLead:
    'Type the address of the room and the pairing code from the proctor’s screen, or paste the pairing link.',
  address: 'Address of the room',
  addressHint: 'Like 192.168.1.5:9561, or a pairing link that begins with https://',
  desktopRefused: {
    'bad-address': 'That is no address. An address and a port are expected, like 192.168.1.5:9561.',
    'no-answer': 'No host answers there. Check the cable, the address, and that the room is open.',
    'not-the-room':
      'The machine that answers does not know the pairing code, or its fingerprint differs: it may not be the room’s host, or the code is mistyped or has ended. Nothing was sent.',
    'other-version': 'The host is of another version than this program. Install the same version.',
  },
  desktopSilentTitle: 'The room’s host does not answer',
  desktopSilentLead:
    'The room that this seat joined does not answer now; it is tried again by itself. Check the cable, or ask the proctor whether the room is open.',
  forget: 'Forget this room',
};
