import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createContext } from 'svelte';
import type { contract } from '#contract/contract.ts';
import { SeatLine } from './seat-line.svelte.ts';

/** Every operation of the host, typed by the contract. */
export type HostClient = ContractRouterClient<typeof contract>;

/** The host did not answer: no connection, no answer in time, or an answer that is not the host's. */
export class HostUnreachable extends Error {
  readonly code = 'host-unreachable';

  constructor(cause: unknown) {
    super('The host did not answer.', { cause });
  }
}

/** Why a call failed, for a screen to put into words. */
export type CallFailure = 'host-unreachable' | 'signed-out' | 'not-allowed' | 'refused-input' | 'not-found' | 'fault';

/** Sorts what a call threw. Refusals of the exam's rules never come here: they are values. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof HostUnreachable) return 'host-unreachable';
  if (!(error instanceof ORPCError)) return 'fault';
  if (error.status === 401) return 'signed-out';
  if (error.status === 403) return 'not-allowed';
  if (error.status === 404) return 'not-found';
  if (error.status === 400 || error.status === 413 || error.status === 422) return 'refused-input';
  return 'fault';
}

// Operations of the room and of practice answer in milliseconds; issuing a batch of certificates may take minutes.
const patienceMs = (noun: string | undefined) =>
  ['calls', 'candidate', 'room', 'seats', 'practice'].includes(noun ?? '') ? 8_000 : 180_000;

/** The one client. The bearer lives in this object only: never in storage, never in an address. */
export class HostLink {
  #bearer: string | null = null;
  /** Called when the host no longer knows the bearer that was sent. */
  onSignedOut: () => void = () => {};
  readonly client: HostClient;
  /** What goes and comes beside the operations when the host is another machine of the room. */
  readonly seat: SeatLine;

  constructor(origin: string, send: typeof fetch = (...a) => fetch(...a), seat = new SeatLine()) {
    this.seat = seat;
    this.client = createORPCClient(
      new RPCLink({
        url: `${origin}/rpc`,
        headers: () => ({
          ...this.seat.headers(),
          ...(this.#bearer !== null && { authorization: `Bearer ${this.#bearer}` }),
        }),
        fetch: async (request, init, _options, path) => {
          const sentWith = this.#bearer;
          // A stream lasts as long as its screen; whoever follows it knows a silence for a break.
          const streamed = path[1] === 'watch';
          const signal = streamed
            ? request.signal
            : AbortSignal.any([request.signal, AbortSignal.timeout(patienceMs(path[0]))]);
          const answer = await send(request, { ...init, signal, cache: 'no-store', credentials: 'omit' }).catch(
            (cause: unknown) => {
              throw new HostUnreachable(cause);
            },
          );
          // A host that was replaced, or speaks another version, is as good as none: what it says changes nothing here.
          if (!(await this.seat.hear(answer))) throw new HostUnreachable(answer.status);
          if (answer.status === 401 && sentWith !== null && sentWith === this.#bearer) this.onSignedOut();
          const json = answer.headers.get('content-type')?.includes('json') ?? false;
          if (!json && answer.status >= 500) throw new HostUnreachable(answer.status);
          return answer;
        },
      }),
    );
  }

  /** Sends every later call as this sign-in; null forgets it. */
  actAs(bearer: string | null): void {
    this.#bearer = bearer;
  }

  get signedIn(): boolean {
    return this.#bearer !== null;
  }
}

/** The client in a component tree: `App` provides it, screens take it, tests provide a fake. */
export const [useHost, provideHost] = createContext<HostClient>();
