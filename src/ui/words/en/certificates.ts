import type {
  certificates as certificatesSource,
  issuing as issuingSource,
  issuingKeys as issuingKeysSource,
} from '../zh-CN/certificates.ts';

/** Issuing and looking at certificates. */
export const certificates: typeof certificatesSource = {
  title: 'Certificates',
  lead: 'Certificates are signed with the issuing key and can be verified without a network.',
  caption: 'Issued certificates',
  empty: 'No certificate was issued yet',
  emptyNext: 'When decisions are made, issue them here for those who are certified.',
  search: 'Find by number, holder, employee number or scheme',
  nothingFits: 'No certificate fits',
  number: 'Number',
  holder: 'Holder',
  employeeNumber: 'Employee number',
  scheme: 'Scheme',
  level: 'Level',
  issuedAt: 'Issued',
  validUntil: 'Valid until',
  withoutEnd: 'without end',
  status: 'Status',
  statuses: { valid: 'Valid', expired: 'Expired' },
  look: 'Look',
  lookAt: (number) => `Look: ${number}`,
  lookTitle: (number) => `Certificate ${number}`,
  pdfFrame: (number) => `PDF of certificate ${number}`,
  pdfLoading: 'Getting the certificate ready…',
  pdfNotShown: 'This window cannot show a PDF. Download the certificate to look at it.',
  files: 'Download',
  whats: {
    pdf: 'Certificate (PDF)',
    credential: 'Credential (JSON)',
    qr: 'QR text',
    root: 'Organisation’s root certificate (PEM)',
  },
  whatHints: {
    pdf: 'Bilingual, A4, signed, with the credential attached',
    credential: 'Open Badges 3.0, for other systems to verify',
    qr: 'The signed text that the certificate’s QR code holds; paste it under “Verify”',
    root: 'What others trust to verify certificates of this organisation',
  },
  fileUnknown: 'There is no such file for this certificate. Read the list again and retry.',
};

/** The keys that sign certificates. */
export const issuingKeys: typeof issuingKeysSource = {
  title: 'Issuing keys',
  pageLead:
    'The root key and the issuing key were made at the first run. They are kept encrypted in the data folder, not in the database.',
  unlocked: 'The issuing key is unlocked',
  locked: 'The issuing key is locked',
  unlockedNext: 'Certificates can be issued and results packages signed. Lock it when you are done.',
  lockedNext: 'Unlock it with the passphrase before issuing.',
  lockedForReader:
    'It has to be unlocked before certificates are issued or results packages signed. Ask an administrator or a decision-maker.',
  unlock: 'Unlock',
  lock: 'Lock',
  unlockLead: 'Unlocked, the key is in memory only; it is gone when it is locked or the host stops.',
  passphrase: 'Passphrase of the keys',
  passphraseHint: 'Chosen at the first run; not your sign-in password.',
  passphraseMissing: 'Enter the passphrase.',
  wrongPassphrase: 'The passphrase is not right. The key is still locked.',
  damaged:
    'The key file is missing or damaged and cannot be unlocked. Restore it with the recovery file and recovery code kept at the first run, or ask an administrator.',
  wait: (seconds) => `Too many tries. Wait ${seconds} seconds. The key is still locked.`,
  rootFingerprint: 'Fingerprint of the root',
  issuingFingerprint: 'Fingerprint of the issuing certificate',
  fingerprintHint:
    'Publish the root’s fingerprint another way (notice, web site, letter), so that others can compare it.',
  downloadRoot: 'Download the root certificate',
  rootFile: 'root.pem',
};

/** Issuing for those who are certified. */
export const issuing: typeof issuingSource = {
  title: 'Issue certificates',
  lead: 'For candidates who are certified and have no certificate yet.',
  caption: 'Certified candidates without a certificate',
  nobody: 'Nobody is waiting for a certificate',
  nobodyNext: 'Everybody who is certified has one.',
  issueSelected: (n) => `Issue for ${n} selected`,
  issueSession: 'Issue for a whole session',
  sessionLead:
    'Choose a session: everybody in it who is certified and has no certificate gets one. Nobody else is touched.',
  working: (done, all) => `Issuing: ${done} of ${all}`,
  issued: (n) => (n === 1 ? '1 certificate was issued.' : `${n} certificates were issued.`),
  issuedNone: 'There was nothing to issue: nobody in this session is certified and without a certificate.',
  keysLocked: 'The issuing key is locked. No certificate was issued. Unlock it first.',
  refusedTitle: (n) => (n === 1 ? '1 certificate could not be issued' : `${n} certificates could not be issued`),
  refusals: {
    unknown: 'no such candidate',
    'not-certified': 'there is no decision to certify',
    'already-issued': 'has a certificate already',
    undrawable: 'the name or another text has a character that no bundled font can draw; not issued',
    'too-long': 'the name or another text is too long for the certificate; not issued',
  },
  characters: (list) => `Characters that cannot be drawn: ${list}`,
  charactersNext: 'Ask an administrator to add a font. Do not respell the name.',
  stopped: 'Stopped. Certificates issued before are valid.',
};
