// What stands before every handler: the role table, and what of it holds over the room's network.
import { implement, ORPCError, type ImplementerInternalWithMiddlewares, type MergedInitialContext } from '@orpc/server';
import { access, mayCall } from '#contract/access.ts';
import { contract, type OperationName } from '#contract/contract.ts';
import { actsOverRoom, roomRule } from '#contract/room-access.ts';
import type { Call } from './host-core.ts';

/** Refuses by the one role table. What is no operation is left to the router, which knows none of that name. */
export function requireRole(path: readonly string[], call: Call): void {
  const operation = path.join('.');
  if (!Object.hasOwn(access, operation)) return;
  const name = operation as OperationName;
  const role = call.signIn?.role ?? null;
  if (!mayCall(name, role)) throw new ORPCError(role === null ? 'UNAUTHORIZED' : 'FORBIDDEN');
  if (!call.room) return;
  const rule = roomRule(name);
  if (rule === 'own-machine' || !actsOverRoom(role))
    throw new ORPCError('FORBIDDEN', { message: 'This is done at the host’s own machine only.' });
  if (rule === 'approved-seat' && call.seat?.standing !== 'approved')
    throw new ORPCError('FORBIDDEN', { message: 'No proctor has let this seat in.' });
}

type GuardedContext = MergedInitialContext<Call, Call, Call>;

// The guard of every handler, whatever path led to it; the host asks once before, while the body is still unread.
const checked = implement(contract)
  .$context<Call>()
  .use(({ path, context, next }) => {
    requireRole(path, context);
    return next();
  });

/** What every handler hangs on. Its type is named: written out it would be longer than the compiler takes. */
export const guarded: ImplementerInternalWithMiddlewares<typeof contract, GuardedContext, Call> = checked;
