import type { KeyObject } from 'node:crypto';
import { ordinaryProofMs } from '#contract/proof.ts';
import type { Clock } from './clock.ts';

/** A password that was right: what it opened, and when. */
interface Proof {
  readonly accountId: string;
  readonly signingKey: KeyObject;
  readonly publicKey: string;
  readonly mono: number;
}

/** A proof is dropped so long after it ran out (ms): an act that began in time may take minutes, and is signed at its end. */
const afterglowMs = 10 * 60_000;

/** How long staff may be away, and how long a typed password counts (ms). Fixed by the host's owner; by the settings where left out. */
export interface PresenceLimits {
  readonly idleMs?: number;
  readonly proofMs?: number;
}

/**
 * When each staff sign-in was last heard of by a person's own doing, and the signing keys that typed passwords opened. In memory
 * only: after a restart nobody has proved anything, and nobody has been away yet.
 */
export class Presence {
  readonly #clock: Clock;
  readonly limits: PresenceLimits;
  readonly #lastInput = new Map<string, number>();
  readonly #proofs = new Map<string, Proof>();

  constructor(clock: Clock, limits: PresenceLimits = {}) {
    this.#clock = clock;
    this.limits = limits;
  }

  heard(token: string): void {
    this.#lastInput.set(token, this.#clock.now().mono);
  }

  /** How long that sign-in has been silent (ms); a first question of this run begins at 0. */
  silentFor(token: string): number {
    const { mono } = this.#clock.now();
    const last = this.#lastInput.get(token);
    if (last === undefined) this.#lastInput.set(token, mono);
    return last === undefined ? 0 : mono - last;
  }

  proved(token: string, accountId: string, opened: { signingKey: KeyObject; publicKey: string }): void {
    const { mono } = this.#clock.now();
    const { signingKey, publicKey } = opened;
    this.#proofs.set(token, { accountId, signingKey, publicKey, mono });
    this.#lastInput.set(token, mono);
  }

  hasProof(token: string): boolean {
    const proof = this.#proofs.get(token);
    return proof !== undefined && this.#clock.now().mono - proof.mono <= (this.limits.proofMs ?? ordinaryProofMs);
  }

  /** The person's signing key, while a proof of theirs is remembered. */
  keyOf(accountId: string): Proof | null {
    return [...this.#proofs.values()].findLast((proof) => proof.accountId === accountId) ?? null;
  }

  /** Locking, closing and another password end what was proved. */
  forget(gone: (token: string, accountId: string) => boolean): void {
    for (const [token, { accountId }] of this.#proofs) if (gone(token, accountId)) this.#proofs.delete(token);
  }

  /** Drops keys that nothing may be signed with any more, and what is remembered of sign-ins that are over. */
  tidy(isOpen: (token: string) => boolean): void {
    const { mono } = this.#clock.now();
    const longest = (this.limits.proofMs ?? ordinaryProofMs) + afterglowMs;
    for (const [token, proof] of this.#proofs)
      if (mono - proof.mono > longest || !isOpen(token)) this.#proofs.delete(token);
    for (const token of this.#lastInput.keys()) if (!isOpen(token)) this.#lastInput.delete(token);
  }
}
