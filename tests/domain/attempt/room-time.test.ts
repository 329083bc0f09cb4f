import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { decideRoom, type RoomWish } from '#domain/attempt/decide-room.ts';
import { isTimedOut } from '#domain/attempt/decide.ts';
import { downtimesOf } from '#domain/attempt/downtime.ts';
import { messagesOf } from '#domain/attempt/message.ts';
import { allowedMs, creditedMs, ranMs, remainingMs, usedMs } from '#domain/attempt/time-ledger.ts';
import * as to from './sample-attempt.ts';

interface Step {
  readonly what: 'pass' | 'pause' | 'resume' | 'credit' | 'silence' | 'restart' | 'judge' | 'transfer' | 'message';
  readonly ms: number;
  readonly yes: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('pass', 'pause', 'resume', 'credit', 'silence', 'restart', 'judge', 'transfer', 'message'),
  ms: fc.integer({ min: 0, max: 90_000 }),
  yes: fc.boolean(),
});

/** An attempt under a proctor's acts, and beside it what a person with a stopwatch would write down. */
class Sitting {
  attempt: Attempt = to.fold(to.toRunning);
  boot = 'a';
  mono = 1_000;
  #boots = 0;
  ran = 0;
  granted = 0;
  running = true;
  /** When the running host restarted last, on its own clock; null once the seat was heard from. */
  #since: number | null = null;
  /** What each downtime spared the candidate, and whether that stands. */
  readonly spared: { ms: number; standing: boolean }[] = [];

  get now() {
    return { boot: this.boot, mono: this.mono, wall: 0 };
  }

  pass(ms: number): void {
    this.mono += ms;
    if (this.running) this.ran += ms;
  }

  wish(wish: RoomWish): boolean {
    const decision = decideRoom(this.attempt, wish);
    if (decision.ok)
      this.attempt = applyEntry(this.attempt, { at: this.now, actor: 'account:p', event: decision.event });
    return decision.ok;
  }

  #endDowntime(): void {
    if (this.#since !== null) this.spared.push({ ms: this.mono - this.#since, standing: true });
    this.#since = null;
  }

  take({ what, ms, yes }: Step): void {
    const why = { reason: 'why', code: 'system.disk' } as const;
    if (what === 'pass') this.pass(ms);
    else if (what === 'pause' && this.wish({ kind: 'pause', ...why })) {
      this.#endDowntime();
      this.running = false;
    } else if (what === 'resume' && this.wish({ kind: 'resume', ...why })) {
      this.#endDowntime();
      this.running = true;
    } else if (what === 'credit') {
      const wanted = yes ? ms : -ms;
      if (this.wish({ kind: 'credit', ms: wanted, ...why })) this.granted += wanted;
    } else if (what === 'silence') this.#silence(ms);
    else if (what === 'restart') this.#restart(ms);
    else if (what === 'judge') this.#judge(ms, yes);
    else if (what === 'transfer') this.wish({ kind: 'transfer', to: `seat-${ms}`, ...why });
    else if (what === 'message') this.wish({ kind: 'message', messageId: `${ms}`, text: 'text' });
  }

  /** The seat is not heard from for so long, and then is. */
  #silence(ms: number): void {
    const from = this.mono;
    this.pass(ms);
    const lost = ranMs(this.attempt.ledger, { boot: this.boot, from, to: this.mono });
    expect(lost).toBe(this.running ? ms : 0);
    if (lost === 0) return;
    const event = { kind: 'attempt.credited', ms: lost, silentMs: ms, reason: '', code: 'system.disconnect' } as const;
    this.attempt = applyEntry(this.attempt, { at: this.now, actor: 'host', event });
    this.granted += lost;
    this.spared.push({ ms: lost, standing: true });
  }

  /** The host dies now and is there again; its new clock runs for `ms` before anything else. */
  #restart(ms: number): void {
    const lastAlive = this.now;
    this.boot = `boot-${(this.#boots += 1)}`;
    this.mono = 7;
    if (this.running) {
      this.attempt = applyEntry(this.attempt, {
        at: this.now,
        actor: 'host',
        event: { kind: 'attempt.interrupted', lastAlive },
      });
      this.#since = this.mono;
      this.running = false;
    } else if (this.#since !== null) {
      // Nobody measured what the run before waited.
      this.spared.push({ ms: 0, standing: true });
      this.#since = null;
      this.attempt = applyEntry(this.attempt, { at: this.now, actor: 'host', event: { kind: 'attempt.resumed' } });
      this.running = true;
    }
    this.pass(ms);
  }

  #judge(ms: number, byCandidate: boolean): void {
    const downtime = this.spared.length === 0 ? 0 : ms % this.spared.length;
    const spared = this.spared[downtime];
    const done = this.wish({ kind: 'judge-downtime', downtime, byCandidate, reason: 'why' });
    expect(done).toBe(spared !== undefined && spared.standing === byCandidate);
    if (!done || spared === undefined) return;
    spared.standing = !byCandidate;
    this.granted += byCandidate ? -spared.ms : spared.ms;
  }
}

describe('the time of an attempt, whatever the room does', () => {
  it('is what a stopwatch says, and every credit and its way back is on the ledger', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const sitting = new Sitting();
        for (const one of steps) sitting.take(one);
        const { ledger } = sitting.attempt;
        expect(usedMs(ledger, sitting.now)).toBe(sitting.ran);
        expect(creditedMs(ledger)).toBe(sitting.granted);
        expect(remainingMs(ledger, sitting.now)).toBe(to.limitMs + sitting.granted - sitting.ran);
        for (const credit of ledger.credits) expect(credit).toMatchObject({ by: expect.any(String) as string });
        // What is still open comes after those that are over.
        const over = downtimesOf(sitting.attempt).filter((d) => d.ms !== null);
        expect(over.map((d) => [d.ms, !d.byCandidate])).toEqual(sitting.spared.map((s) => [s.ms, s.standing]));
      }),
      { numRuns: 400 },
    );
  });

  it('lets a proctor take back what was given, and no more than that', () => {
    const given = [...to.toRunning, to.entry(2_000, { kind: 'attempt.credited', ms: 60_000, reason: 'noise' })];
    const take = (ms: number) => decideRoom(to.fold(given), { kind: 'credit', ms, reason: 'by mistake' });
    expect(take(-60_000)).toMatchObject({ ok: true });
    expect(take(-60_001)).toEqual({ ok: false, reason: 'more-than-credited' });
  });

  it('does not run out while the seat cannot be heard: what is owed counts', () => {
    const running = to.fold(to.toRunning);
    const late = to.at(1_000 + to.limitMs + 30_000);
    expect(isTimedOut(running, late)).toBe(true);
    expect(isTimedOut(running, late, 30_000)).toBe(false);
    expect(isTimedOut(running, to.at(1_000 + to.limitMs + 40_000), 30_000)).toBe(true);
  });

  it('begins at admission with what the office granted, and keeps it', () => {
    const [created, entered, admission] = to.toAdmitted;
    if (created === undefined || entered === undefined || admission?.event.kind !== 'attempt.admitted') {
      throw new Error('the sample has changed');
    }
    const accommodation = { extraMinutes: 5, extraPercent: 50, textSize: 150, notes: 'own room' } as const;
    const event = { ...admission.event, limitMs: 90_000, accommodation };
    const attempt = to.fold([created, entered, { ...admission, event }]);
    expect(allowedMs(attempt.ledger)).toBe(90_000);
    expect(attempt.accommodation).toEqual(accommodation);
    expect(allowedMs(to.fold(to.toAdmitted).ledger)).toBe(to.limitMs);
  });

  it('keeps messages until they are acknowledged, each once', () => {
    const sent = [...to.toRunning, to.entry(2_000, { kind: 'attempt.messaged', messageId: 'm1', text: 'Ten minutes' })];
    const read = to.fold([...sent, to.entry(3_000, { kind: 'attempt.message-acknowledged', messageId: 'm1' })]);
    expect(messagesOf(to.fold(sent))).toMatchObject([{ id: 'm1', text: 'Ten minutes', acknowledgedAt: null }]);
    expect(messagesOf(read)).toMatchObject([{ acknowledgedAt: to.at(3_000).wall }]);
  });
});
