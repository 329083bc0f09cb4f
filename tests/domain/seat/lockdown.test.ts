import { describe, expect, it } from 'vitest';
import {
  lockdownLevel,
  sameLockdown,
  stepsNotHeld,
  type LockdownOutcome,
  type LockdownStepName,
} from '#domain/seat/lockdown.ts';

type Held = Partial<Record<LockdownStepName, LockdownOutcome>>;
const steps = (held: Held) =>
  Object.entries(held).map(([step, outcome]) => ({ step: step as LockdownStepName, outcome, note: null }));
const desktop = (held: Held) => lockdownLevel({ shell: 'desktop', steps: steps(held) });
const browser = (held: Held) => lockdownLevel({ shell: 'browser', steps: steps(held) });
const guards = { shortcuts: 'partial', menu: 'enforced', closing: 'enforced' } as const;

describe('the level of a lockdown', () => {
  it('is a kiosk only where the system itself holds the window above everything', () => {
    expect(desktop({ ...guards, kiosk: 'enforced', 'always-on-top': 'enforced' })).toBe('kiosk');
    expect(desktop({ ...guards, kiosk: 'enforced', 'always-on-top': 'partial' })).toBe('window');
    expect(desktop({ ...guards, kiosk: 'partial', 'always-on-top': 'enforced' })).toBe('window');
  });

  it('falls with what the window does not hold', () => {
    expect(desktop({ ...guards, kiosk: 'partial', closing: 'failed' })).toBe('page');
    expect(desktop({ ...guards, kiosk: 'failed' })).toBe('none');
    expect(desktop({})).toBe('none');
  });

  it('is never more than a page in a browser, and none without the full screen', () => {
    expect(browser({ ...guards, 'full-screen': 'enforced', kiosk: 'enforced', 'always-on-top': 'enforced' })).toBe(
      'page',
    );
    expect(browser({ ...guards, 'full-screen': 'failed' })).toBe('none');
  });
});

it('names the steps that are not held at all, and not those that are held with a gap', () => {
  const report = steps({ kiosk: 'partial', 'remote-tool': 'unsupported', 'power-save': 'failed', menu: 'enforced' });
  expect(stepsNotHeld(report).map((s) => s.step)).toEqual(['remote-tool', 'power-save']);
});

it('two reports are the same when they say the same of each step', () => {
  const report = { shell: 'browser', platform: 'linux', steps: steps({ 'full-screen': 'partial' }) } as const;
  expect(sameLockdown(report, { ...report })).toBe(true);
  expect(sameLockdown(report, { ...report, steps: steps({ 'full-screen': 'failed' }) })).toBe(false);
});
