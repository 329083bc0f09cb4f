// What stands before every handler: the role table, what of it holds over the room's network, and whether the person is there.
import { implement, ORPCError, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { access, mayCall } from '#contract/access.ts';
import { contract, type OperationName } from '#contract/contract.ts';
import { needsProof, whileLocked } from '#contract/proof.ts';
import { actsOverRoom, roomRule } from '#contract/room-access.ts';
import type { Role } from '#domain/roles.ts';
import type { Call } from './host-core.ts';

/** Refuses by the one role table. What is no operation is left to the router, which knows none of that name. */
export function requireRole(path: readonly string[], call: Call): void {
  const operation = path.join('.');
  if (!Object.hasOwn(access, operation)) return;
  const name = operation as OperationName;
  const role = call.signIn?.role ?? null;
  if (!mayCall(name, role)) throw new ORPCError(role === null ? 'UNAUTHORIZED' : 'FORBIDDEN');
  requireOverRoom(name, role, call);
  requirePresence(name, call);
}

/** What `anyone` may ask is never refused for a lock: it tells the caller nothing that a stranger would not hear. */
function requirePresence(name: OperationName, { standing }: Call): void {
  if (standing === null || access[name] === 'anyone') return;
  if (standing.locked && !whileLocked.includes(name))
    throw new ORPCError('LOCKED', {
      status: 423,
      message: 'This sign-in is locked until its person types the password.',
    });
  if (needsProof(name) && !standing.proved)
    throw new ORPCError('PROOF_NEEDED', { status: 428, message: 'The password must be typed anew for this act.' });
}

function requireOverRoom(name: OperationName, role: Role | null, call: Call): void {
  if (!call.room) return;
  const rule = roomRule(name);
  if (rule === 'own-machine' || !actsOverRoom(role))
    throw new ORPCError('FORBIDDEN', { message: 'This is done at the host’s own machine only.' });
  if (rule === 'approved-seat' && call.seat?.standing !== 'approved')
    throw new ORPCError('FORBIDDEN', { message: 'No proctor has let this seat in.' });
}

// The guard of every handler, whatever path led to it; the host asks once before, while the body is still unread.
const made = implement(contract)
  .$context<Call>()
  .use(({ path, context, next }) => {
    requireRole(path, context);
    return next();
  });

// Its type is written down: the inferred one is longer than the compiler writes out.
export const guarded: ImplementerInternalWithMiddlewares<typeof contract, Call, Call> = made;
