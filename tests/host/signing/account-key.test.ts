import { describe, expect, it } from 'vitest';
import {
  checkPassword,
  checkPasswordOfNobody,
  makeAccountSecret,
  unwrapWithKek,
  wrapWithKek,
} from '#host/signing/account-key.ts';
import { signBytes, verifyBytes } from '#host/signing/signature.ts';

const act = Buffer.from('certify A-001');

async function signIn(secret: Awaited<ReturnType<typeof makeAccountSecret>>, password: string) {
  const result = await checkPassword(secret, password);
  if (!result.ok) throw new Error('refused');
  return result;
}

describe('a member of staff’s password', () => {
  it('opens the signing key, whose signatures the stored public key verifies', async () => {
    const secret = JSON.parse(JSON.stringify(await makeAccountSecret('监考 2026')));
    const { signingKey } = await signIn(secret, '监考 2026');
    const signature = signBytes(signingKey, act);
    expect(signature).toHaveLength(64);
    expect(verifyBytes(secret.publicKeySpki, act, signature)).toBe(true);
    expect(verifyBytes(secret.publicKeySpki, Buffer.from('certify A-002'), signature)).toBe(false);
    expect(verifyBytes('no key', act, signature)).toBe(false);
  });

  it('is refused when it is wrong, when the account is unknown and when the secret is damaged', async () => {
    const secret = await makeAccountSecret('right');
    expect(await checkPassword(secret, 'Right')).toEqual({ ok: false });
    expect(await checkPassword(secret, '')).toEqual({ ok: false });
    expect(await checkPasswordOfNobody('right')).toEqual({ ok: false });
    expect(await checkPassword({ ...secret, sealedPrivateKey: 'AAAA' }, 'right')).toEqual({ ok: false });
    expect(await checkPassword({ ...secret, salt: 'argon2id$m=9999999,t=2,p=1$AA' }, 'right')).toEqual({ ok: false });
    await expect(makeAccountSecret('')).rejects.toThrow(/password/);
  });

  it('gives two accounts with one password different secrets', async () => {
    const [a, b] = await Promise.all([makeAccountSecret('same'), makeAccountSecret('same')]);
    expect(a.salt).not.toBe(b.salt);
    expect(a.verifier).not.toBe(b.verifier);
    expect(await checkPassword({ ...a, sealedPrivateKey: b.sealedPrivateKey }, 'same')).toEqual({ ok: false });
  });

  it('wraps the journal key for its holder and for nobody else', async () => {
    const anna = await signIn(await makeAccountSecret('a'), 'a');
    const bao = await signIn(await makeAccountSecret('b'), 'b');
    const wrapped = wrapWithKek(anna.kek, Buffer.from('journal key'));
    expect(unwrapWithKek(anna.kek, wrapped)?.toString()).toBe('journal key');
    expect(unwrapWithKek(bao.kek, wrapped)).toBeNull();
    expect(unwrapWithKek(anna.kek, `${wrapped.slice(0, -4)}AAAA`)).toBeNull();
  });

  it('changed by its owner keeps the key; reset by somebody else makes a new one', async () => {
    const secret = await makeAccountSecret('old');
    const { signingKey } = await signIn(secret, 'old');
    const changed = await makeAccountSecret('new', signingKey);
    expect(changed.publicKeySpki).toBe(secret.publicKeySpki);
    expect((await checkPassword(changed, 'old')).ok).toBe(false);
    expect((await makeAccountSecret('reset')).publicKeySpki).not.toBe(secret.publicKeySpki);
  });
});
