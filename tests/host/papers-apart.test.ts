import { expect, it } from 'vitest';
import { overlapLimit } from '#domain/paper/draw-apart.ts';
import { drawPaper } from '#domain/paper/draw.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import { bankItems, bankVersion } from '#host/storage/bank-store.ts';
import { newestBlueprint } from '#host/storage/scheme-store.ts';
import { largestOverlap } from '../domain/paper/overlap.ts';
import { preparedExam } from './exam.ts';

// 15 of 50 items: by chance alone some of these 66 pairs share six and more of their 15.
const exam = preparedExam({ candidates: 12, items: 15, minutes: 10 });

it('the papers of a room are kept apart, and each says how many it was compared with', async () => {
  const { host, day } = await exam();
  const papers = host.read((db) => day.candidates.map(({ attemptId }) => paperOf(db, attemptId)));
  expect(papers.map((paper) => paper?.apart?.earlier ?? -1).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, at) => at),
  );
  const sets = papers.map((paper) => new Set(paper?.items.map(({ item }) => item.id)));
  sets.forEach((paper, at) => {
    expect(paper.size).toBe(15);
    expect(largestOverlap([...paper], sets.slice(0, at))).toBeLessThanOrEqual(overlapLimit);
  });
});

it('a stored paper is drawn again from its own seed, bank and blueprint, without the others', async () => {
  const { host, day } = await exam();
  host.read((db) => {
    for (const { attemptId } of day.candidates) {
      const paper = paperOf(db, attemptId);
      const blueprint = newestBlueprint(db, 'paper');
      if (paper === null || blueprint === null) throw new Error('a paper or the blueprint is missing');
      const { header, hash } = bankVersion(db, paper.bankId, paper.bankVersion) ?? {};
      const { bankId: id, bankVersion: version, locale, seed } = paper;
      const bank = { id, version, hash: hash ?? '', items: bankItems(db, id, version) };
      const again = drawPaper({ bank, blueprint, locale, seed, refs: { refSeed: 'others' } });
      expect(header?.id).toBe(id);
      expect(again.ok && again.paper.items.map(({ item }) => item.id)).toEqual(paper.items.map(({ item }) => item.id));
    }
  });
});
