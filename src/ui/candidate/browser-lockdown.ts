import type { LockdownNote, LockdownOutcome, LockdownReport, LockdownStepName } from '#domain/seat/lockdown.ts';

/** What newer browsers have and the types do not know yet. */
interface NewerBrowser {
  readonly keyboard?: { lock?: (keys?: readonly string[]) => Promise<void>; unlock?: () => void };
  readonly userAgentData?: { readonly platform?: string };
}
const newer = () => navigator as unknown as NewerBrowser;

/** Is there a second display? Null where the browser does not say. */
export function hasSecondDisplay(): boolean | null {
  return (screen as unknown as { readonly isExtended?: boolean }).isExtended ?? null;
}

export function browserPlatform(
  told = newer().userAgentData?.platform ?? navigator.userAgent,
): LockdownReport['platform'] {
  if (/win/i.test(told)) return 'windows';
  if (/mac/i.test(told)) return 'macos';
  return /linux|x11|cros/i.test(told) ? 'linux' : 'other';
}

let awake: WakeLockSentinel | null = null;

async function keepAwake(): Promise<LockdownOutcome> {
  if (!('wakeLock' in navigator)) return 'unsupported';
  if (awake === null || awake.released) awake = await navigator.wakeLock.request('screen').catch(() => null);
  return awake === null ? 'failed' : 'enforced';
}

/** What a page achieves, once it asked for the full screen. Most of a lockdown is not a page's to do, and it says so. */
export async function pageReport(fillsScreen: boolean, canFill: boolean): Promise<LockdownReport> {
  // Escape and the system's own keys may be held in full screen where the browser offers it; a refusal changes nothing.
  if (fillsScreen)
    await newer()
      .keyboard?.lock?.()
      .catch(() => undefined);
  const second = hasSecondDisplay();
  const steps: readonly (readonly [LockdownStepName, LockdownOutcome, LockdownNote | null])[] = [
    fillsScreen
      ? ['full-screen', 'partial', 'full-screen-only']
      : ['full-screen', canFill ? 'failed' : 'unsupported', canFill ? 'not-achieved' : null],
    ['kiosk', 'unsupported', null],
    ['always-on-top', 'unsupported', null],
    ['content-protection', 'unsupported', 'capture-not-stopped'],
    ['shortcuts', 'partial', 'system-keys-remain'],
    ['menu', 'unsupported', null],
    ['context-menu', 'enforced', null],
    ['clipboard', 'partial', 'page-only'],
    ['navigation', 'partial', 'page-only'],
    ['closing', 'partial', 'asks-only'],
    ['power-save', await keepAwake(), null],
    [
      'second-display',
      second === null ? 'unsupported' : 'partial',
      second === null ? 'not-told' : second ? 'found' : 'notices-only',
    ],
    ['virtual-machine', 'unsupported', 'not-told'],
    ['remote-tool', 'unsupported', 'not-told'],
    ['power-events', 'unsupported', 'not-told'],
    ['capture-keys', 'partial', 'notices-only'],
    ['focus-watch', 'partial', 'notices-only'],
  ];
  const platform = browserPlatform();
  return { shell: 'browser', platform, steps: steps.map(([step, outcome, note]) => ({ step, outcome, note })) };
}

/** Lets the machine sleep again and gives its keys back. */
export async function endPageLockdown(): Promise<void> {
  newer().keyboard?.unlock?.();
  await awake?.release().catch(() => undefined);
  awake = null;
}
