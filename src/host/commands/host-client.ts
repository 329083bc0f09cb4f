import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { randomBytes } from 'node:crypto';
import type { contract } from '#contract/contract.ts';

/** Every operation of a host, typed by the contract. */
export type HostClient = ContractRouterClient<typeof contract>;

/** How requests reach a host: over HTTP, or straight into its `handle`. */
export type Send = (request: Request) => Promise<Response>;

export const overHttp: Send = (request) => fetch(request);

/** A client of the host at `origin`. `bearer` is asked before each call, so that a sign-in can come later and change. */
export function hostClient(origin: string, send: Send, bearer: () => string | null): HostClient {
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: () => {
        const held = bearer();
        return held === null ? {} : { authorization: `Bearer ${held}` };
      },
      fetch: (request) => send(request),
    }),
  );
}

/** Names a place as a browser's profile does: 128 random bits. */
export function newSeat(): string {
  return randomBytes(16).toString('base64url');
}
