// axe on every screen of every member of staff; the exam room has a journey of its own.
import type { Locator, Page } from '@playwright/test';
import type { StaffRole } from '#domain/roles.ts';
import { samplePassphrase, samplePassword } from '#host/sample/sample-people.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { actingAs, foundSample, prepareExam, sitByOperation } from './support/prepared-exam.ts';
import { signInAs } from './support/sample.ts';

const exactly = (name: string) => ({ name, exact: true });
const look: Look = { locale: 'zh-CN' };
const t = wordsIn(look.locale);

/** Opens each screen of a role's navigation, and what `more` does there. */
async function everyScreen(house: ExamHouse, role: StaffRole, more: Record<string, (page: Page) => Promise<void>>) {
  const page = await signInAs(house, role, look);
  const links = page.getByRole('navigation', { name: t.staff.navigation }).getByRole('link');
  await expect(links.first()).toBeVisible();
  for (const link of await links.all()) {
    const path = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(t.common.loading)).toHaveCount(0);
    await expectAccessible(page, `${role} ${path}`);
    await more[path]?.(page);
  }
  await page.context().close();
}

/** Follows a link or presses a button, and looks at what comes. */
async function open(page: Page, what: Locator, screen: string): Promise<void> {
  await what.click();
  await expect(page.getByText(t.common.loading)).toHaveCount(0);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expectAccessible(page, screen);
}

async function openDialog(page: Page, button: Locator, screen: string): Promise<void> {
  await button.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, screen);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('every screen of an author and of an administrator can be used by all', async ({ house }) => {
  test.setTimeout(240_000);
  await foundSample(house);
  const door = await house.window(look);
  await open(door, door.getByRole('button', { name: t.signIn.staff }), 'staff sign-in');
  const inRow = (page: Page) => page.getByRole('table').getByRole('link').first();
  const tabs = async (page: Page, screen: string) => {
    for (const tab of await page.getByRole('tab').all()) await open(page, tab, `${screen}, a tab`);
  };
  await everyScreen(house, 'author', {
    '#/banks': async (page) => {
      await open(page, inRow(page), 'a bank');
      await tabs(page, 'a bank');
      await page.getByRole('tab').first().click();
      await open(page, inRow(page), 'an item');
      await page.getByRole('link', exactly(t.staff.nav.banks)).click();
      await open(page, page.getByRole('button', { name: t.banks.import }).first(), 'importing a bank');
    },
    '#/blueprints': async (page) => {
      await open(page, inRow(page), 'a blueprint');
    },
    '#/schemes': async (page) => {
      await open(page, inRow(page), 'a scheme');
      await page.getByRole('link', exactly(t.staff.nav.schemes)).click();
      await open(page, page.getByRole('button', { name: t.schemes.create }).first(), 'a new scheme');
    },
    '#/practice': async (page) => {
      await open(page, page.getByRole('button', { name: t.passes.give }).first(), 'giving practice passes');
    },
    '#/sessions': async (page) => {
      await open(page, inRow(page), 'a session');
      await tabs(page, 'a session');
      await page.getByRole('link', exactly(t.staff.nav.sessions)).click();
      await open(page, page.getByRole('button', { name: t.sessions.create }).first(), 'a new session');
    },
  });
  await everyScreen(house, 'administrator', {
    '#/accounts': async (page) => {
      await openDialog(page, page.getByRole('button', exactly(t.accounts.create)), 'a new account');
      for (const of of [t.accounts.editRolesOf, t.accounts.resetOf, t.accounts.deactivateOf]) {
        await openDialog(page, page.getByRole('button', exactly(of('样例·人力资源专员'))), 'an act on an account');
      }
      await openDialog(page, page.getByRole('button', exactly(t.staff.changePassword)), 'change of the password');
    },
    '#/journal': async (page) => {
      await page.getByRole('button', exactly(t.journal.verify)).click();
      await expect(page.getByText(t.journal.intact)).toBeVisible();
      await expectAccessible(page, 'a verified journal');
    },
  });
});

test('every screen of a decision-maker, of HR and of examiners can be used by all', async ({ house }) => {
  test.setTimeout(240_000);
  await foundSample(house);
  const exam = await prepareExam(house, { locale: 'zh-CN', candidates: 2 });
  const [first, second = ''] = exam.admissionNumbers;
  await sitByOperation(house, exam, first, 'zh-CN', true);
  await sitByOperation(house, exam, second, 'zh-CN', false);
  const decider = await actingAs(house, 'decision-maker');
  const rows = await decider.decisions.list({ sessionId: exam.sessionId });
  const candidateIds = rows.filter((row) => row.admissionNumber === first).map((row) => row.candidateId);
  await decider.decisions.decide({ candidateIds, outcome: 'certify', reason: '', password: samplePassword });
  await decider.certificates.unlock({ passphrase: samplePassphrase });
  expect(await decider.certificates.issue({ candidateIds })).toMatchObject({ ok: true, refused: [] });

  await everyScreen(house, 'decision-maker', {
    '#/decisions': async (page) => {
      const name = '考生2 Candidate';
      await openDialog(page, page.getByRole('button', exactly(t.results.evidenceOf(name))), 'evidence');
      await openDialog(page, page.getByRole('button', exactly(t.decision.declareFor(name))), 'declaring a conflict');
      await page.getByRole('checkbox', { name: t.common.selectRow(name) }).check();
      for (const act of [t.decision.certify, t.decision.refuse]) {
        await openDialog(page, page.getByRole('button', exactly(act)), `deciding: ${act}`);
      }
    },
    '#/certificates': async (page) => {
      await openDialog(page, page.getByRole('button', { name: t.certificates.lookAt('') }), 'a certificate');
    },
    '#/verify': async (page) => {
      await page
        .getByRole('group', { name: t.verify.drop })
        .locator('input[type=file]')
        .setInputFiles({
          name: 'something.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('%PDF-1.7 nothing'),
        });
      await expect(page.getByRole('heading', { name: t.verify.resultTitle })).toBeVisible();
      await expectAccessible(page, 'something that is no certificate');
    },
  });
  await everyScreen(house, 'hr', {});
  await everyScreen(house, 'lead-examiner', {});
  await everyScreen(house, 'examiner', {});
});
