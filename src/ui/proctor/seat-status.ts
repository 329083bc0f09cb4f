import type { SeatCard } from '#contract/room.ts';
import type { Tone } from '../controls/tones.ts';
import type { Catalogue } from '../words/catalogue.ts';

export type SeatStatus = keyof Catalogue['proctor']['states'];
export type SeatFilter = keyof Catalogue['proctor']['filters'];

/** A seat asks every 1.5 s: silent for this long (ms) while its time runs, somebody should go and look. */
export const worryingSilenceMs = 10_000;

/** Silent for this long (ms), a seat does not come back by itself: the board says what can be done. */
export const longSilenceMs = 120_000;

/** What the board says of a seat, in one word. */
export function seatStatus(card: SeatCard): SeatStatus {
  if (card.state === 'awaiting') return card.present ? 'present' : 'absent';
  if (card.state === 'admitted') return card.ready ? 'ready' : 'admitted';
  if (card.state === 'running' && (card.silentMs === null || card.silentMs > worryingSilenceMs)) return 'silent';
  return card.state;
}

const tones: Record<SeatStatus, Tone> = {
  absent: 'plain',
  present: 'info',
  admitted: 'info',
  ready: 'ok',
  running: 'ok',
  silent: 'bad',
  paused: 'warn',
  submitted: 'plain',
  closed: 'plain',
  terminated: 'bad',
};

export function toneOf(status: SeatStatus): Tone {
  return tones[status];
}

const filters: Record<SeatStatus, Exclude<SeatFilter, 'all'>> = {
  absent: 'absent',
  present: 'to-admit',
  admitted: 'checking-in',
  ready: 'to-start',
  running: 'running',
  silent: 'running',
  paused: 'paused',
  submitted: 'over',
  closed: 'over',
  terminated: 'over',
};

/** The group of the board that a seat belongs to. */
export function filterOf(card: SeatCard): Exclude<SeatFilter, 'all'> {
  return filters[seatStatus(card)];
}
