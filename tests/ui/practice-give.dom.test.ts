// @vitest-environment jsdom
import './support/jsdom-gaps.ts';
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answers, Asked } from '#ui/answers.ts';
import PracticeGive from '#ui/office/PracticeGive.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { renderIn } from './support/fake-host.ts';
import { defaultDayRules } from '#domain/room/day-rules.ts';

const { common, passes: t } = catalogues['zh-CN'];

const session = {
  sessionId: 's1',
  title: '五月场次',
  room: '301',
  startsAt: 0,
  schemeId: 'scheme',
  schemeVersion: 1,
  schemeTitle: { 'zh-CN': '方案' },
  state: 'prepared',
  candidates: 2,
  rehearsal: false,
  training: false,
  rules: defaultDayRules,
} satisfies Answers['sessions']['list'][number];
const row = (employeeNumber: string, name: string) => ({
  candidateId: employeeNumber,
  admissionNumber: employeeNumber,
  name,
  employeeNumber,
  unit: '一班',
  locale: 'zh-CN' as const,
  extraMinutes: 0,
  accommodation: null,
  attempts: [],
});

function open(answer: Answers['practice']['give']) {
  const asked: Asked['practice']['give'][] = [];
  renderIn(
    PracticeGive,
    {},
    {
      practice: {
        passes: () => ({ banks: [{ bankId: 'hotline', title: { 'zh-CN': '热线题库' }, items: 84 }], passes: [] }),
        give: (wish) => {
          asked.push(wish);
          return answer;
        },
      },
      sessions: {
        list: () => [session],
        get: () => ({ ...session, roster: [row('E-1', '王一'), row('E-2', '李二')] }),
      },
    },
  );
  return asked;
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const pickSession = async (value: string) =>
  fireEvent.change(await screen.findByLabelText(t.fromSession), { target: { value } });

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('giving practice passes', () => {
  test('to everybody on a session’s roster and to somebody typed in; the codes are then shown as slips', async () => {
    const slips = [{ passId: 'p1', name: '王一', employeeNumber: 'E-1', code: 'AAAAA-BBBBB-CCCCC' }];
    const asked = open({ ok: true, slips });
    await screen.findByRole('option', { name: '五月场次' });
    await pickSession('s1');
    await fireEvent.click(await screen.findByRole('checkbox', { name: common.selectAll }));
    await fireEvent.click(screen.getByRole('checkbox', { name: common.selectRow('李二') }));
    await fireEvent.input(screen.getByLabelText(t.employeeNumber), { target: { value: 'T-9' } });
    await fireEvent.input(screen.getByLabelText(t.person), { target: { value: '赵学员' } });
    await press(t.add);
    await screen.findByText(t.chosen(2));
    // Whom was chosen from a roster stays chosen when another list is on the screen.
    await pickSession('');
    expect(screen.getByRole('list', { name: t.addedPeople }).textContent).toMatch(/王一.*赵学员/s);
    await press(t.giveN(2));
    await screen.findByText(t.errors.banks);
    expect(asked).toEqual([]);
    await fireEvent.click(screen.getByRole('checkbox', { name: t.bankItems('热线题库', 84) }));
    await press(t.giveN(2));
    await screen.findByText('AAAAA-BBBBB-CCCCC');
    expect(asked).toEqual([
      {
        people: [
          { employeeNumber: 'E-1', name: '王一' },
          { employeeNumber: 'T-9', name: '赵学员' },
        ],
        bankIds: ['hotline'],
      },
    ]);
  });

  test('that the host refuses says why, and keeps what was entered', async () => {
    open({ ok: false, reason: 'employee-number-of-another', detail: 'T-9: 钱' });
    await fireEvent.click(await screen.findByRole('checkbox', { name: t.bankItems('热线题库', 84) }));
    await fireEvent.input(screen.getByLabelText(t.employeeNumber), { target: { value: 'T-9' } });
    await press(t.add);
    await screen.findByText(t.errors.name);
    await fireEvent.input(screen.getByLabelText(t.person), { target: { value: '赵学员' } });
    await press(t.add);
    await press(t.giveN(1));
    await screen.findByText(t.giveRefusals['employee-number-of-another']('T-9: 钱'));
    await waitFor(() => expect(screen.getByText(t.chosen(1))).toBeTruthy());
    await press(t.remove('赵学员'));
    await screen.findByText(t.chosen(0));
  });
});
