import { describe, expect, test } from 'vitest';
import type { LockdownPlatform, LockdownReport } from '#contract/shell.ts';
import { lockdownPlatform, lockdownSteps } from '#electron/lockdown-steps.ts';
import { type LockdownStep, createLockdown } from '#electron/lockdown.ts';
import { FakeDesktop, type Quirks } from './fake-window.ts';

function lockdownOn(platform: LockdownPlatform, quirks: Quirks = {}) {
  const desktop = new FakeDesktop(platform, quirks);
  const complaints: string[] = [];
  const lockdown = createLockdown(platform, lockdownSteps(desktop.tools), (step, error) => {
    complaints.push(`${step}: ${String(error)}`);
  });
  return { desktop, lockdown, complaints };
}

const outcomes = ({ steps }: LockdownReport) =>
  Object.fromEntries(steps.map(({ step, outcome, note }) => [step, note === null ? outcome : `${outcome}: ${note}`]));

describe('the report says what each platform really holds', () => {
  test('on Windows the kiosk is only full screen, and the rest holds', () => {
    expect(outcomes(lockdownOn('windows').lockdown.enter())).toEqual({
      menu: 'enforced',
      shortcuts: 'partial: system-keys-remain',
      'context-menu': 'enforced',
      navigation: 'enforced',
      clipboard: 'enforced',
      'capture-keys': 'partial: system-keys-remain',
      'second-display': 'partial: notices-only',
      'virtual-machine': 'partial: notices-only',
      'remote-tool': 'partial: notices-only',
      'power-events': 'partial: notices-only',
      'power-save': 'enforced',
      'content-protection': 'enforced',
      kiosk: 'partial: full-screen-only',
      'always-on-top': 'enforced',
      closing: 'enforced',
      'focus-watch': 'partial: notices-only',
    });
  });

  test('on Linux neither capture nor other windows can be kept away', () => {
    expect(outcomes(lockdownOn('linux').lockdown.enter())).toMatchObject({
      'content-protection': 'unsupported: capture-not-stopped',
      kiosk: 'partial: full-screen-only',
      'always-on-top': 'partial: window-manager-decides',
    });
  });

  test('on macOS the kiosk holds, and some captures still see the window', () => {
    expect(outcomes(lockdownOn('macos').lockdown.enter())).toMatchObject({
      'content-protection': 'partial: some-captures-see',
      kiosk: 'enforced',
      'always-on-top': 'enforced',
    });
  });

  test.each(['kiosk', 'always-on-top', 'power-save'] as const)('a desktop that ignores %s is found out', (ignores) => {
    expect(outcomes(lockdownOn('windows', { ignores }).lockdown.enter())[ignores]).toBe('failed: not-achieved');
  });

  test('a system without a name of its own is called other', () => {
    expect(['win32', 'darwin', 'linux', 'freebsd'].map((name) => lockdownPlatform(name as NodeJS.Platform))).toEqual([
      'windows',
      'macos',
      'linux',
      'other',
    ]);
  });
});

test('a step that throws is reported as failed and the other steps still lock the seat', () => {
  const { desktop, lockdown, complaints } = lockdownOn('windows', { throwsAt: 'content-protection' });
  const report = lockdown.enter();
  expect(outcomes(report)['content-protection']).toBe('failed: error');
  expect(report.steps).toHaveLength(16);
  expect(desktop.kiosk && desktop.onTop).toBe(true);
  expect(complaints).toEqual(['content-protection: Error: no such call here']);
});

test('leaving undoes the steps in reverse and puts back what was there before', () => {
  const { desktop, lockdown } = lockdownOn('windows');
  const menuBefore = desktop.menu;
  lockdown.enter();
  expect(desktop.menu).toBeNull();
  expect(lockdown.active).toBe(true);
  desktop.calls.length = 0;
  expect(lockdown.leave()).toEqual([]);
  expect(desktop.calls).toEqual(['on top false', 'kiosk false', 'hidden false', 'may sleep', 'menu']);
  expect(desktop.menu).toBe(menuBefore);
  expect(desktop.blockers.size).toBe(0);
  expect(desktop.events.eventNames()).toEqual([]);
  expect(lockdown.active).toBe(false);
});

test('entering twice locks once, and leaving twice does nothing more', () => {
  const { desktop, lockdown } = lockdownOn('macos');
  const first = lockdown.enter();
  const calls = desktop.calls.length;
  expect(lockdown.enter()).toBe(first);
  expect(desktop.calls).toHaveLength(calls);
  lockdown.leave();
  desktop.calls.length = 0;
  lockdown.leave();
  expect(desktop.calls).toEqual([]);
});

test('a step that cannot be undone is named and does not keep the others locked', () => {
  const undone: string[] = [];
  const step = (name: LockdownStep['name'], revert: () => void): LockdownStep => ({
    name,
    perform: () => ({ outcome: 'enforced', note: null }),
    revert,
  });
  const lockdown = createLockdown(
    'linux',
    [
      step('menu', () => undone.push('menu')),
      step('kiosk', () => {
        throw new Error('stuck');
      }),
      step('power-save', () => undone.push('power-save')),
    ],
    () => undefined,
  );
  lockdown.enter();
  expect(lockdown.leave()).toEqual(['kiosk']);
  expect(undone).toEqual(['power-save', 'menu']);
});

test('while locked, closing is refused and leaving the window is reported; afterwards neither', () => {
  const { desktop, lockdown } = lockdownOn('linux');
  lockdown.enter();
  expect(desktop.reported).toEqual([]);
  let refused = 0;
  const close = { preventDefault: () => refused++ };
  for (const name of ['blur', 'focus', 'leave-full-screen', 'minimize']) desktop.events.emit(name);
  desktop.events.emit('close', close);
  expect(desktop.reported).toEqual(['focus-lost', 'focus-regained', 'full-screen-left', 'minimised', 'close-refused']);
  expect(refused).toBe(1);
  lockdown.leave();
  desktop.events.emit('blur');
  desktop.events.emit('close', close);
  expect(desktop.reported).toHaveLength(5);
  expect(refused).toBe(1);
});

test('what is found when the seat is locked, and what comes later, is reported by name', () => {
  const { desktop, lockdown } = lockdownOn('windows');
  desktop.displays = 2;
  desktop.make = 'VMware';
  desktop.remote = ['ToDesk'];
  expect(outcomes(lockdown.enter())).toMatchObject({
    'second-display': 'partial: found',
    'virtual-machine': 'partial: found',
    'remote-tool': 'partial: found',
  });
  desktop.tellTools(['ToDesk', 'AnyDesk']);
  desktop.screens.emit('display-added');
  desktop.taken.get('PrintScreen')?.();
  for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) desktop.power.emit(name);
  expect(desktop.details).toEqual([
    ...['second-display 2', 'virtual-machine VMware', 'remote-tool ToDesk', 'remote-tool AnyDesk'],
    ...['second-display 2', 'capture-key PrintScreen'],
  ]);
  expect(desktop.reported.slice(-4)).toEqual(['suspended', 'resumed', 'screen-locked', 'screen-unlocked']);
  lockdown.leave();
  desktop.details.length = 0;
  desktop.screens.emit('display-added');
  expect(desktop.details).toEqual([]);
  expect(desktop.taken.size).toBe(0);
});

test('what the system does not say is said to be unknown, never to be absent', () => {
  const { desktop, lockdown } = lockdownOn('linux');
  desktop.make = undefined;
  desktop.remote = undefined;
  expect(outcomes(lockdown.enter())).toMatchObject({
    'virtual-machine': 'failed: not-told',
    'remote-tool': 'failed: not-told',
    'power-events': 'partial: not-told',
  });
});

test('the clipboard is empty at the start, after each return to the window, and at the end', () => {
  const { desktop, lockdown } = lockdownOn('macos');
  lockdown.enter();
  expect(desktop.clipboard).toBe('');
  desktop.clipboard = 'copied elsewhere';
  desktop.events.emit('focus');
  expect(desktop.clipboard).toBe('');
  desktop.clipboard = 'an answer';
  lockdown.leave();
  expect(desktop.clipboard).toBe('');
});

test('keys beyond the exam are refused and print keys reported; none while an input method composes', () => {
  const { desktop, lockdown } = lockdownOn('windows');
  lockdown.enter();
  const plain = { type: 'keyDown', control: false, meta: false, alt: false, shift: false };
  const pressed = (key: string, more: object = {}) => {
    let refused = false;
    const input = { ...plain, key, isComposing: false, isAutoRepeat: false, ...more };
    desktop.input.emit('before-input-event', { preventDefault: () => (refused = true) }, input);
    return refused;
  };
  expect(pressed('p', { control: true })).toBe(true);
  expect(pressed('F5')).toBe(true);
  expect(pressed('s', { meta: true, shift: true })).toBe(true);
  expect(desktop.details).toEqual(['capture-key print', 'capture-key capture']);
  expect(pressed('p', { control: true, isComposing: true })).toBe(false);
  expect(['a', 'ArrowLeft', 'Enter', 'Escape', 'Process'].map((key) => pressed(key))).toEqual(Array(5).fill(false));
  expect(['c', 'v', 'x', 'z', 'a'].map((key) => pressed(key, { control: true }))).toEqual(Array(5).fill(false));
});
