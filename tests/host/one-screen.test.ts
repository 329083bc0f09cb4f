import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#domain/roles.ts';
import { answered, begin, handIn, preparedCalls } from './call-exam.ts';
import { as, filled, people } from './case-exam.ts';
import { journalled } from './journalled.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const calls = preparedCalls();

/** A call about to begin, and a way to sign in at the very seat where its candidate sits. */
async function begun() {
  const { host, day } = await calls();
  const one = await begin(host, day);
  const seat = day.candidates[0]?.seat ?? '';
  const here = async (username: string, role: StaffRole) => {
    const opened = await host.as().signIn.open({ username, password, role, seat });
    if (!opened.ok) throw new Error(opened.reason);
    return host.as(opened.bearer);
  };
  return { host, day, ...one, here };
}

describe('A candidate’s card and an examiner’s script', () => {
  it('are never answered to one seat: neither console nor prints, whoever asks there', async () => {
    const { taskId, anna, here } = await begun();
    const apart = await anna.open({ taskId });
    expect(apart).toMatchObject({ ok: true, live: { scriptHidden: false } });
    expect(apart.ok && apart.script?.opening).toBeTruthy();
    const together = await here('anna', 'examiner');
    const answer = await together.calls.open({ taskId });
    expect(answer).toMatchObject({ ok: true, script: null, live: { scriptHidden: true } });
    const refused = { ok: false, reason: 'same-screen' };
    expect(await together.calls.printed({ taskId })).toMatchObject(refused);
    expect(await together.marking.blank({ taskId })).toMatchObject(refused);
    expect(await together.marking.open({ taskId })).toEqual(refused);
    const lead = await here('lead', 'lead-examiner');
    expect(await lead.calls.printed({ taskId })).toMatchObject(refused);
    // Not one line of the caller's is in what went there.
    const opening = apart.ok ? (apart.script?.opening ?? '') : '';
    expect(JSON.stringify(answer)).not.toContain(opening);
  });

  it('go on a sheet at that seat only once its candidate’s exam is over, or on an approved second display', async () => {
    const run = await begun();
    const { host, day, taskId, here } = run;
    const together = await here('anna', 'examiner');
    await answered(host, run);
    expect(await together.marking.open({ taskId })).toEqual({ ok: false, reason: 'same-screen' });
    const proctor = host.as(day.proctorBearer).calls;
    const display = { sessionId: day.sessionId, reason: '两块屏幕背对背' };
    await proctor.setSecondDisplay({ ...display, approved: true });
    expect(await together.marking.open({ taskId })).toMatchObject({ ok: true, kind: 'call' });
    await proctor.setSecondDisplay({ ...display, approved: false });
    await handIn(run);
    const opened = await together.marking.open({ taskId });
    expect(opened.ok && opened.rubric.sections.length).toBeGreaterThan(1);
  });

  it('keep a call that is over from the next candidate of it: no comparison and no paper sheet at that seat', async () => {
    const run = await begun();
    const { host, day, taskId } = run;
    await answered(host, run);
    await handIn(run);
    const signed = await as(host, 'anna', 'examiner');
    const opened = await signed.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    await signed.save({ taskId, revision: 1, sheet: filled(opened.rubric, { quality: 1 }) });
    expect(await signed.submit({ taskId, revision: 1, password })).toMatchObject({ ok: true });
    const next = { role: 'examiner', seat: day.candidates[1]?.seat ?? '' } as const;
    const atSeat = async (username: string) => {
      const answer = await host.as().signIn.open({ username, password, ...next });
      return host.as(answer.ok ? answer.bearer : '');
    };
    const refused = { ok: false, reason: 'same-screen' };
    expect(await (await atSeat('anna')).marking.compare({ taskId })).toEqual(refused);
    expect(await signed.compare({ taskId })).toMatchObject({ ok: true });
    const personId = (await people(host, day)).bert;
    expect(await (await atSeat('bert')).paperSheets.open({ taskId, personId })).toEqual(refused);
    const elsewhere = host.as(await signInAs(host, 'examiner', 'bert'));
    expect(await elsewhere.paperSheets.open({ taskId, personId })).toMatchObject({ ok: true });
  });

  it('are printed elsewhere: persona, lines, facts, cues and the expected work order, and a blank sheet of the call', async () => {
    const { taskId, host, anna } = await begun();
    const printed = await anna.printed({ taskId });
    if (!printed.ok) throw new Error(printed.reason);
    expect(printed.script.facts.length).toBeGreaterThan(0);
    expect(printed.expected.map(({ label }) => label)).toEqual(['业务类型', '故障地址', '受理内容']);
    expect(printed.expected[0]?.expected).toContain('整栋停电');
    const opened = await host.as().signIn.open({ username: 'anna', password, role: 'examiner', seat: 'x'.repeat(24) });
    const blank = await host.as(opened.ok ? opened.bearer : '').marking.blank({ taskId });
    expect(blank).toMatchObject({ ok: true, code: printed.code });
    expect(blank.ok && blank.rubric.sections.length).toBeGreaterThan(1);
  });

  it('share a machine on a second display only while it is approved, and the journal says by whom and why', async () => {
    const { host, day, taskId, here, anna } = await begun();
    const { sessionId } = day;
    const together = await here('anna', 'examiner');
    await expect(
      together.calls.setSecondDisplay({ sessionId, approved: true, reason: 'I would like it' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const proctor = host.as(day.proctorBearer).calls;
    await expect(proctor.setSecondDisplay({ sessionId, approved: true, reason: '  ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await proctor.secondDisplay({ sessionId })).toEqual({ approved: null });
    const reason = '两块屏幕背对背';
    expect(await proctor.setSecondDisplay({ sessionId, approved: true, reason })).toEqual({ ok: true });
    expect(await proctor.setSecondDisplay({ sessionId, approved: true, reason })).toMatchObject({ reason: 'already' });
    expect(await proctor.secondDisplay({ sessionId })).toMatchObject({ approved: { by: '考务员', reason } });
    const shown = await together.calls.open({ taskId });
    expect(shown).toMatchObject({ live: { scriptHidden: false } });
    expect(shown.ok && shown.script).not.toBeNull();

    const lead = (await here('lead', 'lead-examiner')).calls;
    expect(await lead.setSecondDisplay({ sessionId, approved: false, reason: '一块屏幕坏了' })).toEqual({ ok: true });
    expect(await together.calls.open({ taskId })).toMatchObject({ script: null });
    expect(await anna.open({ taskId })).toMatchObject({ live: { scriptHidden: false } });
    const [approved] = journalled(host, 'session.second-display-approved');
    const [withdrawn] = journalled(host, 'session.second-display-withdrawn');
    expect(approved).toMatchObject({
      record: { actor: expect.stringMatching(/^account:/) as string },
      payload: { sessionId, reason },
    });
    expect(withdrawn).toMatchObject({ payload: { sessionId, reason: '一块屏幕坏了' } });
    expect(withdrawn?.record.actor).not.toBe(approved?.record.actor);
  });

  it('take turns on one machine: handed over, the console is locked, and the host rings by itself', async () => {
    const { host, taskId, here, candidate } = await begun();
    const console = await here('anna', 'examiner');
    await candidate().inCall({ wish: { kind: 'consent', consent: false } });
    expect(await console.calls.act({ taskId, wish: { kind: 'start-reading' } })).toEqual({ ok: true });
    await console.signIn.lock({ why: 'handover' });
    await expect(console.calls.open({ taskId })).rejects.toMatchObject({ status: 423 });
    await host.pass(10_000);
    expect(await candidate().state({})).toMatchObject({ call: { stage: 'reading' } });
    await candidate().inCall({ wish: { kind: 'ready' } });
    await host.pass(1_500);
    expect(await candidate().state({})).toMatchObject({ call: { stage: 'call', answered: false } });
    expect(await candidate().inCall({ wish: { kind: 'answer' } })).toEqual({ ok: true });
  });

  it('without a handover nobody but an examiner rings', async () => {
    const { host, taskId, anna, candidate } = await begun();
    await candidate().inCall({ wish: { kind: 'consent', consent: false } });
    await anna.act({ taskId, wish: { kind: 'start-reading' } });
    await candidate().inCall({ wish: { kind: 'ready' } });
    await host.pass(60_000);
    expect(await candidate().state({})).toMatchObject({ call: { stage: 'reading' } });
  });
});
