// Who may do what over the room's network: the one table beside access.ts. On the host's own machine only access.ts counts.
import type { Role, StaffRole } from '#domain/roles.ts';
import type { OperationName } from './contract.ts';

/** Staff who may sign in from another machine of the room. Everybody else works on the host's own machine. */
export const roomRoles: readonly StaffRole[] = ['proctor', 'examiner', 'lead-examiner'];

/** What is done at the host's own machine only, whoever asks: founding it, and deciding where it listens. */
const ownMachineOnly: readonly OperationName[] = [
  'setup.create',
  'setup.createSample',
  'network.interfaces',
  'network.open',
  'network.close',
];

/** `own-machine`: refused over the room. `approved-seat`: from a seat that a proctor let in. `open`: as access.ts says. */
export type RoomRule = 'own-machine' | 'approved-seat' | 'open';

export function roomRule(operation: OperationName): RoomRule {
  // A room is open for its exams: nobody practises in it, beside people who are being examined.
  if (ownMachineOnly.includes(operation) || operation.startsWith('practice.')) return 'own-machine';
  return operation.startsWith('candidate.') ? 'approved-seat' : 'open';
}

/** True for a role that may act over the room: a candidate, nobody yet, or staff of the list. */
export function actsOverRoom(role: Role | null): boolean {
  if (role === null || role === 'candidate') return true;
  return roomRoles.some((allowed) => allowed === role);
}
