import { createPrivateKey, type KeyObject } from 'node:crypto';
import { signBytes } from '#host/signing/signature.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import { readSealedKey } from './key-files.ts';

/**
 * The private keys that are open in this run of the host, in memory only. The journal key opens with any staff password, so a
 * host killed mid-exam never needs the issuing passphrase; the issuing key opens with the passphrase and can be locked again.
 */
export class KeyRing {
  readonly #dataFolder: string;
  #journal: KeyObject | null = null;
  #journalPkcs8: Buffer | null = null;
  #issuing: KeyObject | null = null;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  get issuingKey(): KeyObject | null {
    return this.#issuing;
  }

  /** The open journal key as PKCS#8 bytes, to be wrapped for another member of staff; null while it is closed. */
  get journalPkcs8(): Buffer | null {
    return this.#journalPkcs8;
  }

  openJournal(pkcs8: Buffer): void {
    this.#journalPkcs8 = pkcs8;
    this.#journal = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  }

  /** ES256, base64url; null while the journal key is closed: the head then waits for its signature. */
  signHead(text: string): string | null {
    return this.#journal === null ? null : signBytes(this.#journal, Buffer.from(text)).toString('base64url');
  }

  async openIssuing(passphrase: string): Promise<'opened' | 'wrong-passphrase' | 'damaged'> {
    const opened = await openSealedKey(readSealedKey(this.#dataFolder, 'issuing'), passphrase);
    if (!opened.ok) return opened.reason;
    this.#issuing = opened.privateKey;
    return 'opened';
  }

  /** The root, for one act: it certifies another host's keys or a list of revoked ones, and is not kept. */
  async openRoot(passphrase: string): Promise<KeyObject | 'wrong-passphrase' | 'damaged'> {
    const opened = await openSealedKey(readSealedKey(this.#dataFolder, 'root'), passphrase);
    return opened.ok ? opened.privateKey : opened.reason;
  }

  lockIssuing(): void {
    this.#issuing = null;
  }
}
