// The whole road by people's hands: from an empty machine to a certificate that is verified, and HR's files.
import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { locales } from '#domain/item/locale.ts';
import { expectAccessible } from './support/accessible.ts';
import { bankFolder, knowledge, respondRightly } from './support/answers.ts';
import { expect, test, wordsIn, type ExamHouse, type Look } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { checkIn } from './support/sample.ts';

const password = 'a password for the road';
const passphrase = 'a passphrase of many words';
const people = {
  office: { name: '考务员甲', number: 'S2', roles: ['author', 'proctor'] },
  decider: { name: '决定人乙', number: 'S3', roles: ['decision-maker'] },
  hr: { name: '人事员丙', number: 'S4', roles: ['hr'] },
} as const;

const exactly = (name: string) => ({ name, exact: true });

async function signIn(house: ExamHouse, look: Look, username: string, role?: string): Promise<Page> {
  const t = wordsIn(look.locale);
  const page = await house.window(look);
  await page.getByRole('button', { name: t.signIn.staff }).click();
  await page.getByLabel(t.signIn.username).fill(username);
  await page.getByLabel(t.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', exactly(t.signIn.signIn)).click();
  if (role !== undefined) {
    await page.getByRole('radio', exactly(role)).check();
    await page.getByRole('button', exactly(t.signIn.signIn)).click();
  }
  await expect(page.getByRole('button', { name: t.staff.signOut })).toBeVisible();
  return page;
}

async function foundOrganisation(house: ExamHouse, look: Look): Promise<void> {
  const t = wordsIn(look.locale);
  const page = await house.window(look, house.setupLink);
  await expectAccessible(page, 'first run');
  await picture(page, `first-run-${look.locale}`);
  await page.getByRole('button', { name: t.setup.ownStart, exact: true }).click();
  await page.getByLabel(t.setup.nameZh).fill('江东供电公司');
  await page.getByLabel(t.setup.nameEn).fill('Jiangdong Power Supply');
  await page.getByLabel(t.setup.personName, { exact: true }).fill('管理员');
  await page.getByLabel(t.setup.employeeNumber).fill('S1');
  await page.getByLabel(t.setup.username).fill('admin');
  await page.getByLabel(t.setup.password, { exact: true }).fill(password);
  await page.getByLabel(t.setup.passphrase, { exact: true }).fill(passphrase);
  await page.getByLabel(t.setup.passphraseAgain).fill(passphrase);
  await expectAccessible(page, 'the form of an organisation');
  await page.getByRole('button', exactly(t.setup.create)).click();
  await expect(page.getByRole('heading', { name: t.setup.kitTitle })).toBeVisible();
  await expectAccessible(page, 'the recovery kit');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: t.setup.saveKitFile }).click();
  expect(JSON.parse(readFileSync(await (await saved).path(), 'utf8'))).toMatchObject({ cipher: 'aes-256-gcm' });
  await page.getByLabel(t.setup.kept).check();
  await page.getByRole('button', exactly(t.setup.go)).click();
  await expect(page.getByText(t.signIn.welcome)).toBeVisible();
}

async function openAccounts(house: ExamHouse, look: Look): Promise<void> {
  const t = wordsIn(look.locale);
  const page = await signIn(house, look, 'admin');
  for (const [username, person] of Object.entries(people)) {
    await page.getByRole('button', exactly(t.accounts.create)).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.accounts.name, { exact: true }).fill(person.name);
    await dialog.getByLabel(t.accounts.employeeNumber).fill(person.number);
    await dialog.getByLabel(t.accounts.username).fill(username);
    await dialog.getByLabel(t.accounts.initialPassword, { exact: true }).fill(password);
    for (const role of person.roles) await dialog.getByRole('checkbox', { name: t.staff.roles[role] }).check();
    await dialog.getByRole('button', exactly(t.accounts.create)).click();
    await expect(page.getByText(t.accounts.created(person.name))).toBeVisible();
  }
  await expectAccessible(page, 'staff accounts');
  await page.context().close();
}

async function prepareExam(house: ExamHouse, look: Look): Promise<void> {
  const { locale } = look;
  const t = wordsIn(locale);
  const page = await signIn(house, look, 'office', t.staff.roles.author);
  const to = (word: keyof typeof t.staff.nav) => page.getByRole('link', exactly(t.staff.nav[word])).click();

  await to('banks');
  await page.getByRole('button', { name: t.banks.import }).first().click();
  await page.getByLabel(t.bankImport.chooseFolder).setInputFiles(bankFolder);
  await expect(page.getByText(t.bankImport.imported('', 2).slice(-6))).toBeVisible();
  await page.getByRole('button', { name: t.bankImport.open }).click();
  await page.getByRole('tab', { name: t.bankOverview.tab }).click();
  await expect(page.getByRole('heading', { name: t.banks.map })).toBeVisible();
  await expectAccessible(page, 'a bank');
  await picture(page, `bank-${locale}`);

  await to('blueprints');
  await page.getByRole('button', { name: t.blueprints.create }).first().click();
  await page.getByLabel(t.office.inChinese(t.blueprints.name)).fill('道路卷');
  await page.getByLabel(t.blueprints.bank, { exact: false }).first().selectOption('hotline-95598');
  await page.getByLabel(t.blueprints.count).fill('6');
  await page.getByLabel(t.blueprints.pointsEach).fill('10');
  await expect(page.getByText(t.blueprints.feasible).first()).toBeVisible();
  await expectAccessible(page, 'a blueprint');
  await picture(page, `blueprint-${locale}`);
  await page.getByRole('button', { name: t.blueprints.save }).click();
  await expect(page.getByText(t.blueprints.saved(1))).toBeVisible();

  await to('schemes');
  await page.getByRole('button', { name: t.schemes.create }).first().click();
  const both = async (label: string, zh: string, en: string) => {
    await page.getByLabel(t.office.inChinese(label), { exact: true }).first().fill(zh);
    await page.getByLabel(t.office.inEnglish(label)).first().fill(en);
  };
  await both(t.schemes.name, '热线客服代表', 'Hotline Agent');
  await both(t.schemes.level, '基础级', 'Basic');
  await both(t.schemes.scope, '受理咨询与报修', 'Enquiries and fault reports');
  await both(t.schemes.partTitle, '理论', 'Theory');
  await page.getByLabel(t.schemes.blueprint).selectOption({ label: '道路卷' });
  await page.getByLabel(t.schemes.minutes).fill('30');
  await page.getByLabel(t.schemes.passLine).fill('60');
  await both(t.schemes.agreementTitle, '保密', 'Confidentiality');
  await both(t.schemes.agreementText, '不透露试题。', 'I pass no question on.');
  await page.getByRole('button', exactly(t.schemes.publish)).click();
  await page.getByRole('dialog').getByRole('button', exactly(t.schemes.publish)).click();
  await expect(page.getByText(t.schemes.published)).toBeVisible();
  await expectAccessible(page, 'a published scheme');

  await to('sessions');
  await page.getByRole('button', { name: t.sessions.create }).first().click();
  await page.getByLabel(t.sessions.name, { exact: true }).fill('第一场');
  await page.getByLabel(t.sessions.room, { exact: true }).fill('301');
  await page.getByRole('button', exactly(t.sessions.create)).click();
  await page.getByRole('tab', { name: t.sessions.takeIn }).click();
  const wrong = test.info().outputPath('wrong.csv');
  writeFileSync(wrong, '姓名,工号,语言\n,E1,中文\n王宁,E2,火星文\n');
  const roster = page.getByRole('group', { name: t.rosterImport.drop }).locator('input[type=file]');
  await roster.setInputFiles(wrong);
  await expect(page.getByText(t.rosterImport.problems(2, 'wrong.csv'))).toBeVisible();
  await expectAccessible(page, 'errors in a roster');
  await picture(page, `roster-errors-${locale}`);
  const right = test.info().outputPath('roster.csv');
  writeFileSync(
    right,
    `准考证号,姓名,工号,单位,语言\n20260001,王宁,E1,热线一班,${locale}\n20260002,李静,E2,热线一班,${locale}\n`,
  );
  await roster.setInputFiles(right);
  await page.getByRole('button', { name: t.rosterImport.write(2) }).click();
  await expect(page.getByText(t.rosterImport.written(2))).toBeVisible();
  await page.context().close();
}

async function sitExam(house: ExamHouse, look: Look): Promise<void> {
  const { locale } = look;
  const t = wordsIn(locale);
  const proctor = await signIn(house, look, 'office', t.staff.roles.proctor);
  await proctor.getByRole('link', { name: t.proctor.openBoard }).click();
  const seats: Page[] = [];
  for (const number of ['20260001', '20260002']) {
    const seat = await house.window(look);
    await seat.getByRole('button', { name: t.signIn.candidate }).click();
    await seat.getByLabel(t.signIn.admissionNumber).fill(number);
    await seat.getByRole('button', exactly(t.signIn.enter)).click();
    await expect(seat.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
    seats.push(seat);
  }
  await proctor.getByRole('button', { name: t.proctor.selectShown }).click();
  await proctor.getByRole('button', exactly(t.proctor.acts.admit)).click();
  await proctor.getByRole('dialog').getByRole('button', exactly(t.day.checkedAndAdmit)).click();
  for (const seat of seats) await checkIn(seat, t);
  await expect(proctor.getByText(t.proctor.states.ready)).toHaveCount(2);
  await expectAccessible(proctor, 'the seat board');
  await proctor.getByRole('button', { name: t.proctor.selectShown }).click();
  await proctor.getByRole('button', exactly(t.proctor.acts.start)).click();
  await proctor.getByRole('dialog').getByRole('button', exactly(t.proctor.acts.start)).click();

  const [able, idle] = seats;
  if (able === undefined || idle === undefined) throw new Error('two seats');
  const items = await knowledge();
  for (let n = 1; n <= 6; n += 1) {
    await expect(able.getByText(t.candidate.itemOf(n, 6)).first()).toBeAttached();
    await respondRightly(able, items, locale, t);
    await expect(able.getByText(t.candidate.answeredOf(n, 6)).first()).toBeAttached();
    if (n < 6) await able.getByRole('button', exactly(t.candidate.next)).click();
  }
  for (const seat of [able, idle]) {
    await seat.getByRole('button', exactly(t.candidate.review)).click();
    await seat.getByRole('button', exactly(t.candidate.submit)).click();
    await seat.getByRole('button', exactly(t.candidate.submitNow)).click();
    await expect(seat.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();
  }
  await expectAccessible(able, 'the receipt');
  await proctor.getByRole('link', exactly(t.room.records)).click();
  await proctor.getByRole('tab', { name: t.room.tabs.attendance }).click();
  await proctor.getByRole('button', exactly(t.room.attendance.fillIn)).click();
  await proctor.getByRole('button', exactly(t.room.attendance.save)).click();
  await expect(proctor.getByText(t.room.attendance.saved(2))).toBeVisible();
  await proctor.getByRole('button', exactly(t.proctor.closeSession)).click();
  await proctor.getByRole('dialog').getByRole('button', exactly(t.proctor.closeSession)).click();
  await expect(proctor.getByRole('dialog')).toBeHidden();
  await expect(proctor.getByRole('button', exactly(t.proctor.closeSession))).toBeDisabled();
}

/** Decides on both, issues, and returns the path of the downloaded certificate. */
async function decideAndIssue(house: ExamHouse, look: Look): Promise<string> {
  const { locale } = look;
  const t = wordsIn(locale);
  const page = await signIn(house, look, 'decider');
  await page.getByRole('link', exactly(t.staff.nav.decisions)).click();
  await page.getByRole('checkbox', { name: t.common.selectRow('王宁') }).check();
  await page.getByRole('button', exactly(t.decision.certify)).click();
  await page.getByLabel(t.decision.password).fill('not the password');
  await page.getByRole('button', { name: t.decision.dialogTitle.certify(1) }).click();
  await expect(page.getByText(t.decision.wrongPassword)).toBeVisible();
  await page.getByLabel(t.decision.password).fill(password);
  await expectAccessible(page, 'deciding');
  await picture(page, `decide-${locale}`);
  await page.getByRole('button', { name: t.decision.dialogTitle.certify(1) }).click();
  await expect(page.getByText(t.decision.decidedNow.certify(1))).toBeVisible();

  await page.getByRole('checkbox', { name: t.common.selectRow('李静') }).check();
  await page.getByRole('button', exactly(t.decision.refuse)).click();
  await page.getByRole('dialog').getByLabel(t.decision.reason).fill('未达到合格线');
  await page.getByLabel(t.decision.password).fill(password);
  await page.getByRole('button', { name: t.decision.dialogTitle.refuse(1) }).click();
  await expect(page.getByText(t.decision.decidedNow.refuse(1))).toBeVisible();

  await page.getByRole('button', exactly(t.decision.issue)).click();
  await page.getByLabel(t.issuingKeys.passphrase, { exact: true }).fill(passphrase);
  await page.getByRole('button', exactly(t.issuingKeys.unlock)).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t.issuing.issueSelected(1) })
    .click();
  await expect(page.getByText(t.issuing.issued(1))).toBeVisible();
  await page.getByRole('button', exactly(t.common.done)).click();

  await page.getByRole('link', exactly(t.staff.nav.certificates)).click();
  await page.getByRole('button', { name: t.certificates.lookAt('INV-') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, `certificate-${locale}`);
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: t.certificates.whats.pdf }).click();
  const path = test.info().outputPath('certificate.pdf');
  await (await download).saveAs(path);
  return path;
}

async function verifyAndTakeFiles(house: ExamHouse, look: Look, pdf: string): Promise<void> {
  const { locale } = look;
  const t = wordsIn(locale);
  const page = await signIn(house, look, 'hr');
  await page.getByRole('link', exactly(t.staff.nav.verify)).click();
  const field = page.getByRole('group', { name: t.verify.drop }).locator('input[type=file]');
  await field.setInputFiles(pdf);
  await expect(page.getByText(t.verify.outcomes.valid)).toBeVisible();
  await expectAccessible(page, 'a verified certificate');
  await picture(page, `verify-${locale}`);
  const bytes = readFileSync(pdf);
  bytes[3_000] = (bytes[3_000] ?? 0) ^ 1;
  const forged = test.info().outputPath('forged.pdf');
  writeFileSync(forged, bytes);
  await page.getByRole('group', { name: t.verify.drop }).locator('input[type=file]').setInputFiles(forged);
  await expect(page.getByText(t.verify.outcomes['not-valid'], { exact: true })).toBeVisible();

  await page.getByRole('link', exactly(t.staff.nav.resultsFiles)).click();
  for (const format of ['csv', 'xlsx', 'package'] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: t.hr.downloadOf(t.hr[format]) }).click();
    const path = test.info().outputPath(`results.${format}`);
    await (await download).saveAs(path);
    if (format === 'csv') expect(readFileSync(path, 'utf8')).toContain('王宁');
    else expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  }
  await expectAccessible(page, 'HR’s files');
}

for (const locale of locales) {
  test(`in ${locale}: an office founds its organisation, holds an exam, decides, and issues a certificate that verifies`, async ({
    house,
  }) => {
    test.setTimeout(300_000);
    const look: Look = { locale, theme: locale === 'en' ? 'dark' : 'light' };
    await foundOrganisation(house, look);
    await openAccounts(house, look);
    await prepareExam(house, look);
    await sitExam(house, look);
    const pdf = await decideAndIssue(house, look);
    await verifyAndTakeFiles(house, look, pdf);
  });
}
