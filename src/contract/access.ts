// Who may call what: the one table. The host refuses by it, the documents are generated from it, a test tries each cell.
import type { OperationName } from './contract.ts';
import { staffRoles, type Role } from '#domain/roles.ts';

/** anyone: also without a sign-in. */
export type Access = 'anyone' | readonly Role[];

const office = ['administrator', 'author'] as const;
const readers = ['administrator', 'author', 'lead-examiner', 'decision-maker', 'hr'] as const;

export const access = {
  'setup.state': 'anyone',
  'setup.create': 'anyone',
  'setup.takeKit': 'anyone',
  'setup.createSample': 'anyone',
  'signIn.open': 'anyone',
  'signIn.me': staffRoles,
  'signIn.close': staffRoles,
  'signIn.changePassword': staffRoles,
  'staff.list': ['administrator'],
  'staff.create': ['administrator'],
  'staff.setRoles': ['administrator'],
  'staff.setActive': ['administrator'],
  'staff.resetPassword': ['administrator'],
  'banks.list': ['author'],
  'banks.import': ['author'],
  'banks.items': ['author'],
  'banks.item': ['author'],
  'banks.media': ['author'],
  'banks.tasks': ['author'],
  'blueprints.list': ['author'],
  'blueprints.save': ['author'],
  'blueprints.feasibility': ['author'],
  'schemes.list': office,
  'schemes.publish': ['author'],
  'sessions.list': readers,
  'sessions.create': office,
  'sessions.get': office,
  'sessions.importRoster': office,
  'sessions.rosterTemplate': office,
  'sessions.close': ['administrator', 'author', 'proctor'],
  'room.sessions': ['proctor'],
  'room.board': ['proctor'],
  'room.admit': ['proctor'],
  'room.start': ['proctor'],
  'room.pause': ['proctor'],
  'room.resume': ['proctor'],
  'room.releaseSeat': ['proctor'],
  'room.close': ['proctor'],
  'room.checkReceipt': ['proctor'],
  'candidate.enter': 'anyone',
  'candidate.state': ['candidate'],
  'candidate.confirmIdentity': ['candidate'],
  'candidate.accept': ['candidate'],
  'candidate.reportCheck': ['candidate'],
  'candidate.paper': ['candidate'],
  'candidate.save': ['candidate'],
  'candidate.flag': ['candidate'],
  'candidate.visit': ['candidate'],
  'candidate.media': ['candidate'],
  'candidate.play': ['candidate'],
  'candidate.submit': ['candidate'],
  'candidate.leave': ['candidate'],
  'results.list': ['author', 'lead-examiner', 'decision-maker', 'hr'],
  'results.evidence': ['lead-examiner', 'decision-maker'],
  'results.export': ['decision-maker', 'hr'],
  'decisions.list': ['decision-maker'],
  'decisions.declareConflict': ['decision-maker'],
  'decisions.decide': ['decision-maker'],
  'certificates.keys': ['administrator', 'decision-maker', 'hr'],
  'certificates.unlock': ['administrator', 'decision-maker'],
  'certificates.lock': ['administrator', 'decision-maker'],
  'certificates.issue': ['administrator', 'decision-maker'],
  'certificates.list': ['administrator', 'decision-maker', 'hr'],
  'certificates.file': ['administrator', 'decision-maker', 'hr'],
  'certificates.verify': staffRoles,
  'journal.verify': ['administrator'],
  'journal.entries': ['administrator'],
  'keys.restore': ['administrator'],
  'keys.makeHostKit': ['administrator'],
  'keys.hostKits': ['administrator'],
  'keys.revokeHostKit': ['administrator'],
} as const satisfies Record<OperationName, Access>;

/** True when a sign-in of that role (null: no sign-in) may call the operation. */
export function mayCall(operation: OperationName, role: Role | null): boolean {
  const allowed: Access = access[operation];
  return allowed === 'anyone' || (role !== null && allowed.includes(role));
}
