// What argon2id makes of a password and a salt is always the same, and slow by design. Tests sign the same people in again and
// again on copies of one folder: within a file of tests it is worked out once. Nothing else of it is replaced.
import { vi } from 'vitest';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const real = await importOriginal<typeof import('@node-rs/argon2')>();
  const known = new Map<string, Promise<Buffer>>();
  const hashRaw: typeof real.hashRaw = (password, options) => {
    const { salt, ...cost } = { ...options };
    const asked = JSON.stringify([String(password), Buffer.from(salt ?? []).toString('hex'), cost]);
    const derived = known.get(asked) ?? real.hashRaw(password, options);
    known.set(asked, derived);
    return derived.then((bytes) => Buffer.from(bytes)); // whoever wipes a key wipes their own copy
  };
  return { ...real, hashRaw };
});
