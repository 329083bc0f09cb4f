import { hashRaw } from '@node-rs/argon2';

/** argon2id costs. They travel with what they sealed, so that they can be raised later without locking anyone out. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Sign-in of staff: about 30 ms, the OWASP minimum for argon2id, so that a morning's sign-ins do not stall the room. */
export const signInCost: KdfCost = { memoryKiB: 19456, passes: 2, lanes: 1 };

/** Keys of the organisation: opened a few times a day, attacked offline for years. */
export const organisationCost: KdfCost = { memoryKiB: 65536, passes: 3, lanes: 1 };

/** Costs come from files: a hostile one must not take the machine's memory. */
export function isAffordable(cost: KdfCost): boolean {
  const within = (n: number, low: number, high: number) => Number.isInteger(n) && n >= low && n <= high;
  return within(cost.memoryKiB, 8192, 1_048_576) && within(cost.passes, 1, 16) && within(cost.lanes, 1, 8);
}

/**
 * `length` bytes from a passphrase. The text is brought to NFKC first: an input method may give full-width letters on one
 * machine and half-width ones on the next.
 */
export async function deriveBytes(
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
  length: number,
): Promise<Buffer> {
  return await hashRaw(passphrase.normalize('NFKC'), {
    salt,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: length,
  });
}
