import { describe, expect, test } from 'vitest';
import { PassDraft } from '#ui/office/pass-draft.svelte.ts';

describe('a draft of practice passes', () => {
  test('takes a person typed in once, with both fields, and says what is wrong before', () => {
    const draft = new PassDraft();
    expect(draft.wrongPerson).toBe('employeeNumber');
    draft.employeeNumber = ' T-1 ';
    expect(draft.addTyped()).toBe(false);
    expect(draft.wrongPerson).toBe('name');
    draft.name = ' 王学员 ';
    expect(draft.addTyped()).toBe(true);
    expect([draft.employeeNumber, draft.name]).toEqual(['', '']);
    draft.employeeNumber = 'T-1';
    draft.name = '别人';
    expect(draft.wrongPerson).toBe('twice');
    expect(draft.addTyped()).toBe(false);
    expect(draft.asked.people).toEqual([{ employeeNumber: 'T-1', name: '王学员' }]);
  });

  test('misses banks and people until there is one of each', () => {
    const draft = new PassDraft();
    expect(draft.mistakes).toEqual({ banks: true, people: true });
    draft.banks.add('hotline');
    draft.people.set('E-1', { employeeNumber: 'E-1', name: '李' });
    expect(draft.mistakes).toEqual({ banks: false, people: false });
    expect(draft.asked).toEqual({ people: [{ employeeNumber: 'E-1', name: '李' }], bankIds: ['hotline'] });
  });
});
