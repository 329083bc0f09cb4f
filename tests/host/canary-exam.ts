import { foundOrganisation } from '../support/exam-day.ts';
import { silentOpus } from '../support/opus.ts';
import type { TestHost } from '../support/test-host.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

/** Nothing with this in it may ever reach a candidate. */
export const canary = 'canary';
/** Keys that are numbers: no other number of the exam looks like them. */
export const canaryNumbers = ['271828', '0.31337', '0.61803'] as const;

const both = (text: string) => ({ 'zh-CN': text, en: text });
const hidden = (what: string) => both(`${canary} ${what}`);
const options = (item: string, ids: readonly string[]) =>
  ids.map((id, at) => ({
    id: `${canary}-${item.replaceAll(' ', '-')}-${id}`,
    text: both(`Shown option ${at} of ${item}`),
  }));

function item(kind: string, own: object) {
  return {
    id: `${canary}-item-${kind}`,
    kind,
    topic: `${canary}-topic`,
    difficulty: 3,
    sources: [{ source: `${canary}-source`, place: `${canary} place` }],
    stem: both(`Shown stem of ${kind}`),
    rationale: hidden(`rationale of ${kind}`),
    ...own,
  };
}

const items = [
  item('single', { options: options('single', ['a', 'b', 'c', 'd']), key: `${canary}-single-a` }),
  item('multiple', {
    options: options('multiple', ['a', 'b', 'c', 'd']),
    key: [`${canary}-multiple-a`, `${canary}-multiple-c`],
  }),
  item('true-false', { key: false }),
  item('text', { accepted: [`${canary} accepted`, `${canary} also accepted`] }),
  item('numeric', { key: 271828, tolerance: { absolute: 0.31337 }, unit: 'kWh' }),
  item('ordering', {
    entries: options('ordering', ['a', 'b', 'c']),
    key: ['b', 'c', 'a'].map((id) => `${canary}-ordering-${id}`),
  }),
  item('matching', {
    left: options('left column', ['a', 'b', 'c']),
    right: options('right column', ['a', 'b', 'c', 'd']),
    key: Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [`${canary}-left-column-${id}`, `${canary}-right-column-${id}`]),
    ),
  }),
  item('inline-choice', {
    text: both(`Shown text with {{${canary}-gap}} in it`),
    gaps: [{ id: `${canary}-gap`, options: options('gap', ['a', 'b']), key: `${canary}-gap-b` }],
  }),
  item('hotspot', {
    picture: `${canary}-plate.svg`,
    alt: both('Shown description'),
    areas: ['a', 'b', 'c'].map((id, at) => ({ id: `${canary}-area-${id}`, shape: { rect: [at * 20, 0, 10, 10] } })),
    key: [`${canary}-area-b`],
  }),
  item('listening', {
    audio: `${canary}-call.opus`,
    plays: 2,
    seconds: 1,
    options: options('listening', ['a', 'b', 'c']),
    key: [`${canary}-listening-a`],
    transcript: hidden('transcript'),
  }),
];
/** What the items of the canary exam are, and how many. */
export const canaryItems = items.length;

const plate = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50"/></svg>';
const media = [
  { path: `media/${canary}-plate.svg`, base64: Buffer.from(plate).toString('base64') },
  { path: `media/${canary}-call.opus`, base64: silentOpus(1).toString('base64') },
];

/** A bank whose every hidden text, id and number sings. JSON is YAML. */
function canaryBank(chosen: readonly object[]) {
  const header = {
    format: 'invigil-bank/1',
    id: `${canary}-bank`,
    version: 1,
    title: hidden('title of the bank'),
    notice: hidden('notice'),
    topics: [{ id: `${canary}-topic`, title: hidden('title of the topic') }],
    sources: [{ id: `${canary}-source`, title: hidden('title of the source'), note: hidden('note') }],
  };
  return [
    { path: 'bank.yaml', text: JSON.stringify(header) },
    { path: 'items.yaml', text: JSON.stringify({ items: chosen }) },
    ...media,
  ];
}

export interface CanaryExam {
  readonly sessionId: string;
  readonly admissionNumbers: readonly string[];
}

/** A session on the bank of canaries, with a roster of the lines given. `kinds` leaves out items of other kinds. */
export async function prepareCanaryExam(
  host: TestHost,
  roster: readonly string[],
  kinds: readonly string[] = items.map((i) => i.kind),
): Promise<CanaryExam> {
  await hireForEverything(host, await foundOrganisation(host.send));
  const author = host.as(await signInAs(host, 'author'));
  const chosen = items.filter((i) => kinds.includes(i.kind));
  const imported = await author.banks.import({ files: canaryBank(chosen) });
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  await author.blueprints.save({
    id: `${canary}-blueprint`,
    title: hidden('blueprint'),
    bankId: `${canary}-bank`,
    rules: [{ id: `${canary}-rule`, topics: [`${canary}-topic`], count: chosen.length, points: 2 }],
    order: 'shuffled',
    shuffleOptions: true,
    multipleScoring: 'no-wrong',
  });
  const published = await author.schemes.publish({
    id: `${canary}-scheme`,
    title: hidden('scheme'),
    level: hidden('level'),
    scope: hidden('scope'),
    parts: [
      {
        id: `${canary}-part`,
        kind: 'theory',
        title: both('Shown part'),
        blueprintId: `${canary}-blueprint`,
        minutes: 30,
        passLine: 0.61803,
        weight: 1,
      },
    ],
    rule: { kind: 'conjunctive' },
    validityMonths: 24,
    renewal: hidden('renewal'),
    agreements: [{ id: 'rules', title: both('Shown title'), text: both('Shown rules') }],
  });
  const schemeVersion = published.ok ? published.version : 0;
  const facts = {
    title: 'Shown session',
    room: `${canary} room`,
    startsAt: 0,
    schemeId: `${canary}-scheme`,
    schemeVersion,
  };
  const created = await author.sessions.create(facts);
  const sessionId = created.ok ? created.sessionId : '';
  const base64 = Buffer.from(['姓名,工号,单位,语言', ...roster, ''].join('\n')).toString('base64');
  const file = { name: 'r.csv', mediaType: 'text/csv', base64 };
  const read = await author.sessions.importRoster({ sessionId, file, preview: false });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return { sessionId, admissionNumbers: read.rows.map((row) => row.admissionNumber) };
}
