/**
 * Which host answers. A spare host that takes over a data folder keeps its lineage and raises the epoch, so that a seat which has
 * heard the spare one never believes the old one again.
 */
export interface HostEpoch {
  /** Random, made once with the data folder; a copy of the folder is of the same lineage. */
  readonly lineage: string;
  /** How often the folder was taken over: from 0 upwards. */
  readonly epoch: number;
}

/** As it travels with each reply to a joined seat. */
export function writeEpoch({ lineage, epoch }: HostEpoch): string {
  return `${lineage} ${epoch}`;
}

/** Null for a text that is none. */
export function readEpoch(text: string): HostEpoch | null {
  const match = /^([0-9a-f]{32}) (0|[1-9]\d{0,8})$/.exec(text);
  return match === null ? null : { lineage: match[1] ?? '', epoch: Number(match[2]) };
}

/** True when a host of the same lineage with a higher epoch was heard before: this one was replaced and must not be believed. */
export function isReplaced(known: HostEpoch | null, told: HostEpoch): boolean {
  return known !== null && known.lineage === told.lineage && told.epoch < known.epoch;
}

/** What the seat remembers after a reply: the highest of one lineage; another lineage is another room. */
export function rememberEpoch(known: HostEpoch | null, told: HostEpoch): HostEpoch {
  return isReplaced(known, told) ? (known ?? told) : told;
}
