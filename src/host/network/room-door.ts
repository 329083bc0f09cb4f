import type { Clock } from '../clock.ts';
import type { Pairing } from './pairing.ts';
import { roomLimits, type RoomLimits, type RoomListener } from './room-listener.ts';

/** The room as it is open now. */
export interface Opening {
  readonly sessionId: string;
  readonly interfaceName: string;
  readonly address: string;
  readonly port: number;
  readonly pagePort: number;
  /** SHA-256 of the authority's certificate, hex pairs. */
  readonly fingerprint: string;
  readonly authorityEndsAt: number;
  readonly openedAt: number;
  readonly openedBy: string;
}

/** When and from where a seat last spoke, on this boot's monotonic clock. */
export interface Heard {
  readonly mono: number;
  readonly address: string;
}

type Answer = (request: Request, device: string) => Promise<Response>;

/** The host's door to the room: shut unless a proctor opened it in this run. In memory only. */
export class RoomDoor {
  opening: Opening | null = null;
  pairing: Pairing | null = null;
  /** By the seat's id. */
  readonly heard = new Map<string, Heard>();
  readonly limits: RoomLimits;
  readonly answer: Answer;
  #listeners: readonly RoomListener[] = [];
  #busy = false;

  constructor(answer: Answer, limits: RoomLimits = roomLimits) {
    this.answer = answer;
    this.limits = limits;
  }

  /** Runs `work` unless another opening or closing is under way; null then. */
  async alone<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#busy) return null;
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  opened(opening: Opening, pairing: Pairing, listeners: readonly RoomListener[]): void {
    this.opening = opening;
    this.pairing = pairing;
    this.#listeners = listeners;
  }

  /** Listens to nobody any more. */
  async shut(): Promise<void> {
    const listeners = this.#listeners;
    this.#listeners = [];
    this.opening = this.pairing = null;
    this.heard.clear();
    await Promise.all(listeners.map((listener) => listener.close()));
  }

  heardFrom(seatId: string, address: string, clock: Clock): void {
    this.heard.set(seatId, { mono: clock.now().mono, address });
  }
}
