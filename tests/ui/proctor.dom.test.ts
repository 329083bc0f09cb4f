// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SeatCard } from '#contract/room.ts';
import { Board } from '#ui/proctor/board.svelte.ts';
import ActBar from '#ui/proctor/ActBar.svelte';
import TransferDialog from '#ui/proctor/TransferDialog.svelte';
import ActReport from '#ui/proctor/ActReport.svelte';
import SeatCardView from '#ui/proctor/SeatCard.svelte';
import { defaultDayRules } from '#domain/room/day-rules.ts';
import { filterOf, seatStatus } from '#ui/proctor/seat-status.ts';
import { fakeLink, renderIn, type FakeOperations } from './support/fake-host.ts';

function card(n: number, more: Partial<SeatCard> = {}): SeatCard {
  return {
    attemptId: `a${n}`,
    candidateId: `c${n}`,
    admissionNumber: `9559800${n}`,
    name: `考生${n}`,
    employeeNumber: `E${n}`,
    unit: '热线一班',
    locale: 'zh-CN',
    part: { 'zh-CN': '理论', en: 'Theory' },
    state: 'awaiting',
    seatName: null,
    present: true,
    ready: false,
    answered: 0,
    items: 20,
    remainingMs: null,
    lastSavedAt: null,
    silentMs: 300,
    pausedBecause: null,
    pausedCode: null,
    seat: 'seat-of-the-candidate-1',
    creditedMs: 0,
    credits: [],
    downtimes: [],
    messages: [],
    accommodation: null,
    transferTo: null,
    receipt: null,
    identityCheck: null,
    lateMs: 0,
    tooLate: false,
    mayLeave: false,
    outSince: null,
    absences: [],
    lockdown: null,
    unlockings: [],
    noticed: [],
    ...more,
  };
}

const running = card(3, { state: 'running', ready: true, answered: 5, remainingMs: 61_000 });
const session = {
  sessionId: 's1',
  title: '场次',
  room: '一考场',
  startsAt: 0,
  schemeId: 'x',
  schemeVersion: 1,
  schemeTitle: {},
  state: 'open',
  candidates: 3,
  rehearsal: false,
  training: false,
  rules: defaultDayRules,
} as const;

let board: Board | undefined;
afterEach(() => board?.stop());

async function looking(cards: SeatCard[], room: FakeOperations['room'] = {}) {
  const { link, sent } = fakeLink({
    room: {
      board: () => ({
        session,
        cards,
        seats: [],
        unknownNumbers: [],
        incidents: [],
        trouble: { snapshot: null, disk: null },
      }),
      ...room,
    },
  });
  board = new Board(link.client, 's1');
  await board.look();
  return { board, sent };
}

describe('what the board says of a seat', () => {
  test('follows the candidate from absent to handed in', () => {
    const said = (more: Partial<SeatCard>) => seatStatus(card(1, more));
    expect(said({ present: false })).toBe('absent');
    expect(said({})).toBe('present');
    expect(said({ state: 'admitted' })).toBe('admitted');
    expect(said({ state: 'admitted', ready: true })).toBe('ready');
    expect(said({ state: 'running' })).toBe('running');
    expect(said({ state: 'running', silentMs: 12_000 })).toBe('silent');
    expect(said({ state: 'running', silentMs: null })).toBe('silent');
    expect(said({ state: 'paused', silentMs: 90_000 })).toBe('paused');
    expect(filterOf(card(1, { state: 'closed' }))).toBe('over');
  });

  test('a card shows time, progress and silence in words', () => {
    renderIn(SeatCardView, { card: { ...running, silentMs: 25_000 }, chosen: false, onchoose: () => undefined });
    expect(screen.getByText('失去联系')).toBeTruthy();
    expect(screen.getByText('01:01')).toBeTruthy();
    expect(screen.getByText('已 25 秒没有消息')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: '进度' }).getAttribute('aria-valuenow')).toBe('5');
  });
});

describe('acting on the selection', () => {
  test('those it was done to are let go; those refused stay chosen and are named with the reason', async () => {
    const { board: here } = await looking([card(1), card(2, { present: false })], {
      admit: () => ({ done: ['a1'], refused: [{ attemptId: 'a2', reason: 'nobody-there' }] }),
    });
    here.chooseShown();
    await here.act('admit');
    expect([...here.selected]).toEqual(['a2']);
    expect(here.report).toEqual({ act: 'admit', done: 1, refused: [{ name: '考生2', reason: 'nobody-there' }] });
    renderIn(ActReport, { report: here.report as NonNullable<typeof here.report>, onclose: () => undefined });
    expect(screen.getByText('已准入 1 人')).toBeTruthy();
    expect(screen.getByText('考生2: 尚未在机位输入准考证号')).toBeTruthy();
  });

  test('select all takes only the seats of the state that is shown', async () => {
    const { board: here } = await looking([card(1), card(2), running]);
    here.filter = 'running';
    here.chooseShown();
    expect([...here.selected]).toEqual(['a3']);
  });

  test('an act lights up only where a chosen seat is in a state for it', async () => {
    const { board: here } = await looking([card(1), running]);
    renderIn(ActBar, { board: here, onincident: () => undefined, ondoubt: () => undefined });
    const disabled = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;
    expect(disabled('准入')).toBe(true);
    here.choose('a1', true);
    await waitFor(() => expect(disabled('准入')).toBe(false));
    expect(disabled('暂停')).toBe(true);
    here.choose('a3', true);
    await waitFor(() => expect(disabled('暂停')).toBe(false));
  });

  test('an attempt is closed only with a reason', async () => {
    const close = vi.fn(() => ({ done: ['a3'], refused: [] }));
    const { board: here, sent } = await looking([running], { close });
    here.choose('a3', true);
    renderIn(ActBar, { board: here, onincident: () => undefined });
    await fireEvent.click(screen.getByRole('button', { name: '结束考试' }));
    const dialog = within(await screen.findByRole('dialog', { name: '结束 1 人的考试' }));
    await fireEvent.click(dialog.getByRole('button', { name: '结束考试' }));
    expect(close).not.toHaveBeenCalled();
    expect(dialog.getByText('请选择原因', { selector: 'p *' })).toBeTruthy();
    await fireEvent.change(dialog.getByLabelText('原因'), { target: { value: 'other' } });
    await fireEvent.click(dialog.getByRole('button', { name: '结束考试' }));
    expect(close).not.toHaveBeenCalled();
    await fireEvent.input(dialog.getByLabelText(/说明/), { target: { value: '考生发热' } });
    await fireEvent.click(dialog.getByRole('button', { name: '结束考试' }));
    await waitFor(() => expect(close).toHaveBeenCalled());
    expect(sent.find((s) => s.operation === 'room.close')?.asked).toEqual({
      attemptIds: ['a3'],
      code: 'other',
      reason: '考生发热',
    });
  });

  test('a transfer goes to a free seat of the room, told by its name, with a reason', async () => {
    const transfer = vi.fn(() => ({ done: ['a3'], refused: [] }));
    const seat = (name: string, taken: boolean) => ({ seat: `code-of-${name}-0000000000`, name, place: null, taken });
    const seats = [seat('A-01', true), seat('A-02', true), seat('A-03', false)];
    const moving = { ...running, seat: seats[0]?.seat ?? '', seatName: 'A-01' };
    const { board: here, sent } = await looking([moving], {
      board: () => ({
        session,
        cards: [moving],
        seats,
        unknownNumbers: [],
        incidents: [],
        trouble: { snapshot: null, disk: null },
      }),
      transfer,
    });
    const onconfirm = vi.fn((card: SeatCard, to: string, wish: object) => void here.transfer(card, to, wish));
    renderIn(TransferDialog, { board: here, card: moving, oncancel: () => undefined, onconfirm });
    const dialog = within(await screen.findByRole('dialog', { name: `将 ${moving.name} 转移到另一台机位` }));
    const choice = dialog.getByLabelText('转移到');
    expect([...choice.querySelectorAll('option')].map((o) => o.textContent)).toEqual(['请选择机位', 'A-03']);
    await fireEvent.click(dialog.getByRole('button', { name: '转移机位' }));
    expect(onconfirm).not.toHaveBeenCalled();
    await fireEvent.change(choice, { target: { value: seats[2]?.seat } });
    await fireEvent.click(dialog.getByRole('button', { name: '转移机位' }));
    await waitFor(() => expect(transfer).toHaveBeenCalled());
    expect(sent.find((s) => s.operation === 'room.transfer')?.asked).toEqual({
      ...{ attemptId: 'a3', seat: seats[2]?.seat },
      ...{ code: 'system.disk', reason: '' },
    });
  });

  test('a transfer begins with the seat where the candidate waits', async () => {
    const asking = { ...running, transferTo: 'wxyz-where-the-number-was-typed' };
    const { board: here } = await looking([asking]);
    renderIn(TransferDialog, { board: here, card: asking, oncancel: () => undefined, onconfirm: () => undefined });
    const dialog = within(await screen.findByRole('dialog'));
    const choice = dialog.getByLabelText<HTMLSelectElement>('转移到');
    await waitFor(() => expect(choice.value).toBe(asking.transferTo));
    expect(choice.selectedOptions[0]?.textContent).toBe('WXYZ（考生已在此等候）');
  });

  test('a board that cannot be reached keeps the last look and says so', async () => {
    let up = true;
    const { board: here } = await looking([running], {
      board: () => {
        if (!up) throw new TypeError('Failed to fetch');
        return {
          session,
          cards: [running],
          seats: [],
          unknownNumbers: [],
          incidents: [],
          trouble: { snapshot: null, disk: null },
        };
      },
    });
    up = false;
    await here.look();
    expect(here.failure).toBe('host-unreachable');
    expect(here.cards).toHaveLength(1);
  });
});
