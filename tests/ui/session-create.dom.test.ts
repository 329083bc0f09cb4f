// @vitest-environment jsdom
import './support/jsdom-gaps.ts';
import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultDayRules } from '#domain/room/day-rules.ts';
import type { Answers } from '#ui/answers.ts';
import SessionCreate from '#ui/office/SessionCreate.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { renderIn } from './support/fake-host.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const plainScheme: Answers['schemes']['list'][number] = {
  id: 'plain',
  version: 2,
  title: both('Plain'),
  level: both('Basic'),
  scope: both(''),
  parts: [],
  rule: { kind: 'conjunctive' },
  validityMonths: null,
  renewal: both(''),
  agreements: [],
};
const strictScheme = {
  ...plainScheme,
  ...{ id: 'strict', version: 1, title: both('Strict') },
  dayRules: { ...defaultDayRules, latestAdmission: 7, earliestLeaving: 25, walkIns: false, bring: '身份证' },
};

afterEach(() => {
  preferences.locale = 'zh-CN';
});

describe('a new session', () => {
  test.each(['zh-CN', 'en'] as const)('shows before it is made what rules its day will have (%s)', async (locale) => {
    preferences.locale = locale;
    const t = catalogues[locale];
    renderIn(SessionCreate, {}, { schemes: { list: () => [plainScheme, strictScheme] } });
    const rules = within(await screen.findByRole('region', { name: t.day.rulesTitle }));
    const rule = (word: string) => rules.getByText(word).nextElementSibling?.textContent;
    rules.getByText(t.day.createUsual);
    expect(rule(t.day.latestAdmission)).toBe('30');
    expect(rule(t.day.earliestLeaving)).toBe(t.common.none);
    expect(rule(t.day.walkIns)).toBe(t.day.walkInsAre.open);
    await fireEvent.change(screen.getByLabelText(t.sessions.scheme), { target: { value: '1 strict' } });
    rules.getByText(t.day.createScheme);
    expect(rule(t.day.latestAdmission)).toBe('7');
    expect(rule(t.day.earliestLeaving)).toBe('25');
    expect(rule(t.day.lateTime)).toBe(t.day.lateTimes['ends-with-room']);
    expect(rule(t.day.atOnce)).toBe('1');
    expect(rule(t.day.walkIns)).toBe(t.day.walkInsAre.closed);
    expect(rule(t.day.bring)).toBe('身份证');
  });
});
