import { hash, randomBytes } from 'node:crypto';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { deleteSignIn, insertSignIn, signIns, type SignIn } from './storage/sign-in-store.ts';
import type { Undoable } from './storage/write-queue.ts';

/** A sign-in of staff or of a trainee that was left open ends after this long (ms): a room's day is over by then. */
const longestMs = 12 * 60 * 60 * 1000;

function isNobody(signIn: SignIn): boolean {
  return signIn.accountId === null && signIn.candidateId === null && signIn.passId === null;
}

/** What a bearer is remembered by. */
export function tokenOf(bearer: string): string {
  return hash('sha256', bearer, 'hex');
}

/** The most seats that wait with numbers on no roster: whoever types thousands ends the oldest of them, and takes no more memory. */
const mostNobodies = 500;

/** A sign-in as this run of the host knows it. */
export interface OpenSignIn extends SignIn {
  /** The number typed by somebody who is on no open roster. Kept in memory only, like the sign-in of nobody itself. */
  readonly typed?: string;
}

/** Whose sign-in it is, and where. */
type SignInOf = Omit<OpenSignIn, 'token' | 'passId'> & { readonly passId?: string };

/** Every open sign-in, by the hash of its bearer. Kept on disk too, so that a seat goes on after the host was killed. */
export class SignIns implements Undoable {
  #byToken: Map<string, OpenSignIn>;

  constructor(db: ReadDb) {
    this.#byToken = new Map(signIns(db).map((s) => [s.token, s]));
  }

  mark(): () => void {
    const before = this.#byToken;
    return () => {
      this.#byToken = before;
    };
  }

  /** The sign-in a bearer opens; null when it was closed, has expired or never was. */
  find(bearer: string, wallNow: number): SignIn | null {
    const token = tokenOf(bearer);
    return this.isOpen(token, wallNow) ? (this.#byToken.get(token) ?? null) : null;
  }

  /** True while the sign-in of that hash is open: a stream asks again and again. */
  isOpen(token: string, wallNow: number): boolean {
    const found = this.#byToken.get(token);
    if (found === undefined) return false;
    const ends = found.accountId !== null || found.passId !== null;
    return !ends || wallNow - found.openedAt <= longestMs;
  }

  /** Opens a sign-in and returns its bearer, which is told once and stored nowhere. */
  open(db: WriteDb, who: SignInOf): string {
    const bearer = randomBytes(32).toString('base64url');
    const signIn: OpenSignIn = { token: tokenOf(bearer), passId: null, ...who };
    const open = new Map(this.#byToken).set(signIn.token, signIn);
    // A sign-in for a number on no roster belongs to nobody and need not outlive the host.
    if (!isNobody(signIn)) insertSignIn(db, signIn);
    else {
      const [oldest, ...others] = [...open.values()].filter(isNobody);
      if (oldest !== undefined && others.length >= mostNobodies) open.delete(oldest.token);
    }
    this.#byToken = open;
    return bearer;
  }

  close(db: WriteDb, doomed: (s: OpenSignIn) => boolean): void {
    const left = new Map(this.#byToken);
    for (const signIn of this.#byToken.values()) {
      if (!doomed(signIn)) continue;
      deleteSignIn(db, signIn.token);
      left.delete(signIn.token);
    }
    this.#byToken = left;
  }

  ofAttempt(attemptId: string): SignIn | null {
    for (const signIn of this.#byToken.values()) if (signIn.attemptId === attemptId) return signIn;
    return null;
  }
}
