import { caller, type Caller, type Send } from './caller.ts';
import { generatedBank } from './generated-bank.ts';

const password = 'an exam day password';
const agreements = ['confidentiality', 'rules'];
const both = (text: string) => ({ 'zh-CN': text, en: text });

export interface Seated {
  readonly attemptId: string;
  readonly admissionNumber: string;
  /** Names the seat: a browser profile. */
  readonly seat: string;
  readonly bearer: string;
}

export interface ExamDay {
  readonly sessionId: string;
  readonly candidates: readonly Seated[];
  readonly proctor: Caller;
  readonly proctorBearer: string;
  readonly administratorBearer: string;
}

function must<T extends { ok: boolean }>(answer: T, what: string): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { ok: true }>;
}

export async function signIn(
  send: Send,
  username: string,
  role: 'administrator' | 'author' | 'proctor',
  origin?: string,
): Promise<string> {
  const opened = await caller(send, null, origin).signIn.open({
    username,
    password,
    role,
    seat: `staff-seat-of-${role}-0000000`,
  });
  return must(opened, `signing in as ${role}`).bearer;
}

type BankFiles = Parameters<Caller['banks']['import']>[0]['files'];

type Part = Parameters<Caller['schemes']['publish']>[0]['parts'][number];
type Marking = NonNullable<Part['marking']>;

/** A case analysis with any case of the bank, or a simulated call with any scenario, marked by that rule. */
export async function prepareTasks(
  author: Caller,
  wish: {
    minutes: number;
    files: BankFiles;
    marking: Marking;
    kind: 'case-analysis' | 'simulated-call';
    calibration?: Part['calibration'] | undefined;
  },
): Promise<number> {
  const { minutes, files, marking, kind, calibration } = wish;
  const { bank } = must(await author.banks.import({ files }), 'the bank');
  const part = {
    id: 'tasks',
    title: both('Tasks'),
    blueprintId: null,
    minutes,
    passLine: 0.6,
    weight: 1,
    kind,
    marking,
    ...(calibration && { calibration }),
  };
  const source = { bankId: bank.bankId, ids: [] };
  return publish(author, kind === 'case-analysis' ? { ...part, cases: source } : { ...part, scenarios: source });
}

export async function prepareExam(author: Caller, items: number, minutes: number, files: BankFiles): Promise<number> {
  const { bank } = must(await author.banks.import({ files }), 'the bank');
  const rules = [{ id: 'all', count: items, points: 1 }];
  const blueprint = { id: 'paper', title: both('Paper'), bankId: bank.bankId, rules, order: 'shuffled' } as const;
  must(
    await author.blueprints.save({
      ...blueprint,
      pool: 'all',
      shuffleOptions: true,
      multipleScoring: 'all-or-nothing',
    }),
    'the blueprint',
  );
  const part = { id: 'theory', title: both('Theory'), blueprintId: 'paper', minutes, passLine: 0.6, weight: 1 };
  return publish(author, { ...part, kind: 'theory' });
}

async function publish(author: Caller, part: Part): Promise<number> {
  const published = await author.schemes.publish({
    id: 'scheme',
    title: both('Scheme'),
    level: both('Basic'),
    scope: both('Tests'),
    parts: [part],
    rule: { kind: 'conjunctive' },
    validityMonths: 12,
    renewal: both('Again'),
    agreements: agreements.map((id) => ({ id, title: both(id), text: both(id) })),
  });
  return must(published, 'the scheme').version;
}

/** Types the admission number at a seat of its own. */
async function enter(send: Send, admissionNumber: string, at: number) {
  const seat = `seat-${String(at).padStart(4, '0')}-of-the-exam-room`;
  const entered = await caller(send).candidate.enter({ admissionNumber, seat });
  return { admissionNumber, seat, bearer: must(entered, `entering ${admissionNumber}`).bearer };
}

/** Organisation, administrator (`admin`) and one account with both other roles (`staff`). Returns the administrator's bearer. */
export async function foundOrganisation(send: Send): Promise<string> {
  const administrator = { username: 'admin', name: '管理员', employeeNumber: 'S-1', password };
  const organisation = both('Exam day');
  must(
    await caller(send).setup.create({ code: '', organisation, administrator, passphrase: 'a passphrase for the keys' }),
    'the organisation',
  );
  const bearer = await signIn(send, 'admin', 'administrator');
  const staff = { username: 'staff', name: '考务员', employeeNumber: 'S-2', password };
  must(await caller(send, bearer).staff.create({ ...staff, roles: ['author', 'proctor'] }), 'the account');
  return bearer;
}

/** What an exam of tests consists of. */
interface ExamWish {
  readonly candidates: number;
  readonly items: number;
  readonly minutes: number;
  /** The bank's files; without them one of choices and words is generated. */
  readonly bank?: BankFiles;
  /** The language of all candidates. */
  readonly locale?: 'zh-CN' | 'en';
  /** Given, they sit a case of the bank instead, marked by this rule. */
  readonly cases?: Marking;
  /** Given, they are called with a scenario of the bank, marked by this rule. */
  readonly calls?: Marking;
  /** What who marks those cases or calls needs first. */
  readonly calibration?: Part['calibration'] | undefined;
  /** A training run instead of an exam. */
  readonly training?: boolean;
}

/** A fresh host's way to a session with its roster, before anybody comes: organisation, staff, bank, scheme, admission numbers. */
export async function prepareSession(send: Send, wish: ExamWish) {
  const administratorBearer = await foundOrganisation(send);
  const author = caller(send, await signIn(send, 'staff', 'author'));
  const bank = wish.bank ?? generatedBank('made-up', Math.max(wish.items, 50));
  const marking = wish.cases ?? wish.calls;
  const kind = wish.cases === undefined ? 'simulated-call' : 'case-analysis';
  const schemeVersion =
    marking === undefined
      ? await prepareExam(author, wish.items, wish.minutes, bank)
      : await prepareTasks(author, {
          minutes: wish.minutes,
          files: bank,
          marking,
          kind,
          calibration: wish.calibration,
        });
  const session = { title: 'Exam day', room: 'Room 1', startsAt: Date.now(), schemeId: 'scheme', schemeVersion };
  const training = wish.training === true;
  const { sessionId } = must(await author.sessions.create({ ...session, training }), 'the session');
  const locale = wish.locale ?? 'zh-CN';
  const people = Array.from({ length: wish.candidates }, (_, at) => `考生${at},E-${at},${locale}`);
  const file = {
    name: 'roster.csv',
    mediaType: 'text/csv',
    base64: Buffer.from(['姓名,工号,语言', ...people, ''].join('\n')).toString('base64'),
  };
  const { rows } = must(await author.sessions.importRoster({ sessionId, file, preview: false }), 'the roster');
  return { sessionId, administratorBearer, admissionNumbers: rows.map((row) => row.admissionNumber) };
}

/** What an admitted candidate does at any seat, up to being ready for the start. */
export async function checkIn({ candidate }: Caller): Promise<void> {
  must(await candidate.confirmIdentity({}), 'the identity');
  must(await candidate.accept({ agreementIds: agreements }), 'the agreements');
  must(await candidate.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] }), 'the check');
}

/**
 * A fresh host's whole way to a room in which everybody may be started: organisation, staff, a bank, a paper of `items` items,
 * a session, and `candidates` people who sit, are admitted, agreed and checked. `send` speaks from the machine's own window.
 */
export async function prepareExamDay(send: Send, wish: ExamWish): Promise<ExamDay> {
  const { sessionId, administratorBearer, admissionNumbers } = await prepareSession(send, wish);
  const entered = await Promise.all(admissionNumbers.map((number, at) => enter(send, number, at)));
  const proctorBearer = await signIn(send, 'staff', 'proctor');
  const proctor = caller(send, proctorBearer);
  const { cards } = await proctor.room.board({ sessionId });
  const attemptOf = new Map(cards.map((card) => [card.admissionNumber, card.attemptId]));
  const candidates = entered.map((one) => ({ ...one, attemptId: attemptOf.get(one.admissionNumber) ?? '' }));
  const admitted = await proctor.room.admit({ attemptIds: candidates.map((one) => one.attemptId) });
  if (admitted.refused.length > 0) throw new Error(`not admitted: ${JSON.stringify(admitted.refused[0])}`);
  await Promise.all(candidates.map(({ bearer }) => checkIn(caller(send, bearer))));
  return { sessionId, candidates, proctor, proctorBearer, administratorBearer };
}
