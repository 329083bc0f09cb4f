// When the person at a staff sign-in must prove anew who they are: tables beside access.ts, and the host refuses by them.
import type { OperationName } from './contract.ts';

/** How old the last typed password may be for an operation of the table (ms). */
export const ordinaryProofMs = 5 * 60_000;

/**
 * Acts that sign, issue, open what is sealed, take data out or away, or give somebody a way in. `proof`: a password typed within the last five minutes, at
 * whatever question. `own-password`: the operation carries the password itself and is asked for it each time.
 */
export const reauthenticated = {
  'archives.make': 'proof',
  'archives.wipe': 'proof',
  // It decides who may mark live.
  'calibration.close': 'proof',
  'certificates.issue': 'proof',
  'certificates.unlock': 'proof',
  'decisions.decide': 'own-password',
  'entryCodes.letIn': 'proof',
  'entryCodes.print': 'proof',
  'keys.makeHostKit': 'proof',
  'keys.restore': 'proof',
  'keys.revokeHostKit': 'proof',
  'marking.agree': 'own-password',
  'marking.sayOfFatal': 'own-password',
  'marking.settle': 'proof',
  'marking.submit': 'own-password',
  'marking.unlock': 'proof',
  'packages.exportResults': 'proof',
  'packages.prepare': 'proof',
  'packages.takeIn': 'proof',
  'packages.takeResults': 'proof',
  'packages.unseal': 'proof',
  'paperSheets.enter': 'own-password',
  'reports.sign': 'proof',
  'results.export': 'proof',
  'schemes.publish': 'proof',
  'sessions.close': 'proof',
  'staff.create': 'proof',
  'staff.resetPassword': 'proof',
  'staff.setActive': 'proof',
  'staff.setIdleLimits': 'proof',
  'staff.setRoles': 'proof',
} as const satisfies Partial<Record<OperationName, 'proof' | 'own-password'>>;

/** True for an operation that is refused where the last proof is too old. */
export function needsProof(operation: OperationName): boolean {
  return (reauthenticated as Partial<Record<OperationName, string>>)[operation] === 'proof';
}

/** All that a locked sign-in may still do. */
export const whileLocked: readonly OperationName[] = ['signIn.me', 'signIn.lock', 'signIn.unlock', 'signIn.close'];

/** What screens ask by themselves: it does not show that somebody is there. */
export const asksByItself: readonly OperationName[] = [
  'signIn.me',
  'signIn.lock',
  'room.board',
  'room.watch',
  'room.sessions',
  'network.state',
  'seats.list',
  'snapshots.state',
  'packages.state',
  'secondPerson.list',
  // The console of a call follows it. Chunks of a recording are no question: whoever speaks touches nothing, and must not be locked.
  'calls.watch',
  'calls.open',
];
