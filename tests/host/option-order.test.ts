import { beforeAll, describe, expect, it } from 'vitest';
import { opaqueRefs } from '#domain/paper/opaque-refs.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { attemptsOfSession, paperOf } from '#host/storage/attempt-store.ts';
import { TestHost } from '../support/test-host.ts';
import { prepareCanaryExam } from './canary-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const draws = 400;
let papers: readonly Paper[] = [];

beforeAll(async () => {
  const host = await TestHost.open();
  const roster = Array.from({ length: draws }, (_, at) => `考生,E-${at},,zh-CN`);
  const { sessionId, admissionNumbers } = await prepareCanaryExam(host, roster, ['single', 'multiple']);
  await Promise.all(
    admissionNumbers.map((admissionNumber, at) =>
      host.as().candidate.enter({ admissionNumber, seat: `seat-${String(at).padStart(20, '0')}` }),
    ),
  );
  const attemptIds = host.read((db) => attemptsOfSession(db, sessionId)).map((a) => a.id);
  await host.as(await signInAs(host, 'proctor')).room.admit({ attemptIds });
  papers = host.read((db) => attemptIds.flatMap((id) => paperOf(db, id) ?? []));
  await host.end();
});

const singles = () =>
  papers.map((paper) => {
    const drawn = paper.items.find((i) => i.item.kind === 'single');
    if (drawn?.item.kind !== 'single') throw new Error('no single choice was drawn');
    const { key } = drawn.item;
    return { ...drawn, right: drawn.options.findIndex((o) => o.optionId === key) };
  });

/** How often each place of `places` came up. */
const count = (found: readonly number[], places: number) =>
  Array.from({ length: places }, (_, place) => found.filter((f) => f === place).length);

/** Each of `places` is as likely: five standard deviations around the mean, which chance leaves once in a million. */
function expectEven(found: readonly number[], places: number): void {
  const mean = found.length / places;
  const spread = 5 * Math.sqrt(mean * (1 - 1 / places));
  for (const n of count(found, places)) expect(Math.abs(n - mean)).toBeLessThan(spread);
}

describe('one item, drawn onto hundreds of papers', () => {
  it('has its right option at every place alike, though the author always wrote it first', () => {
    expect(papers).toHaveLength(draws);
    expectEven(
      singles().map((s) => s.right),
      4,
    );
  });

  it('stands at every place of the paper alike', () => {
    expectEven(
      papers.map((p) => p.items.findIndex((i) => i.item.kind === 'single')),
      2,
    );
  });

  it('has its options in every order', () => {
    const orders = new Set(singles().map((s) => s.options.map((o) => o.optionId).join()));
    expect(orders.size).toBe(24);
  });

  it('is named anew on every paper: no name comes twice, and none tells the right option', () => {
    const refs = papers.flatMap((p) => p.items.flatMap((i) => [i.ref, ...i.options.map((o) => o.ref)]));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.length).toBe(draws * 10);
    // Sorted by name, the right one is at every place alike.
    expectEven(
      singles().map(({ options, right }) =>
        options
          .map((o) => o.ref)
          .sort()
          .indexOf(options[right]?.ref ?? ''),
      ),
      4,
    );
  });

  it('has names that the stored seed does not make, and a seed of its own on every paper', () => {
    expect(new Set(papers.map((p) => p.seed)).size).toBe(draws);
    for (const { seed, items } of papers) expect(items[0]?.ref).not.toBe(opaqueRefs(seed)());
  });
});
