import { locales } from '#domain/item/locale.ts';
import { sampleCandidates } from '#host/sample/sample-people.ts';
import { pageFile } from '#tests/support/room-line.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test, wordsIn } from './support/exam-house.ts';
import { picture } from './support/pictures.ts';
import { openRoomByScreen, seatBrowser } from './support/room-seat.ts';
import { checkIn, makeSample, signInAs } from './support/sample.ts';

for (const locale of locales) {
  const { admissionNumber: number = '', name = '' } = sampleCandidates.find((one) => one.locale === locale) ?? {};
  const look = { locale };

  test(`in ${locale}: a browser joins the room over TLS, is let in and named, and a candidate sits an exam at it`, async ({
    house,
  }) => {
    test.slow(); // a browser of its own, and the whole way of a candidate
    const t = wordsIn(locale);
    await makeSample(house, look);
    const proctor = await signInAs(house, 'proctor', look);
    const room = await openRoomByScreen(proctor, look);
    expect((await pageFile(room.pageUrl)).body.toString()).toContain(room.fingerprint);
    await picture(proctor, `room-network-${locale}`);
    await expectAccessible(proctor, 'room network');

    const { page: seat, close } = await seatBrowser(room, look, house);
    await seat.goto(room.url);
    await seat.getByRole('button', { name: t.signIn.candidate }).click();
    await seat.getByLabel(t.join.code).fill('00000-00000');
    await seat.getByRole('button', { name: t.join.submit, exact: true }).click();
    await expect(seat.getByText(t.join.refused['wrong-code'])).toBeVisible();
    await expectAccessible(seat, 'joining');
    await seat.getByLabel(t.join.code).fill(room.code);
    await seat.getByRole('button', { name: t.join.submit, exact: true }).click();
    await expect(seat.getByRole('heading', { name: t.join.pendingTitle })).toBeVisible();

    const waiting = proctor.getByRole('form');
    await waiting.getByLabel(t.network.seatName).fill('A-03');
    await waiting.getByLabel(t.network.column).fill('3');
    await waiting.getByRole('button', { name: t.network.approve }).click();
    const placed = proctor.getByRole('button', { name: t.network.placeAt(1, 3) });
    await expect(placed).toContainText('A-03');
    await placed.scrollIntoViewIfNeeded();
    await picture(proctor, `seat-map-${locale}`);
    await expectAccessible(proctor, 'seat map');

    // The seat's own screen goes on by itself once the proctor has let it in.
    await seat.getByLabel(t.signIn.admissionNumber).fill(number);
    await seat.getByRole('button', { name: t.signIn.enter, exact: true }).click();
    await expect(seat.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
    await proctor.getByRole('link', { name: t.staff.nav.board }).click();
    await proctor.getByRole('link', { name: t.proctor.openBoard }).first().click();
    await expect(proctor.getByText(`A-03 · ${number}`)).toBeVisible();
    await proctor.getByRole('checkbox', { name: t.proctor.chooseCard(name, number) }).check();
    await proctor.getByRole('button', { name: t.proctor.acts.admit, exact: true }).click();
    await proctor.getByRole('dialog').getByRole('button', { name: t.day.checkedAndAdmit, exact: true }).click();
    await checkIn(seat, t);
    await proctor.getByRole('checkbox', { name: t.proctor.chooseCard(name, number) }).check();
    await proctor.getByRole('button', { name: t.proctor.acts.start, exact: true }).click();
    await proctor.getByRole('dialog').getByRole('button', { name: t.proctor.acts.start, exact: true }).click();
    await expect(seat.getByText(t.candidate.itemOf(1, 20)).first()).toBeVisible();

    // Closing the room while time runs is asked twice.
    await proctor.getByRole('link', { name: t.staff.nav.network }).click();
    await proctor.getByRole('button', { name: t.network.close, exact: true }).click();
    const dialog = proctor.getByRole('dialog');
    await dialog.getByRole('button', { name: t.network.close, exact: true }).click();
    await expect(dialog.getByText(t.network.closeTimeRuns)).toBeVisible();
    await dialog.getByRole('button', { name: t.common.cancel }).click();

    await seat.getByRole('button', { name: t.candidate.review }).click();
    await seat.getByRole('button', { name: t.candidate.submit, exact: true }).click();
    await seat.getByRole('button', { name: t.candidate.submitNow }).click();
    await expect(seat.getByRole('heading', { name: t.candidate.finishedTitle.submitted })).toBeVisible();

    await proctor.getByRole('button', { name: t.network.close, exact: true }).click();
    await dialog.getByRole('button', { name: t.network.close, exact: true }).click();
    await expect(proctor.getByText(t.network.closedTitle)).toBeVisible();
    await expect(pageFile(room.pageUrl)).rejects.toThrow(/ECONNREFUSED/);
    await close();
  });
}

test('a seat hears that its program is of another version, and that a host was replaced, each on a screen of its own', async ({
  house,
}) => {
  const look = { locale: 'en' } as const;
  const t = wordsIn('en');
  await makeSample(house, look);
  const proctor = await signInAs(house, 'proctor', look);
  const room = await openRoomByScreen(proctor, look);
  house.expected = /426/;
  const { page: seat, close } = await seatBrowser(room, look, house);
  // The page of an older program: it announces what it is made for.
  await seat.route('**/rpc/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-invigil-version': '0 0.0.1' } }),
  );
  await seat.goto(room.url);
  await expect(seat.getByRole('heading', { name: t.join.otherVersionTitle })).toBeVisible();
  await seat.unroute('**/rpc/**');
  await seat.getByRole('button', { name: t.join.reload }).click();
  await seat.getByRole('button', { name: t.signIn.candidate }).click();
  await seat.getByLabel(t.join.code).fill(room.code);
  await seat.getByRole('button', { name: t.join.submit, exact: true }).click();
  await expect(seat.getByRole('heading', { name: t.join.pendingTitle })).toBeVisible();

  // A spare host of the same lineage was heard since, under a higher epoch.
  await seat.evaluate(() => {
    const [lineage] = (localStorage.getItem('invigil.host-epoch') ?? '').split(' ');
    localStorage.setItem('invigil.host-epoch', `${lineage ?? ''} 2`);
  });
  await expect(seat.getByRole('heading', { name: t.join.replacedTitle })).toBeVisible();
  await expectAccessible(seat, 'a host that was replaced');
  await close();
});

test('a seat that asks from another address is covered until it is let in again, with its exam still beneath', async ({
  house,
}) => {
  test.slow();
  const look = { locale: 'en' } as const;
  const t = wordsIn('en');
  const { admissionNumber: number = '' } = sampleCandidates.find((one) => one.locale === 'en') ?? {};
  await makeSample(house, look);
  const proctor = await signInAs(house, 'proctor', look);
  const room = await openRoomByScreen(proctor, look);
  const { page: seat, close } = await seatBrowser(room, look, house);
  await seat.goto(room.url);
  await seat.getByRole('button', { name: t.signIn.candidate }).click();
  await seat.getByLabel(t.join.code).fill(room.code);
  await seat.getByRole('button', { name: t.join.submit, exact: true }).click();
  await proctor.getByRole('form').getByRole('button', { name: t.network.approve }).click();
  await seat.getByLabel(t.signIn.admissionNumber).fill(number);
  await seat.getByRole('button', { name: t.signIn.enter, exact: true }).click();
  await expect(seat.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();

  // What the host tells a seat that asks from elsewhere: it stands still, with its exam beneath.
  await seat.route('**/rpc/**', async (route) => {
    const asks = route.request().url().endsWith('/seats/mine');
    const refused = { defined: false, code: 'FORBIDDEN', status: 403, message: 'No proctor has let this seat in.' };
    await route.fulfill({
      status: asks ? 200 : 403,
      headers: { 'content-type': 'application/json', 'x-invigil-seat': 'moved' },
      body: JSON.stringify({ json: asks ? { standing: 'moved', name: 'A-01' } : refused }),
    });
  });
  await expect(seat.getByRole('heading', { name: t.join.movedTitle })).toBeVisible();
  await expect(seat.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeAttached();
  await expectAccessible(seat, 'a seat that moved');
  await seat.unroute('**/rpc/**');
  await expect(seat.getByRole('heading', { name: t.join.movedTitle })).toBeHidden();
  await expect(seat.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
  await close();
});
