import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#contract/contract.ts';

/** Every operation of the host, typed by the contract: what a screen calls, called by a test. */
export type Caller = ContractRouterClient<typeof contract>;

export type Send = (request: Request) => Promise<Response>;

/** A caller with that bearer; null calls without a sign-in. `send` is a host's `handle`, or `fetch`. */
export function caller(send: Send, bearer: string | null = null, origin = 'http://127.0.0.1'): Caller {
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: () => (bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      fetch: (request) => send(request),
    }),
  );
}
