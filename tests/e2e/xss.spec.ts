// Every text that comes in from outside carries an attack; the main screens are walked, and nothing of it runs or becomes a tag.
import type { Page } from '@playwright/test';
import { samplePassword } from '#host/sample/sample-people.ts';
import { expect, test, wordsIn, type Look } from './support/exam-house.ts';
import { actingAs, foundSample } from './support/prepared-exam.ts';
import { checkIn, signInAs, takeSeat } from './support/sample.ts';

const look: Look = { locale: 'en' };
const t = wordsIn(look.locale);
const attack = '<img src=x data-pwned onerror=pwned=1>';
const more = `"><script>pwned=1</script><svg onload=pwned=1>${attack}{@html pwned}javascript:pwned=1`;
const both = (text: string) => ({ 'zh-CN': text, en: text });
const yaml = (text: string) => JSON.stringify(text);
const inYaml = (text: string) => `{ zh-CN: ${yaml(text)}, en: ${yaml(text)} }`;

const bank = [
  {
    path: 'bank.yaml',
    text: `format: invigil-bank/1
id: attacked
version: 1
title: ${inYaml(`Title ${attack}`)}
notice: ${inYaml(`Notice ${more}`)}
topics: [{ id: all, title: ${inYaml(`Topic ${attack}`)} }]
sources: [{ id: made-up, title: ${inYaml(`Source ${more}`)} }]
plan: [{ topic: all, items: 1, difficulty: { 1: 1 } }]
`,
  },
  {
    path: 'items/all.yaml',
    text: `items:
  - id: single
    topic: all
    difficulty: 1
    cognitive: apply
    practice: true
    sources: [{ source: made-up, place: ${yaml(attack)} }]
    stem: ${inYaml(`Stem ${more}`)}
    rationale: ${inYaml(`Why ${more}`)}
    kind: single
    options: [${['a', 'b', 'c', 'd'].map((id) => `{ id: ${id}, text: ${inYaml(`Option ${id} ${more}`)} }`).join(', ')}]
    key: b
`,
  },
];

/** Nothing ran, and nothing that was sent in became an element. */
async function expectHarmless(page: Page, screen: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'pwned' in window,
    elements: document.querySelectorAll('[data-pwned], img[src="x"], svg[onload], [onerror]').length,
  }));
  expect.soft(found, screen).toEqual({ ran: false, elements: 0 });
}

function must<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { ok: true }>;
}

test('texts from outside are shown as they are and do nothing', async ({ house }) => {
  test.setTimeout(300_000);
  await foundSample(house);
  const author = await actingAs(house, 'author');
  must(await author.banks.import({ files: bank }));
  must(
    await author.blueprints.save({
      ...{ id: 'attacked', title: both(`Blueprint ${attack}`), bankId: 'attacked', pool: 'all', order: 'rules' },
      ...{ rules: [{ id: 'all', count: 1, points: 1 }], shuffleOptions: true, multipleScoring: 'no-wrong' },
    }),
  );
  const part = { id: 'theory', title: both(`Part ${attack}`), blueprintId: 'attacked', minutes: 30, weight: 1 };
  const { version } = must(
    await author.schemes.publish({
      ...{ id: 'attacked', title: both(`Scheme ${attack}`), level: both(`Level ${attack}`) },
      ...{ scope: both(`Scope ${more}`), renewal: both(`Renewal ${more}`), rule: { kind: 'conjunctive' } },
      ...{ validityMonths: 12, parts: [{ ...part, kind: 'theory', passLine: 0.6 }] },
      agreements: ['one', 'two'].map((id) => ({ id, title: both(`Agreement ${attack}`), text: both(more) })),
    }),
  );
  const { sessionId } = must(
    await author.sessions.create({
      ...{ title: `Session ${attack}`, room: `Room ${attack}`, startsAt: Date.now() },
      ...{ schemeId: 'attacked', schemeVersion: version },
    }),
  );
  const quoted = attack.replaceAll('"', '""');
  // A roster without a language is examined in Chinese, and the seat's screens with it.
  const roster = `准考证号,姓名,工号,单位,语言\n20269999,"Name ${quoted}",E-99,"Unit ${quoted}",${look.locale}\n`;
  const file = { name: `${attack}.csv`, mediaType: 'text/csv', base64: Buffer.from(roster).toString('base64') };
  must(await author.sessions.importRoster({ sessionId, file, preview: false }));
  const administrator = await actingAs(house, 'administrator');
  const account = { username: 'attacker', name: `Staff ${attack}`, employeeNumber: 'S-99', password: samplePassword };
  must(await administrator.staff.create({ ...account, roles: ['proctor'] }));

  const dialogs: string[] = [];
  const watch = (page: Page) => {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return page;
  };

  /** Walks the addresses of one role; each shows the attack as plain text, unless it shows none of these records. */
  async function walk(page: Page, paths: readonly [path: string, shown: string][]): Promise<void> {
    for (const [path, shown] of paths) {
      await page.evaluate((to) => (location.hash = to), `#${path}`);
      await expect(page.getByText(shown).filter({ visible: true }).first(), path).toBeVisible();
      await expectHarmless(page, path);
    }
  }

  const office = watch(await signInAs(house, 'author', look));
  await walk(office, [
    ['/banks', `Title ${attack}`],
    ['/banks/attacked/1', 'Stem "><script>'],
    ['/banks/attacked/1/items/single', 'Why "><script>'],
    ['/blueprints', `Blueprint ${attack}`],
    ['/blueprints/attacked/specimen', 'Stem "><script>'],
    ['/schemes', `Scheme ${attack}`],
    [`/schemes/attacked/${version}`, `Part ${attack}`],
    ['/sessions', `Session ${attack}`],
    [`/sessions/${sessionId}`, `Name ${attack}`],
  ]);

  const seat = watch(await takeSeat(house, '20269999', look));
  const proctor = await actingAs(house, 'proctor');
  const [card] = (await proctor.room.board({ sessionId })).cards;
  const attemptIds = [card?.attemptId ?? ''];
  await proctor.room.admit({ attemptIds });
  await expect(seat.getByText(`Name ${attack}`).first()).toBeVisible();
  await expectHarmless(seat, 'identity');
  await checkIn(seat, t);
  await proctor.room.start({ attemptIds });
  await expect(seat.getByText('Stem "><script>').first()).toBeVisible();
  await proctor.room.message({ attemptIds, text: `Message ${more}` });
  await expect(seat.getByText('Message "><script>').first()).toBeVisible();
  await expectHarmless(seat, 'paper and message');
  await proctor.room.credit({ attemptIds, minutes: 1, code: 'other', reason: `Note ${more}` });

  const board = watch(await signInAs(house, 'proctor', look));
  await walk(board, [
    ['/room', `Session ${attack}`],
    [`/room/${sessionId}`, `Name ${attack}`],
    [`/room/${sessionId}/records`, `Session ${attack}`],
  ]);
  const desk = watch(await signInAs(house, 'administrator', look));
  await walk(desk, [
    ['/accounts', `Staff ${attack}`],
    ['/let-in', `Staff ${attack}`],
    ['/journal', 'Time credited'],
  ]);
  for (const details of await desk.locator('summary').all()) await details.click();
  await expectHarmless(desk, 'journal with details');
  const decider = watch(await signInAs(house, 'decision-maker', look));
  await walk(decider, [['/results', `Session ${attack}`]]);
  expect(dialogs).toEqual([]);
  // That no policy was violated and no page met a fault is asserted by the house itself.
});
