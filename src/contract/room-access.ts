// Who may do what over the room's network: the one table beside access.ts. On the host's own machine only access.ts counts.
import type { Role, StaffRole } from '#domain/roles.ts';
import type { contract, OperationName } from './contract.ts';

/** Staff who may sign in from another machine of the room. Everybody else works on the host's own machine. */
export const roomRoles: readonly StaffRole[] = ['proctor', 'examiner', 'lead-examiner'];

/** `own-machine`: refused over the room. `approved-seat`: from a seat that a proctor let in. `open`: as access.ts says. */
export type RoomRule = 'own-machine' | 'approved-seat' | 'open';

/** Every noun has its rule: a new one is a compile error until it is said here. */
const ruleOfNoun = {
  setup: 'open',
  signIn: 'open',
  // Nobody of `roomRoles` may call these; the office works on the host's own machine.
  staff: 'own-machine',
  banks: 'own-machine',
  blueprints: 'own-machine',
  papers: 'own-machine',
  schemes: 'own-machine',
  decisions: 'own-machine',
  certificates: 'open',
  journal: 'own-machine',
  keys: 'own-machine',
  sessions: 'open',
  results: 'open',
  // Examiners mark at any machine of the room.
  marking: 'open',
  // They play the caller wherever their candidate sits.
  calls: 'open',
  calibration: 'open',
  rota: 'open',
  paperSheets: 'open',
  reviews: 'approved-seat',
  peers: 'open',
  // A proctor walks the room with any of its machines: board, acts, log, forms.
  room: 'open',
  incidents: 'open',
  conditions: 'open',
  attendance: 'open',
  reports: 'open',
  // A proctor sees photos, and how old the newest snapshot is; the rest of both is listed below.
  packages: 'open',
  snapshots: 'open',
  // A stick with response files goes into the host's own machine.
  responseFiles: 'own-machine',
  // Booklets hold sealed items, sheets hold responses: neither goes over the room.
  fallback: 'own-machine',
  archives: 'own-machine',
  transcripts: 'own-machine',
  candidate: 'approved-seat',
  // A room is open for its exams: nobody practises in it, beside people who are being examined.
  practice: 'own-machine',
  network: 'open',
  seats: 'open',
  seb: 'open',
  // A proctor at any machine lets a colleague in; what waits is seen wherever its second person works.
  entryCodes: 'open',
  secondPerson: 'open',
} as const satisfies Record<keyof typeof contract, RoomRule>;

/**
 * What is done at the host's own machine only though its noun is not: founding it, deciding where it listens, opening what is sealed,
 * signing with its key.
 */
const ownMachineOnly: readonly OperationName[] = [
  'setup.create',
  'setup.takeKit',
  'setup.createSample',
  'packages.unseal',
  'reports.sign',
  'network.interfaces',
  'network.open',
  'network.close',
];

export function roomRule(operation: OperationName): RoomRule {
  if (ownMachineOnly.includes(operation)) return 'own-machine';
  const noun = operation.slice(0, operation.indexOf('.')) as keyof typeof contract;
  return ruleOfNoun[noun];
}

/** True for a role that may act over the room: a candidate, nobody yet, or staff of the list. */
export function actsOverRoom(role: Role | null): boolean {
  if (role === null || role === 'candidate') return true;
  return roomRoles.some((allowed) => allowed === role);
}
