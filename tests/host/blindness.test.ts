import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { mayCall } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, assignTo, filled, people, preparedCases, sitCases, type CaseDay, type ExaminerName } from './case-exam.ts';
import { begin, held, preparedCalls, soundOf } from './call-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const tables = /\b(mark_sheet|mark_sheet_original|fatal_word|visible_sheet)\b/;
const paperTables = /\b(visible_)?paper_entry\b/;
const store = 'host/storage/mark-sheet-store.ts';
const transfer = 'host/storage/sheet-transfer-store.ts';
const signed = 'host/storage/signed-sheet-store.ts';

describe('the tables of mark sheets', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => ({ path, text: readFileSync(`${source}/${path}`, 'utf8') }));

  it('are named by their store and their migration, and by nothing else in the program', () => {
    const naming = files.filter(({ text }) => tables.test(text)).map(({ path }) => path);
    expect(naming.sort()).toEqual([store, transfer, signed, 'host/storage/migration-4/marking.ts'].sort());
  });

  it('have beside them what was typed of paper, read through a view of its own by one store', () => {
    const paperStore = 'host/storage/paper-entry-store.ts';
    const naming = files.filter(({ text }) => paperTables.test(text)).map(({ path }) => path);
    expect(naming.sort()).toEqual([paperStore, 'host/storage/migration-4/marking-work.ts'].sort());
    const text = files.find(({ path }) => path === paperStore)?.text ?? '';
    expect([...text.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map(([, table]) => table)).toEqual(['visible_paper_entry']);
  });

  it('leave the host whole only in a room’s results package, sealed to the office', () => {
    const using = files.filter(({ text }) => text.includes('sheet-transfer-store.ts')).map(({ path }) => path);
    expect(using.sort()).toEqual(['host/room-results.ts', 'host/take-room-results.ts']);
  });

  it('are compared with what was signed by the check of the journal alone, which shows nothing of them', () => {
    const using = files.filter(({ text }) => text.includes('signed-sheet-store.ts')).map(({ path }) => path);
    expect(using).toEqual(['host/journals.ts']);
    const text = files.find(({ path }) => path === signed)?.text ?? '';
    expect([...text.matchAll(/^export .*/gm)].map(([line]) => line)).toEqual([
      'export function signedSheets(db: ReadDb): Map<string, boolean> {',
    ]);
  });

  it('are read by their store through the one view alone', () => {
    const text = files.find(({ path }) => path === store)?.text ?? '';
    const read = [...text.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map(([, table]) => table);
    const deletes = [...text.matchAll(/DELETE FROM (\w+)/g)].map(([, table]) => table);
    expect(read.filter((table) => table === 'visible_sheet').length).toBeGreaterThanOrEqual(2);
    // What a second person said is read beside a sheet of the view; the other mention is its deletion.
    expect(read.filter((table) => table !== 'visible_sheet')).toEqual(['fatal_word', 'fatal_word']);
    expect(deletes).toEqual(['fatal_word']);
  });
});

const cases = preparedCases(1);
const canary = (name: string) => `金丝雀-${name}`;

async function save(
  host: TestHost,
  name: ExaminerName,
  taskId: string,
  submit: boolean,
  fatal = 'leaks',
): Promise<void> {
  const marking = await as(host, name, 'examiner');
  const opened = await marking.open({ taskId });
  if (!opened.ok) throw new Error(opened.reason);
  const sheet = { ...filled(opened.rubric, { quality: 0.5, fatal: [fatal] }), comment: canary(name) };
  const revision = opened.revision + 1;
  await marking.save({ taskId, revision, sheet });
  if (!submit) return;
  const submitted = await marking.submit({ taskId, revision, password });
  if (!submitted.ok) throw new Error(submitted.reason);
}

/** Everything any operation asks for, with real ids: what an operation does not know of it, it leaves aside. */
async function everything(host: TestHost, day: CaseDay, taskId: string, more: object = {}) {
  const ids = await people(host, day);
  const candidateId = host.read(
    (db) => db.prepare<[], { id: string }>('SELECT candidate_id AS id FROM marking_task').get()?.id ?? '',
  );
  return {
    taskId,
    taskIds: [taskId],
    sessionId: day.sessionId,
    candidateId,
    attemptIds: day.candidates.map((one) => one.attemptId),
    attemptId: day.candidates[0]?.attemptId,
    personId: ids.anna,
    criterion: 'leaks',
    stands: true,
    note: '试探',
    // What would change the task is asked with a password that is wrong: this is about what may be read.
    password: 'wrong',
    points: 50,
    fatal: [],
    personIds: [],
    ref: 'none',
    revision: 1,
    locale: 'zh-CN',
    partId: 'tasks',
    from: 1,
    segmentId: 'none',
    calibrationId: 'none',
    ...more,
  };
}

const operations = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}` as OperationName),
);

/** What a call's stream says first: it goes on until somebody leaves. */
async function firstWord(host: TestHost, bearer: string, input: object): Promise<string> {
  const leaving = new AbortController();
  const stream = await host.as(bearer).calls.watch(input as { taskId: string }, { signal: leaving.signal });
  for await (const said of stream) {
    leaving.abort();
    return JSON.stringify(said);
  }
  return '';
}

/** What every operation that this person may call in that role answers, as one text. */
async function allAnswers(host: TestHost, name: string, role: 'examiner' | 'lead-examiner', input: object) {
  const texts: string[] = [];
  for (const operation of operations.filter((one) => mayCall(one, role))) {
    if (operation.startsWith('signIn.') || operation.startsWith('setup.')) continue; // would end the sign-in, or found again
    const bearer = await signInAs(host, role, name);
    if (operation === 'calls.watch') {
      texts.push(`${operation} ${await firstWord(host, bearer, input)}`);
      continue;
    }
    const { text } = await host.post(operation, input, bearer);
    texts.push(`${operation} ${text}`);
  }
  return texts;
}

/** The word for a sheet that is in; results use it of the attempt, which is no secret. */
const isIn = '"submitted"';
const known = (texts: readonly string[], words: readonly string[]) =>
  texts.filter((text) => words.some((word) => text.includes(word) && (word !== isIn || text.startsWith('marking.'))));

describe('an examiner who has not submitted', () => {
  it('learns nothing of the others from any operation, as examiner or as lead examiner, a third examiner included', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
    const ids = await people(host, day);
    await (await as(host, 'lead')).assign({ taskIds: [taskId], personId: ids.cora, third: true });
    await save(host, 'anna', taskId, true);
    await save(host, 'bert', taskId, false);
    const input = await everything(host, day, taskId);

    const others = (...names: string[]) => [...names.map(canary), '"raw"', '"spread"', isIn];
    for (const role of ['examiner', 'lead-examiner'] as const) {
      const bert = await allAnswers(host, 'bert', role, input);
      expect(bert.length).toBeGreaterThan(6);
      expect(known(bert, others('anna', 'cora'))).toEqual([]);
      expect(known(bert, [canary('bert')]).length).toBeGreaterThan(0);
      expect(known(await allAnswers(host, 'cora', role, input), others('anna', 'bert'))).toEqual([]);
    }
    // One who was never asked, and a lead examiner without a part in it: that there is a sheet, not what is on it.
    for (const name of ['dora', 'lead']) {
      const answers = await allAnswers(host, name, 'lead-examiner', input);
      expect(known(answers, ['金丝雀', '"raw"', '"spread"'])).toEqual([]);
      expect(known(answers, [isIn]).map((text) => text.split(' ')[0])).toEqual(['marking.board']);
    }
    expect(known(await allAnswers(host, 'dora', 'examiner', input), ['金丝雀', '"raw"', isIn])).toEqual([]);
    // Who has submitted reads what was submitted, never what is being written.
    const anna = await allAnswers(host, 'anna', 'examiner', input);
    expect(known(anna, [canary('bert'), canary('cora')])).toEqual([]);

    await save(host, 'bert', taskId, true);
    expect(known(await allAnswers(host, 'bert', 'examiner', input), [canary('anna')])).toHaveLength(1);
    expect(known(await allAnswers(host, 'cora', 'lead-examiner', input), others('anna', 'bert'))).toEqual([]);
    expect(known(await allAnswers(host, 'lead', 'lead-examiner', input), ['金丝雀', '"raw"'])).toEqual([]);
    await save(host, 'cora', taskId, true);
    expect(known(await allAnswers(host, 'lead', 'lead-examiner', input), [canary('anna')])).toHaveLength(1);
  }, 120_000);

  it('is who was unlocked, too, and who was replaced', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
    const ids = await people(host, day);
    await save(host, 'anna', taskId, true);
    await (await as(host, 'lead')).replace({ taskId, from: ids.bert, to: ids.cora });
    await save(host, 'cora', taskId, true);
    const input = await everything(host, day, taskId);
    const office = host.as(day.administratorBearer).marking;
    await office.unlock({ taskId, personId: ids.anna, reason: '误评' });
    expect(known(await allAnswers(host, 'anna', 'lead-examiner', input), [canary('cora'), '"raw"'])).toEqual([]);
    expect(known(await allAnswers(host, 'bert', 'lead-examiner', input), ['金丝雀', '"raw"'])).toEqual([]);
  });

  it('cannot become one by reading first: a lead examiner who read the sheets is no third examiner', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
    const ids = await people(host, day);
    await save(host, 'anna', taskId, true);
    await save(host, 'bert', taskId, true);
    const dora = await as(host, 'dora');
    expect((await dora.compare({ taskId })).ok).toBe(true);
    const { refused } = await (await as(host, 'lead')).assign({ taskIds: [taskId], personId: ids.dora, third: true });
    expect(refused).toEqual([{ taskId, reason: 'has-seen' }]);
  });

  it('goes by the person: a second account of the same person sees no more', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
    await save(host, 'anna', taskId, true);
    await save(host, 'bert', taskId, false);
    const office = host.as(day.administratorBearer).staff;
    const again = { username: 'bert-again', name: '考官2', employeeNumber: 'X-2', roles: ['lead-examiner' as const] };
    expect((await office.create({ ...again, password })).ok).toBe(true);
    const answers = await allAnswers(host, 'bert-again', 'lead-examiner', await everything(host, day, taskId));
    expect(known(answers, [canary('anna'), '"raw"', isIn])).toEqual([]);
  });
});

const calls = preparedCalls(1);

describe('an examiner of a call', () => {
  it('hears and sees the call, and nothing of the others’ sheets, live or in a calibration by its recording', async () => {
    const { host, day } = await calls();
    const run = await begin(host, day);
    const { taskId } = run;
    const segmentId = await held(host, run, [soundOf(900, true)]);
    await save(host, 'anna', taskId, true, 'insults');
    await save(host, 'bert', taskId, false, 'insults');
    const ids = await people(host, day);
    const { calibration } = host.as(await signInAs(host, 'lead-examiner', 'lead'));
    const started = await calibration.start({ title: '校准', taskIds: [taskId], personIds: [ids.cora, ids.dora] });
    const calibrationId = started.ok ? started.calibrationId : '';
    const round = (await (await as(host, 'cora', 'examiner')).tasks({}))[0]?.taskId ?? '';
    await save(host, 'cora', round, true, 'insults');
    await save(host, 'dora', round, false, 'insults');

    const more = { segmentId, calibrationId, personId: ids.anna };
    const live = await everything(host, day, taskId, more);
    const calibrating = await everything(host, day, round, { ...more, personId: ids.cora });
    const nouns = ['calls.recording', 'calls.sound', 'calibration.list', 'rota.mine', 'paperSheets.open'];
    for (const role of ['examiner', 'lead-examiner'] as const) {
      for (const input of [live, calibrating]) {
        const bert = await allAnswers(host, 'bert', role, input);
        expect(known(bert, [...['anna', 'cora', 'dora'].map(canary), '"raw"', '"spread"', isIn])).toEqual([]);
        const dora = await allAnswers(host, 'dora', role, input);
        expect(known(dora, [...['anna', 'bert', 'cora'].map(canary), '"raw"', '"spread"'])).toEqual([]);
        const asked = bert.map((text) => text.split(' ')[0] ?? '');
        const may = nouns.filter((one) => mayCall(one as OperationName, role));
        expect(may.length).toBeGreaterThan(2);
        expect(asked).toEqual(expect.arrayContaining(may));
      }
    }
    // It is no refusal for want of input: who marks the call does hear it.
    const heard = await allAnswers(host, 'bert', 'examiner', live);
    expect(heard.find((text) => text.startsWith('calls.sound '))).toContain('"mediaType"');
    await save(host, 'bert', taskId, true, 'insults');
    expect(known(await allAnswers(host, 'bert', 'examiner', live), [canary('anna')])).toHaveLength(1);
    await save(host, 'dora', round, true, 'insults');
    expect(known(await allAnswers(host, 'dora', 'examiner', calibrating), [canary('cora')])).toHaveLength(1);
  }, 120_000);
});

describe('an administrator who reads the journal', () => {
  it('finds that sheets were saved and submitted, and nothing that is on them', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
    await save(host, 'anna', taskId, true);
    const { text } = await host.post('journal.entries', { limit: 200 }, day.administratorBearer);
    expect(text).toContain('sheet.submitted');
    expect(text).not.toContain('金丝雀');
    expect(text).not.toContain('clear-fail');
  });
});
