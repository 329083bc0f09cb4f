import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { pairingCodeFrom, pairingCodeLength, readPairingCode } from '#domain/seat/pairing-code.ts';
import { deriveBytes, signInCost } from '#host/signing/passphrase.ts';
import type { Clock } from '../clock.ts';

/** A code is on the wall for as long as a room is set up, not for the day (ms). */
export const pairingLifeMs = 15 * 60_000;
/** After this many wrong codes from all machines together the code ends: 50 bits stand against 30 tries. */
export const mostWrongCodes = 30;

/**
 * What proves that both sides know the code, without telling it: slow to derive (argon2id), so that nobody who overhears a proof
 * can try the codes through before the next century, and bound to the authority, so that nobody in between can pass it on.
 */
export async function pairingKey(code: string, salt: Uint8Array): Promise<Buffer> {
  return await deriveBytes(code, salt, signInCost, 32);
}

/** base64url. `nonce` is the seat's own, `fingerprint` that of the authority each side has before it. */
export function pairingProof(key: Uint8Array, nonce: string, fingerprint: string): string {
  return createHmac('sha256', key).update(`invigil-pairing/1 ${nonce} ${fingerprint}`).digest('base64url');
}

/** A typed code as it is compared; null for what is none. */
export const typedCode: (typed: string) => string | null = readPairingCode;

/** One pairing code, from its making to its end. Kept in memory only. */
export class Pairing {
  readonly endsAt: number;
  readonly #code: string;
  readonly #salt: Buffer;
  readonly #key: Buffer;
  readonly #clock: Clock;
  readonly #ends: number;
  #wrong = 0;

  private constructor(code: string, salt: Buffer, key: Buffer, clock: Clock) {
    this.#code = code;
    this.#salt = salt;
    this.#key = key;
    this.#clock = clock;
    const now = clock.now();
    this.#ends = now.mono + pairingLifeMs;
    this.endsAt = now.wall + pairingLifeMs;
  }

  static async make(clock: Clock): Promise<Pairing> {
    const code = pairingCodeFrom([...randomBytes(pairingCodeLength)]);
    const salt = randomBytes(16);
    return new Pairing(code, salt, await pairingKey(code, salt), clock);
  }

  /** Null once it ran out or was guessed at too often. */
  get code(): string | null {
    return this.#wrong >= mostWrongCodes || this.#clock.now().mono >= this.#ends ? null : this.#code;
  }

  /** Shows that this host knows the code, bound to its authority. Null once the code has ended. */
  prove(nonce: string, fingerprint: string): { salt: string; proof: string } | null {
    if (this.code === null) return null;
    return { salt: this.#salt.toString('base64url'), proof: pairingProof(this.#key, nonce, fingerprint) };
  }

  /** Compares what was typed; a wrong one is counted. */
  check(typed: string): 'right' | 'wrong' | 'ended' {
    if (this.code === null) return 'ended';
    const digest = (text: string) => hash('sha256', text, 'buffer');
    if (timingSafeEqual(digest(readPairingCode(typed) ?? ''), digest(this.#code))) return 'right';
    this.#wrong += 1;
    return 'wrong';
  }
}
