import { createContext } from 'svelte';
import type { Answers, Asked, SetupState, Whoami } from './answers.ts';
import { failureOf, type CallFailure, type HostLink } from './call.ts';

/** Where the tab keeps the admission number over a reload. It names a candidate and opens nothing by itself. */
export const rememberedNumber = 'invigil.admission-number';

/** Which way in was chosen on the first screen. */
export type Way = 'choose' | 'candidate' | 'staff' | 'practice';

/** True when a candidate was at this tab before a reload: they go straight back to their exam. */
function admissionNumberKept(): boolean {
  return sessionStorage.getItem(rememberedNumber) !== null;
}

type LockReason = Asked['signIn']['lock']['why'];

/** Where this window stands: set up or not, who is signed in. */
export class Situation {
  setup = $state.raw<SetupState | null>(null);
  failure = $state<CallFailure | null>(null);
  way = $state<Way>(admissionNumberKept() ? 'candidate' : 'choose');
  who = $state.raw<Whoami | null>(null);
  /** The host forgot the staff sign-in that was open here. */
  lost = $state(false);
  /** Why the staff screen is covered until its person types the password; null while it is open. */
  locked = $state<LockReason | null>(null);
  /** Somebody waits for the person's password before an act goes on. */
  proofAsked = $state.raw<((proved: boolean) => void) | null>(null);
  /** The member of staff who gave this machine out of their hands, with their locked sign-in. */
  handedOver = $state.raw<{ readonly bearer: string; readonly who: Whoami } | null>(null);
  #bearer: string | null = null;
  readonly link: HostLink;

  constructor(link: HostLink) {
    this.link = link;
  }

  /** Asks the host whether it is set up, and for whom. */
  async read(): Promise<void> {
    try {
      this.setup = await this.link.client.setup.state({});
      this.link.seat.program = this.setup.version;
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** True when a candidate may not sit down here before a proctor has let this machine in. */
  get mustJoin(): boolean {
    return this.setup?.overRoom === true && this.link.seat.standing !== 'approved';
  }

  get sample(): boolean {
    return this.setup?.organisation?.sample ?? false;
  }

  staffCameIn(bearer: string, who: Whoami): void {
    this.link.actAs(bearer);
    this.link.onSignedOut = () => this.#forget(true);
    this.link.onLocked = () => (this.locked ??= 'idle');
    this.link.onProofAsked = () => this.#askForProof();
    this.#bearer = bearer;
    this.who = who;
    this.lost = false;
    this.locked = null;
  }

  /** Covers the screen at once, and has the host refuse this sign-in until its person is back. What was typed stays beneath. */
  async lock(why: LockReason): Promise<void> {
    if (this.who === null || this.locked !== null) return;
    this.locked = why;
    await this.link.client.signIn.lock({ why }).catch(() => undefined);
  }

  /** Gives the machine to a candidate or a colleague: only once the host has locked the sign-in. Throws when it could not. */
  async handOver(to: 'candidate' | 'staff'): Promise<void> {
    const { who } = this;
    const bearer = this.#bearer;
    if (who === null || bearer === null) return;
    await this.link.client.signIn.lock({ why: 'handover' });
    this.handedOver = { bearer, who };
    this.#forget(false);
    this.way = to;
    history.replaceState(null, '', '#/');
  }

  /** The password of whoever handed the machine over brings their screen back, whoever sits there now. */
  async takeBack(password: string): Promise<Answers['signIn']['unlock'] | 'over'> {
    const { handedOver } = this;
    if (handedOver === null) return { ok: true };
    const { bearer, who } = handedOver;
    const beside = this.link.beside(bearer);
    const answer = await beside.client.signIn.unlock({ password }).catch((error: unknown) => {
      if (failureOf(error) !== 'signed-out') throw error;
      this.handedOver = null;
      return 'over' as const;
    });
    if (answer === 'over' || !answer.ok) return answer;
    this.handedOver = null;
    this.way = 'staff';
    history.replaceState(null, '', '#/');
    this.staffCameIn(bearer, who);
    return answer;
  }

  #askForProof(): Promise<boolean> {
    return new Promise((resolve) => {
      const before = this.proofAsked;
      this.proofAsked = (proved) => {
        this.proofAsked = null;
        before?.(proved);
        resolve(proved);
      };
    });
  }

  /** Ends the staff sign-in here even if the host cannot be reached: the bearer is forgotten either way. */
  async staffLeft(): Promise<void> {
    const goodbye = this.link.client.signIn.close({}).catch(() => undefined);
    await Promise.race([goodbye, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    this.#forget(false);
    this.way = 'choose';
  }

  #forget(lost: boolean): void {
    this.link.actAs(null);
    this.link.onSignedOut = () => {};
    this.link.onLocked = () => {};
    this.proofAsked?.(false);
    this.#bearer = null;
    this.locked = null;
    this.who = null;
    this.lost = lost;
    this.way = 'staff';
  }
}

/** The situation of this window in a component tree. */
export const [useSituation, provideSituation] = createContext<Situation>();
