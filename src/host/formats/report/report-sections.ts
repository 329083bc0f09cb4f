import { inLocale } from '#domain/item/locale.ts';
import { conditionPoints } from '#domain/room/conditions.ts';
import { stepsNotHeld } from '#domain/seat/lockdown.ts';
import type { ReportAttempt, ReportFacts } from './report-facts.ts';
import type { ReportFlow } from './report-flow.ts';
import { dayWords } from './day-words.ts';
import { reportWords, type ReportWords } from './report-words.ts';

/** Writes times as the report's language does, in the host's own time zone, which the report names. */
function timesOf(facts: ReportFacts) {
  const format = new Intl.DateTimeFormat(facts.locale === 'en' ? 'en-GB' : facts.locale, {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
  });
  return { at: (ms: number) => format.format(ms), zone: format.resolvedOptions().timeZone };
}

/** 1:02:03, from milliseconds, to the second. */
function span(ms: number): string {
  const all = Math.round(Math.abs(ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${ms < 0 ? '−' : ''}${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
}

export function drawSections(flow: ReportFlow, facts: ReportFacts): void {
  const words = reportWords[facts.locale];
  const times = timesOf(facts);
  flow.title(words.title);
  flow.text(inLocale(facts.organisation, facts.locale), 'strong');
  flow.space(4);
  flow.fact(words.head.session, facts.title);
  flow.fact(words.head.room, facts.room);
  flow.fact(words.head.scheme, inLocale(facts.scheme, facts.locale));
  flow.fact(words.head.startsAt, times.at(facts.startsAt));
  flow.fact(words.head.state, words.states[facts.state]);
  flow.fact(words.head.staff, facts.staff.join(facts.locale === 'en' ? ', ' : '、') || '–');
  flow.fact(words.head.madeAt, `${times.at(facts.madeAt)} · ${facts.madeBy}`);
  flow.text(words.zone(times.zone), 'soft');
  flow.text(facts.signed ? words.signedNote : words.draftNote, 'soft');
  conditions(flow, facts, words, times.at);
  attendance(flow, facts, words);
  flow.heading(words.sections.attempts);
  for (const attempt of facts.attempts) drawAttempt(flow, facts, attempt, words, times.at);
  incidents(flow, facts, words, times.at);
  flow.heading(words.sections.journal);
  flow.text(words.journalHead(facts.head.seq));
  flow.text((facts.head.hash.match(/.{1,8}/g) ?? []).join(' '), 'strong');
  flow.heading(words.sections.signatures);
  flow.signatures(words.signAs, words.signDate);
}

type At = (ms: number) => string;

function conditions(flow: ReportFlow, { conditions: form }: ReportFacts, words: ReportWords, at: At): void {
  flow.heading(words.sections.conditions);
  if (form === null) {
    flow.text(words.conditions.none);
    return;
  }
  for (const point of conditionPoints) {
    const { ok, note } = form.points[point];
    flow.fact(
      words.conditions[point],
      [ok ? words.conditions.ok : words.conditions.notOk, note].filter((w) => w).join(' · '),
    );
  }
  flow.text(`${form.by} · ${at(form.at)}`, 'soft');
}

function attendance(flow: ReportFlow, facts: ReportFacts, words: ReportWords): void {
  flow.heading(words.sections.attendance);
  const absent = facts.attendance.filter((row) => row.mark === 'absent').length;
  const came = facts.attendance.filter((row) => row.mark !== null && row.mark !== 'absent').length;
  flow.text(words.counts(came, absent, facts.attendance.length));
  for (const row of facts.attendance) {
    const differs = row.mismatch === null ? '' : words.mismatches[row.mismatch];
    const said = [words.marks[row.mark ?? 'none'], row.note, differs].filter((w) => w).join(' · ');
    flow.fact(row.admissionNumber, `${row.name} · ${said}`);
  }
}

function drawAttempt(flow: ReportFlow, { locale }: ReportFacts, a: ReportAttempt, words: ReportWords, at: At): void {
  flow.need(40);
  flow.text(`${a.admissionNumber} ${a.name} · ${inLocale(a.part, locale)} · ${words.how[a.how ?? 'none']}`, 'strong');
  const why = (code: ReportAttempt['code'] | undefined, reason: string) =>
    [code ? words.codes[code] : '', reason].filter((w) => w).join(' · ');
  // The first seat says its name; each later one since when, too.
  const seats = a.seats.map((s, i) => (i === 0 ? s.name : `${s.name} (${at(s.at)})`));
  if (seats.length > 0) flow.text(words.seats(seats.join(' → ')), 'text', 12);
  if (a.startedAt !== null) {
    flow.text(words.from(at(a.startedAt), a.finishedAt === null ? '–' : at(a.finishedAt)), 'text', 12);
    flow.text(words.time(span(a.limitMs), span(a.creditedMs), span(a.usedMs)), 'text', 12);
  }
  if (why(a.code, a.reason) !== '') flow.text(why(a.code, a.reason), 'text', 12);
  if (a.receipt !== null) flow.text(words.receipt(a.receipt, a.answered, a.items), 'text', 12);
  if (a.lockdown !== null) {
    const notHeld = stepsNotHeld(a.lockdown.steps).map((s) => s.step);
    flow.text(words.lockdown(words.levels[a.lockdown.level], notHeld.join(', ')), 'soft', 12);
  }
  for (const u of a.unlockings) flow.text(words.unlocking(at(u.at), u.by, why(u.code, u.reason)), 'soft', 12);
  for (const c of a.credits) {
    flow.text(words.credit(span(c.ms), c.by === 'host' ? words.host : c.by, why(c.code, c.reason)), 'soft', 12);
  }
  const day = dayWords[locale];
  if (a.state !== 'awaiting')
    flow.text(day.identity(a.identityCheck?.how ?? null, a.identityCheck?.by ?? ''), 'soft', 12);
  if (a.late !== null) flow.text(day.late(Math.ceil(a.late.ms / 60_000), a.late.override), 'soft', 12);
  if (a.letGo) flow.text(day.letGo, 'soft', 12);
  for (const one of a.absences) {
    flow.text(day.absence(at(one.at), one.ms === null ? null : span(one.ms)), 'soft', 12);
  }
  for (const d of a.downtimes) {
    const lasted = d.ms === null ? '–' : span(d.ms);
    flow.text(words.downtime(words.causes[d.cause], at(d.at), lasted, d.byCandidate), 'soft', 12);
  }
  flow.space(4);
}

function incidents(flow: ReportFlow, facts: ReportFacts, words: ReportWords, at: At): void {
  flow.heading(words.sections.incidents);
  if (facts.incidents.length === 0) flow.text(words.noIncidents);
  const names = new Map(facts.attempts.map((a) => [a.attemptId, `${a.admissionNumber} ${a.name}`]));
  for (const one of [...facts.incidents].sort((a, b) => a.at - b.at)) {
    const named = (id: string) => [one.seats[id], names.get(id) ?? id].filter((w) => w).join(' ');
    const who = one.attemptIds.length === 0 ? words.wholeRoom : one.attemptIds.map(named).join('; ');
    flow.need(30);
    flow.text(`${at(one.at)} · ${words.codes[one.code]} · ${words.severities[one.severity]}`, 'strong');
    const more = [
      ...(one.seconds === null ? [] : [words.seconds(one.seconds)]),
      ...(one.times > 1 ? [words.times(one.times)] : []),
      ...(one.version > 1 ? [words.corrected(one.version)] : []),
      ...(one.withdrawn ? [words.withdrawn] : []),
    ];
    const by = one.by === 'host' ? words.host : one.by;
    flow.text([who, one.note, ...more, by].filter((w) => w !== '').join(' · '), 'text', 12);
  }
}
