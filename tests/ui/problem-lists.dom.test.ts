import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import ImportProblems from '#ui/office/ImportProblems.svelte';
import RosterProblems from '#ui/office/RosterProblems.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';

const bankProblem = (line: number) => ({
  file: 'items/law.yaml',
  line,
  column: 5,
  field: `items[${line}].key`,
  item: 'law-01',
  code: 'not-an-option',
  expected: { 'zh-CN': '某个选项的 id', en: 'the id of one of the options' },
  found: 'z',
});

const cellsOf = (row: HTMLElement | undefined) =>
  within(row as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent.trim());

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('A bank that was refused', () => {
  test('lists every problem with its place, and what is expected there in the language of the screen', () => {
    render(ImportProblems, { props: { problems: [bankProblem(7), bankProblem(12)] } });
    screen.getByText(catalogues['zh-CN'].bankImport.refused(2));
    const [, first, second] = screen.getAllByRole('row');
    expect(cellsOf(first)).toEqual(['items/law.yaml', '7:5', 'items[7].key', 'law-01', '某个选项的 id', 'z']);
    expect(cellsOf(second)).toContain('12:5');
  });

  test('says the same in English when the screen does', () => {
    preferences.locale = 'en';
    render(ImportProblems, { props: { problems: [bankProblem(7)] } });
    screen.getByText('the id of one of the options');
    screen.getByText(catalogues.en.bankImport.refused(1));
  });

  test('is copied whole as text, also the problems that are still folded', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    const problems = Array.from({ length: 450 }, (_, line) => bankProblem(line + 1));
    render(ImportProblems, { props: { problems } });
    expect(screen.getAllByRole('row')).toHaveLength(201);
    const t = catalogues['zh-CN'];

    screen.getByRole('button', { name: t.office.problems.copy }).click();
    await screen.findByText(t.office.problems.copied);
    const text = String(writeText.mock.calls[0]?.[0]);
    expect(text).toContain('items/law.yaml\t450:5\titems[450].key');
    expect(text.trim().split('\n')).toHaveLength(3 + 450);

    screen.getByRole('button', { name: t.office.problems.showAll(450) }).click();
    await vi.waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(451));
    vi.unstubAllGlobals();
  });
});

describe('A roster that was refused', () => {
  test('names the row as the spreadsheet counts it, the column, what is expected and what was found', () => {
    const problems = [
      {
        row: 3,
        column: '工号',
        code: 'twice',
        expected: { 'zh-CN': '不重复的工号', en: 'no number twice' },
        found: 'S101',
      },
      { row: 5, column: '姓名', code: 'empty', expected: { 'zh-CN': '姓名', en: 'a name' }, found: '' },
    ];
    render(RosterProblems, { props: { problems, fileName: 'autumn.csv' } });
    const t = catalogues['zh-CN'];
    screen.getByText(t.rosterImport.problems(2, 'autumn.csv'));
    const [, first, second] = screen.getAllByRole('row');
    expect(cellsOf(first)).toEqual(['3', '工号', '不重复的工号', 'S101']);
    expect(cellsOf(second)).toEqual(['5', '姓名', '姓名', t.rosterImport.emptyCell]);
  });
});
