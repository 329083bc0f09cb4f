// What travels beside every operation over the room's network.

/**
 * Raised with every change after which a screen of before would misunderstand the host or be misunderstood. The program's own
 * version is compared as well.
 */
export const contractVersion = 1;

/** From the seat: the version it speaks, as `announceVersion` writes it. */
export const versionHeader = 'x-invigil-version';
/** From the seat: the token it got when it joined. */
export const seatTokenHeader = 'x-invigil-seat-token';
/** To the seat: where it stands, one of `seatStandings`. */
export const seatStandingHeader = 'x-invigil-seat';
/** To a joined seat and to the host's own windows: which host answers, as the domain's `writeEpoch` writes it. */
export const epochHeader = 'x-invigil-epoch';
/** To a page of a desktop seat, from its own shell: the room is not joined, or did not answer. */
export const desktopHeader = 'x-invigil-desktop';

/** HTTP status of a seat of another version (426 Upgrade Required). */
export const otherVersionStatus = 426;

/**
 * `none`: never joined here, or forgotten. `pending`: waits for a proctor. `moved`: asks from another address than it joined from,
 * and waits for a proctor. `approved`: a candidate may sit down. `seb-missing`: joined in Safe Exam Browser and asks without it.
 */
export const seatStandings = ['none', 'pending', 'moved', 'approved', 'seb-missing'] as const;
export type SeatStanding = (typeof seatStandings)[number];

/** What a seat says of itself: `1 0.1.0`. A page that has not yet asked its host for the program's version leaves it out. */
export function announceVersion(program: string | null): string {
  return program === null ? String(contractVersion) : `${contractVersion} ${program}`;
}

/** True when what a seat announced is the version of the program given. */
export function speaksAlike(announced: string, program: string): boolean {
  const [contract, itsProgram, ...more] = announced.split(' ');
  return contract === String(contractVersion) && (itsProgram === undefined || itsProgram === program) && !more.length;
}
