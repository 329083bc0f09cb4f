import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import RosterImport from '#ui/office/RosterImport.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { renderIn, type FakeOperations } from './support/fake-host.ts';

const t = catalogues['zh-CN'];
type Import = NonNullable<NonNullable<FakeOperations['sessions']>['importRoster']>;

const row = {
  name: '张三',
  employeeNumber: 'S1',
  unit: '城东',
  locale: 'zh-CN' as const,
  extraMinutes: 0,
  carried: [],
};

async function choose(importRoster: Import, bytes = '姓名,工号\n张三,S1\n') {
  const onwritten = vi.fn();
  const props = { sessionId: 'autumn', closed: false, onwritten, onsee: vi.fn() };
  const { sent, container } = renderIn(RosterImport, props, { sessions: { importRoster } });
  const input = container.querySelector('input[type=file]') as HTMLInputElement;
  await fireEvent.change(input, { target: { files: [new File([bytes], 'autumn.csv', { type: 'text/csv' })] } });
  return { sent, onwritten };
}

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('Taking in a roster', () => {
  test('shows the candidates first, and writes them only when told to', async () => {
    const { sent, onwritten } = await choose(({ preview }) => ({
      ok: true,
      rows: [{ ...row, admissionNumber: preview ? '' : '31701711' }],
      written: !preview,
    }));
    await screen.findByText(t.rosterImport.previewLead(1, 'autumn.csv'));
    within(screen.getByRole('table')).getByText(t.rosterImport.numberLater);
    expect(sent.map(({ asked }) => (asked as { preview: boolean }).preview)).toEqual([true]);
    expect(onwritten).not.toHaveBeenCalled();

    screen.getByRole('button', { name: t.rosterImport.write(1) }).click();
    await screen.findByText(t.rosterImport.written(1));
    const [first, second] = sent.map(({ asked }) => asked as { preview: boolean; file: { base64: string } });
    expect(second?.preview).toBe(false);
    expect(second?.file.base64).toBe(first?.file.base64);
    expect(onwritten).toHaveBeenCalledOnce();
  });

  test('a roster with errors offers no way to write it', async () => {
    await choose(() => ({
      ok: false,
      reason: 'problems',
      problems: [{ row: 2, column: '工号', code: 'empty', expected: { 'zh-CN': '不能为空' }, found: '' }],
    }));
    await screen.findByText(t.rosterImport.problems(1, 'autumn.csv'));
    screen.getByText('不能为空');
    expect(screen.queryByRole('button', { name: t.rosterImport.write(1) })).toBeNull();
  });

  test('a paper that the bank cannot fill is told with its place, and nothing was written', async () => {
    await choose(() => ({ ok: false, reason: 'paper-impossible', problems: [], detail: 'theory · en · law: 3 / 4' }));
    const told = await screen.findByText(new RegExp(t.rosterImport.refusals['paper-impossible'].slice(0, 12)));
    expect(told.parentElement?.textContent).toContain('theory · en · law: 3 / 4');
  });

  test('when the host does not answer the writing, the preview stays and can be written again', async () => {
    let down = true;
    const { onwritten } = await choose(({ preview }) => {
      if (!preview && down) throw new TypeError('Failed to fetch');
      return { ok: true, rows: [{ ...row, admissionNumber: '31701711' }], written: !preview };
    });
    (await screen.findByRole('button', { name: t.rosterImport.write(1) })).click();
    await screen.findByText(t.common.failure['host-unreachable']);
    expect(onwritten).not.toHaveBeenCalled();
    down = false;
    screen.getByRole('button', { name: t.common.retry }).click();
    await screen.findByText(t.rosterImport.written(1));
  });
});
