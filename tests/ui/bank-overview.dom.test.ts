import { screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Item } from '#domain/item/item.ts';
import { bankQuality } from '#domain/item/quality.ts';
import type { Answers } from '#ui/answers.ts';
import { BankFilter, type Look } from '#ui/office/bank-filter.svelte.ts';
import BankOverview from '#ui/office/BankOverview.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { renderIn, type FakeOperations } from './support/fake-host.ts';

const t = catalogues['zh-CN'];
const topic = { id: 'safety', title: { 'zh-CN': '安全' } };

const item = (id: string, stem: string, change: Partial<Item> = {}): Item =>
  ({
    id,
    kind: 'true-false',
    topic: 'safety',
    difficulty: 2,
    cognitive: 'apply',
    sources: [{ source: 'law', place: '1' }],
    stem: { 'zh-CN': stem },
    rationale: { 'zh-CN': '依据规定，遇到断线应当先远离再报告，不得触碰。' },
    key: true,
    ...change,
  }) as Item;

const items = [
  item('near-line', '发现高压线断落在地面时，应当立即远离并报告。'),
  item('near-line-again', '发现高压线断落在地面时，应当立即远离并且报告。'),
  item('no-source', '来电客户反映漏电时，应当先提示断开电源。', { sources: [], practice: true }),
];
const plan = [{ topic: 'safety', items: 4, difficulty: { 1: 1, 2: 3, 3: 0, 4: 0, 5: 0 } }];
const header = {
  id: 'hotline',
  version: 2,
  title: { 'zh-CN': '热线题库' },
  notice: {},
  topics: [topic],
  sources: [],
  plan,
};
const quality = bankQuality({ ...header, items, cases: [], scenarios: [] });

const ready = {
  id: 'basic',
  title: { 'zh-CN': '基础卷' },
  note: { 'zh-CN': '供新员工' },
  locales: ['zh-CN' as const],
  minutes: 60,
  pool: 'sealed' as const,
  items: 2,
  points: 10,
};
function bank(taken: { version: number; changed: boolean } | null = null): Answers['banks']['list'][number] {
  return {
    ...{ bankId: 'hotline', version: 2, title: header.title, notice: {}, hash: 'aa', importedAt: 0 },
    ...{ items: 3, cases: 0, scenarios: 0, complete: { 'zh-CN': 3, en: 0 }, kinds: [], difficulties: [] },
    topics: [{ ...topic, items: 3 }],
    blueprints: [{ ...ready, taken }],
  };
}

function draw(operations: FakeOperations = {}, taken: Parameters<typeof bank>[0] = null) {
  const onlook = vi.fn<(look: Look) => void>();
  const onchange = vi.fn();
  const drawn = renderIn(
    BankOverview,
    { bank: bank(taken), onlook, onchange },
    { banks: { quality: () => quality }, ...operations },
  );
  return { ...drawn, onlook, onchange };
}

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('The overview of a bank', () => {
  test('maps topics and difficulties beside the plan, and says how far off it is', async () => {
    const { onlook } = draw();
    const map = await screen.findByRole('table', { name: t.banks.mapCaption });
    screen.getByText(t.bankOverview.offPlan(1), { exact: false });
    within(map).getByText('≠ 1');
    within(map)
      .getByRole('button', { name: t.banks.mapCell('安全', 2, 3) + t.bankOverview.cellPlanned(3) })
      .click();
    expect(onlook).toHaveBeenCalledWith({ topic: 'safety', difficulty: 2 });
  });

  test('leads from each number to the items behind it', async () => {
    const { onlook } = draw();
    for (const [what, n, look] of [
      [t.item.kinds['true-false'], 3, { kind: 'true-false' }],
      [t.bankOverview.levels.apply, 3, { cognitive: 'apply' }],
      [t.common.languages['zh-CN'], 3, { complete: 'zh-CN' }],
      [t.bankOverview.sealed, 2, { pool: 'sealed' }],
      [t.bankOverview.practice, 1, { pool: 'practice' }],
    ] as const) {
      (await screen.findByRole('button', { name: t.bankOverview.lookAt(what, n) })).click();
      expect(onlook).toHaveBeenLastCalledWith(look);
      const filter = new BankFilter();
      filter.lookAt(look);
      expect(filter.asked('hotline', 2)).toMatchObject(look);
    }
  });

  test('links both items of a pair that is nearly the same, and an item without a source', async () => {
    draw();
    const pairs = await screen.findByRole('table', { name: t.bankOverview.pairsCaption(1) });
    const links = within(pairs).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/banks/hotline/2/items/near-line',
      '#/banks/hotline/2/items/near-line-again',
    ]);
    const missing = screen.getByText(t.bankOverview.withoutSource).nextElementSibling as HTMLElement;
    within(missing).getByRole('link', { name: 'no-source' });
  });

  test('takes a ready blueprint over by one click, and says which version it became', async () => {
    const { sent, onchange } = draw({
      banks: { quality: () => quality },
      blueprints: { takeOver: () => ({ ok: true, blueprintId: 'basic', version: 1 }) },
    });
    (await screen.findByRole('button', { name: t.readyBlueprints.takeNamed('基础卷') })).click();
    await screen.findByText(t.readyBlueprints.done('基础卷', 1), { exact: false });
    expect(sent.at(-1)).toMatchObject({
      operation: 'blueprints.takeOver',
      asked: { bankId: 'hotline', version: 2, readyId: 'basic' },
    });
    expect(onchange).toHaveBeenCalledOnce();
  });

  test('offers one that was taken over and changed again, and one that was only taken over not', async () => {
    const changed = draw({}, { version: 3, changed: true });
    await screen.findByRole('button', { name: t.readyBlueprints.againNamed('基础卷') });
    changed.unmount();
    draw({}, { version: 1, changed: false });
    await screen.findByText(t.readyBlueprints.taken(1));
    expect(screen.queryByRole('button', { name: t.readyBlueprints.takeNamed('基础卷') })).toBeNull();
  });
});
