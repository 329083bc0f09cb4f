import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createContext } from 'svelte';
import type { contract, OperationName } from '#contract/contract.ts';
import { needsProof } from '#contract/proof.ts';
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
export type CallFailure =
  'host-unreachable' | 'signed-out' | 'not-allowed' | 'refused-input' | 'not-found' | 'fault' | 'locked' | 'not-proved';

/** Sorts what a call threw. Refusals of the exam's rules never come here: they are values. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof HostUnreachable) return 'host-unreachable';
  if (!(error instanceof ORPCError)) return 'fault';
  if (error.status === 401) return 'signed-out';
  if (error.status === 403) return 'not-allowed';
  if (error.status === 423) return 'locked';
  if (error.status === 428) return 'not-proved';
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
  /** Called when the host refuses because the sign-in is locked. */
  onLocked: () => void = () => {};
  /** Asks the person for the password when an act wants it fresh; true when it was right, and the act is asked for again. */
  onProofAsked: () => Promise<boolean> = () => Promise.resolve(false);
  readonly client: HostClient;
  /** What goes and comes beside the operations when the host is another machine of the room. */
  readonly seat: SeatLine;

  readonly #origin: string;
  readonly #send: typeof fetch;

  constructor(origin: string, send: typeof fetch = (...a) => fetch(...a), seat = new SeatLine()) {
    this.#origin = origin;
    this.#send = send;
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
          // An act that may have to be asked for twice is kept for the second time.
          const again = needsProof(path.join('.') as OperationName) ? request.clone() : null;
          // A stream lasts as long as its screen; whoever follows it knows a silence for a break.
          const streamed = path[1] === 'watch';
          const signal = streamed
            ? request.signal
            : AbortSignal.any([request.signal, AbortSignal.timeout(patienceMs(path[0]))]);
          // What a seat tells while its page is left must arrive without the page. Only the web's own schemes promise that.
          const keepalive = path.join('.') === 'candidate.report' && /^https?:/u.test(request.url);
          const ask = (asked: Request, until: AbortSignal) =>
            send(asked, { ...init, signal: until, cache: 'no-store', credentials: 'omit', keepalive }).catch(
              (cause: unknown) => {
                throw new HostUnreachable(cause);
              },
            );
          let answer = await ask(request, signal);
          if (answer.status === 428 && again !== null && (await this.onProofAsked()))
            answer = await ask(again, AbortSignal.timeout(patienceMs(path[0])));
          if (answer.status === 423 && sentWith !== null && sentWith === this.#bearer) this.onLocked();
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

  /** Another link to the same host, with a bearer of its own. */
  beside(bearer: string): HostLink {
    const link = new HostLink(this.#origin, this.#send, this.seat);
    link.actAs(bearer);
    return link;
  }

  get signedIn(): boolean {
    return this.#bearer !== null;
  }
}

/** The client in a component tree: `App` provides it, screens take it, tests provide a fake. */
export const [useHost, provideHost] = createContext<HostClient>();
