import type { LockdownEvent } from '#contract/shell.ts';
import type { SeatReport } from '#domain/room/incident.ts';
import { hasSecondDisplay } from './browser-lockdown.ts';
import type { CandidateVisit } from './candidate-visit.svelte.ts';
import { fillsScreen } from './full-screen.ts';
import { Lasting } from './lasting.ts';

/** Shorter losses of focus (ms) are a click beside the window or a notification: not worth a line in the log. */
const shortMs = 1_500;

/** How many occurrences this page has told of. */
let occurrences = 0;

/** Names one occurrence at this seat, over reloads too. */
const nameOfNext = (what: SeatReport): string =>
  `${what}-${Math.round(performance.timeOrigin).toString(36)}-${(occurrences += 1)}`;

/**
 * Tells the host what this window notices of itself while the time runs: lost focus, left full screen, a second display, and on a
 * desktop seat what its shell hears of the machine. What lasts is told while it lasts, and timed when it is over; a page that is
 * hidden tells it at once, because it may be stopped there. It judges nothing. Returns what stops it.
 */
export function watchSeat(visit: CandidateVisit, now: () => number = () => performance.now()): () => void {
  const lasting = (what: SeatReport, short = 0) => {
    let occurrence = '';
    const began = () => visit.report(what, null, '', (occurrence = nameOfNext(what)));
    const ended = (ms: number, told: boolean) =>
      visit.report(what, Math.round(ms / 1000), '', told ? occurrence : undefined);
    return new Lasting({ began, ended }, short);
  };
  const away = lasting('focus-lost', shortMs);
  const left = lasting('lockdown-left', shortMs);
  const covered = lasting('screen-lock');
  // A machine that is about to sleep sends nothing any more.
  const asleep = new Lasting({ ended: (ms) => visit.report('sleep', Math.round(ms / 1000)) });
  let second = false;
  const here = () => visit.state;
  const sitting = (): boolean => here()?.stage === 'running';
  const lifted = (): boolean => {
    const state = here();
    return state !== null && 'unlocked' in state && state.unlocked;
  };
  const lose = (): void => {
    if (sitting()) away.begin(now(), document.visibilityState === 'hidden');
  };
  const regain = (): void => {
    if (document.visibilityState !== 'hidden') away.end(now());
  };
  const look = (): void => (document.visibilityState === 'hidden' ? lose() : regain());
  const filled = (): void => {
    if (fillsScreen()) left.end(now());
    else if (sitting() && !lifted()) left.begin(now());
  };
  const display = (): void => {
    const has = hasSecondDisplay() === true;
    if (has && !second && sitting()) visit.report('second-display', 0);
    second = has && (second || sitting());
  };
  // Sleep is timed by the shell's wall clock: the page's own clock stands still meanwhile.
  const heard: Record<LockdownEvent['kind'], (event: LockdownEvent) => void> = {
    'focus-lost': lose,
    'focus-regained': regain,
    'full-screen-left': () => sitting() && !lifted() && left.begin(now()),
    'full-screen-back': () => left.end(now()),
    minimised: () => sitting() && away.begin(now(), true),
    'close-refused': () => undefined,
    'second-display': (e) => visit.report('second-display', 0, e.detail),
    'virtual-machine': (e) => visit.report('virtual-machine', 0, e.detail),
    'remote-tool': (e) => visit.report('remote-tool', 0, e.detail),
    'capture-key': (e) => visit.report('capture-key', 0, e.detail),
    suspended: (e) => asleep.begin(e.at),
    resumed: (e) => asleep.end(e.at),
    'screen-locked': (e) => covered.begin(e.at),
    'screen-unlocked': (e) => covered.end(e.at),
  };
  const stopShell = window.invigilShell?.onLockdownEvent((event) => heard[event.kind](event));
  const looking = setInterval(display, 5_000);
  const onWindow = { blur: lose, focus: regain, resize: filled } as const;
  const onDocument = { visibilitychange: look, fullscreenchange: filled } as const;
  for (const [name, listener] of Object.entries(onWindow)) addEventListener(name, listener);
  for (const [name, listener] of Object.entries(onDocument)) document.addEventListener(name, listener);
  return () => {
    stopShell?.();
    for (const one of [away, left, covered, asleep]) one.stop();
    clearInterval(looking);
    for (const [name, listener] of Object.entries(onWindow)) removeEventListener(name, listener);
    for (const [name, listener] of Object.entries(onDocument)) document.removeEventListener(name, listener);
  };
}
