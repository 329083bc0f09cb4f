import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { defaultDayRules } from '#domain/room/day-rules.ts';
import { Calculation } from '#ui/candidate/calculation.svelte.ts';
import Calculator from '#ui/candidate/Calculator.svelte';
import { NoteDraft } from '#ui/candidate/note-draft.svelte.ts';
import NoteSheet from '#ui/candidate/NoteSheet.svelte';
import DayRulesForm from '#ui/office/DayRulesForm.svelte';
import AdmissionSlip from '#ui/print/AdmissionSlip.svelte';
import WalkInDialog from '#ui/proctor/WalkInDialog.svelte';
import { renderIn } from './support/fake-host.ts';

describe('the calculator at the seat', () => {
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const result = () => screen.getByRole('status', { name: '结果' }).textContent.trim();

  test('goes on with its result after an operator, and begins anew after a digit', async () => {
    const calculation = new Calculation();
    renderIn(Calculator, { calculation });
    for (const key of ['1', '小数点', '1', '加', '2', '等于']) await press(key);
    expect(result()).toBe('= 3.1');
    for (const key of ['乘', '2', '等于']) await press(key);
    expect(result()).toBe('= 6.2');
    await press('M+ 加入存储');
    await press('清除');
    await press('MR 读取存储');
    expect(calculation.expression).toBe('6.2');
    expect(screen.getByText('M 6.2')).toBeTruthy();
  });

  test('takes keys wherever the focus stands in it, and says what it cannot calculate', async () => {
    const calculation = new Calculation();
    renderIn(Calculator, { calculation });
    const key = screen.getByRole('button', { name: '7' });
    for (const typed of ['5', '/', '0', '=']) await fireEvent.keyDown(key, { key: typed });
    expect(result()).toBe('除数为零。');
    await fireEvent.keyDown(key, { key: 'Escape' });
    expect(calculation.expression).toBe('');
  });
});

describe('the note sheet', () => {
  test('is sent after a rest, tried again after a failure, and says which of the two it is', async () => {
    vi.useFakeTimers();
    try {
      const send = vi.fn<(revision: number, text: string) => Promise<{ ok: true; savedAt: number }>>();
      send.mockRejectedValueOnce(new Error('no host')).mockResolvedValue({ ok: true, savedAt: 1 });
      const notes = new NoteDraft({ revision: 3, text: '旧' }, send);
      renderIn(NoteSheet, { notes });
      await fireEvent.input(screen.getByLabelText('个人草稿'), { target: { value: '新' } });
      await vi.advanceTimersByTimeAsync(500);
      expect(notes.status).toBe('failed');
      await vi.advanceTimersByTimeAsync(2_000);
      expect(notes.status).toBe('saved');
      expect(send.mock.calls).toEqual([
        [4, '新'],
        [4, '新'],
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the rules of the day', () => {
  test('are sent whole, and not while a number does not fit', async () => {
    const setRules = vi.fn(() => ({ ok: true as const }));
    const props = { sessionId: 's1', rules: defaultDayRules, closed: false, onsaved: () => undefined };
    renderIn(DayRulesForm, props, { sessions: { setRules } });
    const latest = screen.getByLabelText(/最迟准入/u);
    await fireEvent.input(latest, { target: { value: '999' } });
    await fireEvent.click(screen.getByRole('button', { name: '保存规则' }));
    expect(setRules).not.toHaveBeenCalled();
    await fireEvent.input(latest, { target: { value: '' } });
    await fireEvent.click(screen.getByRole('button', { name: '保存规则' }));
    await waitFor(() => expect(setRules).toHaveBeenCalled());
    expect(setRules).toHaveBeenCalledWith({ sessionId: 's1', rules: { ...defaultDayRules, latestAdmission: null } });
  });
});

describe('an admission slip', () => {
  const session = {
    ...{ sessionId: 's1', title: '上午场', room: '301 机房', startsAt: 0, schemeTitle: { 'zh-CN': '热线' } },
    ...{ rehearsal: false, rules: defaultDayRules },
  };
  const who = { admissionNumber: '20260001', name: '林晓', employeeNumber: 'E-1', unit: '一班', locale: 'zh-CN' };
  const props = { session, who, rows: ['1'], photo: null, organisation: { 'zh-CN': '公司' }, sample: false };

  test('names the seat of whoever has one, and has no such line for anybody else', () => {
    const { unmount } = renderIn(AdmissionSlip, { ...props, seatName: 'A-01' });
    expect(screen.getByText('A-01').closest('p')?.textContent).toBe('机位 A-01');
    unmount();
    renderIn(AdmissionSlip, { ...props, seatName: null });
    expect(screen.getByText('地点 301 机房')).toBeTruthy();
    expect(screen.queryByText(/机位 A/u)).toBeNull();
  });
});

describe('a walk-in', () => {
  test('is added with a reason only, and a refusal says what was kept', async () => {
    const addWalkIn = vi.fn(() => ({ ok: false as const, reason: 'not-by-rule' as const }));
    renderIn(WalkInDialog, { sessionId: 's1', onadded: () => undefined }, { room: { addWalkIn } });
    await fireEvent.click(screen.getByRole('button', { name: '添加临时考生' }));
    const dialog = within(await screen.findByRole('dialog'));
    await fireEvent.input(dialog.getByLabelText('姓名'), { target: { value: '新来的' } });
    await fireEvent.input(dialog.getByLabelText('工号'), { target: { value: 'W-1' } });
    await fireEvent.click(dialog.getByRole('button', { name: '加入名单' }));
    expect(addWalkIn).not.toHaveBeenCalled();
    await fireEvent.input(dialog.getByLabelText('今天应试的理由'), { target: { value: '替换' } });
    await fireEvent.click(dialog.getByRole('button', { name: '加入名单' }));
    expect(await dialog.findByText('本场次规则不允许临时考生。未添加任何人。')).toBeTruthy();
  });
});
