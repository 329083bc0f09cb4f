import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#domain/item/score.ts';
import { generator } from '#domain/paper/seed.ts';
import { chooseNext, spacing } from '#domain/practice/choose-next.ts';
import { isMistake, remember, rightsToClear, type ItemMemory } from '#domain/practice/item-memory.ts';
import { progressByTopic } from '#domain/practice/progress.ts';

const bankOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `item-${at}`, topic: at % 3 === 0 ? 'law' : 'service' }));

/** Somebody who practises: asks for the next item and responds to it as told. */
class Trainee {
  readonly items: ReturnType<typeof bankOf>;
  readonly shown: string[] = [];
  readonly memory = new Map<string, ItemMemory>();
  readonly #seed: string;
  constructor(count: number, seed = 'seed') {
    this.items = bankOf(count);
    this.#seed = seed;
  }

  next(only: 'all' | 'mistakes' = 'all', topic: string | null = null): string | null {
    const turns = this.shown.length;
    const chance = generator(this.#seed, `turn ${turns}`);
    return chooseNext({ items: this.items, memory: this.memory, turns, topic, only, chance });
  }

  respond(id: string, outcome: Outcome): void {
    this.shown.push(id);
    this.memory.set(id, remember(this.memory.get(id) ?? null, id, outcome, this.shown.length));
  }

  /** Takes what comes, and responds. Returns what was shown. */
  take(outcome: Outcome, only: 'all' | 'mistakes' = 'all', topic: string | null = null): string {
    const id = this.next(only, topic);
    if (id === null) throw new Error('nothing came');
    this.respond(id, outcome);
    return id;
  }

  get mistakes(): string[] {
    return [...this.memory.values()].filter(isMistake).map(({ itemId }) => itemId);
  }
}

describe('what comes next in practice', () => {
  it('is never an item seen before while there is one unseen, whatever was answered', () => {
    const trainee = new Trainee(12);
    for (let turn = 0; turn < 12; turn += 1) trainee.take(turn % 2 === 0 ? 'wrong' : 'right');
    expect(new Set(trainee.shown).size).toBe(12);
  });

  it('differs from trainee to trainee among the unseen', () => {
    const firsts = Array.from({ length: 30 }, (_, at) => new Trainee(12, `seed ${at}`).next());
    expect(new Set(firsts).size).toBeGreaterThan(4);
  });

  it('is then the mistake answered longest ago, and without mistakes the item answered longest ago', () => {
    const trainee = new Trainee(6);
    for (let turn = 0; turn < 6; turn += 1) trainee.take(turn === 1 || turn === 2 ? 'partly' : 'right');
    const [first, second, third, fourth] = trainee.shown;
    expect(trainee.take('right')).toBe(second);
    expect(trainee.take('right')).toBe(third);
    // Both were answered right once and rest: what was seen longest ago comes in between.
    expect(trainee.take('right')).toBe(first);
    expect(trainee.take('right')).toBe(fourth);
    expect(trainee.take('right')).toBe(second);
    expect(trainee.take('right')).toBe(third);
    expect(trainee.mistakes).toEqual([]);
    expect(trainee.next()).toBe(trainee.shown[4]);
  });

  it('brings a wrong item back only after at least three others', () => {
    const trainee = new Trainee(5);
    for (let turn = 0; turn < 5; turn += 1) trainee.take('right');
    const wrong = trainee.take('wrong');
    const between = [trainee.take('right'), trainee.take('right'), trainee.take('right')];
    expect(between).not.toContain(wrong);
    expect(trainee.next()).toBe(wrong);
  });

  it('stays in the topic asked for, and among mistakes where only those are asked for', () => {
    const trainee = new Trainee(9);
    for (let turn = 0; turn < 9; turn += 1) trainee.take(turn < 6 ? 'wrong' : 'right');
    const law = trainee.items.filter(({ topic }) => topic === 'law').map(({ id }) => id);
    for (let turn = 0; turn < 8; turn += 1) expect(law).toContain(trainee.take('right', 'all', 'law'));
    for (let turn = 0; turn < 4; turn += 1) {
      const { mistakes } = trainee;
      expect(mistakes).toContain(trainee.take('wrong', 'mistakes'));
    }
  });

  it('is nothing where there is nothing of what was asked for', () => {
    const trainee = new Trainee(4);
    expect(trainee.next('mistakes')).toBeNull();
    expect(trainee.next('all', 'no such topic')).toBeNull();
    expect(new Trainee(0).next()).toBeNull();
  });

  it('is a single item again and again where only one is asked for', () => {
    const trainee = new Trainee(1);
    expect([trainee.take('wrong'), trainee.take('wrong'), trainee.take('right')]).toEqual(Array(3).fill('item-0'));
  });
});

const outcomes = fc.array(fc.constantFrom<Outcome>('right', 'right', 'partly', 'wrong', 'blank', 'unreadable'), {
  minLength: 1,
  maxLength: 60,
});

describe('however somebody responds', () => {
  it('no item follows itself, and a mistake comes back after three others or after all others there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), outcomes, fc.string(), (count, given, seed) => {
        const trainee = new Trainee(count, seed);
        const others = Math.min(spacing, count - 1);
        for (const outcome of given) {
          const id = trainee.next();
          expect(id).not.toBeNull();
          expect(trainee.shown.at(-1)).not.toBe(id);
          const known = trainee.memory.get(id ?? '');
          if (known !== undefined && isMistake(known)) {
            expect(trainee.shown.length - known.lastTurn).toBeGreaterThanOrEqual(others);
          }
          trainee.respond(id ?? '', outcome);
        }
      }),
    );
  });

  it('the mistakes alone can always be practised until none is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), outcomes, (count, given) => {
        const trainee = new Trainee(count);
        for (const outcome of given) trainee.take(outcome);
        const left = trainee.mistakes.length;
        for (let turn = 0; turn < left * rightsToClear; turn += 1) {
          if (trainee.next('mistakes') !== null) trainee.take('right', 'mistakes');
        }
        expect(trainee.mistakes).toEqual([]);
        expect(trainee.next('mistakes')).toBeNull();
      }),
    );
  });

  it('an item is on the mistakes list until it was right twice in a row since it was last not', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        let memory: ItemMemory | null = null;
        for (const [at, outcome] of given.entries()) memory = remember(memory, 'item', outcome, at + 1);
        const lastMiss = given.findLastIndex((outcome) => outcome !== 'right');
        const rightsSince = given.length - 1 - lastMiss;
        expect(memory && isMistake(memory)).toBe(lastMiss >= 0 && rightsSince < rightsToClear);
        expect(memory).toMatchObject({ times: given.length, rights: given.filter((o) => o === 'right').length });
      }),
    );
  });

  it('progress by topic counts each item once: those seen are right or not, and all topics make the bank', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), outcomes, (count, given) => {
        const trainee = new Trainee(count);
        for (const outcome of given) trainee.take(outcome);
        const topics = progressByTopic(trainee.items, trainee.memory);
        const sum = (what: 'items' | 'seen' | 'right' | 'mistakes') => topics.reduce((all, one) => all + one[what], 0);
        expect(sum('items')).toBe(count);
        expect(sum('seen')).toBe(new Set(trainee.shown).size);
        expect(sum('mistakes')).toBe(trainee.mistakes.length);
        for (const one of topics) expect(one.right).toBeLessThanOrEqual(one.seen);
      }),
    );
  });
});

describe('progress', () => {
  it('leaves out what is no longer open to practice', () => {
    const trainee = new Trainee(4);
    for (let turn = 0; turn < 4; turn += 1) trainee.take('wrong');
    const left = trainee.items.slice(0, 2);
    expect(progressByTopic(left, trainee.memory)).toEqual([
      { topic: 'law', items: 1, seen: 1, right: 0, mistakes: 1 },
      { topic: 'service', items: 1, seen: 1, right: 0, mistakes: 1 },
    ]);
  });
});
