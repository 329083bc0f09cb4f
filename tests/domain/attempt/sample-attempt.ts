import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry, AttemptEvent } from '#domain/attempt/entries.ts';

export const limitMs = 60_000;
const candidate = 'candidate:c';

export const at = (mono: number, boot = 'a') => ({ boot, mono, wall: 1_700_000_000_000 + mono });

export const entry = (mono: number, event: AttemptEvent, actor = candidate, boot = 'a'): AttemptEntry => ({
  at: at(mono, boot),
  actor,
  event,
});

export const created: AttemptEvent = {
  kind: 'attempt.created',
  sessionId: 's',
  candidateId: 'c',
  partId: 'theory',
  limitMs,
  extraMs: 0,
};
const admitted: AttemptEvent = {
  kind: 'attempt.admitted',
  seat: 'seat-1',
  locale: 'en',
  paperHash: 'h',
  items: 3,
  firstRef: 'ref-1',
};

export function fold(entries: readonly AttemptEntry[]): Attempt {
  const attempt = entries.reduce<Attempt | null>(applyEntry, null);
  if (attempt === null) throw new Error('no entries');
  return attempt;
}

export const toAwaiting = [entry(0, created, 'account:office')];
export const toAdmitted = [
  ...toAwaiting,
  entry(10, { kind: 'attempt.entered', seat: 'seat-1' }),
  entry(20, admitted, 'account:proctor'),
];
export const toReady = [
  ...toAdmitted,
  entry(30, { kind: 'attempt.identity-confirmed' }),
  entry(40, { kind: 'attempt.agreed', agreementIds: ['confidentiality', 'rules'] }),
  entry(50, { kind: 'attempt.checked', checks: [{ name: 'display', ok: true, detail: '' }] }),
];
/** The clock runs from mono 1,000 on. */
export const toRunning = [...toReady, entry(1_000, { kind: 'attempt.started' }, 'account:proctor')];
export const toPaused = [...toRunning, entry(11_000, { kind: 'attempt.paused', reason: 'alarm' }, 'account:proctor')];
export const toInterrupted = [
  ...toRunning,
  entry(5, { kind: 'attempt.interrupted', lastAlive: at(21_000) }, 'host', 'b'),
];
export const toSubmitted = [...toRunning, entry(31_000, { kind: 'attempt.submitted' })];
export const toTimedOut = [
  ...toRunning,
  entry(71_000, { kind: 'attempt.closed', cause: 'time-out', reason: '' }, 'host'),
];
export const toClosed = [
  ...toRunning,
  entry(31_000, { kind: 'attempt.closed', cause: 'proctor', reason: 'ill' }, 'account:proctor'),
];
