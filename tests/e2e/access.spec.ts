// Who acts is the person: the lock and back, the proof before a signed act, one laptop handed round, what waits for a second person.
import type { Page } from '@playwright/test';
import { samplePassphrase, samplePassword } from '#host/sample/sample-people.ts';
import { expectAccessible, expectUncut } from './support/accessible.ts';
import { expect, test, wordsIn, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { actingAs, foundSample, prepareExam, sitByOperation } from './support/prepared-exam.ts';
import { signInAs } from './support/sample.ts';

const exactly = (name: string) => ({ name, exact: true });

for (const locale of ['zh-CN', 'en'] as const) {
  const look: Look = { locale };
  const t = wordsIn(locale);

  /** Types a password into the question that stands on the screen, and answers it. */
  async function typePassword(page: Page, password: string, confirm: string): Promise<void> {
    const question = page.getByRole('dialog').last();
    await question.locator('input').fill(password);
    await question.getByRole('button', exactly(confirm)).click();
  }

  test(`a silent screen is covered, opens with the password, and has lost nothing (${locale})`, async ({ house }) => {
    test.setTimeout(240_000);
    house.expected = /423|428/;
    await foundSample(house);
    const page = await signInAs(house, 'administrator', look);
    await page.getByRole('button', exactly(t.accounts.create)).click();
    await page.getByRole('dialog').getByLabel(t.accounts.name, { exact: true }).fill('写了一半');
    // Eleven minutes without a touch.
    await page.clock.setFixedTime(Date.now() + 11 * 60_000);
    await expect(page.getByRole('heading', { name: t.access.lockedTitle })).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByText('写了一半')).toBeHidden();
    await expectAccessible(page, 'locked');
    await expectUncut(page, 'locked');
    await picture(page, `locked-${locale}`);
    await page.keyboard.press('Escape');
    await typePassword(page, 'a guess', t.access.unlock);
    await expect(page.getByText(t.access.wrongPassword)).toBeVisible();
    await page.keyboard.press('Tab');
    await typePassword(page, samplePassword, t.access.unlock);
    await expect(page.getByRole('heading', { name: t.access.lockedTitle })).toBeHidden();
    await expect(page.getByRole('dialog').getByLabel(t.accounts.name, { exact: true })).toHaveValue('写了一半');

    // By its key, at once.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Alt+KeyL');
    await expect(page.getByText(t.access.whyLocked.asked)).toBeVisible();
    await typePassword(page, samplePassword, t.access.unlock);
    await expect(page.getByRole('heading', { name: t.access.lockedTitle })).toBeHidden();

    // After a restart nobody has proved anything: a signed act asks, and then goes on by itself.
    await house.powerCut();
    await page.getByRole('link', exactly(t.staff.nav.keys)).click();
    await page.getByRole('button', exactly(t.issuingKeys.unlock)).click();
    await page.getByLabel(t.issuingKeys.passphrase, { exact: true }).first().fill(samplePassphrase);
    await page.getByRole('button', exactly(t.issuingKeys.unlock)).click();
    await expect(page.getByRole('dialog', exactly(t.access.proofTitle))).toBeVisible();
    await expectAccessible(page, 'proof');
    await picture(page, `proof-${locale}`);
    await page.getByRole('dialog').getByRole('button', exactly(t.common.cancel)).click();
    await expect(page.getByText(t.common.failure['not-proved'])).toBeVisible();
    await page.getByRole('button', exactly(t.issuingKeys.unlock)).click();
    await typePassword(page, samplePassword, t.access.proofConfirm);
    await expect(page.getByRole('button', exactly(t.issuingKeys.lock))).toBeVisible();
  });

  test(`one laptop goes to a candidate, to a colleague, and back (${locale})`, async ({ house }) => {
    test.setTimeout(240_000);
    house.expected = /423|428/;
    await foundSample(house);
    const exam = await prepareExam(house, { locale, candidates: 2, kinds: ['single'] });
    const [first, second = ''] = exam.admissionNumbers;
    await sitByOperation(house, exam, first, locale, true);
    const page = await signInAs(house, 'administrator', look);
    await page.getByRole('link', exactly(t.staff.nav.waiting)).click();
    await expect(page.getByRole('heading', exactly(t.access.others))).toBeVisible();
    await page.getByRole('button', exactly(t.access.handOver)).click();
    await picture(page, `hand-over-${locale}`);
    await page.getByRole('button', exactly(t.access.toCandidate)).click();

    // The candidate has nothing of the staff: not on the screen, not by going back, not by an address.
    await page.getByLabel(t.signIn.admissionNumber).fill(second);
    await page.getByRole('button', exactly(t.signIn.enter)).click();
    await expect(page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
    await page.goBack();
    await page.evaluate(() => (location.hash = '#/accounts'));
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
    await expectAccessible(page, 'handed over');
    await picture(page, `handed-over-${locale}`);

    await page.getByRole('button', exactly(t.access.takeBack)).click();
    await typePassword(page, 'a guess', t.access.takeBackConfirm);
    await expect(page.getByText(t.access.wrongPassword)).toBeVisible();
    await typePassword(page, samplePassword, t.access.takeBackConfirm);
    await page.getByRole('link', exactly(t.staff.nav.waiting)).click();
    await expect(page.getByRole('heading', { name: t.access.waitingTitle })).toBeVisible();

    // A colleague does what waits for a second person, at the same machine.
    await page.getByRole('button', exactly(t.access.handOver)).click();
    await page.getByRole('button', exactly(t.access.toColleague)).click();
    await page.getByRole('button', { name: 'decider' }).click();
    await page.getByRole('button', exactly(t.signIn.signIn)).click();
    await page.getByRole('link', exactly(t.staff.nav.waiting)).click();
    await expect(page.getByRole('heading', exactly(t.access.yours))).toBeVisible();
    await expect(page.getByText(t.access.waitingKinds.decision('1')).first()).toBeVisible();
    await expectAccessible(page, 'waiting for a second person');
    await picture(page, `second-person-${locale}`);
    await page.getByRole('link', exactly(t.access.goThere)).first().click();
    await expect(page.getByRole('heading', exactly(t.decision.title))).toBeVisible();
    await page.getByRole('button', exactly(t.staff.signOut)).click();
    await page.getByRole('button', exactly(t.access.takeBack)).click();
    await typePassword(page, samplePassword, t.access.takeBackConfirm);
    await page.getByRole('link', exactly(t.staff.nav.waiting)).click();
    await expect(page.getByRole('heading', { name: t.access.waitingTitle })).toBeVisible();
  });

  test(`a proctor without a password is let in again by a code (${locale})`, async ({ house }) => {
    test.setTimeout(240_000);
    house.expected = /423|428/;
    await foundSample(house);
    const page = await signInAs(house, 'administrator', look);
    await page.getByRole('link', exactly(t.staff.nav.letIn)).click();
    await page.getByRole('button', exactly(t.access.letInOf('样例·监考员'))).click();
    await page.getByLabel(t.access.reason).fill('忘记密码，已当面核对 Forgot it');
    await page.getByRole('dialog').getByRole('button', exactly(t.access.letInConfirm)).click();
    const code = await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/).innerText();
    await expect(page.getByText(t.access.aid['account.entry-code-made']('样例·管理员', '样例·监考员'))).toBeVisible();
    await expectAccessible(page, 'let in');
    await picture(page, `let-in-${locale}`);

    const other = await house.window(look);
    await other.getByRole('button', { name: t.signIn.staff }).click();
    await other.getByRole('button', exactly(t.access.cannotGetIn)).click();
    await other.getByLabel(t.signIn.username).fill('proctor');
    await other.getByLabel(t.access.code).fill(code.toLowerCase().replaceAll('-', ' '));
    await other.getByLabel(t.access.newPassword).fill('a newer password');
    await expectAccessible(other, 'entry by a code');
    await picture(other, `entry-code-${locale}`);
    await other.getByRole('button', exactly(t.access.setPassword)).click();
    await expect(other.getByText(t.access.recovered)).toBeVisible();
    await other.getByLabel(t.signIn.password).fill('a newer password');
    await other.getByRole('button', exactly(t.signIn.signIn)).click();
    await expect(other.getByRole('button', exactly(t.staff.signOut))).toBeVisible();
    const journal = await (await actingAs(house, 'administrator')).journal.verify({});
    expect(journal).toMatchObject({ intact: true, signatures: { bad: [] } });
  });
}
