// The sample's practical session: its cases are handed in and given to two examiners, and its calls wait for their candidates.
import { randomBytes } from 'node:crypto';
import type { StaffRole } from '#domain/roles.ts';
import { admit } from '../admission.ts';
import { accept, candidatePaper, confirmIdentity, leave, reportCheck, submit } from '../candidates.ts';
import { enter } from '../check-in.ts';
import { start } from '../day-acts.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { makePartRota } from '../marking/rota.ts';
import { saveResponse } from '../responses.ts';
import { takeRoster } from '../rosters.ts';
import { publishScheme } from '../schemes.ts';
import { createSession } from '../sessions.ts';
import { closeSignIn, openSignIn } from '../sign-in.ts';
import { attemptsOfSession } from '../storage/attempt-store.ts';
import { accountByUsername } from '../storage/account-store.ts';
import { roster, sessionById } from '../storage/session-store.ts';
import { sampleDayRules, sampleResponses, sampleTasksScheme } from './sample-exam.ts';
import { samplePassword, samplePracticalCandidates, sampleStaff } from './sample-people.ts';

const minute = 60_000;

function must<T extends { readonly ok: boolean }>(answer: T, step: string): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`the sample's practical session: ${step}: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { ok: true }>;
}

const newSeat = () => randomBytes(16).toString('base64url');

/** The same caller, with the sign-in that a bearer opens. */
function acting(core: HostCore, call: Call, bearer: string): Call {
  return { ...call, signIn: core.signIns.find(bearer, core.clock.now().wall) };
}

async function staffCall(core: HostCore, call: Call, role: StaffRole): Promise<Call> {
  const username = sampleStaff.find((one) => one.role === role)?.username ?? '';
  const opened = await openSignIn(core, call, { username, password: samplePassword, role, seat: newSeat() });
  return acting(core, call, must(opened, `signing in as ${role}`).bearer);
}

async function prepare(core: HostCore, author: Call, startsAt: number): Promise<string> {
  const { version } = must(await publishScheme(core, author, sampleTasksScheme), 'publishing the scheme');
  const { sessionId } = must(
    await createSession(core, author, {
      title: '样例实操场次 SAMPLE practical session',
      room: '样例考场 SAMPLE room',
      startsAt,
      schemeId: sampleTasksScheme.id,
      schemeVersion: version,
      rehearsal: false,
      training: false,
      rules: sampleDayRules,
    }),
    'making the session',
  );
  await core.queue.run((db) => {
    const session = sessionById(db, sessionId);
    if (session === null) throw new Error('the practical sample session was not stored');
    const entries = samplePracticalCandidates.map((one, at) => ({ row: at + 2, ...one }));
    takeRoster(core, db, session, entries, staffActor(author));
  });
  return sessionId;
}

/** Cases are marked whenever there is time; calls have their times. */
async function makeRotas(core: HostCore, lead: Call, sessionId: string): Promise<void> {
  const examiners = sampleStaff
    .filter(({ role }) => role === 'examiner')
    .flatMap(({ username }) => accountByUsername(core.db, username)?.personId ?? []);
  const rule = { sessionId, examiners, panel: 2 };
  const places = ['样例台 SAMPLE desk'];
  const beginning = Math.ceil(core.clock.now().wall / (15 * minute)) * 15 * minute;
  const times = { start: beginning, until: null, minutes: 20, changeover: 5, breaks: [] };
  must(await makePartRota(core, lead, { ...rule, partId: 'case', places, times: null }), 'the rota of the cases');
  must(await makePartRota(core, lead, { ...rule, partId: 'call', places, times }), 'the rota of the calls');
}

/** Everybody on the roster sits the case, from the admission number to handing in. */
async function sitCases(core: HostCore, call: Call, proctor: Call, sessionId: string): Promise<void> {
  for (const { id, admissionNumber, locale } of roster(core.db, sessionId)) {
    const { bearer } = must(await enter(core, call, { admissionNumber, seat: newSeat() }), 'entering');
    const seat = acting(core, call, bearer);
    const attemptIds = attemptsOfSession(core.db, sessionId).flatMap((one) =>
      one.attempt.candidateId === id && one.attempt.partId === 'case' ? one.id : [],
    );
    const admitted = await admit(core, proctor, { attemptIds, identity: 'known' });
    must({ ok: admitted.refused.length === 0, ...admitted }, 'admitting');
    must(await confirmIdentity(core, seat), 'the identity');
    must(await accept(core, seat, { agreementIds: sampleTasksScheme.agreements.map((one) => one.id) }), 'agreements');
    must(await reportCheck(core, seat, { checks: [{ name: 'display', ok: true, detail: 'SAMPLE' }] }), 'the check');
    const started = await start(core, proctor, { attemptIds });
    must({ ok: started.refused.length === 0, ...started }, 'starting');
    const { items } = must(candidatePaper(core, seat), 'the case');
    for (const [at, { ref }] of items.entries()) {
      const text = sampleResponses[locale][at % 2] ?? '';
      must(await saveResponse(core, seat, { ref, revision: 1, response: { kind: 'text', text } }), 'a response');
    }
    must(await submit(core, seat), 'handing in');
    await leave(core, seat);
  }
}

/**
 * Through the operations that everybody uses: a session of a case and a call, its examiners by a rota, and its cases handed in. What a
 * newcomer finds there is a case to mark, and a call to hold.
 */
export async function addPracticalSession(core: HostCore, call: Call): Promise<void> {
  const author = await staffCall(core, call, 'author');
  const proctor = await staffCall(core, call, 'proctor');
  const lead = await staffCall(core, call, 'lead-examiner');
  // Before the theory session, which stays the first on every list.
  const sessionId = await prepare(core, author, core.clock.now().wall - 60 * minute);
  await makeRotas(core, lead, sessionId);
  await sitCases(core, call, proctor, sessionId);
  for (const one of [author, proctor, lead]) await closeSignIn(core, one);
  await core.queue.run((db) => recordAct(core, db, 'host', 'sample.filled', { sessionId }, core.clock.now()));
}
