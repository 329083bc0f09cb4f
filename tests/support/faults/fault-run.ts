/** Between these moments it happened (ms of the machine's clock). */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** One run of the host as the driver saw it. */
export class FaultRun {
  /** Before this nothing of a seat reached it. */
  openAt = 0;
  killedAt = Number.POSITIVE_INFINITY;
  /** The host's name for this run, read after the kill. */
  boot: string | null = null;
  /** When the proctor started everybody: the first run only. */
  started: Window | null = null;
  /** Pauses of everybody. */
  readonly pauses: { readonly paused: Window; readonly resumed: Window }[] = [];
  /** When the disk was full. */
  readonly full: Window[] = [];
}
