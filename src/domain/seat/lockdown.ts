/** What stands at the seat: the program's own window, or a page in a browser. */
export type LockdownShell = 'desktop' | 'browser';
export const lockdownShells = ['desktop', 'browser'] as const satisfies readonly LockdownShell[];

export const lockdownPlatforms = ['windows', 'macos', 'linux', 'other'] as const;
export type LockdownPlatform = (typeof lockdownPlatforms)[number];

/** The measures of a lockdown. Each is performed, reports what it achieved, and is reverted. */
export const lockdownStepNames = [
  'full-screen',
  'kiosk',
  'always-on-top',
  'content-protection',
  'shortcuts',
  'menu',
  'context-menu',
  'clipboard',
  'navigation',
  'closing',
  'power-save',
  'second-display',
  'virtual-machine',
  'remote-tool',
  'power-events',
  'capture-keys',
  'focus-watch',
] as const;
export type LockdownStepName = (typeof lockdownStepNames)[number];

/**
 * `enforced`: the platform holds it. `partial`: done, with the gap that `note` names. `failed`: asked for, and it did not happen.
 * `unsupported`: this platform has no such thing.
 */
export const lockdownOutcomes = ['enforced', 'partial', 'failed', 'unsupported'] as const;
export type LockdownOutcome = (typeof lockdownOutcomes)[number];

/**
 * Why a step is not wholly enforced:
 * `full-screen-only`: system keys and other windows still work;
 * `window-manager-decides`: the desktop may ignore the wish (Linux);
 * `capture-not-stopped`: the platform cannot hide a window from screen capture;
 * `some-captures-see`: newer capture tools see the window (macOS);
 * `page-only`: held within the page, not beyond it;
 * `system-keys-remain`: the page or window holds its own keys, the system keeps its own;
 * `asks-only`: the person is asked, and may say yes;
 * `notices-only`: it is reported, not prevented;
 * `found`: what was looked for is there;
 * `not-told`: the platform does not say;
 * `not-achieved`: the platform was asked and says that it did not happen;
 * `error`: the step threw.
 */
export const lockdownNotes = [
  'full-screen-only',
  'window-manager-decides',
  'capture-not-stopped',
  'some-captures-see',
  'page-only',
  'system-keys-remain',
  'asks-only',
  'notices-only',
  'found',
  'not-told',
  'not-achieved',
  'error',
] as const;
export type LockdownNote = (typeof lockdownNotes)[number];

export interface LockdownStepReport {
  readonly step: LockdownStepName;
  readonly outcome: LockdownOutcome;
  readonly note: LockdownNote | null;
}

/** What a seat says of its lockdown. */
export interface LockdownReport {
  readonly shell: LockdownShell;
  readonly platform: LockdownPlatform;
  /** In the order performed; undone in reverse. */
  readonly steps: readonly LockdownStepReport[];
}

/**
 * How far a seat is locked, lowest first. `none`: nothing covers the rest of the machine; `page`: a page fills the screen and
 * guards itself; `window`: the program's window does, and holds its keys, its menu and its closing; `kiosk`: the system itself keeps
 * its switcher and its bars away.
 */
export const lockdownLevels = ['none', 'page', 'window', 'kiosk'] as const;
export type LockdownLevel = (typeof lockdownLevels)[number];

/** The level that a report amounts to. It is what the seat says of itself: nothing follows from it but what people see. */
export function lockdownLevel({ shell, steps }: Pick<LockdownReport, 'shell' | 'steps'>): LockdownLevel {
  const outcome = (step: LockdownStepName) => steps.find((s) => s.step === step)?.outcome ?? 'unsupported';
  const done = (step: LockdownStepName) => outcome(step) === 'enforced' || outcome(step) === 'partial';
  if (shell === 'browser') return done('full-screen') && done('shortcuts') ? 'page' : 'none';
  if (!done('kiosk')) return 'none';
  if (!done('shortcuts') || !done('menu') || !done('closing')) return 'page';
  return outcome('kiosk') === 'enforced' && outcome('always-on-top') === 'enforced' ? 'kiosk' : 'window';
}

/** The steps that a seat does not hold at all, in the order performed. A partial one holds, with a gap. */
export function stepsNotHeld(steps: readonly LockdownStepReport[]): readonly LockdownStepReport[] {
  return steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'unsupported');
}

/** True when two reports say the same: a seat that is locked anew after a reload has nothing new to tell. */
export function sameLockdown(a: LockdownReport, b: LockdownReport): boolean {
  const said = (r: LockdownReport) => [
    r.shell,
    r.platform,
    ...r.steps.map((s) => `${s.step} ${s.outcome} ${s.note ?? ''}`),
  ];
  return said(a).join('\n') === said(b).join('\n');
}
