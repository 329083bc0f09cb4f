import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { peerRing, refusePeer, type ReviewedWork } from '#domain/marking/reviews.ts';

const work = (who: string, partId = 'case', peer: ReviewedWork['peer'] = null): ReviewedWork => ({
  taskId: `${partId}-${who}`,
  partId,
  candidateId: who,
  peer,
});

describe('sharing out reviews', () => {
  it('lets each review exactly one other’s work of the same part, and nobody their own', () => {
    const people = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(people, (names) => {
        const works = names.flatMap((name) => [work(name), work(name, 'call')]);
        const ring = peerRing(works);
        expect(ring).toHaveLength(works.length);
        for (const part of ['case', 'call']) {
          const own = ring.filter(({ taskId }) => taskId.startsWith(`${part}-`));
          expect(new Set(own.map(({ candidateId }) => candidateId)).size).toBe(names.length);
          for (const { taskId, candidateId } of own) expect(taskId).not.toBe(`${part}-${candidateId}`);
        }
      }),
    );
  });

  it('leaves one who is alone without a peer, and touches nothing that has one', () => {
    const reviewed = work('甲', 'case', { candidateId: '乙', submitted: false });
    expect(peerRing([work('丙')])).toEqual([]);
    expect(peerRing([reviewed, work('丙')])).toEqual([]);
    expect(peerRing([])).toEqual([]);
  });
});

describe('giving a review by hand', () => {
  const works = [
    work('甲'),
    work('乙'),
    work('丙', 'call'),
    work('丁', 'case', { candidateId: '甲', submitted: true }),
  ];
  const [own, , , done] = works;
  it.each([
    ['own-work', own, '甲'],
    ['not-finished', own, '丙'],
    ['submitted', done, '乙'],
    [null, own, '乙'],
  ] as const)('answers %s', (reason, asked, who) => {
    expect(asked && refusePeer(asked, who, works)).toBe(reason);
  });

  it('is not done twice with the same person', () => {
    const given = work('甲', 'case', { candidateId: '乙', submitted: false });
    expect(refusePeer(given, '乙', [given, work('乙')])).toBe('assigned');
  });
});
