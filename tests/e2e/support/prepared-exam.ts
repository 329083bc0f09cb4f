import { expect, type Page } from '@playwright/test';
import type { ItemKind } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { StaffRole } from '#domain/roles.ts';
import { respond } from '#host/commands/demo/answer-sheet.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { sampleBankId } from '#host/sample/sample-exam.ts';
import { samplePassword, sampleStaff } from '#host/sample/sample-people.ts';
import { caller, type Caller } from '#tests/support/caller.ts';
import { bankFolder } from './answers.ts';
import { wordsIn, type ExamHouse, type Look } from './exam-house.ts';
import { checkIn, takeSeat } from './sample.ts';

/** One item of each kind, in this order. */
export const everyKind: readonly ItemKind[] = ['single', 'multiple', 'true-false', 'text', 'numeric'];

export interface Wish {
  /** Minutes of each part; one part a number. Parts of a fraction of a minute are allowed. */
  readonly minutes?: readonly number[];
  /** The kind of each item, in the order of the paper. */
  readonly kinds?: readonly ItemKind[];
  readonly locale: Locale;
  readonly candidates?: number;
  /** Calculator and note sheet at the seat. */
  readonly tools?: boolean;
  /** A rehearsal of the room. */
  readonly rehearsal?: boolean;
}

export interface PreparedExam {
  readonly title: string;
  readonly sessionId: string;
  readonly admissionNumbers: readonly [string, ...string[]];
}

const both = (text: string) => ({ 'zh-CN': text, en: text });

function must<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { ok: true }>;
}

/** The sample organisation, asked for by operation. */
export async function foundSample(house: ExamHouse): Promise<void> {
  const code = new URLSearchParams(new URL(house.setupLink).hash.slice(1)).get('code') ?? '';
  must(await caller(fetch, null, house.origin).setup.createSample({ code }));
}

/** The operations of a host as a member of the sample's staff. */
export async function actingAs(house: ExamHouse, role: StaffRole): Promise<Caller> {
  const username = sampleStaff.find((one) => one.role === role)?.username ?? '';
  const seat = `staff-seat-${role}-`.padEnd(24, '0');
  const { signIn } = caller(fetch, null, house.origin);
  const opened = must(await signIn.open({ username, password: samplePassword, role, seat }));
  return caller(fetch, opened.bearer, house.origin);
}

/** In the sample organisation: an exam of the kinds and times wished for, with a session and its roster. */
export async function prepareExam(house: ExamHouse, wish: Wish): Promise<PreparedExam> {
  const { locale, minutes = [30], kinds = everyKind, candidates = 1, tools = false, rehearsal = false } = wish;
  const author = await actingAs(house, 'author');
  const rules = kinds.map((kind, at) => ({ id: `rule-${at}`, kinds: [kind], count: 1, points: 1 }));
  const blueprint = { id: 'journey-paper', title: both('旅程卷 Paper'), bankId: sampleBankId, rules } as const;
  must(
    await author.blueprints.save({ ...blueprint, order: 'rules', shuffleOptions: true, multipleScoring: 'no-wrong' }),
  );
  const schemeId = 'journey-scheme';
  const parts = minutes.map((time, at) => ({
    ...({
      id: `part-${at + 1}`,
      kind: 'theory',
      title: both(`理论 Theory ${at + 1}`),
      blueprintId: blueprint.id,
    } as const),
    ...{ minutes: time, passLine: 0.6, weight: 1 },
    ...(tools && { tools: { calculator: true, noteSheet: true } }),
  }));
  const agreements = ['保密 Confidentiality', '考场规则 Rules'].map((title, at) => ({
    ...{ id: `agreement-${at}`, title: both(title), text: both(`${title}。`) },
  }));
  const said = { title: both('旅程方案 Scheme'), level: both('基础 Basic'), scope: both('热线 Hotline') };
  const terms = {
    rule: { kind: 'conjunctive' },
    validityMonths: 12,
    renewal: both('每年 Yearly'),
    agreements,
  } as const;
  const { version } = must(await author.schemes.publish({ id: schemeId, ...said, parts, ...terms }));
  const title = '旅程场次 Journey';
  const session = { title, room: '301', startsAt: Date.now(), schemeId, schemeVersion: version, rehearsal };
  const { sessionId } = must(await author.sessions.create(session));
  const numbers = Array.from({ length: candidates }, (_, at) => String(20_260_001 + at));
  const lines = numbers.map((number, at) => `${number},考生${at + 1} Candidate,J${at + 1},热线一班,${locale}`);
  const base64 = Buffer.from(['准考证号,姓名,工号,单位,语言', ...lines, ''].join('\n')).toString('base64');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
  must(await author.sessions.importRoster({ sessionId, file, preview: false }));
  return { title, sessionId, admissionNumbers: numbers as [string, ...string[]] };
}

/** The attempt that is next for an admission number, by the proctor's board. */
export async function attemptOf(proctor: Caller, exam: PreparedExam, number: string): Promise<string> {
  const { cards } = await proctor.room.board({ sessionId: exam.sessionId });
  const card = cards.find((one) => one.admissionNumber === number && one.receipt === null);
  if (card === undefined) throw new Error(`no attempt is open for ${number}`);
  return card.attemptId;
}

/** Who waits at the seat is admitted, checks in by hand, and is started. Returns the attempt. */
export async function admitAndStart(page: Page, house: ExamHouse, exam: PreparedExam, look: Look, number: string) {
  const t = wordsIn(look.locale);
  const proctor = await actingAs(house, 'proctor');
  const attemptId = await attemptOf(proctor, exam, number);
  expect(await proctor.room.admit({ attemptIds: [attemptId] })).toMatchObject({ done: [attemptId] });
  await checkIn(page, t);
  expect(await proctor.room.start({ attemptIds: [attemptId] })).toMatchObject({ done: [attemptId] });
  await expect(page.getByRole('timer')).toBeVisible();
  return attemptId;
}

/** A candidate whose time runs, at a seat of their own. */
export async function startedSeat(house: ExamHouse, exam: PreparedExam, look: Look, at = 0) {
  const number = exam.admissionNumbers[at] ?? '';
  const page = await takeSeat(house, number, look);
  return { page, number, attemptId: await admitAndStart(page, house, exam, look, number) };
}

/** A candidate sits the exam without a screen, up to being ready or to the end, and gives right or wrong responses. */
export async function sitByOperation(
  house: ExamHouse,
  exam: PreparedExam,
  number: string,
  locale: Locale,
  right: boolean,
  until: 'ready' | 'end' = 'end',
): Promise<void> {
  const proctor = await actingAs(house, 'proctor');
  const seat = `seat-of-${number}-`.padEnd(24, '0');
  const { bearer } = must(await caller(fetch, null, house.origin).candidate.enter({ admissionNumber: number, seat }));
  const { candidate } = caller(fetch, bearer, house.origin);
  const attemptIds = [await attemptOf(proctor, exam, number)];
  await proctor.room.admit({ attemptIds });
  must(await candidate.confirmIdentity({}));
  must(await candidate.accept({ agreementIds: ['agreement-0', 'agreement-1'] }));
  must(await candidate.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] }));
  if (until === 'ready') return;
  await proctor.room.start({ attemptIds });
  const read = await readBankFolder(bankFolder);
  if (!read.ok) throw new Error('the hotline bank has problems');
  for (const item of must(await candidate.paper({})).items) {
    must(await candidate.save({ ref: item.ref, revision: 1, response: respond(read.bank, locale, item, right) }));
  }
  must(await candidate.submit({}));
}
