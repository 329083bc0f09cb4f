import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FeasibilityMeterState, type Feasibility } from '#ui/office/feasibility-meter.svelte.ts';
import FeasibilityMeter from '#ui/office/FeasibilityMeter.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';

const t = catalogues['zh-CN'];
const rules = [
  { id: 'law', count: 30, points: 1 },
  { id: 'safety', count: 20, points: 2 },
];

function found(over: Partial<Feasibility> = {}): Feasibility {
  return {
    ok: true,
    rules: [
      { ruleId: 'law', wanted: 30, available: 40 },
      { ruleId: 'safety', wanted: 20, available: 25 },
    ],
    shortfalls: [],
    items: 50,
    points: 70,
    ...over,
  };
}

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('The feasibility meter', () => {
  test('shows items and points, and that the bank can fill every rule in each language', () => {
    const answers = { 'zh-CN': found(), en: found() };
    render(FeasibilityMeter, { props: { answers, busy: false, ruleIds: ['law', 'safety'] } });
    screen.getByText(t.blueprints.totals(50, '70'));
    expect(screen.getAllByText(t.blueprints.feasible)).toHaveLength(2);
  });

  test('explains a shortfall by the rules that compete, for the language that is short', () => {
    const short = found({ ok: false, shortfalls: [{ ruleIds: ['law', 'safety'], wanted: 50, found: 44 }] });
    const answers = { 'zh-CN': found(), en: short };
    render(FeasibilityMeter, { props: { answers, busy: false, ruleIds: ['law', 'safety'] } });
    screen.getByText(t.blueprints.feasible);
    screen.getByText(t.blueprints.notFeasible);
    screen.getByText(t.blueprints.shortfall('规则 1、规则 2', 50, 44));
  });

  test('says that it cannot tell while a rule is incomplete', () => {
    render(FeasibilityMeter, { props: { answers: null, busy: false, ruleIds: ['law'] } });
    screen.getByText(t.blueprints.notCheckable);
  });
});

describe('Asking the host while rules are typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('asks once for each language after a rest, and not for what was typed in between', async () => {
    const ask = vi.fn().mockResolvedValue(found());
    const meter = new FeasibilityMeterState(ask);
    const callOff = meter.follow({ bankId: 'bank', rules: [{ id: 'law', count: 3, points: 1 }] });
    callOff();
    meter.follow({ bankId: 'bank', rules });
    expect(meter.busy).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask.mock.calls.map(([question]) => question)).toEqual([
      { bankId: 'bank', rules, locale: 'zh-CN' },
      { bankId: 'bank', rules, locale: 'en' },
    ]);
    expect(meter.answers?.en.items).toBe(50);
    expect(meter.busy).toBe(false);
  });

  test('drops a late answer to an older question', async () => {
    let answerOld: (one: Feasibility) => void = () => {};
    const old = new Promise<Feasibility>((resolve) => {
      answerOld = resolve;
    });
    const ask = vi.fn().mockReturnValueOnce(old).mockReturnValueOnce(old).mockResolvedValue(found());
    const meter = new FeasibilityMeterState(ask);
    meter.follow({ bankId: 'bank', rules: [] });
    await vi.advanceTimersByTimeAsync(400);
    meter.follow({ bankId: 'bank', rules });
    await vi.advanceTimersByTimeAsync(400);
    answerOld(found({ items: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(meter.answers?.['zh-CN'].items).toBe(50);
  });
});
