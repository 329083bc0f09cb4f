import { createContext } from 'svelte';
import type { SetupState, Whoami } from './answers.ts';
import { failureOf, type CallFailure, type HostLink } from './call.ts';

/** Where the tab keeps the admission number over a reload. It names a candidate and opens nothing by itself. */
export const rememberedNumber = 'invigil.admission-number';

/** Which way in was chosen on the first screen. */
export type Way = 'choose' | 'candidate' | 'staff' | 'practice';

/** True when a candidate was at this tab before a reload: they go straight back to their exam. */
function admissionNumberKept(): boolean {
  return sessionStorage.getItem(rememberedNumber) !== null;
}

/** Where this window stands: set up or not, who is signed in. */
export class Situation {
  setup = $state.raw<SetupState | null>(null);
  failure = $state<CallFailure | null>(null);
  way = $state<Way>(admissionNumberKept() ? 'candidate' : 'choose');
  who = $state.raw<Whoami | null>(null);
  /** The host forgot the staff sign-in that was open here. */
  lost = $state(false);
  readonly link: HostLink;

  constructor(link: HostLink) {
    this.link = link;
  }

  /** Asks the host whether it is set up, and for whom. */
  async read(): Promise<void> {
    try {
      this.setup = await this.link.client.setup.state({});
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  get sample(): boolean {
    return this.setup?.organisation?.sample ?? false;
  }

  staffCameIn(bearer: string, who: Whoami): void {
    this.link.actAs(bearer);
    this.link.onSignedOut = () => this.#forget(true);
    this.who = who;
    this.lost = false;
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
    this.who = null;
    this.lost = lost;
    this.way = 'staff';
  }
}

/** The situation of this window in a component tree. */
export const [useSituation, provideSituation] = createContext<Situation>();
