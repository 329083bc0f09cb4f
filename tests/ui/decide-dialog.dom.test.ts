import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import DecideDialog from '#ui/decision/DecideDialog.svelte';
import { DecisionDraft, type DecisionRow } from '#ui/decision/decision-draft.svelte.ts';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';

const t = catalogues.en;

function row(name: string, over: Partial<DecisionRow> = {}): DecisionRow {
  return {
    candidateId: `id of ${name}`,
    sessionId: 'session',
    sessionTitle: 'Autumn',
    schemeTitle: { en: 'Hotline' },
    level: { en: 'Basic' },
    admissionNumber: '95598001',
    personId: `person ${name}`,
    name,
    employeeNumber: 'S101',
    unit: 'Desk',
    parts: [
      {
        partId: 'theory',
        title: { en: 'Theory' },
        state: 'submitted',
        points: 90,
        maximum: 100,
        share: 0.9,
        line: 0.6,
        passed: true,
        revision: 1,
        receipt: 'R-1',
      },
    ],
    recommendation: 'certify',
    decision: null,
    certificateNumber: null,
    conflicts: [],
    ...over,
  };
}

function open(draft: DecisionDraft, decide = vi.fn()) {
  const ondecided = vi.fn();
  render(DecideDialog, { props: { draft, decide, ondecided, onclosed: vi.fn() } });
  return { decide, ondecided, dialog: screen.getByRole('dialog') };
}

function submitButton(dialog: HTMLElement, draft: DecisionDraft): HTMLElement {
  return within(dialog).getByRole('button', { name: t.decision.dialogTitle[draft.outcome](draft.rows.length) });
}

beforeEach(() => {
  preferences.locale = 'en';
});

describe('Deciding on candidates', () => {
  test('a refusal against the recommendation is named, and goes nowhere without a reason', async () => {
    const draft = new DecisionDraft('refuse', [row('Lin')]);
    draft.password = 'secret';
    const { decide, dialog } = open(draft);
    within(dialog).getByText(t.decision.departsN('Lin'));

    submitButton(dialog, draft).click();
    await within(dialog).findByText(t.decision.reasonMissing);
    expect(decide).not.toHaveBeenCalled();
  });

  test('with the reason the decision is sent, signed by the password that was typed again', async () => {
    const draft = new DecisionDraft('refuse', [row('Lin')]);
    draft.password = 'secret';
    draft.reason = ' Identity was in doubt. ';
    const decide = vi.fn().mockResolvedValue({ ok: true, decided: ['id of Lin'] });
    const { dialog, ondecided } = open(draft, decide);

    submitButton(dialog, draft).click();
    await vi.waitFor(() => expect(ondecided).toHaveBeenCalledWith(['id of Lin']));
    expect(decide).toHaveBeenCalledWith({
      candidateIds: ['id of Lin'],
      outcome: 'refuse',
      reason: 'Identity was in doubt.',
      password: 'secret',
    });
  });

  test('a conflict of interest is shown by its ground, and needs its own words', async () => {
    const trained = row('Zhou', { conflicts: [{ kind: 'trained', note: 'in March' }] });
    const draft = new DecisionDraft('certify', [row('Lin'), trained]);
    draft.password = 'secret';
    const { decide, dialog } = open(draft);
    within(dialog).getByText(t.decision.grounds.trained);
    within(dialog).getByText('in March');
    within(dialog).getByText(t.decision.overrideNeeded('Zhou'));

    submitButton(dialog, draft).click();
    await within(dialog).findByText(t.decision.overrideMissing);
    expect(decide).not.toHaveBeenCalled();
  });

  test('who may not be certified is left out from the start, and told why', () => {
    const draft = new DecisionDraft('certify', [
      row('Lin'),
      row('Chen', { recommendation: 'refuse' }),
      row('Me', { conflicts: [{ kind: 'same-person', note: '' }] }),
    ]);
    const { dialog } = open(draft);
    expect(dialog.textContent).toContain(t.decision.leftAside(2));
    expect(dialog.textContent).toContain(t.decision.refusals['not-passed']);
    expect(dialog.textContent).toContain(t.decision.ownResult);
    expect(draft.asked.candidateIds).toEqual(['id of Lin']);
  });

  test('a wrong password decides nothing, and has to be typed anew', async () => {
    const draft = new DecisionDraft('certify', [row('Lin')]);
    draft.password = 'wrong';
    const decide = vi.fn().mockResolvedValue({ ok: false, reason: 'wrong-password' });
    const { dialog, ondecided } = open(draft, decide);

    submitButton(dialog, draft).click();
    await within(dialog).findByText(t.decision.wrongPassword);
    expect(draft.password).toBe('');
    expect(ondecided).not.toHaveBeenCalled();
  });

  test('what the host refuses is told candidate by candidate, and nothing is taken for decided', async () => {
    const draft = new DecisionDraft('certify', [row('Lin'), row('Zhou')]);
    draft.password = 'secret';
    const decide = vi.fn().mockResolvedValue({
      ok: false,
      reason: 'not-decided',
      refused: [{ candidateId: 'id of Zhou', reason: 'already-decided' }],
    });
    const { dialog, ondecided } = open(draft, decide);

    submitButton(dialog, draft).click();
    await within(dialog).findByText(t.decision.notDecided);
    within(dialog).getByText(t.decision.refusals['already-decided']);
    within(dialog)
      .getByRole('button', { name: t.decision.leaveOut('Zhou') })
      .click();
    await vi.waitFor(() => expect(draft.asked.candidateIds).toEqual(['id of Lin']));
    expect(ondecided).not.toHaveBeenCalled();
  });
});
