import type { signIn as source } from '../zh-CN/sign-in.ts';

/** Choosing who you are, and signing in. */
export const signIn: typeof source = {
  welcome: 'Who are you?',
  candidate: 'I am a candidate',
  candidateHint: 'Enter with your admission number',
  practise: 'Practise',
  practiseHint: 'Use the code on your practice slip',
  staff: 'I am staff',
  staffHint: 'Sign in with username and password',
  candidateTitle: 'Candidate entry',
  admissionNumber: 'Admission number',
  admissionNumberHint: 'It is printed on your admission slip',
  enter: 'Enter',
  staffTitle: 'Staff sign-in',
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  chooseRole: 'Choose a role for this sign-in',
  chooseRoleHint: 'This account holds several roles. Each sign-in uses one of them.',
  otherWay: 'Sign in another way',
  wrongCredentials: 'The username or the password is not right.',
  roleNotHeld: 'This account does not hold that role.',
  notOverRoom:
    'This role signs in at the host’s own machine only. From a seat, proctors, examiners and lead examiners may.',
  wait: (seconds: number) =>
    seconds === 1
      ? 'Too many tries. Wait 1 second, then try again.'
      : `Too many tries. Wait ${seconds} seconds, then try again.`,
  needsSeb: 'This session is sat at seats with Safe Exam Browser. Raise your hand; the proctor will see to it.',
  openInAnotherWindow:
    'This admission number is already open in another window of this seat. Go back to that window, or ask the proctor to release the seat.',
  openOnAnotherSeat: 'This admission number is already open on another seat. Raise your hand for the proctor.',
  sampleAccounts: 'Sample accounts (click to fill in)',
  sampleNumbers: 'Sample admission numbers (click to fill in)',
  seat: (short: string) => `Seat ${short}`,
  signedOut: 'Your sign-in has ended; please sign in again. Everything saved before is on the host.',
};
