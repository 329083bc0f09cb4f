import type { DayRules } from '#domain/room/day-rules.ts';
import { t } from '../words/words.svelte.ts';

/** The rules of a day as they are read: what each is called, and what it says. */
export function dayRulesFacts(rules: DayRules): { readonly word: string; readonly text: string }[] {
  const orNone = (value: number | null) => (value === null ? t.common.none : String(value));
  return [
    { word: t.day.latestAdmission, text: orNone(rules.latestAdmission) },
    { word: t.day.lateTime, text: t.day.lateTimes[rules.lateTime] },
    { word: t.day.earliestLeaving, text: orNone(rules.earliestLeaving) },
    { word: t.day.noLeavingLast, text: orNone(rules.noLeavingLast || null) },
    { word: t.day.atOnce, text: String(rules.toilet.atOnce) },
    { word: t.day.outMinutes, text: String(rules.toilet.minutes) },
    { word: t.day.identity, text: t.day.identities[rules.identity] },
    { word: t.day.walkIns, text: t.day.walkInsAre[rules.walkIns ? 'open' : 'closed'] },
    { word: t.day.bring, text: rules.bring || t.common.none },
  ];
}
