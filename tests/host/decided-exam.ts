import { prepareExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { addToRoster, answerRightly, start, type Day } from './exam.ts';
import { hire, hireForEverything, password, signInAs } from './staff-of-every-role.ts';

export const passphrase = 'a passphrase for the keys';

export interface ResultsDay extends Day {
  /** By what they stand for: their candidate ids. */
  readonly passed: string;
  readonly alsoPassed: string;
  readonly failed: string;
  readonly absent: string;
  readonly trained: string;
  readonly oneself: string;
}

const roster = ['已过,E-11,', '也过,E-12,', '未过,E-13,', '徒弟,E-14,S-3', '全岗,S-3,'];
const headings = '姓名,工号,培训师';

/** Sits down, is admitted, answers the first `right` items rightly and submits. */
export async function sit(
  host: TestHost,
  day: Day,
  who: { admissionNumber: string; attemptId: string },
  right: number,
): Promise<void> {
  const seat = `seat-where-${who.admissionNumber}-sits`;
  const entered = await host.as().candidate.enter({ admissionNumber: who.admissionNumber, seat });
  const seated = { ...who, seat, bearer: entered.ok ? entered.bearer : '' };
  const { candidate } = host.as(seated.bearer);
  const admitted = await host.as(day.proctorBearer).room.admit({ attemptIds: [who.attemptId] });
  if (admitted.refused.length > 0) throw new Error(`not admitted: ${JSON.stringify(admitted.refused)}`);
  await candidate.confirmIdentity({});
  await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
  await candidate.reportCheck({ checks: [] });
  await start(host, day, [seated]);
  await answerRightly(host, seated, right);
  const submitted = await candidate.submit({});
  if (!submitted.ok) throw new Error(`not submitted: ${submitted.reason}`);
}

/** Two passed, one failed, one was never started, one was trained by the decision-maker, one is the decision-maker. */
export async function build(host: TestHost): Promise<ResultsDay> {
  const { proctor: _, ...sitting } = await prepareExamDay(host.send, { candidates: 1, items: 5, minutes: 10 });
  const day = { ...sitting, accountId: await hireForEverything(host, sitting.administratorBearer) };
  const [absent] = (await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId })).cards;
  const people = await addToRoster(host, day, headings, roster);
  for (const [at, one] of people.entries()) await sit(host, day, one, at === 2 ? 2 : 4); // the line is 60 %
  const [passed = '', alsoPassed = '', failed = '', trained = '', oneself = ''] = people.map((p) => p.candidateId);
  return { ...day, passed, alsoPassed, failed, trained, oneself, absent: absent?.candidateId ?? '' };
}

async function withDecider<D extends Day>({ host, day }: { host: TestHost; day: D }) {
  const bearer = await signInAs(host, 'decision-maker');
  return { host, day, bearer, decider: host.as(bearer) };
}

/** A host of its own for each test, with the decision-maker `all` signed in. */
export function preparedResults() {
  const results = prepared(build);
  return async () => withDecider(await results());
}

/** The same, with a certificate issued to the one who passed: drawing it takes seconds, so it is done once for a file of tests. */
export function preparedCertificate() {
  const issued = prepared(async (host) => {
    const day = await build(host);
    await certify(host, [day.passed, day.alsoPassed]);
    const { certificates } = host.as(await signInAs(host, 'decision-maker'));
    await certificates.unlock({ passphrase });
    const answer = await certificates.issue({ candidateIds: [day.passed] });
    const number = answer.ok ? answer.issued[0]?.number : undefined;
    if (number === undefined) throw new Error(JSON.stringify(answer));
    return { ...day, number };
  });
  return async () => withDecider(await issued());
}

/** The person who holds every role decides that those pass. */
export async function certify(host: TestHost, candidateIds: readonly string[]): Promise<void> {
  const { decisions } = host.as(await signInAs(host, 'decision-maker'));
  const decided = await decisions.decide({ candidateIds: [...candidateIds], outcome: 'certify', reason: '', password });
  if (!decided.ok) throw new Error(JSON.stringify(decided));
}

/** Another decision-maker, who knows nobody. */
export async function secondDecider(host: TestHost, day: Day): Promise<string> {
  const who = { username: 'second', name: '二号', employeeNumber: 'S-4', roles: ['decision-maker' as const] };
  await hire(host, day.administratorBearer, who);
  return signInAs(host, 'decision-maker', 'second');
}
