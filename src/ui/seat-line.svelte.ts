import {
  announceVersion,
  desktopHeader,
  epochHeader,
  otherVersionStatus,
  seatStandingHeader,
  seatStandings,
  seatTokenHeader,
  versionHeader,
  type SeatStanding,
} from '#contract/seat-headers.ts';
import { isReplaced, readEpoch, rememberEpoch, writeEpoch } from '#domain/seat/host-epoch.ts';

const tokenKey = 'invigil.seat-token';
const epochKey = 'invigil.host-epoch';

/** Why this seat can go on with this host no more, or not now. `program` is the host's version. */
export type SeatTrouble =
  { readonly kind: 'other-version'; readonly program: string } | { readonly kind: 'replaced' } | null;

/** What a seat of the room says with each request, and what it hears with each reply. Kept in the browser's own storage. */
export class SeatLine {
  /** Null at the host's own machine, where nobody joins. */
  standing = $state<SeatStanding | null>(null);
  trouble = $state.raw<SeatTrouble>(null);
  /** The window is a desktop seat's: its shell forwards to the room. `no-room`: to none yet; `silent`: to one that did not answer. */
  desktop = $state<'no-room' | 'silent' | 'seat' | null>(null);
  /** The program's version, once the host said it. */
  program: string | null = null;
  readonly #kept: Storage;

  constructor(kept: Storage = localStorage) {
    this.#kept = kept;
  }

  headers(): Record<string, string> {
    const token = this.#kept.getItem(tokenKey);
    return { [versionHeader]: announceVersion(this.program), ...(token !== null && { [seatTokenHeader]: token }) };
  }

  joined(token: string): void {
    this.#kept.setItem(tokenKey, token);
  }

  /** Forgets the room; what the next one says of its epoch counts anew. */
  left(): void {
    this.#kept.removeItem(tokenKey);
    this.#kept.removeItem(epochKey);
    this.trouble = null;
  }

  /** Takes in what came beside a reply. False when the reply must not be believed. */
  async hear(answer: Response): Promise<boolean> {
    this.#hearShell(answer.headers.get(desktopHeader));
    if (answer.status === otherVersionStatus) {
      const { program } = (await answer.clone().json()) as { program: string };
      this.trouble = { kind: 'other-version', program };
      return false;
    }
    const standing = answer.headers.get(seatStandingHeader);
    if (standing !== null) this.standing = seatStandings.find((one) => one === standing) ?? 'none';
    return this.#believe(answer.headers.get(epochHeader));
  }

  #hearShell(said: string | null): void {
    if (said === 'no-room' || said === 'silent' || said === 'seat') this.desktop = said;
  }

  /** The highest epoch of one lineage is remembered, and a lower one refused for good. */
  #believe(told: string | null): boolean {
    const epoch = told === null ? null : readEpoch(told);
    if (epoch === null) return true;
    const known = readEpoch(this.#kept.getItem(epochKey) ?? '');
    if (isReplaced(known, epoch)) {
      this.trouble = { kind: 'replaced' };
      return false;
    }
    this.#kept.setItem(epochKey, writeEpoch(rememberEpoch(known, epoch)));
    if (this.trouble?.kind === 'replaced') this.trouble = null;
    return true;
  }
}
