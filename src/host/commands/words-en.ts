/** Two sheets of a task that were too far apart, and what came of them. */
interface Dispute {
  readonly code: string;
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly settled: number;
  readonly maximum: number;
}

/** The command line in English. The Chinese catalogue has the same keys, or does not compile. */
export const en = {
  program: 'Proctored offline exams and certification: the host and its tools.',
  commands: {
    serve: 'Run the host and answer browsers on this machine',
    bank: 'Check and import question banks',
    bankCheck: 'Check a bank folder: every problem is told; of a sound bank its quality is measured',
    bankImport: 'Import a bank folder into a data folder, whole or not at all',
    verify: 'Check a certificate (PDF, credential JSON, QR text) or a results package, without a network',
    journal: 'Check the journal',
    journalVerify:
      'Check that no entry of the journal was changed, dropped or reordered; reads only, also while a host runs',
    demo: 'Hold a whole exam of three parts with three candidates on the real hotline bank, mark it, and write the certificate and HR’s files',
  },
  options: {
    data: 'data folder',
    dataDefault: (folder: string) => `data folder (else INVIGIL_DATA, else ${folder})`,
    port: 'port on 127.0.0.1; 0 takes any free one (default: 9559, or a free one when it is taken)',
    json: 'print one JSON document for scripts',
    lang: 'language of the messages: zh-CN or en (default: from LANG)',
    root: 'certificate of a trusted root, PEM; may be given several times',
    as: 'account to import as through a running host; the password is asked for, or read from INVIGIL_PASSWORD or standard input',
    out: 'folder for what the demo writes',
    path: 'bank folder',
    report: 'write the quality report to this Markdown file',
    file: 'file to check',
    help: 'show this help',
    version: 'show the version',
  },
  exitCodes: [
    'Exit codes:',
    '  0  done; valid; intact; no problem found',
    '  1  read and refused: not valid (the reason is told), broken, with problems, not allowed',
    '  2  what was named cannot be read',
    '  3  the data folder is held by another host, or unfit',
    '  64 the command was not understood',
    '  70 a fault of the program',
  ].join('\n'),
  folder: {
    locked: (folder: string, holder: string) =>
      `${folder} is in use by another Invigil host${holder}. One host per data folder; nothing was changed.`,
    holder: (pid: number, address: string | null) => ` (process ${pid}${address === null ? '' : `, ${address}`})`,
    'network-folder': (folder: string) =>
      `${folder} is on a network drive, where a save cannot be promised. Choose a folder on this machine’s own disk.`,
    'synchronised-folder': (folder: string) =>
      `${folder} is synchronised by another program, which would copy a database in mid-write. Choose another folder.`,
    newer: (folder: string) => `${folder} was written by a newer Invigil. Nothing was changed.`,
  },
  usage: 'The command was not understood. What there is: invigil --help',
  fault: (message: string) => `Invigil met a fault: ${message}`,
  serve: {
    data: (folder: string) => `Data folder: ${folder}`,
    firstRun: (path: string) => `First run: open this private file in a browser on this machine: ${path}`,
    'port-taken': (port: number) =>
      `Port ${port} is taken by another program. Choose another with --port, or 0 for any free one.`,
    'port-not-allowed': (port: number) => `This account may not listen on port ${port}. Choose one above 1023.`,
    noScreens: 'The screens are not built: run npm start, or npm run build. Operations answer all the same.',
    stopped: 'Invigil has stopped; everything is stored.',
  },
  bank: {
    good: (id: string, version: number) => `${id}, version ${version}: no problems.`,
    counts: (items: number, cases: number, scenarios: number) =>
      `${items} items, ${cases} cases, ${scenarios} scenarios`,
    broken: (errors: number) => `${errors} problem${errors === 1 ? '' : 's'}; the bank is refused whole.`,
    problem: (place: string, field: string, expected: string) => `${place}: ${field} expected: ${expected}`,
    found: (found: string) => `; found: ${found}`,
    omitted: (count: number) => `… and ${count} more`,
    imported: (id: string, version: number, folder: string) => `${id}, version ${version}, is in ${folder}.`,
    versionExists: (id: string, version: number) =>
      `${id}, version ${version}, is there already with other content. Raise the version in bank.yaml; nothing was changed.`,
    needsAccount: (holder: string) =>
      `A host is running on this data folder${holder}. Import through it with --as <author’s account>, or stop it first; nothing was changed.`,
    noAnswer: (holder: string) => `The host that holds the data folder${holder} does not answer. Nothing was changed.`,
    signInRefused: (reason: string) => `The host did not accept the sign-in: ${reason}. Nothing was changed.`,
    signInReasons: {
      'wrong-credentials': 'account or password is wrong',
      'role-not-held': 'this account is no author’s',
      'not-over-room': 'this is done at the host’s own machine only',
      'choose-role': 'this account is no author’s',
      wait: 'too many failures, try again later',
    },
    password: (account: string) => `Password of ${account}: `,
    reportWritten: (file: string) => `The quality report is in ${file}.`,
  },
  verify: {
    kinds: {
      pdf: 'certificate (PDF)',
      credential: 'credential (JSON)',
      qr: 'QR text',
      'results-package': 'results package',
      unknown: 'unknown file',
    },
    outcomes: { valid: 'valid', 'not-valid': 'not valid', unreadable: 'unreadable' },
    reasons: {
      'issuer-unknown': 'issuer unknown: its root is not among the trusted ones (--root)',
      'untrusted-chain': 'the signer’s certificate does not stand under the root it names',
      'issuer-revoked': 'the host that signed it was revoked',
      'not-signed': 'it carries no signature',
      'signature-broken': 'the signature does not fit: something was changed',
      changed: 'it was changed after it was signed',
      'not-a-certificate': 'it is no certificate of this program',
      contradictory: 'its parts contradict each other',
      'not-yet-valid': 'it is not valid yet',
      expired: 'it has expired',
      suspended: 'it is suspended',
      withdrawn: 'it was withdrawn',
      empty: 'the file is empty',
      'too-large': 'the file is too large',
      'unknown-format': 'no form that this program knows',
      damaged: 'the file is damaged',
    },
    sample: 'SAMPLE: for demonstration only',
    root: (fingerprint: string) => `Root SHA-256: ${fingerprint}`,
    noFile: (path: string, why: string) => `${path} cannot be read (${why}).`,
    noRoot: (path: string) => `${path} is no certificate in PEM.`,
  },
  journal: {
    intact: (entries: number, heads: number) => `The journal is intact: ${entries} entries, ${heads} heads.`,
    head: (seq: number, hash: string) => `Head: entry ${seq}, ${hash}`,
    broken: (seq: number, what: string) => `The journal is broken. First bad entry: ${seq} (${what}).`,
    host: (name: string, epoch: number, entries: number, heads: number) =>
      `Host “${name}”, epoch ${epoch}: ${entries} entries, ${heads} heads, intact.`,
    hostBroken: (name: string, seq: number, what: string) =>
      `Host “${name}” is broken. First bad entry: ${seq} (${what}).`,
    signatures: (checked: number) => `Signatures of staff: ${checked}, all right.`,
    badSignature: (seq: number, kind: string, what: string) => `Entry ${seq} (${kind}): ${what}.`,
    noData: (folder: string) => `${folder} holds no data of Invigil that can be read.`,
  },
  demo: {
    step: (text: string) => `· ${text}`,
    steps: {
      founded: 'organisation, staff and keys made',
      imported: 'bank imported, blueprint and scheme published',
      rostered: 'session and roster of three candidates',
      admitted: 'three candidates admitted and started, on a host of its own process',
      submitted: 'two candidates have submitted their theory papers',
      killed: 'the host is killed (SIGKILL) while the third candidate works',
      resumed: 'the host is back; the third candidate goes on and submits',
      casesSat: 'a written case: each candidate has answered and submitted',
      callsHeld: 'a simulated call with each candidate, recorded and heard again',
      marked: 'two examiners marked blind and differ on one sheet; a third examiner marked it; settled',
      decided: 'the decision-maker has decided',
      issued: 'certificates issued, HR’s files exported',
      verified: 'everything verified without a network',
    },
    candidate: (name: string, parts: string, decision: string) => `${name}: ${parts}; ${decision}`,
    part: (name: string, points: number, maximum: number) => `${name} ${points} of ${maximum}`,
    parts: { theory: 'theory', case: 'case', call: 'call' },
    dispute: ({ code, first, second, third, settled, maximum }: Dispute) =>
      `Task ${code}: ${first} and ${second} of ${maximum} were too far apart, the third examiner gave ${third}; settled at ${settled}.`,
    recordings: (calls: number, kilobytes: number) =>
      `${calls} calls recorded (${kilobytes} KiB), each heard again as it was sent.`,
    decisions: { certify: 'certified', refuse: 'refused' },
    kill: (saves: number, kept: number, lostSeconds: number) =>
      `Killed after ${saves} acknowledged saves: ${kept} found again; ${lostSeconds} s of time lost.`,
    written: (folder: string) => `Written to ${folder}:`,
    failed: (what: string) => `The demo did not come to its end: ${what}`,
  },
};
export type CommandWords = typeof en;
