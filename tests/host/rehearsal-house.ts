import { foundOrganisation, prepareExam, signIn } from '../support/exam-day.ts';
import { prepared } from '../support/test-host.ts';
import type { Day } from './exam.ts';
import { halfSealedBank } from './half-sealed-bank.ts';
import { hireForEverything } from './staff-of-every-role.ts';

const house = prepared(async (host): Promise<Omit<Day, 'candidates'>> => {
  const administratorBearer = await foundOrganisation(host.send);
  const author = host.as(await signIn(host.send, 'staff', 'author'));
  const schemeVersion = await prepareExam(author, 4, 30, halfSealedBank());
  const made = { title: '演练', room: '一考场', startsAt: host.clock.wall, schemeId: 'scheme', schemeVersion };
  const session = await author.sessions.create({ ...made, rehearsal: true });
  if (!session.ok) throw new Error(session.reason);
  const { sessionId } = session;
  const base64 = Buffer.from('姓名,工号,语言\n演练者,E-1,zh-CN\n').toString('base64');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
  const taken = await author.sessions.importRoster({ sessionId, file, preview: false });
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  const proctorBearer = await signIn(host.send, 'staff', 'proctor');
  return {
    sessionId,
    proctorBearer,
    administratorBearer,
    accountId: await hireForEverything(host, administratorBearer),
  };
});

/** A rehearsal over a bank half of which is sealed, with one candidate whose time runs. */
export async function openRoster() {
  const { host, day } = await house();
  const { room } = host.as(day.proctorBearer);
  const card = (await room.board({ sessionId: day.sessionId })).cards[0];
  if (card === undefined) throw new Error('nobody is on the roster');
  const seat = 'seat-0001-of-the-rehearsal';
  const entered = await host.as(null).candidate.enter({ admissionNumber: card.admissionNumber, seat });
  if (!entered.ok) throw new Error(entered.reason);
  const { attemptId, candidateId, admissionNumber } = card;
  const seated = { attemptId, candidateId, admissionNumber, seat, bearer: entered.bearer };
  const admitted = await room.admit({ attemptIds: [attemptId], identity: 'known' });
  if (admitted.refused.length > 0) throw new Error(JSON.stringify(admitted.refused));
  const { candidate } = host.as(seated.bearer);
  await candidate.confirmIdentity({});
  await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
  await candidate.reportCheck({ checks: [] });
  await room.start({ attemptIds: [attemptId] });
  return { host, day, seated };
}
