// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AttendanceRow } from '#contract/attendance.ts';
import type { CandidateState } from '#contract/candidate.ts';
import type { IncidentView } from '#contract/incidents.ts';
import { CandidateVisit } from '#ui/candidate/candidate-visit.svelte.ts';
import MessageStrips from '#ui/candidate/MessageStrips.svelte';
import { watchSeat } from '#ui/candidate/seat-watch.ts';
import AccommodationDialog from '#ui/office/AccommodationDialog.svelte';
import AttendanceForm from '#ui/proctor/AttendanceForm.svelte';
import { AttendanceDraft } from '#ui/proctor/attendance-draft.svelte.ts';
import CorrectDialog from '#ui/proctor/CorrectDialog.svelte';
import IncidentDialog from '#ui/proctor/IncidentDialog.svelte';
import { Reason } from '#ui/proctor/reason.svelte.ts';
import { fakeLink, renderIn } from './support/fake-host.ts';

function row(n: number, more: Partial<AttendanceRow> = {}): AttendanceRow {
  const who = { candidateId: `c${n}`, admissionNumber: `9559800${n}`, name: `考生${n}`, unit: '' };
  return { ...who, mark: null, note: '', by: '', at: null, suggested: 'present', mismatch: null, ...more };
}

const incident: IncidentView = {
  ...{
    incidentId: 'i1',
    version: 1,
    attemptIds: [],
    seats: {},
    times: 1,
    code: 'environment.noise',
    severity: 'minor',
    note: '施工',
  },
  ...{ source: 'staff', seconds: null, withdrawn: false, by: '监考员', at: 0, correctedAt: null },
};

describe('a reason', () => {
  test('is a code, and words where the code is “other”; what is missing is shown only after a try', () => {
    const reason = new Reason();
    expect(reason.tried).toBe(false);
    expect(reason.take()).toBeNull();
    expect(reason.tried).toBe(true);
    reason.code = 'other';
    expect(reason.take()).toBeNull();
    reason.note = '  消防演习 ';
    expect(reason.take()).toEqual({ code: 'other', reason: '消防演习' });
    reason.clear('resolved');
    expect(reason.take()).toEqual({ code: 'resolved', reason: '' });
  });
});

describe('an incident', () => {
  test('is recorded by the click on what happened, with the severity and note that were given before', async () => {
    const onrecord = vi.fn();
    renderIn(IncidentDialog, { open: true, names: ['考生1'], busy: false, onrecord });
    const dialog = within(await screen.findByRole('dialog'));
    await fireEvent.click(dialog.getByRole('button', { name: '身体不适' }));
    expect(onrecord).toHaveBeenLastCalledWith({ code: 'candidate.illness', note: '' });
    await fireEvent.change(dialog.getByLabelText('严重程度'), { target: { value: 'critical' } });
    await fireEvent.input(dialog.getByLabelText(/说明/), { target: { value: '晕倒' } });
    await fireEvent.click(dialog.getByRole('button', { name: '身体不适' }));
    expect(onrecord).toHaveBeenLastCalledWith({ code: 'candidate.illness', severity: 'critical', note: '晕倒' });
  });

  test('is corrected only with words that say what', async () => {
    const oncorrect = vi.fn();
    renderIn(CorrectDialog, {
      incident: { ...incident, note: '' },
      busy: false,
      oncancel: () => undefined,
      oncorrect,
    });
    const dialog = within(await screen.findByRole('dialog'));
    await fireEvent.click(dialog.getByRole('button', { name: '更正' }));
    expect(oncorrect).not.toHaveBeenCalled();
    await fireEvent.input(dialog.getByLabelText('说明'), { target: { value: '不是本考场' } });
    await fireEvent.click(dialog.getByRole('checkbox'));
    await fireEvent.click(dialog.getByRole('button', { name: '更正' }));
    expect(oncorrect).toHaveBeenCalledWith({
      ...{ code: 'environment.noise', severity: 'minor', note: '不是本考场', withdrawn: true },
    });
  });
});

describe('saying who came', () => {
  test('keeps what was changed apart until it is saved, and fills in only what was not said', () => {
    const draft = new AttendanceDraft();
    draft.take([row(1), row(2, { suggested: 'absent' }), row(3, { mark: 'late', note: '堵车' })]);
    expect([draft.said, draft.changed]).toEqual([1, []]);
    draft.fillIn();
    expect(draft.said).toBe(3);
    expect(draft.changed).toEqual([
      { candidateId: 'c1', mark: 'present', note: '' },
      { candidateId: 'c2', mark: 'absent', note: '' },
    ]);
    draft.note(row(3), '堵车十分钟');
    expect(draft.changed.at(-1)).toEqual({ candidateId: 'c3', mark: 'late', note: '堵车十分钟' });
    draft.take([row(1)]);
    expect(draft.changed).toEqual([]);
  });

  test('names a difference from the attempts at once', () => {
    const draft = new AttendanceDraft();
    const [came, never] = [row(1), row(2, { suggested: 'absent' })];
    draft.take([came, never]);
    draft.mark(came, 'absent');
    draft.mark(never, 'left-early');
    expect([draft.differs(came), draft.differs(never)]).toEqual(['absent-but-admitted', 'came-but-not-admitted']);
    draft.mark(came, 'late');
    expect(draft.differs(came)).toBeNull();
  });

  test('is saved as one, and what the host refused stays on the screen', async () => {
    const mark = vi.fn(() => ({ ok: false, reason: 'session-closed' }) as const);
    renderIn(AttendanceForm, { sessionId: 's1', closed: false }, { attendance: { list: () => [row(1)], mark } });
    await screen.findByLabelText('考生1 的到考情况');
    await fireEvent.click(screen.getByRole('button', { name: '按应试记录填写未核对的' }));
    await screen.findByText('已核对 1 / 1 人');
    await fireEvent.click(screen.getByRole('button', { name: '保存核对结果' }));
    await screen.findByText('场次已结束，未保存。');
    expect(mark).toHaveBeenCalledWith({
      sessionId: 's1',
      marks: [{ candidateId: 'c1', mark: 'present', note: '' }],
    });
    expect(screen.getByLabelText<HTMLSelectElement>('考生1 的到考情况').value).toBe('present');
  });
});

describe('an accommodation', () => {
  test('is sent as whole numbers within their limits, and nothing else is', async () => {
    const setAccommodation = vi.fn(() => ({ ok: true }) as const);
    const onsaved = vi.fn();
    const someone = {
      ...{ candidateId: 'c1', admissionNumber: '1', name: '考生1', employeeNumber: 'E1', unit: '', locale: 'zh-CN' },
      ...{ extraMinutes: 15, accommodation: null, attempts: [] },
    } as const;
    const props = { row: { ...someone, attempts: [] }, oncancel: () => undefined, onsaved };
    renderIn(AccommodationDialog, props, { sessions: { setAccommodation } });
    const dialog = within(await screen.findByRole('dialog'));
    const percent = dialog.getByLabelText('加时（占各部分时间的百分比）');
    await fireEvent.input(percent, { target: { value: '301' } });
    await fireEvent.click(dialog.getByRole('button', { name: '保存' }));
    expect(setAccommodation).not.toHaveBeenCalled();
    await fireEvent.input(percent, { target: { value: '25' } });
    await fireEvent.change(dialog.getByLabelText('机位字号'), { target: { value: '150' } });
    await fireEvent.click(dialog.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(setAccommodation).toHaveBeenCalledWith({
      ...{ candidateId: 'c1', extraMinutes: 15, extraPercent: 25, textSize: 150, notes: '' },
    });
  });
});

const running: CandidateState = {
  ...{ stage: 'running', admissionNumber: '1', locale: 'zh-CN', sample: false, name: '林晓', sessionTitle: '场次' },
  ...{ seatName: null, now: 0, unlocked: false },
  ...{ partTitle: '理论', textSize: 100, remainingMs: 1_000_000, limitMs: 3_600_000 },
  ...{ rehearsal: false, staying: null },
  messages: [{ id: 'm1', text: '还有十分钟', sentAt: 0 }],
};

interface Told {
  readonly what: string;
  readonly seconds: number | null;
  readonly occurrence: string;
}

describe('at the seat', () => {
  let visit: CandidateVisit | undefined;
  afterEach(() => visit?.stop());

  async function sitting(report = vi.fn(() => ({ ok: true }) as const)) {
    let state = running;
    const { link, sent } = fakeLink({
      candidate: {
        enter: () => ({ ok: true, bearer: 'b' }),
        state: () => state,
        paper: () => ({ ok: false, reason: 'not-now' }),
        acknowledge: () => {
          state = { ...running, messages: [] } as CandidateState;
          return { ok: true };
        },
        report,
      },
    });
    visit = new CandidateVisit(link, 'seat-of-22-characters-x');
    await visit.enter('1');
    return { visit, sent, report };
  }

  test('a message stands in a live region until it is read, and is acknowledged once', async () => {
    const { visit: here, sent } = await sitting();
    renderIn(MessageStrips, { visit: here });
    expect(screen.getByText('还有十分钟').closest('[aria-live="polite"]')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: '知道了' }));
    await waitFor(() => expect(screen.queryByText('还有十分钟')).toBeNull());
    expect(sent.filter((s) => s.operation === 'candidate.acknowledge').map((s) => s.asked)).toEqual([
      { messageId: 'm1' },
    ]);
  });

  test('a loss of focus that is over late is told once with its length; a click beside the window is not', async () => {
    const { visit: here, report } = await sitting();
    let now = 0;
    const stop = watchSeat(here, () => now);
    window.dispatchEvent(new Event('blur'));
    now = 1_000;
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('blur'));
    now = 9_400;
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(report).toHaveBeenCalledTimes(1));
    expect(report).toHaveBeenCalledWith({ what: 'focus-lost', seconds: 8, detail: '' });
    stop();
    window.dispatchEvent(new Event('blur'));
    now = 60_000;
    window.dispatchEvent(new Event('focus'));
    expect(report).toHaveBeenCalledTimes(1);
  });

  test('a window that is left says so while nobody is back, and times the same occurrence then', async () => {
    const { visit: here, report } = await sitting();
    vi.useFakeTimers();
    const stop = watchSeat(here);
    window.dispatchEvent(new Event('blur'));
    await vi.advanceTimersByTimeAsync(1_400);
    expect(report).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    const began = { what: 'focus-lost', seconds: null, detail: '', occurrence: expect.any(String) };
    expect(report.mock.calls).toEqual([[began]]);
    await vi.advanceTimersByTimeAsync(7_000);
    window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(0);
    const [[first], [second]] = report.mock.calls as unknown as [[Told], [Told]];
    expect(second).toEqual({ ...first, seconds: 9 });
    stop();
    window.dispatchEvent(new Event('blur'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(report).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  test('a page that is hidden says so at once: it may be stopped there', async () => {
    const { visit: here, report } = await sitting();
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const stop = watchSeat(here);
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('blur'));
    await waitFor(() => expect(report).toHaveBeenCalledTimes(1));
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(report).toHaveBeenCalledTimes(2));
    const [[first], [second]] = report.mock.calls as unknown as [[Told], [Told]];
    expect(second).toEqual({ ...first, seconds: 0 });
    stop();
    visibility.mockRestore();
  });
});
